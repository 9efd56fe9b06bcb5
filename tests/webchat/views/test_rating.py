"""The visitor says how it was."""

import pytest

from chatlinks.chats import transitions
from chatlinks.conversations.models import Message, Review
from tests.kit.acting.web_chat import Browser, with_agent


def test_a_finished_chat_is_rated_once_masked_and_sealed(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    assert visitor.post("rating", {"rating": 5}).status_code == 409
    transitions.complete(cast.acme, chat.pk, cast.people["agent"])
    assert visitor.look()["rate"]
    for _ in range(2):
        assert (
            visitor.post("rating", {"rating": 4, "comment": "Call me on 98765 43210"}).status_code
            == 200
        )
    [review] = Review.objects.filter(conversation=chat)
    assert (review.rating, review.comment, review.given_to, review.agent) == (
        4,
        "Call me on ******",
        "agent",
        "Agent",
    )
    assert review.sealed
    assert not visitor.look()["rate"]


@pytest.mark.parametrize("rating", [0, 6, "many", None, 2.5])
def test_a_rating_is_one_to_five(cast, acme, rating):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    transitions.complete(cast.acme, chat.pk, cast.people["agent"])
    assert visitor.post("rating", {"rating": rating}).status_code == 400
    assert not Review.objects.filter(conversation=chat).exists()


def test_whoever_says_thanks_first_may_rate_all_the_same(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    transitions.complete(cast.acme, chat.pk, cast.people["agent"])
    number = visitor.look()["rate"]
    news = visitor.write("Thanks!")
    assert (news["state"], news["rate"]) == ("bot", number)
    assert not Message.objects.filter(text="Thanks!", is_broken=True).exists()
    assert visitor.post("rating", {"rating": 5}).status_code == 200
    assert Review.objects.filter(conversation=chat).count() == 1
    assert not visitor.look()["rate"]
