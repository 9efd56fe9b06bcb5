"""Which users are still masked by an older policy is walked by an index, portion by portion; which
conversations hold a message of a node or a sub story is told by one.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0019_steps")]
    operations = [
        migrations.RemoveIndex("conversation", "masked_by"),
        migrations.AddIndex(
            "conversation",
            models.Index(fields=["business", "rules", "contact"], name="masked_by"),
        ),
        migrations.RemoveIndex("message", "message_of_node"),
        migrations.AddIndex(
            "message",
            models.Index(
                fields=["business", "node", "-at"],
                include=["conversation"],
                name="message_of_node",
            ),
        ),
        migrations.RemoveIndex("message", "message_of_story"),
        migrations.AddIndex(
            "message",
            models.Index(
                fields=["business", "sub_story", "-at"],
                include=["conversation"],
                name="message_of_story",
                condition=~models.Q(sub_story=""),
            ),
        ),
    ]
