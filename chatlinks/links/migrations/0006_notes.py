from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0005_coverage")]

    operations = [
        migrations.AddField(
            model_name="chatlink",
            name="note_sealed",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="chatlink",
            name="start_message",
            field=models.BigIntegerField(null=True),
        ),
    ]
