"""Messages by sub story, confidence, smart assist and seldom senders, and the newest of several
businesses, are found without reading all others.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0015_writers"),
        ("workspaces", "0006_what_undoes_a_change"),
    ]
    operations = [
        migrations.AddIndex(
            "conversation",
            models.Index(fields=["-started_at", "-id", "business"], name="newest_of_all"),
        ),
        migrations.AddIndex(
            "message",
            models.Index(
                fields=["business", "sub_story", "-at"],
                name="message_of_story",
                condition=~models.Q(sub_story=""),
            ),
        ),
        migrations.AddIndex(
            "message",
            models.Index(
                fields=["business", "sender", "-at"],
                name="message_of_few",
                condition=models.Q(sender__in=["agent", "other"]),
            ),
        ),
        migrations.AddIndex(
            "message",
            models.Index(
                fields=["business", "-at", "-id"],
                name="message_assisted",
                condition=models.Q(is_smart_assist=True),
            ),
        ),
        migrations.AddIndex(
            "message",
            models.Index(
                fields=["business", "confidence"],
                name="message_confidence",
                condition=models.Q(confidence__isnull=False),
            ),
        ),
    ]
