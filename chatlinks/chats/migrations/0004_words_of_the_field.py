"""Seat is Availability and Stint is Assignment; their tables keep their names."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("agentchat", "0003_stints_by_person"),
        ("conversations", "0009_commented_reviews"),
    ]
    operations = [
        migrations.AlterModelTable("seat", "agentchat_seat"),
        migrations.RenameModel("Seat", "Availability"),
        migrations.AlterField(
            "availability", "person",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="availabilities", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterModelTable("stint", "agentchat_stint"),
        migrations.RenameModel("Stint", "Assignment"),
        migrations.AlterField(
            "assignment", "conversation",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="conversations.conversation"),
        ),
        migrations.AlterField(
            "assignment", "person",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to=settings.AUTH_USER_MODEL),
        ),
    ]
