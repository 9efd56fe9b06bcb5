"""Nothing any more: where words end is told in `conversations` (0008_stored_words)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("analytics", "0002_dirty_days"), ("conversations", "0007_words")]
    operations = []
