from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0004_tokens")]

    operations = [
        migrations.AddField(
            model_name="chatlink",
            name="covers",
            field=models.CharField(
                choices=[
                    ("now", "As it is now"),
                    ("end", "Until it ends"),
                    ("passage", "One passage"),
                ],
                db_default="end",
                default="end",
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="chatlink",
            name="first_message",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="chatlink",
            name="last_message",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="chatlink",
            name="newest_message",
            field=models.BigIntegerField(null=True),
        ),
    ]
