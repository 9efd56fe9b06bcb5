"""Sessions: who comes in by what, and that nothing is anybody else's."""

import time

import pytest
from django.core import signing
from django.test import Client

from chatlinks.chats.models import Widget
from chatlinks.webchat import limits
from tests.kit.acting.web_chat import Browser

WAYS = [
    ("GET", "messages"),
    ("POST", "messages"),
    ("POST", "files"),
    ("GET", "files/1"),
    ("POST", "received"),
    ("POST", "rating"),
    ("POST", "person"),
    ("POST", "details"),
]
KINDS = [
    "none",
    "another business's",
    "tampered",
    "nonsense",
    "two",
    "signed for something else",
]


def sessions(cast):
    Widget.objects.create(business=cast.rival_business)
    good = Browser().session
    content = {"business": cast.acme.pk, "visitor": "x"}
    return {
        "none": "",
        "another business's": Browser("rival").session,
        "tampered": good[:-2] + "xx",
        "nonsense": "x" * 40,
        "two": f"{good} x",
        "signed for something else": signing.dumps(content, salt="something else"),
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("method", "what"), WAYS)
def test_without_a_session_of_this_business_nothing_is_read_or_written(
    cast, acme, kind, method, what
):
    from tests.kit.watching.census import census

    session = sessions(cast)[kind]
    before = census()
    answer = Client().generic(
        method,
        f"/w/acme/{what}",
        "{}",
        "application/json",
        headers={"authorization": f"Bearer {session}"},
    )
    assert answer.status_code == 401
    assert census() == before


def test_a_session_ends_after_a_day(acme, monkeypatch):
    visitor = Browser()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 25 * 3600)
    assert visitor.get("messages").status_code == 401


def test_a_session_can_be_renewed_for_thirty_days_and_no_longer(acme, monkeypatch):
    visitor, clock = Browser(), time.time()
    for day in range(1, 32):
        now = clock + day * 23 * 3600
        monkeypatch.setattr(time, "time", lambda now=now: now)
        limits.counter.storage.reset()
        assert visitor.get("messages").status_code == 200
        visitor.session = visitor.post("session").json()["session"]
    monkeypatch.setattr(time, "time", lambda: clock + 32 * 23 * 3600)
    assert visitor.get("messages").status_code == 401


def test_no_cookie_is_read_or_set(cast, acme, sign_in):
    visitor = Browser()
    visitor.write("Hello")
    assert dict(visitor.client.cookies) == {}
    assert sign_in("agent_permitted").get("/w/acme/messages").status_code == 401


@pytest.mark.parametrize("path", ["/w/nobody", "/w/rival", "/w/%00", "/w/nobody/messages"])
def test_a_business_without_a_web_chat_has_none(cast, acme, client, path):
    assert client.get(path).status_code == 404


def test_one_that_is_switched_off_answers_nobody(acme):
    visitor = Browser()
    visitor.write("Hello")
    Widget.objects.update(enabled=False)
    assert {
        visitor.get("messages").status_code,
        visitor.post("session").status_code,
        visitor.get("").status_code,
    } == {404}
