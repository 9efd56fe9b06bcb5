"""Haptik's hook and the posts of the user's half, with bodies (HSL) in every form."""

import json

import pytest

from tests.kit.acting.hooks import USER

GOGO = {"id": 4415, "name": "gogo", "email": None, "is_automated": True, "profile_image": None}
PRATEEK = {
    "id": 235,
    "name": "Prateek",
    "email": "prateek@example.com",
    "is_automated": False,
    "profile_image": "https://assets.example.com/prateek.jpg",
}
OVER = "[completed]"  # in the bot state, after a day


def body(text="Hi", kind="TEXT", data=None):
    return {"text": text, "type": kind, "data": {} if data is None else data}


def hook_of(event, body, number=1, agent=GOGO, **changed):
    return {
        "version": "1.0",
        "timestamp": f"2026-03-02T09:16:{number:02}.980Z",
        "user": {"auth_id": "crm-14", "user_name": USER, "user_id": 90071},
        "business_id": 343,
        "business_name": "exampleshop",
        "event_name": event,
        "agent": agent,
        "message": {"id": 1982371 + number, "body": body},
        **changed,
    }


def hooked(body, number=1, agent=GOGO, **changed):
    return hook_of("message", body, number, agent, **changed)


def wrote(text, number=1, **logged):
    return {
        "event_name": "log_message_from_user",
        "user": {"auth_id": "crm-14"},
        "business_id": 343,
        "message_body": text,
        "message_type": 0,
        "logged": {
            "message_id": 1982300 + number,
            "message_body": text,
            "created_at": f"2026-03-02T09:15:{number:02}.000Z",
            "message_type": 0,
            **logged,
        },
    }


ITEMS = [{"actionable_text": f"For {USER}", "type": "TEXT_ONLY", "payload": {"message": "x"}}]
CARDS = {"items": [{"title": USER, "thumbnail": {"image": "https://x.example/zulmira.png"}}]}
DONE = hook_of("chat_complete", body("Done", "SYSTEM"), 9)
VARIANTS = {
    "the bot": ([hooked(body())], ["[bot]", "bot: Hi"]),
    "an agent": ([hooked(body(f"Dear {USER}"), agent=PRATEEK)], ["[active]", "agent: Dear ******"]),
    "automated, as a text": (
        [hooked(body(), agent={**PRATEEK, "is_automated": "false"})],
        ["[active]", "agent: Hi"],
    ),
    "automated, as a number": (
        [hooked(body(), agent={**PRATEEK, "is_automated": 0})],
        ["[active]", "agent: Hi"],
    ),
    "no agent": ([hooked(body(), agent=None)], ["[bot]", "bot: Hi"]),
    "a body as a text": ([hooked(f"Hi {USER}")], ["[bot]", "bot: Hi ******"]),
    "a body as JSON in a text": ([hooked(json.dumps(body()))], ["[bot]", "bot: Hi"]),
    "a body as a number": ([hooked(7)], ["[bot]", "bot: 7"]),
    "JSON that is no body": ([hooked('{"a": 1}')], ["[bot]", 'bot: {"a": 1}']),
    "a body that begins like JSON": ([hooked("{x} is it")], ["[bot]", "bot: {x} is it"]),
    "no data": ([hooked({"text": "Hi", "type": None, "data": None})], ["[bot]", "bot: Hi"]),
    "data as a list": (
        [hooked(body("Choose", "BUTTON", ITEMS))],
        ["[bot]", "bot: Choose <BUTTON>"],
    ),
    "buttons": (
        [hooked(body("Choose", "BUTTON", {"items": ITEMS}))],
        ["[bot]", "bot: Choose <BUTTON>"],
    ),
    "cards alone": ([hooked(body("", "CAROUSEL", CARDS))], ["[bot]", "bot:  <CAROUSEL>"]),
    "a type that nobody knows": (
        [hooked(body("Hi", "LUCKY_WHEEL", {"who": USER}))],
        ["[bot]", "bot: Hi <LUCKY_WHEEL>"],
    ),
    "nothing": ([hooked(body()), hooked(body(""), 2)], ["[bot]", "bot: Hi"]),
    "numbers as texts": (
        [hooked(body(), business_id="343", message={"id": "77", "body": body()})],
        ["[bot]", "bot: Hi"],
    ),
    "no auth id": (
        [hooked(body(), user={"auth_id": None, "user_id": 90071, "user_name": USER})],
        ["[bot]", "bot: Hi"],
    ),
    "a number for an auth id": ([hooked(body(), user={"auth_id": 14})], ["[bot]", "bot: Hi"]),
    "a time without a zone": (
        [hooked(body(), timestamp="2026-03-02T09:15:02.980")],
        ["[bot]", "bot: Hi"],
    ),
    "a user writes": ([wrote("Hello")], [OVER, "user: Hello"]),
    "a user writes their name": (
        [hooked(body()), wrote(f"I am {USER}")],
        [OVER, "user: I am ******", "bot: Hi"],
    ),
    "a user chooses, in HSL": (
        [wrote(json.dumps(body("Yes", "TEXT")))],
        [OVER, "user: Yes"],
    ),
    "a user sends a photo": (
        [
            {
                **wrote("See", 2, file_url="https://assets.example.com/1.jpg"),
                "event_name": "log_file_from_user",
                "message_type": "1",
                "file_name": f"{USER}.jpg",
            }
        ],
        [OVER, "user: See <IMAGE>"],
    ),
    "a user sends a document": (
        [
            {
                **wrote("", 2, file_url="https://assets.example.com/1.pdf"),
                "event_name": "log_file_from_user",
                "message_type": 52,
                "file_name": f"{USER}.pdf",
            }
        ],
        [OVER, "user:  <FILE>"],
    ),
    "given to an agent": (
        [
            wrote("Hello"),
            hook_of("chat_pinned", body("In", "SYSTEM"), 2, PRATEEK, team_name="Deliveries"),
        ],
        [
            "[active]",
            "user: Hello",
            "(assigned_agent) Prateek",
            "(assigned_team) Deliveries",
            "other: In <SYSTEM>",
        ],
    ),
    "given to a team with a personal name": (
        [
            wrote("Hello"),
            hook_of("chat_pinned", body(""), 2, PRATEEK, team_name="zulmira.quartz@example.org"),
        ],
        ["[active]", "user: Hello", "(assigned_agent) Prateek"],
    ),
    "completed": (
        [wrote("Hello"), DONE],
        [OVER, "user: Hello", "other: Done <SYSTEM>", "(completed)"],
    ),
    "completed, without a message": (
        [wrote("Hello"), {**DONE, "message": None}],
        [OVER, "user: Hello", "(completed)"],
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, lines = VARIANTS[name]
    assert comes_to("haptik", *payloads) == lines
