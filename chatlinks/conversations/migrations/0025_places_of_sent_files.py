"""At which of its message's items a file that was sent elsewhere is: its number may be masked."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0024_messages_by_external_hash")]
    operations = [
        migrations.AddField(
            model_name="file",
            name="places",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveSmallIntegerField(),
                null=True,
                size=None,
            ),
        ),
    ]
