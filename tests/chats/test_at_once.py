"""What many do in the same moment: real transactions, real threads."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from chatlinks.chats import presence, transitions
from chatlinks.chats.closing import ClosingDetails
from chatlinks.chats.models import Assignment, Availability
from chatlinks.chats.steps import Refused
from chatlinks.conversations.models import Conversation, Message
from tests.kit.acting.chats import ONLINE, handed_over, writes
from tests.kit.acting.teams import cards
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
    return [handed_over(cast, f"user-{n}").pk for n in range(count)]


def test_two_agents_who_come_at_once_never_get_the_same_chat():
    cast = assemble()
    chats = queued(cast, 3)

    def come(name):
        return lambda: presence.set_status(cast.people[name], ONLINE)

    at_once(come("agent"), come("agent_permitted"), come("lead"))
    current = Assignment.objects.filter(ended_at=None)
    assert sorted(current.values_list("conversation_id", flat=True)) == sorted(chats)


def test_slots_are_kept_when_many_users_come_at_once():
    cast = assemble()
    Availability.objects.create(business=cast.acme, person=cast.people["agent"], slots=2)
    presence.set_status(cast.people["agent"], ONLINE)
    at_once(*(lambda n=n: handed_over(cast, f"user-{n}") for n in range(6)))
    assert Conversation.objects.filter(assignee=cast.people["agent"], state="active").count() == 2
    assert Conversation.objects.filter(business=cast.acme, state="queued").count() == 4


def test_messages_written_at_once_are_all_there_in_an_order():
    cast = assemble()
    first = writes(cast)
    at_once(*(lambda n=n: writes(cast, f"Line {n}") for n in range(6)))
    messages = Message.objects.filter(conversation=first.conversation_id).order_by("position")
    assert list(messages.values_list("position", flat=True)) == list(range(7))


def test_a_user_who_begins_in_two_windows_at_once_has_one_conversation():
    cast = assemble()
    written = at_once(lambda: writes(cast), lambda: writes(cast))
    assert len({each.conversation_id for each in written}) == 1
    assert sorted(each.began for each in written) == [False, True]


def test_closing_reassigning_and_writing_at_once_leave_nothing_lost_and_nobody_double():
    cast = assemble()
    agents = [cast.people["agent"], cast.people["agent_permitted"]]
    for agent in agents:
        presence.set_status(agent, ONLINE)
    [chat] = queued(cast, 1)
    owner = Conversation.objects.get(pk=chat).assignee
    [other] = [agent for agent in agents if agent != owner]

    def try_to(act, *arguments):
        try:
            act(cast.acme, chat, *arguments)
        except Refused:
            return

    at_once(
        lambda: try_to(transitions.complete, owner, ClosingDetails(seen=1)),
        lambda: try_to(transitions.reassign_to_agent, cast.acme.memberships.get(person=other)),
        lambda: try_to(transitions.reassign_to_team, cards(cast)),
        lambda: writes(cast, "One more thing", "user-0"),
    )
    assert Message.objects.filter(text="One more thing").count() == 1
    of_acme = Conversation.objects.filter(business=cast.acme)
    current = Assignment.objects.filter(ended_at=None).count()
    assert current == of_acme.filter(state="active").count()
    contact = Conversation.objects.get(pk=chat).contact
    assert of_acme.filter(contact=contact).exclude(state="completed").count() == 1
