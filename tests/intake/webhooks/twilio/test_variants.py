"""Twilio's forms: who writes from where, what a program or an app sends, what is taken back."""

import json

import pytest

from tests.kit.acting.hooks import USER

WHATSAPP = "whatsapp:+4915112345678"
OVER = "[completed]"  # in the bot state, after a day
GONE = "This message was deleted at the source."


def form(event, **fields):
    return {
        "EventType": event,
        "AccountSid": "AC01",
        "ChatServiceSid": "IS01",
        "ConversationSid": "CH01",
        "RetryCount": "0",
        **fields,
    }


def message(body="Hello", second=0, **fields):
    return form(
        "onMessageAdded",
        **{
            "MessageSid": f"IM{second:02}",
            "ParticipantSid": "MB01",
            "Index": str(second),
            "DateCreated": f"2026-03-02T09:15:{second:02}.000Z",
            "Body": body,
            "Author": WHATSAPP,
            "Attributes": "{}",
            "Source": "WHATSAPP",
            **fields,
        },
    )


def by(author, source, body="Hello", **fields):
    return message(body, Author=author, Source=source, **fields)


def again(event, payload, **fields):
    return {**payload, "EventType": event, **fields}


def attributes_of(attributes):
    return {"Attributes": json.dumps(attributes)}


def files(*listed):
    return {"Media": json.dumps(listed)}


