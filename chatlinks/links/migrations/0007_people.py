import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def person(**more):
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **more,
    )


def own_id():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def of_link(related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to="links.chatlink",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0006_notes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="chatlink",
            name="audience",
            field=models.CharField(
                choices=[("members", "Members"), ("people", "People"), ("anyone", "Anyone")],
                max_length=7,
            ),
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                ("id", own_id()),
                ("address_hash", models.BinaryField()),
                ("address_sealed", models.BinaryField()),
                ("struck_at", models.DateTimeField(null=True)),
                (
                    "domain",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="links.invitee",
                    ),
                ),
                ("link", of_link("invitees")),
                ("struck_by", person()),
            ],
        ),
        migrations.CreateModel(
            name="MailedCode",
            fields=[
                ("id", own_id()),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("sender_hash", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("link", of_link("+")),
            ],
        ),
    ]
