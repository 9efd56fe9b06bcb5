"""What many do in the same moment: real transactions, real threads."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from chatlinks.chats import presence, transitions
from chatlinks.chats.models import Assignment, Availability
from chatlinks.chats.steps import Refused
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Message
from chatlinks.conversations.records import incoming
from chatlinks.workspaces.models import Team
from tests.kit.cast import assemble

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run all of them in the same moment, each in a thread with a connection of its own."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            ready.wait(10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result(30) for done in [pool.submit(run, act) for act in acts]]


def queued(cast, count):
    team = Team.objects.get(business=cast.acme, name="Cards")
    made = []
    for n in range(count):
        written = transitions.user_writes(
            cast.acme, incoming.IncomingContact(id=f"user-{n}"), opening.message("user", "Hello")
        )
        transitions.hand_over(cast.acme, written.conversation_id, team)
        made.append(written.conversation_id)
    return made


def test_two_agents_who_come_at_once_never_get_the_same_chat():
    cast = assemble()
    chats = queued(cast, 3)
    names = ["agent", "agent_permitted", "lead"]
    at_once(
        *(
            lambda name=name: presence.be(cast.people[name], Availability.Status.ONLINE)
            for name in names
        )
    )
    open_ = list(Assignment.objects.filter(ended_at=None).values_list("conversation_id", flat=True))
    assert sorted(open_) == sorted(chats)


def test_slots_are_kept_when_many_users_come_at_once():
    cast = assemble()
    Availability.objects.create(business=cast.acme, person=cast.people["agent"], slots=2)
    presence.be(cast.people["agent"], Availability.Status.ONLINE)
    team = Team.objects.get(business=cast.acme, name="Cards")

    def come(n):
        written = transitions.user_writes(
            cast.acme, incoming.IncomingContact(id=f"user-{n}"), opening.message("user", "Hello")
        )
        transitions.hand_over(cast.acme, written.conversation_id, team)

    at_once(*(lambda n=n: come(n) for n in range(6)))
    assert Conversation.objects.filter(assignee=cast.people["agent"], state="active").count() == 2
    assert Conversation.objects.filter(business=cast.acme, state="queued").count() == 4


def test_messages_written_at_once_are_all_there_in_an_order():
    cast = assemble()
    first = transitions.user_writes(
        cast.acme, incoming.IncomingContact(id="user"), opening.message("user", "Hello")
    )
    say = lambda n: transitions.user_writes(
        cast.acme, incoming.IncomingContact(id="user"), opening.message("user", f"Line {n}")
    )  # noqa: E731
    at_once(*(lambda n=n: say(n) for n in range(6)))
    positions = (
        Message.objects.filter(conversation=first.conversation_id)
        .order_by("position")
        .values_list("position", flat=True)
    )
    assert list(positions) == list(range(7))


def test_a_user_who_begins_in_two_windows_at_once_has_one_conversation():
    cast = assemble()
    begin = lambda: transitions.user_writes(
        cast.acme, incoming.IncomingContact(id="user"), opening.message("user", "Hello")
    )  # noqa: E731
    written = at_once(begin, begin)
    assert len({each.conversation_id for each in written}) == 1
    assert sorted(each.began for each in written) == [False, True]


def test_closing_reassigning_and_writing_at_once_leave_nothing_lost_and_nobody_double():
    cast = assemble()
    for name in ("agent", "agent_permitted"):
        presence.be(cast.people[name], Availability.Status.ONLINE)
    [chat] = queued(cast, 1)
    owner = Conversation.objects.get(pk=chat).assignee
    other = next(
        cast.people[name] for name in ("agent", "agent_permitted") if cast.people[name] != owner
    )

    def try_to(act, *arguments):
        try:
            act(cast.acme, chat, *arguments)
        except Refused:
            return

    at_once(
        lambda: try_to(transitions.complete, owner, None, "", 1),
        lambda: try_to(transitions.reassign_to_agent, cast.acme.memberships.get(person=other)),
        lambda: try_to(
            transitions.reassign_to_team, Team.objects.get(business=cast.acme, name="Cards")
        ),
        lambda: transitions.user_writes(
            cast.acme,
            incoming.IncomingContact(id="user-0"),
            opening.message("user", "One more thing"),
        ),
    )
    assert Message.objects.filter(text="One more thing").count() == 1
    assert (
        Assignment.objects.filter(ended_at=None).count()
        == Conversation.objects.filter(business=cast.acme, state="active").count()
    )
    assert (
        Conversation.objects.filter(
            business=cast.acme, contact=Conversation.objects.get(pk=chat).contact
        )
        .exclude(state="completed")
        .count()
        == 1
    )
