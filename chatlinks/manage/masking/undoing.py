"""Taking back a change of the masking policy that showed more.

`RuleChange.undo` says what was before: {"entity": id}, {"profile": name}, {"masking": true},
{"told_kind": kind}, {"never_names": words added}, {"pattern": name, "expression": …}, {"leads":
true} or {"permission": membership}. Taking it back shows less, so nothing is asked.
"""

from typing import Any

from django.db import transaction

from chatlinks.audit import writing as audit
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine
from chatlinks.manage.mails import alarms
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, Membership, RuleChange

# What is stored stays as it is masked: only who may see it changes.
OF_MEMBERS = {"masking", "leads", "permission"}


@transaction.atomic
def undo(business: Business, change: RuleChange, by: int | None) -> None:
    """Once; what somebody has put back already stays as it is."""
    lock_business(business.pk)
    change.refresh_from_db(fields=["undo"])
    before = change.undo
    if before is None:
        return
    business.rule_changes.filter(pk=change.pk).update(undo=None)
    if OF_MEMBERS & before.keys():
        undo_for_members(business, before, by)
        return
    if "entity" in before:
        business.entity_types.filter(pk=before["entity"]).update(personal=True)
    elif "profile" in before:
        Business.objects.filter(pk=business.pk).update(profile=before["profile"])
    elif "told_kind" in before:
        drop(business, "told_kinds_off", [before["told_kind"]])
    elif "never_names" in before:
        drop(business, "never_names", before["never_names"])
    else:
        business.patterns.get_or_create(
            name=before["pattern"],
            defaults={"expression": before["expression"]},
        )
    business.change_rules(f"Taken back: {change.what}"[:300], by)


def undo_for_members(
    business: Business,
    before: dict[str, Any],
    by: int | None,
) -> None:
    if "masking" in before:
        switch(business, masking=True, by=by)
    elif "leads" in before:
        let_leads_see(business, seeing=False, by=by)
    else:
        held = business.memberships.filter(pk=before["permission"]).select_related("person")
        if membership := held.first():
            permit(membership, allowed=False, by=by)


def drop(business: Business, field: str, values: list[str]) -> None:
    """Take these out of a list of the business's."""
    business.refresh_from_db(fields=[field])
    kept = [value for value in getattr(business, field) if value not in values]
    Business.objects.filter(pk=business.pk).update(**{field: kept})


@transaction.atomic
def switch(business: Business, *, masking: bool, by: int | None) -> None:
    """Masking on or off, for members: nothing is masked anew, so the policy keeps its number."""
    lock_business(business.pk)
    business.masking = masking
    business.save(update_fields=["masking"])
    what = f"Masking switched {'on' if masking else 'off'}"
    note(
        business,
        what,
        by,
        {"masking": True},
        more=not masking,
    )
    if not masking:
        alarms.raise_alarm(business.pk, by, alarms.MASKING_OFF)


@transaction.atomic
def let_leads_see(
    business: Business,
    *,
    seeing: bool,
    by: int | None,
) -> None:
    """Team leads with both accesses see personal details without the permission, or not."""
    lock_business(business.pk)
    business.leads_with_both_see = seeing
    business.save(update_fields=["leads_with_both_see"])
    what = f"Team leads with both accesses {'see' if seeing else 'don’t see'} personal details"
    note(business, what, by, {"leads": True}, more=seeing)


@transaction.atomic
def permit(
    membership: Membership,
    *,
    allowed: bool,
    by: int | None,
) -> None:
    """Give one member the permission, or take it back."""
    lock_business(membership.business_id)
    Membership.objects.filter(pk=membership.pk).update(view_personal_details=allowed)
    note_permission(membership, allowed=allowed, by=by)


def note_permission(
    membership: Membership,
    *,
    allowed: bool,
    by: int | None,
) -> None:
    sees = "sees" if allowed else "doesn’t see"
    what = f"{membership.person} {sees} personal details"
    change(
        membership.business,
        what,
        by,
        {"permission": membership.pk},
        more=allowed,
    )
    line = AuditLine(
        kind=RecordKind.RIGHTS,
        business_id=membership.business_id,
        what=f"{sees} personal details",
        person_id=by,
        about_id=membership.person_id,
    )
    audit.note(line)
    if allowed and by == membership.person_id:
        alarms.raise_alarm(membership.business_id, by, alarms.OWN_PERMISSION)


def note(
    business: Business,
    what: str,
    by: int | None,
    undo: dict[str, Any],
    *,
    more: bool,
) -> None:
    """As `change`, and in the audit."""
    change(business, what, by, undo, more=more)
    audit.note(
        AuditLine(
            kind=RecordKind.POLICY,
            business_id=business.pk,
            what=what,
            person_id=by,
        )
    )


def change(
    business: Business,
    what: str,
    by: int | None,
    undo: dict[str, Any],
    *,
    more: bool,
) -> None:
    """A change of who sees what is stored, which is masked as before: the policy keeps its number.

    `undo` takes back what shows `more`. What shows less again leaves nothing to be undone.
    """
    business.rule_changes.filter(undo=undo).update(undo=None)
    business.rule_changes.create(
        rules=business.rules,
        what=what[:300],
        made_by_id=by,
        undo=undo if more else None,
    )
