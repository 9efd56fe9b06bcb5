"""Whether a message came before is told without reading all of its contact's."""

from django.db import migrations, models

from chatlinks.database.indexes import AddIndexBesideWork


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("conversations", "0023_sent_files")]
    operations = [
        AddIndexBesideWork(
            "message",
            models.Index(fields=["conversation", "external_hash"], name="message_by_external_hash"),
        ),
    ]
