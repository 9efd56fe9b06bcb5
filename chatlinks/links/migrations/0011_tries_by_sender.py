from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0010_announced")]

    operations = [
        migrations.AddField(
            model_name="passcodetry",
            name="sender_hash",
            field=models.BinaryField(db_default=b"", default=b""),
        ),
    ]
