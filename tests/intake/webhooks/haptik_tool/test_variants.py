"""Haptik's feed for an external agent tool: bodies in every form, states without a time."""

import json

import pytest

from tests.kit.acting.hooks import USER

OVER = "[completed]"  # in the bot state, after a day


def message(body="Hello", sender="ceu", number=1, **changed):
    return {
        "user_id": "90071",
        "message_id": 411200492 + number,
        "conversation_number": "4",
        "message_body": body,
        "sender": sender,
        "timestamp": f"2026-03-02T09:15:{number:02}.000Z",
        **changed,
    }


def hsl(text, kind="TEXT", data=None):
    return json.dumps({"text": text, "type": kind, "data": data})


def state(name, **changed):
    return {
        "conversation_number": "4",
        "user_id": "90071",
        "category": "collection_state",
        "subcategory": name,
        "metadata": "{}",
        **changed,
    }


MET = {
    "user_id": "90071",
    "third_party_user_id": None,
    "user_name": USER,
    "device_platform": 14,
    "details_available": None,
}
VARIANTS = {
    "a user": ([message()], [OVER, "user: Hello"]),
    "a bot": ([message(hsl("Hi"), "iva")], ["[bot]", "bot: Hi"]),
    "an agent of Haptik's": ([message(hsl("Hi"), "haptik")], ["[active]", "agent: Hi"]),
    "an agent of the tool's": ([message(hsl("Hi"), "ect")], ["[active]", "agent: Hi"]),
    "what is automatic": ([message(hsl("Hi"), "aeu")], ["[bot]", "other: Hi"]),
    "a sender that nobody knows": ([message("Hi", "zzz")], ["[bot]", "other: Hi"]),
    "no sender": ([message("Hi", None)], ["[bot]", "other: Hi"]),
    "a body as an object": (
        [message({"text": "Hi", "type": "TEXT", "data": {}}, "iva")],
        ["[bot]", "bot: Hi"],
    ),
    "a number for a body": ([message(7)], [OVER, "user: 7"]),
    "no text": (
        [message(hsl(None, "CAROUSEL", {"items": [{"title": "A"}]}), "iva")],
        ["[bot]", "bot:  <CAROUSEL>"],
    ),
    "no data": ([message(hsl("Hi", None), "iva")], ["[bot]", "bot: Hi"]),
    "a user's photo": (
        [MET, message(hsl("", "IMAGE", {"url": "https://x.example/zulmira-quartz.jpg"}))],
        [OVER, "user:  <IMAGE>"],
    ),
    "a user's document": (
        [MET, message(hsl("", "DOCUMENT", {"url": "https://x.example/Zulmira%20Quartz.pdf"}))],
        [OVER, "user:  <DOCUMENT>"],
    ),
    "a number as a number": ([message(conversation_number=4)], [OVER, "user: Hello"]),
    "an id as a text": ([message(message_id="411200493")], [OVER, "user: Hello"]),
    "a user as a number": ([message(user_id=90071)], [OVER, "user: Hello"]),
    "metadata as a text": ([message(metadata="{}")], [OVER, "user: Hello"]),
    "a time without a zone": ([message(timestamp="2026-03-02T09:15:00")], [OVER, "user: Hello"]),
    "a time with a space": ([message(timestamp="2026-03-02 09:15:00.5")], [OVER, "user: Hello"]),
    "a user who is met": (
        [MET, message(f"The parcel of {USER}")],
        [OVER, "user: The parcel of ******"],
    ),
    "a user who is met later": (
        [message(f"The parcel of {USER}"), MET],
        [OVER, "user: The parcel of ******"],
    ),
    "with the bot": ([message(), state("bot")], [OVER, "user: Hello"]),
    "not completed by the bot": ([message(), state("incomplete")], ["[queued]", "user: Hello"]),
    "complete": ([message(), state("complete")], [OVER, "user: Hello", "(completed)"]),
    "complete, before the rest": (
        [state("complete"), message(), state("incomplete"), state("bot")],
        [OVER, "user: Hello", "(completed)"],
    ),
    "an event of another category": (
        [message(), state("x", category="user_presence")],
        [OVER, "user: Hello"],
    ),
    "entities": ([message("so &lt;b&gt;")], [OVER, "user: so &lt;b&gt;"]),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, lines = VARIANTS[name]
    assert comes_to("haptik_tool", *payloads) == lines
