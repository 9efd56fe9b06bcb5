"""Who asks too often waits."""

from uuid import uuid4

import pytest

from chatlinks.conversations.models import Message
from chatlinks.webchat import limits
from tests.kit.acting.web_chat import Browser


@pytest.mark.parametrize(("what", "most"), [("renewal", 30), ("messages", 20)])
def test_who_asks_too_often_is_told_when_to_go_on_and_nothing_is_written(acme, what, most):
    visitor = Browser()
    limits.counter.storage.reset()
    asked = [
        visitor.post("session")
        if what == "renewal"
        else visitor.post("messages", {"id": str(uuid4()), "text": "Hello"})
        for _ in range(most + 1)
    ]
    assert [answer.status_code for answer in asked] == [200] * most + [429]
    assert int(asked[-1].headers["Retry-After"]) > 0
    assert "go on in" in asked[-1].json()["problem"]
    assert Message.objects.filter(sender="user", text="Hello").count() in (0, most)


def test_one_visitors_haste_does_not_hold_up_another(acme):
    hasty, calm = Browser(), Browser()
    for _ in range(21):
        hasty.post("messages", {"id": str(uuid4()), "text": "Hello"})
    assert calm.post("messages", {"id": str(uuid4()), "text": "Hello"}).status_code == 200


def test_a_whole_school_behind_one_address_can_begin_to_chat(acme):
    assert all(Browser().write("Hello")["messages"] for _ in range(40))
