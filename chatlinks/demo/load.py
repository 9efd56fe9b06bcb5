"""Put the demo into the database: its businesses and people, then its conversations by the same
door as any others.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction

from chatlinks.accounts.models import Person
from chatlinks.conversations.store import IncomingConversation
from chatlinks.demo import BUSINESSES, PEOPLE, generate
from chatlinks.demo.businesses import DemoBusiness
from chatlinks.demo.live_side import settle
from chatlinks.demo.people import DemoMembership, DemoPerson
from chatlinks.intake.jsonl.reader import parse
from chatlinks.intake.load import Reject, batches
from chatlinks.intake.receive import receive
from chatlinks.workspaces.models import (
    Business,
    EntityType,
    Membership,
    Team,
)

CONVERSATIONS = 2400
Generated = tuple[str, dict[str, Any]]  # a business's key, a conversation in the import format


def key_of(generated: Generated) -> str:
    return generated[0]


@transaction.atomic
def load(now: datetime, progress: Callable[[int], None]) -> None:
    """All or nothing, so that a start that was broken off leaves no half demo.

    `progress` hears of every batch.
    """
    businesses = {business.key: make_business(business) for business in BUSINESSES}
    for person in PEOPLE:
        make_person(person, businesses)
    for business in businesses.values():
        settle(business)
    done = 0
    for key, group in groupby(generate(now, CONVERSATIONS), key_of):
        for batch in batches(incoming(group)):
            receive(businesses[key], batch)
            done += len(batch)
            progress(done)


def incoming(
    group: Iterator[Generated],
) -> Iterator[IncomingConversation]:
    for _, conversation in group:
        line = json.dumps(conversation, ensure_ascii=False).encode()
        parsed = parse(0, line)
        if isinstance(parsed, Reject):
            raise ValueError(f"the demo made a conversation that intake refuses: {parsed.reasons}")
        yield parsed


def make_business(demo: DemoBusiness) -> Business:
    business = Business.objects.create(
        key=demo.key,
        name=demo.name,
        time_zone=demo.time_zone,
    )
    for team in demo.teams:
        Team.objects.create(
            business=business,
            name=team.name,
            delay_minutes=team.delay_minutes,
        )
    for name in sorted(demo.personal_entities):
        EntityType.objects.create(
            business=business,
            name=name,
            personal=True,
        )
    return business


def make_person(demo: DemoPerson, businesses: dict[str, Business]) -> None:
    """Without a password: the demo's people sign in by their links."""
    manages = any(each.role == "admin" for each in demo.memberships)
    person = Person.objects.create_user(
        demo.email,
        None,
        name=demo.name,
        time_zone=demo.time_zone,
        is_superuser=demo.superuser,
        is_staff=demo.superuser or manages,
    )
    for each in demo.memberships:
        make_membership(
            person,
            each,
            businesses[each.business],
            demo.active,
        )


def make_membership(
    person: Person,
    demo: DemoMembership,
    business: Business,
    active: bool,
) -> None:
    membership = Membership.objects.create(
        business=business,
        person=person,
        role=demo.role,
        smart_agent_chat=demo.smart_agent_chat,
        intelligent_analytics=demo.intelligent_analytics,
        view_personal_details=demo.view_personal_details,
        active=active,
    )
    membership.teams.set(Team.objects.filter(business=business, name__in=demo.teams))