PHOTO = {"Sid": "ME01", "ContentType": "image/jpeg", "Filename": f"{USER}.jpg", "Size": 9}
NAMELESS = {"Sid": "ME02", "ContentType": "application/pdf", "Filename": None, "Size": 9}
CLOSED = form(
    "onConversationStateUpdated",
    StateFrom="active",
    StateTo="closed",
    Reason="TIMER",
    StateUpdated="2026-03-02T10:00:00.000Z",
    DateCreated="2026-03-02T09:00:00.000Z",
)
OPENED = {
    **CLOSED,
    "StateFrom": "closed",
    "StateTo": "active",
    "StateUpdated": "2026-03-02T11:00:00.000Z",
}
LATER = {"DateUpdated": "2026-03-02T09:20:00.000Z"}
VARIANTS = {
    "WhatsApp": ([message()], [OVER, "user: Hello"]),
    "SMS": ([by("+4915112345678", "SMS")], [OVER, "user: Hello"]),
    "Messenger": ([by("messenger:1234567890", "MESSENGER")], [OVER, "user: Hello"]),
    "RCS": ([by("rcs:+4915112345678", "RCS")], [OVER, "user: Hello"]),
    "a mail": ([by("zulmira@quartz.example", "EMAIL")], [OVER, "user: Hello"]),
    "an app": ([by("john", "SDK")], ["[active]", "agent: Hello"]),
    "an app, in which the user writes": (
        [by(USER, "SDK", f"I am {USER}", **attributes_of({"from": "User", "nick": USER}))],
        [OVER, "user: I am ******"],
    ),
    "a bot": ([by("shop bot", "API")], ["[bot]", "bot: Hello"]),
    "a bot that doesn't say who it is": ([by("system", "API")], ["[bot]", "bot: Hello"]),
    "a bot without a name": ([by("", "API")], ["[bot]", "bot: Hello"]),
    "the system": ([by("system", "SDK")], ["[bot]", "other: Hello"]),
    "attributes that are no object": (
        [by("john", "SDK", Attributes="[]")],
        ["[active]", "agent: Hello"],
    ),
    "attributes that are no JSON": (
        [by("john", "SDK", Attributes="{")],
        ["[active]", "agent: Hello"],
    ),
    "no attributes": ([by("john", "SDK", Attributes="")], ["[active]", "agent: Hello"]),
    "a photo": ([message("", **files(PHOTO))], [OVER, "user:  <IMAGE>"]),
    "files of which one has no name": (
        [message("See", **files(PHOTO, NAMELESS))],
        [OVER, "user: See <FILE>"],
    ),
    "media that are none": ([message(Media="null")], [OVER, "user: Hello"]),
    "media that are no JSON": ([message(Media="[{")], [OVER, "user: Hello"]),
    "a file of a bot": (
        [by("robo", "API", "", **files(NAMELESS))],
        ["[bot]", "bot:  <FILE>"],
    ),
    "changed": (
        [message("Zzz"), again("onMessageUpdated", message("Aaa"), **LATER)],
        [OVER, "user: Aaa"],
    ),
    "changed, before it came": (
        [again("onMessageUpdated", message("Aaa"), **LATER), message("Zzz")],
        [OVER, "user: Aaa"],
    ),
    "removed": (
        [message("Zzz"), again("onMessageRemoved", message("Zzz"), DateRemoved="")],
        [OVER, f"user: {GONE}"],
    ),
    "removed, and then changed late": (
        [
            again("onMessageRemoved", message("Zzz"), DateRemoved="2026-03-02T09:18:00.000Z"),
            again("onMessageUpdated", message("Zzz"), **LATER),
        ],
        [OVER, f"user: {GONE}"],
    ),
    "removed with its photo": (
        [message("", **files(PHOTO)), again("onMessageRemoved", message("", **files(PHOTO)))],
        [OVER, f"user: {GONE}"],
    ),
    "begun": (
        [
            form(
                "onConversationAdded",
                DateCreated="2026-03-02T09:00:00.000Z",
                FriendlyName=USER,
                UniqueName=USER,
                State="active",
            ),
            message(),
        ],
        [OVER, "(session_started)", "user: Hello"],
    ),
    "closed": ([message(), CLOSED], ["[completed]", "user: Hello", "(completed)"]),
    "closed and opened again": (
        [message(), CLOSED, OPENED],
        ["[active]", "user: Hello", "(completed)", "(reopened)"],
    ),
    "removed as a whole": (
        [
            message(),
            form(
                "onConversationRemoved",
                DateRemoved="2026-03-02T10:00:00.000Z",
                DateCreated="2026-03-02T09:00:00.000Z",
            ),
        ],
        ["[completed]", "user: Hello", "(completed)"],
    ),
    "an agent joins": (
        [
            message(),
            form(
                "onParticipantAdded",
                ParticipantSid="MB02",
                Identity="john",
                DateCreated="2026-03-02T09:16:00.000Z",
            ),
        ],
        [OVER, "user: Hello", "(assigned_agent) john"],
    ),
    "a user joins in an app": (
        [
            form(
                "onParticipantAdded",
                ParticipantSid="MB02",
                Identity=USER,
                DateCreated="2026-03-02T09:14:00.000Z",
                **attributes_of({"from": "user"}),
            ),
            by("john", "SDK", f"Dear {USER}"),
        ],
        ["[active]", "agent: Dear ******"],
    ),
    "a user joins by mail": (
        [
            form(
                "onParticipantAdded",
                ParticipantSid="MB02",
                DateCreated="2026-03-02T09:14:00.000Z",
                **{
                    "MessagingBinding.Address": "zulmira.quartz@example.org",
                    "MessagingBinding.Type": "email",
                    "MessagingBinding.Name": USER,
                },
            ),
            by("john", "SDK", "Hello zulmira.quartz@example.org"),
        ],
        ["[active]", "agent: Hello ******"],
    ),
    "asked before": (
        [message(), again("onMessageAdd", message("Zzz", 1)), form("onConversationUpdate")],
        [OVER, "user: Hello"],
    ),
    "times in seconds": (
        [message(DateCreated="1772442900")],
        [OVER, "user: Hello"],
    ),
    "times as mails have them": (
        [message(DateCreated="Mon, 02 Mar 2026 09:15:00 +0000")],
        [OVER, "user: Hello"],
    ),
    "a body of entities": ([message("so &lt;b&gt;")], [OVER, "user: so &lt;b&gt;"]),
    "a body of other scripts": ([message("नमस्ते 👩‍👩‍👧")], [OVER, "user: नमस्ते 👩‍👩‍👧"]),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, lines = VARIANTS[name]
    assert comes_to("twilio", *payloads) == lines


def test_the_address_may_have_a_query(hook, client, settings):
    """Twilio signs the address as it was typed in there."""
    twilio = hook("twilio")
    body = twilio.body(message())
    path = f"{twilio.path}?tag=a%20b&x=1"
    sent_by = "application/x-www-form-urlencoded"
    url = settings.BASE_URL + path
    headers = twilio.headers_for(body, url)
    assert client.post(path, body, content_type=sent_by, headers=headers).status_code == 200
    assert client.post(twilio.path, body, content_type=sent_by, headers=headers).status_code == 401


def test_an_address_may_have_a_port(hook, client, settings):
    """Twilio leaves it out of what it signs, or not."""
    settings.BASE_URL = "https://chat.example.org"
    twilio = hook("twilio")
    body = twilio.body(message())
    url = f"https://chat.example.org:443{twilio.path}"
    headers = twilio.headers_for(body, url)
    sent_by = "application/x-www-form-urlencoded"
    assert client.post(twilio.path, body, content_type=sent_by, headers=headers).status_code == 200
