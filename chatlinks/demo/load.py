"""Put the demo into the database: its businesses and people, then its conversations by the same door as any others."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction

from chatlinks.accounts.models import Person
from chatlinks.conversations.store import IncomingConversation
from chatlinks.demo import BUSINESSES, PEOPLE, generate
from chatlinks.demo.cast import Membership as Role
from chatlinks.demo.desks import settle
from chatlinks.intake.jsonl.load import batches
from chatlinks.intake.jsonl.reader import Reject, parse
from chatlinks.intake.receive import receive
from chatlinks.workspaces.models import Business, EntityType, Membership, Team

CONVERSATIONS = 2400


@transaction.atomic
def load(now: datetime, progress: Callable[[int], None]) -> None:
    """All or nothing, so that a start that was broken off leaves no half demo. `progress` hears of every batch."""
    businesses = {business.key: make_business(business) for business in BUSINESSES}
    for person in PEOPLE:
        make_person(person, businesses)
    for business in businesses.values():
        settle(business)
    done = 0
    for key, group in groupby(generate(now, CONVERSATIONS), key=lambda pair: pair[0]):
        for batch in batches(arrivals(group)):
            receive(businesses[key], batch)
            done += len(batch)
            progress(done)


def arrivals(group: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[IncomingConversation]:
    for _, conversation in group:
        found = parse(0, json.dumps(conversation, ensure_ascii=False).encode())
        if isinstance(found, Reject):
            raise ValueError(f"the demo made a conversation that intake refuses: {found.reasons}")
        yield found


def make_business(given: Any) -> Business:
    business = Business.objects.create(key=given.key, name=given.name, time_zone=given.time_zone)
    Team.objects.bulk_create(
        Team(business=business, name=team.name, delay_minutes=team.delay_minutes)
        for team in given.teams
    )
    EntityType.objects.bulk_create(
        EntityType(business=business, name=name, personal=True)
        for name in sorted(given.personal_entities)
    )
    return business


def make_person(given: Any, businesses: dict[str, Business]) -> None:
    """Without a password: the demo's people sign in by their links."""
    person = Person.objects.create_user(
        given.email, None, name=given.name, time_zone=given.time_zone, is_superuser=given.superuser,
        is_staff=given.superuser or any(role.role == "admin" for role in given.memberships),
    )  # fmt: skip
    for role in given.memberships:
        make_membership(person, role, businesses[role.business], given.active)


def make_membership(person: Person, role: Role, business: Business, active: bool) -> None:
    member = Membership.objects.create(
        business=business, person=person, role=role.role, smart_agent_chat=role.smart_agent_chat, active=active,
        intelligent_analytics=role.intelligent_analytics, view_personal_details=role.view_personal_details,
    )  # fmt: skip
    member.teams.set(Team.objects.filter(business=business, name__in=role.teams))
