"""What AI agents did between two messages. Each row is tied to its conversation and business."""

import django.db.models.deletion
from django.db import migrations, models

TIED = """ALTER TABLE conversations_step ADD CONSTRAINT step_in_its_conversation
FOREIGN KEY (conversation_id, business_id)
REFERENCES conversations_conversation (id, business_id) ON DELETE CASCADE"""


def key(model: str) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.CASCADE,
        to=model,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0018_old_marks_in_the_audit"),
        ("workspaces", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("position", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("sealed", models.BinaryField(null=True)),
                ("kind", models.CharField(max_length=8)),
                ("outcome", models.CharField(blank=True, max_length=7)),
                ("agent", models.TextField(blank=True)),
                ("arguments", models.TextField(blank=True)),
                ("name", models.TextField(blank=True)),
                ("result", models.TextField(blank=True)),
                ("business", key("workspaces.business")),
                ("conversation", key("conversations.conversation")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["conversation", "position"], name="step_in_order")
                ],
            },
        ),
        migrations.RunSQL(
            TIED,
            "ALTER TABLE conversations_step DROP CONSTRAINT step_in_its_conversation",
        ),
    ]
