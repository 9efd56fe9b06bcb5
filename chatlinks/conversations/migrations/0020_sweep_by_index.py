"""Which users are still masked by an older policy: walked by an index, portion by portion."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0019_steps")]
    operations = [
        migrations.RemoveIndex("conversation", "masked_by"),
        migrations.AddIndex(
            "conversation",
            models.Index(fields=["business", "rules", "contact"], name="masked_by"),
        ),
    ]
