import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

STATES = [
    ("allowed", "Allowed"),
    ("paused", "Paused: all stop, and go on when it is resumed"),
    ("ended", "Ended: those there were never come back"),
]
MAKERS = [
    ("members", "Every member who may open the conversation"),
    ("leads", "Team leads and admins"),
    ("admins", "Admins"),
]


class Migration(migrations.Migration):
    dependencies = [("links", "0007_people"), ("workspaces", "0008_locked_business")]

    operations = [
        migrations.CreateModel(
            name="LinkPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(choices=STATES, default="allowed", max_length=7)),
                (
                    "makers",
                    models.CharField(
                        choices=MAKERS,
                        default="members",
                        max_length=7,
                        verbose_name="made by",
                    ),
                ),
                (
                    "longest_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="longest life in days"
                    ),
                ),
                ("passcode_required", models.BooleanField(default=False)),
                (
                    "download",
                    models.BooleanField(
                        default=True, verbose_name="the transcript can be downloaded"
                    ),
                ),
                (
                    "end_with_maker",
                    models.BooleanField(default=False, verbose_name="end when their maker leaves"),
                ),
                (
                    "sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "business",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="workspaces.business",
                    ),
                ),
            ],
        ),
    ]
