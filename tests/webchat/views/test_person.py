"""From the bot to a person."""

from chatlinks.chats import presence
from tests.kit.acting.web_chat import Browser


def test_from_the_bot_to_an_agent_and_the_visitor_sees_who_it_is(cast, acme):
    visitor = Browser()
    presence.set_status(cast.people["agent"], "online")
    found = visitor.person()
    assert (found["state"], found["with"]) == ("active", "Agent")
    assert visitor.said[0] == ("user", "I would like to talk to a person")


def test_who_waits_in_the_queue_is_told_so(acme):
    visitor = Browser()
    found = visitor.person()
    assert (found["state"], found["with"]) == ("queued", "")
    assert "away" in visitor.seen[-1]["text"]
