"""Which users are still masked by an older policy is walked by an index, portion by portion; which
conversations hold a message of a node or a sub story is told by one.
"""

from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations, models

from chatlinks.database.indexes import AddIndexBesideWork


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("conversations", "0019_steps")]
    operations = [
        RemoveIndexConcurrently("conversation", "masked_by"),
        AddIndexBesideWork(
            "conversation",
            models.Index(fields=["business", "rules", "contact"], name="masked_by"),
        ),
        RemoveIndexConcurrently("message", "message_of_node"),
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["business", "node", "-at"],
                include=["conversation"],
                name="message_of_node",
            ),
        ),
        RemoveIndexConcurrently("message", "message_of_story"),
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["business", "sub_story", "-at"],
                include=["conversation"],
                name="message_of_story",
                condition=~models.Q(sub_story=""),
            ),
        ),
    ]
