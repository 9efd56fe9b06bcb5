"""Files that bot and agents sent may go along with a link: never with one that was made before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0014_one_announcement")]
    operations = [
        migrations.AddField(
            model_name="chatlink",
            name="files",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="linkpolicy",
            name="files",
            field=models.BooleanField(
                db_default=True,
                default=True,
                verbose_name="files of bot and agents may go along",
            ),
        ),
    ]
