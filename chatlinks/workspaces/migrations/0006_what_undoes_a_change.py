from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workspaces", "0005_records_keep_who"),
    ]

    operations = [
        migrations.AddField(
            model_name="rulechange",
            name="undo",
            field=models.JSONField(null=True),
        ),
    ]
