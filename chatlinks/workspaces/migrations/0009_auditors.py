from django.db import migrations, models

from chatlinks.workspaces.rights import AUDITS_ALONE, WRONG_AUDITOR

ROLES = [
    ("agent", "Agent"),
    ("team_lead", "Team lead"),
    ("admin", "Admin"),
    ("auditor", "Auditor"),
]


def role(model):
    field = models.CharField(choices=ROLES, default="agent", max_length=10)
    return migrations.AlterField(model_name=model, name="role", field=field)


def alone(model, name):
    constraint = models.CheckConstraint(
        condition=AUDITS_ALONE, name=name, violation_error_message=WRONG_AUDITOR
    )
    return migrations.AddConstraint(model_name=model, constraint=constraint)


class Migration(migrations.Migration):
    dependencies = [("workspaces", "0008_locked_business")]
    operations = [
        role("membership"),
        role("invitation"),
        alone("membership", "member_audits_alone"),
        alone("invitation", "invited_audits_alone"),
    ]
