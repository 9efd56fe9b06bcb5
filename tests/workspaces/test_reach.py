"""The rule is written three times: as a function, in SQL for lists, and in a link's own statement.

They must agree.
"""

from itertools import product
from random import Random

import pytest

from chatlinks.accounts.models import Person
from chatlinks.conversations.access import visible_to
from chatlinks.conversations.models import Conversation, Participation
from chatlinks.database.rows import rows
from chatlinks.links.access import access_by
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business, Membership, Team
from chatlinks.workspaces.reach import held_memberships, may_open_sql, opening_memberships
from chatlinks.workspaces.rule import Member, may_open
from tests.kit.cast import minutes, take

YES_NO = (False, True)
KINDS = list(
    product(("agent", "team_lead", "admin"), YES_NO, YES_NO, YES_NO, YES_NO)
)  # …, active, in the team
KINDS += product(("auditor",), (False,), (False,), YES_NO, YES_NO)  # the database lets no other be


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


def opened_by(memberships):
    within, needs = may_open_sql(memberships, "c")
    sql = f"SELECT c.id FROM conversations_conversation c WHERE {within}"
    return {id_ for (id_,) in rows(sql, needs)}


def test_lists_hold_exactly_what_the_rule_opens(world):
    for business, members in world.values():
        stored = facts(business)
        for member, kind in members:
            listed = opened_by(opening_memberships(held_memberships(member.person_id)))
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
            ChatLink.objects.filter(business=business).values_list(
                "members_token", "conversation_id"
            )
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
    assert held_memberships(nobody.id) == []
    assert opened_by([]) == set()
    assert not visible_to(nobody.id).exists()


def test_several_memberships_open_what_each_of_them_opens(world):
    """One person may be an agent here and an admin there: each business by its own choice."""
    every = [each for members in world.values() for each in members[1]]
    held = opening_memberships(
        [row for member, _ in every for row in held_memberships(member.person_id)]
    )
    drawn = Random(7)
    for _ in range(60):
        # `own` goes by the person, so the parts of one person's memberships bear one id.
        person = drawn.choice(held).person_id
        some = [row._replace(person_id=person) for row in drawn.sample(held, drawn.randint(2, 5))]
        assert opened_by(some) == set().union(*(opened_by([row]) for row in some)), some


def test_a_team_counts_in_its_own_business_alone(world):
    """A membership that names another business's team opens nothing of that."""
    (_, here), (_, there) = world["team"], world["own"]
    Business.objects.filter(key="own").update(agents_open="team")
    agents = [
        next(m for m, kind in members if kind == ("agent", True, False, True, False))
        for members in (here, there)
    ]
    agents[0].teams.set(Team.objects.filter(business__key="own"))
    held = [held_memberships(each.person_id)[0] for each in agents]
    assert [row.reach for row in held] == ["team", "team"]
    assert opened_by(held) == set()


def test_a_thousand_memberships_are_one_statement_and_one_condition(db, django_assert_num_queries):
    person = Person.objects.create(email="many@x.example", name="Many")
    businesses = [Business(key=f"b{n}", name=f"B{n}") for n in range(1000)]
    Membership.objects.bulk_create(
        Membership(business=each, person=person, role="admin")
        for each in Business.objects.bulk_create(businesses)
    )
    with django_assert_num_queries(1):
        held = held_memberships(person.id)
    within, needs = may_open_sql(opening_memberships(held), "c")
    assert within.count("business_id") == 1
    assert [len(each.split(",")) for each in needs] == [1000]
    assert may_open_sql(opening_memberships(held), "c", "of.id") == ("TRUE", [])
    held[7] = held[7]._replace(active=False)
    within, needs = may_open_sql(held, "c", "of.id")
    assert [len(each.split(",")) for each in needs] == [999]
