"""By what a step is known that comes again, as a call does with its result."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0020_conversations_by_index")]
    operations = [
        migrations.AddField(
            model_name="step",
            name="external_hash",
            field=models.BinaryField(max_length=16, null=True),
        ),
    ]
