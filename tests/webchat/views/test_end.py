"""The visitor ends the chat, and no session of theirs opens anything any more."""

from datetime import timedelta

from django.utils import timezone

from chatlinks.chats.models import EndedVisit
from chatlinks.conversations.models import Message
from chatlinks.webchat import visitors
from tests.kit.acting.web_chat import Browser


def statuses(browser):
    """Of whatever one does with a session."""
    asked = {"id": "some", "text": "Hello", "after": "0.0", "up_to": "1.1", "rating": 5}
    posted = ("messages", "person", "received", "details", "rating", "end")
    return {
        browser.get("messages", after="0.0").status_code,
        browser.get("files/1").status_code,
        browser.send("note.txt", b"Hello").status_code,
        *(browser.post(what, asked).status_code for what in posted),
    }


def test_an_ended_session_opens_nothing_nor_does_any_other_of_the_same_visitor(acme):
    visitor = Browser()
    visitor.write("My card is lost")
    before = visitor.session
    visitor.session = visitor.post("session").json()["session"]
    assert visitor.post("end").status_code == 200
    written = Message.objects.count()
    for session in (visitor.session, before):
        visitor.session = session
        assert statuses(visitor) == {401}
    assert Message.objects.count() == written


def test_whoever_begins_anew_with_it_is_somebody_else(acme):
    visitor = Browser()
    visitor.write("My card is lost")
    visitor.post("end")
    visitor.session = visitor.post("session").json()["session"]
    visitor.cursor = "0.0"
    assert visitor.look()["messages"] == []


def test_others_go_on(acme):
    one, other = Browser(), Browser()
    one.post("end")
    assert other.write("Hello")["messages"]


def test_it_is_remembered_as_long_as_a_session_could_last(acme):
    visitor = Browser()
    visitor.post("end")
    assert visitors.forget_ended() == 0
    EndedVisit.objects.update(at=timezone.now() - visitors.LONGEST - timedelta(hours=1))
    assert visitors.forget_ended() == 1
