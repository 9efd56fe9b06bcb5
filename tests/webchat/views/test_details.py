"""The visitor says who they are."""

from uuid import uuid4

import pytest

from chatlinks.conversations.models import Conversation
from chatlinks.webchat import limits, visitor_actions
from tests.kit.acting.web_chat import Browser
from tests.kit.watching.stored import stored_text
from tests.kit.ways import telling


def test_a_visitor_who_says_who_they_are_is_masked_in_what_was_said_before(cast, acme, sign_in):
    visitor = Browser()
    visitor.write("Ngozi here, hello")
    assert (
        visitor.post(
            "details", {"name": "Ngozi Adeyemi", "email": "ngozi@mail.example"}
        ).status_code
        == 200
    )
    assert "ngozi" not in stored_text().lower()
    assert telling(sign_in("agent"), Conversation.objects.latest("id").pk, ["Ngozi"]) == {}


@pytest.mark.parametrize(
    "given", [{}, {"name": " "}, {"email": "no address"}, {"name": "x" * 101}, {"other": "x"}]
)
def test_details_that_cannot_be_are_refused(acme, given):
    visitor = Browser()
    visitor.write("Hello")
    assert visitor.post("details", given).status_code == 400


def test_there_is_an_end_to_what_one_visitor_tells(acme, monkeypatch):
    visitor = Browser()
    visitor.write("Hello")
    monkeypatch.setattr(visitor_actions, "MOST_TOLD", 2000)
    for _ in range(60):
        limits.counter.storage.reset()
        answer = visitor.post("details", {"name": f"Ngozi {uuid4().hex}"})
        if answer.status_code != 200:
            break
    assert answer.status_code == 409
    assert "end this chat" in answer.json()["problem"]
    data = {"id": str(uuid4()), "text": "One more", "after": visitor.cursor}
    assert visitor.post("messages", data).status_code == 409
    assert Browser().write("Hello")["messages"]


def test_details_that_change_all_the_time_are_held_up(acme):
    visitor = Browser()
    visitor.write("Hello")
    asked = [visitor.post("details", {"name": f"Ngozi {n}"}).status_code for n in range(11)]
    assert asked == [200] * 10 + [429]
