"""What a business has by name: teams, members by e-mail, entity types and which are personal."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db import transaction
from django.db.models.functions import Lower

from chatlinks.database.rows import prepared_one
from chatlinks.privacy import BusinessPatterns, compile_patterns
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, EntityType, Membership, Team

# Personal for every business, whatever it decides (like name and e-mail).
ALWAYS_PERSONAL = frozenset({"name", "email", "phone_number"})


def team_ids(business: Business, names: set[str]) -> dict[str, int]:
    """Name → id, making the teams that are missing."""
    Team.objects.bulk_create(
        [Team(business=business, name=name) for name in sorted(names)],
        ignore_conflicts=True,
    )
    return dict(Team.objects.filter(business=business, name__in=names).values_list("name", "id"))


def people_by_email(business: Business) -> dict[str, int]:
    members = Membership.objects.filter(business=business)
    return dict(
        members.annotate(address=Lower("person__email")).values_list("address", "person_id")
    )


# In one statement, for a visitor's message asks for it four times.
POLICY = """
SELECT b.rules, b.profile, b.told_kinds_off::text[], b.never_names::text[],
  ARRAY(
    SELECT ARRAY[p.name::text, p.expression::text]
    FROM workspaces_pattern p
    WHERE p.business_id = b.id
    ORDER BY p.name),
  ARRAY(
    SELECT e.name::text
    FROM workspaces_entitytype e
    WHERE e.business_id = b.id AND e.personal)
FROM workspaces_business b
WHERE b.id = %s"""


class PolicyRow(NamedTuple):
    """A row of POLICY."""

    rules: int
    profile: str
    kinds_off: list[str]
    never_names: list[str]
    patterns: list[list[str]]  # name and expression
    personal: list[str]


class Policy(NamedTuple):
    """What is masked in a business: the policy of this number (`Business.rules`)."""

    number: int
    profile: str
    patterns: BusinessPatterns | None
    personal: frozenset[str]  # names of entities
    kinds_off: frozenset[str] = frozenset()  # of what is told in words
    never_names: frozenset[str] = frozenset()  # in lower case


@lru_cache(1000)
def compiled(patterns: tuple[tuple[str, str], ...]) -> BusinessPatterns | None:
    return compile_patterns(list(patterns)) if patterns else None


def policy_of(business: Business) -> Policy:
    """The business's masking policy as it stands.

    Take the lock of its writers first when you mask by it.
    """
    stored = prepared_one(PolicyRow, POLICY, [business.pk])
    if stored is None:
        raise Business.DoesNotExist
    business.rules, business.profile = stored.rules, stored.profile
    business.told_kinds_off, business.never_names = stored.kinds_off, stored.never_names
    patterns = tuple((name, expression) for name, expression in stored.patterns)
    return Policy(
        number=stored.rules,
        profile=stored.profile,
        patterns=compiled(patterns),
        personal=frozenset((*ALWAYS_PERSONAL, *stored.personal)),
        kinds_off=frozenset(stored.kinds_off),
        never_names=frozenset(stored.never_names),
    )


def note_entities(business: Business, met: Iterable[tuple[str, bool]]) -> None:
    """Remember the entity names met, each with whether it came marked as personal.

    Nothing here makes one public.
    """
    marks: dict[str, bool] = {}
    for name, personal in met:
        marks[name] = marks.get(name, False) or personal or name in ALWAYS_PERSONAL
    known = dict(
        EntityType.objects.filter(business=business, name__in=marks).values_list("name", "personal")
    )
    new = sorted(marks.keys() - known.keys())
    turned = sorted(name for name, personal in known.items() if marks[name] and not personal)
    if new or turned:
        store_entities(
            business,
            [(name, marks[name]) for name in new],
            turned,
        )


@transaction.atomic
def store_entities(
    business: Business,
    new: list[tuple[str, bool]],
    turned: list[str],
) -> None:
    """`new` are (name, whether personal); `turned` are names that are personal from now on."""
    lock_business(business.pk)
    EntityType.objects.bulk_create(
        [
            EntityType(
                business=business,
                name=name,
                personal=personal,
            )
            for name, personal in new
        ],
        ignore_conflicts=True,
    )
    if turned:
        EntityType.objects.filter(business=business, name__in=turned).update(personal=True)
        business.change_rules(f"Marked as personal where they came from: {', '.join(turned)}"[:300])
