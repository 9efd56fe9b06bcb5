"""The rule is written three times: as a function, in SQL for lists, and in a link's own statement.

They must agree.
"""

from itertools import product

import pytest

from chatlinks.accounts.models import Person
from chatlinks.conversations.access import visible_to
from chatlinks.conversations.models import Conversation, Participation
from chatlinks.database.rows import rows
from chatlinks.links.access import access_by
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business, Membership, Team
from chatlinks.workspaces.reach import may_open_sql, opening_memberships
from chatlinks.workspaces.rule import Member, may_open
from tests.kit.cast import minutes, take

YES_NO = (False, True)
KINDS = list(
    product(("agent", "team_lead", "admin"), YES_NO, YES_NO, YES_NO, YES_NO)
)  # …, active, in the team


@pytest.fixture
def world(db):
    """For each choice that a business has.

    Everybody there can be, and conversations in and out of their reach.
    """
    return {reach: people_at(reach) for reach in Business.Reach.values}


def people_at(reach):
    business = Business.objects.create(key=reach, name=reach, agents_open=reach)
    team = Team.objects.create(business=business, name="Mine")
    people = [Person(email=f"{number}@{reach}.example", name="x") for number in range(len(KINDS))]
    Person.objects.bulk_create(people)
    members = [
        Membership(
            business=business,
            person=person,
            role=role,
            smart_agent_chat=chat,
            intelligent_analytics=analytics,
            active=active,
        )
        for person, (role, chat, analytics, active, _) in zip(people, KINDS, strict=True)
    ]
    Membership.objects.bulk_create(members)
    team.members.set([member for member, kind in zip(members, KINDS, strict=True) if kind[4]])
    # All but every fourth, so that of two agents who differ in their teams alone one did.
    took_part = [
        {"at": minutes(n), "type": "assigned_agent", "agent": {"email": p.email}}
        for n, p in enumerate(people)
        if n % 4 < 3
    ]
    take(
        business,
        *(
            {
                "id": f"{name}-{part}",
                "contact": {"id": name},
                "team": name,
                "messages": [],
                "events": took_part if part else [],
            }
            for name, part in product(("Mine", "Other", ""), YES_NO)
            if name
        ),
        *(
            {
                "id": f"none-{part}",
                "contact": {"id": "n"},
                "messages": [],
                "events": took_part if part else [],
            }
            for part in YES_NO
        ),
    )
    return business, list(zip(members, KINDS, strict=True))


def facts(business):
    """Of each conversation: its id, its team's name, who took part."""
    parts = set(
        Participation.objects.filter(business=business).values_list("conversation_id", "person_id")
    )
    found = Conversation.objects.filter(business=business).values_list("id", "team__name")
    return [
        (id_, team, {person for conversation, person in parts if conversation == id_})
        for id_, team in found
    ]


def expected(business, stored, member, kind):
    """What `may_open` says, asked of each conversation of the business."""
    role, chat, analytics, active, in_team = kind
    opens = set()
    for id_, team, took_part in stored:
        reach = {
            "all": True,
            "team": in_team and team == "Mine",
            "own": member.person_id in took_part,
        }
        who = Member(
            role, chat, analytics, True, in_reach=reach[business.agents_open], active=active
        )
        if may_open(who):
            opens.add(id_)
    return opens


def test_lists_hold_exactly_what_the_rule_opens(world):
    for business, members in world.values():
        stored = facts(business)
        for member, kind in members:
            within, needs = may_open_sql(opening_memberships(member.person_id), "c")
            listed = {
                row[0]
                for row in rows(
                    f"SELECT c.id FROM conversations_conversation c WHERE {within}", needs
                )
            }
            assert listed == expected(business, stored, member, kind), (business.key, kind)


def test_the_queryset_holds_what_the_lists_hold(world):
    for business, members in world.values():
        stored = facts(business)
        for member, kind in members[::5]:
            assert {each.id for each in visible_to(member.person_id)} == expected(
                business, stored, member, kind
            )


def test_a_link_opens_exactly_what_the_rule_opens(world):
    for business, members in world.values():
        stored = facts(business)
        links = dict(
            ChatLink.objects.filter(business=business).values_list("token", "conversation_id")
        )
        for member, kind in members:
            opened = {
                conversation
                for token, conversation in links.items()
                if may_open(access_by(token, member.person_id).member)
            }
            assert opened == expected(business, stored, member, kind), (business.key, kind)


def test_somebody_without_any_membership_has_nothing_in_lists(world):
    nobody = Person.objects.create(email="nobody@nowhere.example", name="Nobody")
    assert opening_memberships(nobody.id) == []
    assert not visible_to(nobody.id).exists()
