"""Messages by sub story, confidence, smart assist and seldom senders, and the newest of several
businesses, are found without reading all others.
"""

from django.db import migrations, models

from chatlinks.database.indexes import AddIndexBesideWork


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("conversations", "0015_writers"),
        ("workspaces", "0006_what_undoes_a_change"),
    ]
    operations = [
        AddIndexBesideWork(
            "conversation",
            models.Index(fields=["-started_at", "-id", "business"], name="newest_of_all"),
        ),
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["business", "sub_story", "-at"],
                name="message_of_story",
                condition=~models.Q(sub_story=""),
            ),
        ),
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["business", "sender", "-at"],
                name="message_of_few",
                condition=models.Q(sender__in=["agent", "other"]),
            ),
        ),
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["business", "-at", "-id"],
                name="message_assisted",
                condition=models.Q(is_smart_assist=True),
            ),
        ),
        AddIndexBesideWork(
            "message",
            models.Index(
                fields=["business", "confidence"],
                name="message_confidence",
                condition=models.Q(confidence__isnull=False),
            ),
        ),
    ]
