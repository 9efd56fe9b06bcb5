"""Businesses, their teams and members, and what each business has decided.

All other data belongs to one business.
"""

import zoneinfo
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.privacy import compile_patterns
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.rights import AUDITS_ALONE, WRONG_AUDITOR, Rights
from chatlinks.workspaces.signals import rules_changed


def check_zone(name: str) -> None:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError) as problem:
        raise ValidationError("No such time zone. Use a name such as Asia/Kolkata.") from problem


class Business(models.Model):
    """A tenant: a bot or brand with its own users, teams and settings."""

    class Profile(models.TextChoices):
        STRICT = "strict", "Strict: also every number of 6 to 16 digits"
        BALANCED = "balanced", "Balanced: order numbers, amounts and dates stay readable"

    class Reach(models.TextChoices):
        ALL = "all", "every conversation of the business"
        TEAM = "team", "those of their teams"
        OWN = "own", "those that they took part in"

    key = models.SlugField(
        unique=True,
        help_text="Short name for commands and integrations, such as acme-bank.",
    )
    name = models.CharField(max_length=100)
    time_zone = models.CharField(
        max_length=50,
        default="UTC",
        validators=[check_zone],
    )
    masking = models.BooleanField(
        default=True,
        help_text="Off: members with Smart Agent Chat see personal details without the "
        "permission, and the page says so. "
        "Links for anyone and Intelligent Analytics stay masked.",
    )
    profile = models.CharField(
        max_length=10,
        choices=Profile,
        default=Profile.STRICT,
    )
    # Of what is told in words: kinds that aren't masked, and words that are no names.
    told_kinds_off = ArrayField(
        models.CharField(max_length=30),
        default=list,
        db_default=[],
        editable=False,
    )
    never_names = ArrayField(
        models.CharField(max_length=100),
        default=list,
        db_default=[],
        editable=False,
    )
    agents_open = models.CharField(
        "agents may open",
        max_length=10,
        choices=Reach,
        default=Reach.ALL,
    )
    leads_with_both_see = models.BooleanField(
        "leads with both accesses see personal details",
        default=False,
        help_text="Team leads with Smart Agent Chat and Intelligent Analytics see them "
        "without the permission.",
    )
    locked = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Only its admins come in; links for anyone and its web chat are closed.",
    )
    # Counts the changes of what is to be masked.
    rules = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "businesses"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def change_rules(
        self,
        what: str = "",
        by: int | None = None,
        undo: dict[str, Any] | None = None,
    ) -> None:
        """What is masked has changed: all that is stored counts as masked by an old policy until it
        was masked anew.

        `what` says it for the record, in names and never in anybody's values; `by` is a person's
        id, None the server itself. `undo` is what would take it back (manage/masking/undoing.py).

        Who writes something else in the same transaction takes `lock_business` before that.
        """
        lock_business(self.pk)
        Business.objects.filter(pk=self.pk).update(rules=models.F("rules") + 1)
        self.refresh_from_db(fields=["rules"])
        RuleChange.objects.create(
            business=self,
            rules=self.rules,
            what=what,
            made_by_id=by,
            undo=undo,
        )
        note(
            AuditLine(
                kind=RecordKind.POLICY,
                business_id=self.pk,
                what=what,
                person_id=by,
            )
        )
        rules_changed.send(Business, business=self)


class RuleChange(models.Model):
    """Who changed when what a business masks."""

    business = models.ForeignKey(Business, on_delete=models.PROTECT, related_name="rule_changes")
    rules = models.PositiveIntegerField()  # the number of the business's policy since
    what = models.CharField(max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(auto_now_add=True)
    # Of a change that shows more: what was before. None once it was undone, and for all others.
    undo = models.JSONField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]


class Team(models.Model):
    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(max_length=200)
    delay_minutes = models.PositiveSmallIntegerField(
        default=10,
        help_text="A chat that waits longer counts as delayed.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["business", "name"], name="one_team_a_name")]

    def __str__(self) -> str:
        return self.name


class Membership(Rights):
    """Ties a person to a business: a role, two accesses, one permission."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    active = models.BooleanField(default=True)
    # Not active only for as long as the business is locked.
    locked_out = models.BooleanField(default=False, db_default=False, editable=False)
    teams = models.ManyToManyField(Team, blank=True, related_name="members")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "person"],
                name="one_membership_a_business",
            ),
            models.CheckConstraint(
                condition=AUDITS_ALONE,
                name="member_audits_alone",
                violation_error_message=WRONG_AUDITOR,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.business}"


class Invitation(Rights):
    """A one-time link that makes whoever was invited a member: see `invitations`."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField("E-mail")
    teams = models.ManyToManyField(Team, blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    accepted_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=AUDITS_ALONE,
                name="invited_audits_alone",
                violation_error_message=WRONG_AUDITOR,
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} at {self.business}"


def check_pattern(expression: str) -> None:
    try:
        compile_patterns([("this pattern", expression)])
    except ValueError as problem:
        raise ValidationError(str(problem)) from problem


class Pattern(models.Model):
    """What a business masks beyond the product's own policy.

    A regular expression of RE2, which no text can make slow.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="patterns")
    name = models.CharField(max_length=100, help_text="What it finds, such as policy number.")
    expression = models.CharField(max_length=500, validators=[check_pattern])

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["business", "name"], name="one_pattern_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class EntityType(models.Model):
    """A name under which the bot collects values, and whether its values are personal for this
    business.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="entity_types")
    name = models.CharField(max_length=200)
    personal = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["business", "name"], name="one_entity_type_a_name")
        ]

    def __str__(self) -> str:
        return self.name
