"""Files that were sent elsewhere: how it stands with each, and where it lies until it is here."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0022_no_index_of_business_alone")]
    operations = [
        migrations.AddField(
            model_name="file",
            name="state",
            field=models.CharField(
                choices=[("kept", "Kept"), ("awaited", "Awaited"), ("failed", "Failed")],
                db_default="kept",
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="why",
            field=models.CharField(blank=True, db_default="", max_length=12),
        ),
        migrations.AddField(model_name="file", name="source", field=models.BinaryField(null=True)),
        migrations.AddField(
            model_name="file",
            name="source_hash",
            field=models.BinaryField(max_length=16, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="message_hash",
            field=models.BinaryField(max_length=16, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="tries",
            field=models.PositiveSmallIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name="file", name="next_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddIndex(
            model_name="file",
            index=models.Index(
                condition=models.Q(("state", "awaited")),
                fields=["business", "next_at"],
                name="file_awaited",
            ),
        ),
    ]
