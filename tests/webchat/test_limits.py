"""Who asks too often waits."""

from pathlib import Path
from uuid import uuid4

import pytest

from chatlinks.conversations.models import Message
from chatlinks.webchat import limits
from tests.kit.acting.web_chat import Browser

TABLE = (Path(__file__).parents[2] / "docs" / "widget.md").read_text("utf-8")


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


def test_who_writes_too_much_waits_though_they_write_seldom(acme):
    """Six of the longest messages within ten minutes; somebody else goes on, and short ones wait
    for the same time."""
    lengthy, other = Browser(), Browser()
    limits.counter.storage.reset()

    def write(visitor, text):
        return visitor.post("messages", {"id": str(uuid4()), "text": text})

    answers = [write(lengthy, "lost " * 800) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 6
    refused = write(lengthy, "Hello")
    assert (refused.status_code, write(other, "Hello").status_code) == (429, 200)
    assert 0 < int(refused.headers["Retry-After"]) <= 600


def test_a_comment_counts_as_what_a_visitor_writes(acme):
    visitor = Browser()
    limits.counter.storage.reset()
    comment = {"rating": 5, "comment": "good " * 790}
    answers = [visitor.post("rating", comment).status_code for _ in range(7)]
    assert answers == [409] * 6 + [429]  # there is nothing to rate


def test_one_visitors_haste_does_not_hold_up_another(acme):
    hasty, calm = Browser(), Browser()
    for _ in range(21):
        hasty.post("messages", {"id": str(uuid4()), "text": "Hello"})
    assert calm.post("messages", {"id": str(uuid4()), "text": "Hello"}).status_code == 200


def test_a_whole_school_behind_one_address_can_begin_to_chat(acme):
    assert all(Browser().write("Hello")["messages"] for _ in range(40))


def test_the_documents_say_how_much_may_be_written():
    row = next(line for line in TABLE.splitlines() if line.startswith("| what they say"))
    for name in ("text", "text a day"):
        rate = limits.RATES[name]
        for most in (rate.of_key, rate.of_address):
            assert f"{most.amount * limits.PORTION:,} " in row
