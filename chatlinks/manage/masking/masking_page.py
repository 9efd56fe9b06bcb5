"""What the masking page shows.

A business's policy, how far its history follows it, and a text tried out on it.
"""

from typing import NamedTuple

from chatlinks.conversations.remasking import changed_policy, trying_again
from chatlinks.manage.masking.never_names import NeverNames
from chatlinks.manage.masking.told_kinds import ToldKind, told_kinds
from chatlinks.manage.masking.trying_out import Trial, TryOut, try_out
from chatlinks.workspaces.catalogue import ALWAYS_PERSONAL
from chatlinks.workspaces.models import Business, EntityType, Pattern, RuleChange

CHANGES = 20  # listed, newest first


class MaskingPage(NamedTuple):
    business: Business
    remaining: int
    unread: int  # texts hidden whole, for detection failed on them
    patterns: list[Pattern]
    entity_types: list[EntityType]
    told_kinds: list[ToldKind]
    changes: list[RuleChange]
    form: TryOut
    never_names: NeverNames
    tried: Trial | None
    always_personal: frozenset[str] = ALWAYS_PERSONAL


def masking_page(
    business: Business,
    form: TryOut | None = None,
    never_names: NeverNames | None = None,
) -> MaskingPage:
    """With forms as they were filled in, where one was."""
    form = form or TryOut()
    return MaskingPage(
        business=business,
        remaining=changed_policy.remaining(business),
        unread=trying_again.how_many(business.pk),
        patterns=list(business.patterns.all()),
        entity_types=list(business.entity_types.all()),
        told_kinds=told_kinds(business),
        changes=list(business.rule_changes.select_related("made_by")[:CHANGES]),
        form=form,
        never_names=never_names or NeverNames.of(business),
        tried=try_out(business, form) if form.is_bound and form.is_valid() else None,
    )
