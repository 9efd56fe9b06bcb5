"""Whether a conversation was handed over to people, without a look at all events of all others."""

from django.db import migrations, models

from chatlinks.database.indexes import AddIndexBesideWork


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("conversations", "0026_unread_texts")]
    operations = [
        AddIndexBesideWork(
            "event",
            models.Index(
                fields=["conversation"],
                include=["business"],
                name="event_of_hand_over",
                condition=models.Q(kind__in=["assigned_team", "assigned_agent"]),
            ),
        ),
    ]
