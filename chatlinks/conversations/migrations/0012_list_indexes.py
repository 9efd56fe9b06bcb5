"""By which the list of conversations is walked, narrowed to a channel or a team, or worst first."""

from django.db import migrations, models
from django.db.models import F, Q

from chatlinks.database.indexes import AddIndexBesideWork


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("conversations", "0011_lowest_rating")]
    operations = [
        AddIndexBesideWork(
            "conversation",
            models.Index(
                fields=["business", "channel", "-started_at", "-id"], name="newest_of_channel"
            ),
        ),
        AddIndexBesideWork(
            "conversation",
            models.Index(
                fields=["team", "-started_at", "-id"],
                name="newest_of_team",
                condition=Q(team__isnull=False),
            ),
        ),
        AddIndexBesideWork(
            "conversation",
            models.Index(
                F("business"),
                (F("lowest_rating") * -1).desc(),
                F("started_at").desc(),
                F("id").desc(),
                name="worst_first",
                condition=Q(lowest_rating__isnull=False),
            ),
        ),
    ]
