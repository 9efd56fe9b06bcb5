"""What somebody may do at a business: the same fields for a member and for who is invited."""

from django.db import models


class Rights(models.Model):
    """A role, two accesses, one permission, and whether they may take along what they see.

    `workspaces/rule.py` says what they open.
    """

    class Role(models.TextChoices):
        AGENT = "agent", "Agent"
        TEAM_LEAD = "team_lead", "Team lead"
        ADMIN = "admin", "Admin"
        AUDITOR = "auditor", "Auditor"

    role = models.CharField(
        max_length=10,
        choices=Role,
        default=Role.AGENT,
    )
    smart_agent_chat = models.BooleanField("Smart Agent Chat", default=True)
    intelligent_analytics = models.BooleanField("Intelligent Analytics", default=False)
    view_personal_details = models.BooleanField("Chat Agent View Personal Details", default=False)
    # On at first: before there was this right, whoever could read a conversation could download it.
    export = models.BooleanField("Export", default=True, db_default=True)

    class Meta:
        abstract = True


# In the database as well, so that whatever asks for an access alone asks of no auditor.
AUDITS_ALONE = ~models.Q(role=Rights.Role.AUDITOR) | models.Q(
    smart_agent_chat=False,
    intelligent_analytics=False,
    view_personal_details=False,
)
WRONG_AUDITOR = "An auditor reads the audit and nothing else: take the accesses and the permission."
NAMES = ("role", "smart_agent_chat", "intelligent_analytics", "view_personal_details", "export")


def in_words(holder: Rights) -> str:
    """A role, and what of the rest is on: "team lead: Smart Agent Chat, Export"."""
    switches = [name for name in NAMES if name != "role" and getattr(holder, name)]
    fields = [str(holder._meta.get_field(name).verbose_name) for name in switches]  # type: ignore[union-attr]
    role = Rights.Role(holder.role).label.lower()
    return f"{role}: {', '.join(fields)}" if fields else role


def rights_of(holder: Rights) -> dict[str, object]:
    """By name, to give the same to somebody else."""
    return {name: getattr(holder, name) for name in NAMES}
