"""Whether a message came before is told without reading all of its contact's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0023_sent_files")]
    operations = [
        migrations.AddIndex(
            "message",
            models.Index(fields=["conversation", "external_hash"], name="message_by_external_hash"),
        ),
    ]
