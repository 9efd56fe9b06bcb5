"""The bot at work: every message is answered once, and what it collects is personal."""

from pkgutil import resolve_name
from uuid import uuid4

import pytest
from django.db import connection

from chatlinks.conversations.models import Contact, Entity, Message
from chatlinks.conversations.records import finder
from chatlinks.workspaces.models import EntityType
from tests.kit.acting.web_chat import Browser
from tests.kit.watching.stored import stored_text
from tests.kit.ways import telling


def test_a_message_that_was_stored_but_not_answered_is_answered_when_sent_again(acme, monkeypatch):
    visitor, id_ = Browser(), str(uuid4())
    visitor.client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("chatlinks.webchat.bots.answering.message", lambda *a: 1 / 0)
        assert visitor.post("messages", {"id": id_, "text": "Please block it"}).status_code == 500
    visitor.write("Please block it", id_)
    assert [text for _, text in visitor.said] == ["Please block it", "Which card is it?"]


def test_what_the_bot_cannot_answer_is_a_bot_break_and_the_second_offers_a_person(acme):
    visitor = Browser()
    visitor.write("qwerty")
    visitor.write("asdfgh")
    broken = (
        Message.objects.filter(sender="user", is_broken=True)
        .order_by("id")
        .values_list("text", flat=True)
    )
    assert list(broken)[-2:] == ["qwerty", "asdfgh"]
    assert visitor.seen[-1]["data"] == {"quick_replies": [{"text": "Talk to a person"}]}


def test_a_collected_value_is_personal_from_then_on_and_before(cast, acme, sign_in):
    visitor = Browser()
    visitor.write("Block the one called Zanzibar")
    visitor.write("Zanzibar")
    assert visitor.seen[-1]["text"] == "Thanks, Zanzibar is blocked."
    assert "zanzibar" not in stored_text().lower()
    assert EntityType.objects.get(business=cast.acme, name="card_hint").personal
    [entity] = Entity.objects.filter(name="card_hint")
    answer = entity.conversation.message_set.get(sender="user", position=2)
    assert (entity.value, entity.personal, entity.message) == ("******", True, answer.pk)
    assert telling(sign_in("agent"), entity.conversation_id, ["Zanzibar"]) == {}


def test_a_name_that_was_collected_is_the_users(cast, acme):
    visitor = Browser()
    visitor.write("let me introduce myself")
    visitor.write("Oluwaseun")
    assert visitor.seen[-1]["text"] == "Hello Oluwaseun!"
    assert "oluwaseun" not in stored_text().lower()
    assert Contact.objects.latest("id").details["name"] == "******"


@pytest.mark.parametrize(
    "slow",
    [
        "chatlinks.webchat.bots.bot.Bot.understand",
        "chatlinks.webchat.visitor_actions.foresee",
    ],
)
def test_what_takes_time_with_a_strangers_text_holds_nobody_up(acme, monkeypatch, slow):
    depths, outside = [], len(connection.atomic_blocks)
    real = resolve_name(slow)

    def noted(*args):
        depths.append(len(connection.atomic_blocks))
        return real(*args)

    monkeypatch.setattr(slow, noted)
    Browser().write("Please block it")
    assert depths == [outside]


def test_what_was_looked_at_before_the_lock_is_not_looked_at_again(acme, monkeypatch):
    looked_at = []
    real = finder.detect_all

    def noted(texts, *more):
        looked_at.extend(texts)
        return real(texts, *more)

    monkeypatch.setattr(finder, "detect_all", noted)
    Browser().write("My card is 4111 1111 1111 1111")
    assert looked_at.count("My card is 4111 1111 1111 1111") == 1
