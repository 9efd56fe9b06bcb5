from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0003_records_keep_who")]

    operations = [
        migrations.AlterField(
            model_name="chatlink",
            name="token",
            field=models.CharField(
                blank=True, db_column="token", max_length=32, null=True, unique=True
            ),
        ),
        migrations.RenameField("chatlink", "token", "members_token"),
        migrations.AddField(
            model_name="chatlink",
            name="token_hash",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="chatlink",
            name="token_sealed",
            field=models.BinaryField(null=True),
        ),
        migrations.AddIndex(
            model_name="chatlink",
            index=models.Index(
                condition=models.Q(("token_hash__isnull", False)),
                fields=["token_hash"],
                name="links_by_hash",
            ),
        ),
        migrations.AddIndex(
            model_name="chatlink",
            index=models.Index(
                condition=models.Q(
                    ("members_token__isnull", False),
                    models.Q(("audience", "members"), _negated=True),
                ),
                fields=["id"],
                name="tokens_in_clear",
            ),
        ),
    ]
