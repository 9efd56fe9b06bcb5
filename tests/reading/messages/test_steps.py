"""What an AI agent did between two messages, on the page: as much of it as the table says."""

import json
from dataclasses import fields

import pytest

from chatlinks.conversations.records.incoming import (
    Incoming,
    IncomingEntity,
    IncomingEvent,
    IncomingMessage,
    IncomingReview,
    IncomingStep,
)
from chatlinks.links.models import ChatLink
from tests.kit.cast import conversation, minutes, take
from tests.kit.links import members_link
from tests.kit.reading import readable
from tests.kit.watching.stored import dumped, tables

STEPS = [
    {
        "at": minutes(1.5),
        "type": "tool",
        "name": "find_card",
        "agent": "Cardo",
        "arguments": json.dumps({"holder": "Zulmira", "email": "zulmira@mail.example"}),
        "result": "no card of Zulmira, card 4111 1111 1111 1111",
        "outcome": "error",
    },
    {"at": minutes(1.6), "type": "source", "name": "Card rules", "result": "Section seven"},
    {"at": minutes(1.7), "type": "handover", "name": "Refund desk"},
]
PERSONAL = ("Zulmira", "zulmira@mail.example", "4111 1111")


@pytest.fixture
def stepped(cast):
    contact = {"id": "steps", "name": "Zulmira Okonkwo", "email": "zulmira@mail.example"}
    [id_] = take(cast.acme, conversation(id="steps", contact=contact, steps=STEPS))
    return id_


def page_for(client, link):
    """In small letters, as `readable` has it."""
    return readable(client.get(f"/c/{link.token}"))


def test_nothing_personal_of_a_step_is_stored_in_clear(stepped):
    assert not [name for name in tables() if "Zulmira" in dumped(name)]
    assert "find_card" in dumped("conversations_step")


def test_a_lead_reads_masked_arguments_and_results(stepped, sign_in):
    page = page_for(sign_in("lead"), members_link(stepped))
    assert "find_card" in page
    assert "section seven" in page
    assert "no card of" in page
    assert not [each for each in PERSONAL if each.lower() in page]


def test_with_the_permission_originals_are_shown(stepped, sign_in):
    page = page_for(sign_in("lead_permitted"), members_link(stepped))
    assert not [each for each in PERSONAL if each.lower() not in page]


def test_an_agent_reads_names_and_outcomes(stepped, sign_in):
    for name in ("agent", "agent_permitted"):
        page = page_for(sign_in(name), members_link(stepped))
        assert "find_card" in page
        assert "failed" in page
        assert "no card of" not in page
        assert "section seven" not in page


def test_a_stranger_reads_who_it_was_handed_over_to_and_no_more(cast, stepped, client):
    conversation_ = members_link(stepped).conversation
    page = page_for(client, ChatLink.for_anyone(conversation_, None, None))
    assert "refund desk" in page
    assert "find_card" not in page
    assert "card rules" not in page
    assert "cardo" not in page


def test_of_the_page_as_others_see_it_a_lead_gets_what_they_get(stepped, sign_in):
    path = f"/c/{members_link(stepped).token}"
    seen = readable(sign_in("lead_permitted").get(path, {"as": "others"}))
    assert "refund desk" in seen
    assert "find_card" not in seen


@pytest.mark.parametrize("name", ["agent", "agent_permitted"])
def test_an_agent_reads_no_more_of_it_by_the_eyes_of_an_analyst(stepped, sign_in, name):
    path = f"/c/{members_link(stepped).token}"
    assert "section seven" in readable(sign_in("lead").get(path, {"as": "analyst"}))
    seen = readable(sign_in(name).get(path, {"as": "analyst"}))
    assert "find_card" in seen
    assert "section seven" not in seen
    assert "no card of" not in seen


@pytest.mark.parametrize(("name", "reads"), [("lead", True), ("agent", False)])
def test_an_export_has_of_steps_what_its_reader_sees(stepped, sign_in, name, reads):
    path = f"/c/{members_link(stepped).token}/transcript.txt"
    client = sign_in(name)
    assert "find_card" not in readable(client.get(path))
    taken = readable(client.get(path, {"events": "1"}))
    assert "find_card" in taken
    assert ("section seven" in taken) is reads
    assert not [each for each in PERSONAL if each.lower() in taken]


def test_a_conversation_that_comes_again_has_its_steps_once(cast, stepped):
    contact = {"id": "steps", "name": "Zulmira Okonkwo"}
    take(cast.acme, conversation(id="steps", contact=contact, steps=STEPS[:1]))
    assert dumped("conversations_step").count("find_card") == 1
    assert "Refund desk" not in dumped("conversations_step")


@pytest.mark.parametrize(
    "shape",
    [IncomingMessage, IncomingEvent, IncomingEntity, IncomingReview, IncomingStep, Incoming],
)
def test_no_part_takes_a_field_that_is_not_listed(shape):
    """What is shown is an allowlist: what isn't named can't be stored."""
    from pydantic import TypeAdapter, ValidationError

    assert fields(shape)
    with pytest.raises(ValidationError, match="thought_aloud"):
        TypeAdapter(shape).validate_python({"thought_aloud": "she sounds angry"})
