"""Taking back a change of the masking policy that showed more.

`RuleChange.undo` says what was before: {"entity": id}, {"profile": name}, {"masking": true},
{"told_kind": kind}, {"never_names": words added} or {"pattern": name, "expression": …}. Taking it
back shows less, so nothing is asked.
"""

from django.db import transaction

from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, RuleChange


@transaction.atomic
def undo(business: Business, change: RuleChange, by: int | None) -> None:
    """Once; what somebody has put back already stays as it is."""
    lock_business(business.pk)
    change.refresh_from_db(fields=["undo"])
    before = change.undo
    if before is None:
        return
    business.rule_changes.filter(pk=change.pk).update(undo=None)
    if "masking" in before:
        switch(business, masking=True, by=by)
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
            name=before["pattern"], defaults={"expression": before["expression"]}
        )
    business.change_rules(f"Taken back: {change.what}"[:300], by)


def drop(business: Business, field: str, values: list[str]) -> None:
    """Take these out of a list of the business's."""
    business.refresh_from_db(fields=[field])
    kept = [value for value in getattr(business, field) if value not in values]
    Business.objects.filter(pk=business.pk).update(**{field: kept})


@transaction.atomic
def switch(business: Business, *, masking: bool, by: int | None) -> None:
    """Masking on or off, for members: nothing is masked anew for it, so the rules keep number."""
    lock_business(business.pk)
    business.masking = masking
    business.save(update_fields=["masking"])
    business.rule_changes.create(
        rules=business.rules,
        what=f"Masking switched {'on' if masking else 'off'}",
        made_by_id=by,
        undo=None if masking else {"masking": True},
    )
