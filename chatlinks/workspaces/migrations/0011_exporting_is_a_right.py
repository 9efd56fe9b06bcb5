from django.db import migrations, models

FIELD = {
    "default": True,
    "db_default": True,
    "verbose_name": "Export",
}


class Migration(migrations.Migration):
    dependencies = [("workspaces", "0010_changed_rights_are_told")]
    operations = [
        migrations.AddField(
            model_name=name,
            name="export",
            field=models.BooleanField(**FIELD),
        )
        for name in ("membership", "invitation")
    ]
