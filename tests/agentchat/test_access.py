"""The guards of a chat, by themselves: agents within whose reach it lies.

Who has it, and who leads.
"""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from chatlinks.agentchat.access import (
    agent_of_chat,
    assignee_or_lead_of_chat,
    current_led,
    find_led_chat,
)
from chatlinks.conversations.models import Conversation, Message
from chatlinks.workspaces.models import Pattern
from tests.kit.cast import STRANGERS

LEADS = {"lead", "lead_permitted", "lead_both", "lead_both_permitted", "admin", "admin_permitted"}
AGENTS = {"agent", "agent_permitted"} | LEADS
WITHOUT = {"analyst", "analyst_permitted", "lead_analyst_permitted", "neither"}


@pytest.fixture
def outcomes(cast):
    """outcomes(guard, names) → what becomes of each who asks for the cast's conversation."""

    def outcome(guard, name):
        request = RequestFactory().get("/")
        request.user = cast.people[name]
        try:
            guard(request, conversation_id=cast.conversation.pk)
        except PermissionDenied:
            return "denied"
        except Http404:
            return "nothing"
        return "in"

    return lambda guard, names: {outcome(guard, name) for name in names}


def view(request, chat):
    return HttpResponse()


def test_a_chat_is_for_the_agents_of_its_business(outcomes):
    guard = agent_of_chat(view)
    assert outcomes(guard, AGENTS) == {"in"}
    assert outcomes(guard, WITHOUT) == {"denied"}
    assert outcomes(guard, STRANGERS) == {"nothing"}


@pytest.mark.parametrize("reach", ["team", "own"])
def test_an_agent_beyond_whose_reach_it_lies_is_told_no(cast, outcomes, reach):
    type(cast.acme).objects.update(agents_open=reach)
    cast.membership("agent").teams.clear()
    cast.conversation.participation_set.all().delete()
    assert outcomes(agent_of_chat(view), {"agent"}) == {"denied"}
    assert outcomes(agent_of_chat(view), LEADS) == {"in"}


def test_some_things_are_for_who_has_the_chat_and_for_those_who_lead(cast, outcomes):
    guard = assignee_or_lead_of_chat(view)
    Conversation.objects.filter(pk=cast.conversation.pk).update(assignee=cast.people["agent"])
    assert outcomes(guard, LEADS | {"agent"}) == {"in"}
    assert outcomes(guard, WITHOUT | {"agent_permitted"}) == {"denied"}
    assert outcomes(guard, STRANGERS) == {"nothing"}


def test_some_chats_are_read_by_those_alone_who_lead(cast, outcomes):
    def guard(request, conversation_id):
        find_led_chat(request.user, conversation_id)

    assert outcomes(guard, LEADS) == {"in"}
    assert outcomes(guard, WITHOUT | {"agent", "agent_permitted"}) == {"denied"}
    assert outcomes(guard, STRANGERS) == {"nothing"}


def test_a_page_is_of_a_business_that_one_leads():
    led = [SimpleNamespace(current=False), SimpleNamespace(current=True)]
    assert current_led(led) is led[1]
    with pytest.raises(Http404):
        current_led(led[:1])
    with pytest.raises(PermissionDenied):
        current_led([])


def test_before_anybody_works_with_a_chat_it_is_masked_by_the_policy_of_today(cast, outcomes):
    Pattern.objects.create(business=cast.acme, name="word", expression="chatting|chat")
    cast.acme.change_rules("a new pattern")
    assert outcomes(agent_of_chat(view), {"agent"}) == {"in"}
    cast.conversation.refresh_from_db()
    assert cast.conversation.rules == cast.acme.rules
    assert not Message.objects.filter(text__contains="only doing chat").exists()


def test_a_chat_that_is_none_is_nothing(cast):
    request = RequestFactory().get("/")
    request.user = cast.people["admin"]
    with pytest.raises(Http404):
        agent_of_chat(view)(request, conversation_id=2**60)
