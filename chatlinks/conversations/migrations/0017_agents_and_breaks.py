"""Whether an agent wrote in a conversation, or its bot broke, without a look at its messages."""

from django.db import migrations, models
from django.db.models import Q

from chatlinks.database.indexes import AddIndexBesideWork


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("conversations", "0016_kinds_of_messages_by_index")]
    operations = [
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["conversation"],
                include=["business"],
                name="message_of_agent",
                condition=Q(sender="agent"),
            ),
        ),
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["conversation"],
                include=["business"],
                name="message_broke",
                condition=Q(is_broken=True),
            ),
        ),
    ]
