"""Intercom's notifications: parts of every type, HTML, what is redacted, and older editions."""

import pytest

from tests.kit.acting.hooks import USER

T = 1772442900  # 2026-03-02T09:15:00Z
LOTTE = {"type": "user", "id": "6762f0", "name": USER, "email": "zulmira.quartz@example.org"}
JOHN = {"type": "admin", "id": "25", "name": "John", "email": "john@example.com"}
FIN = {"type": "bot", "id": "5", "name": "Fin", "email": "operator+a86@intercom.io"}
GONE = "This message was deleted at the source."
OVER = "[completed]"  # in the bot state, after a day
WHO = {"type": "contact.list", "contacts": [{"type": "contact", "id": "6762f0"}]}


def notified(topic, second=0, **item):
    return {
        "type": "notification_event",
        "app_id": "a86dr8yl",
        "id": f"notif_{topic}_{second}",
        "self": None,
        "topic": topic,
        "created_at": T + second,
        "links": {},
        "delivery_status": "pending",
        "delivery_attempts": 1,
        "delivered_at": 0,
        "first_sent_at": T,
        "data": {
            "type": "notification_event_data",
            "item": {
                "type": "conversation",
                "id": "1911",
                "created_at": T,
                "updated_at": T + second,
                "title": f"{USER} asks",
                "state": "open",
                "open": True,
                "read": False,
                "contacts": WHO,
                "custom_attributes": {"who": USER},
                "conversation_rating": {},
                **item,
            },
        },
    }


def parts(*listed):
    return {
        "conversation_parts": {
            "type": "conversation_part.list",
            "total_count": len(listed),
            "conversation_parts": list(listed),
        }
    }


def part(body, author=LOTTE, second=1, **changed):
    return {
        "type": "conversation_part",
        "id": f"70{second:02}",
        "part_type": "comment",
        "body": body,
        "created_at": T + second,
        "updated_at": T + second,
        "notified_at": T + second,
        "assigned_to": None,
        "author": author,
        "attachments": [],
        "external_id": None,
        "redacted": False,
        **changed,
    }


def part_by(body, author=LOTTE, second=1, topic="conversation.user.replied", **changed):
    return notified(topic, second, **parts(part(body, author, second, **changed)))


def begun(body="<p>Hello</p>", author=LOTTE, topic="conversation.user.created", **changed):
    source = {
        "type": "conversation",
        "id": "403918320",
        "delivered_as": "customer_initiated",
        "subject": "",
        "body": body,
        "author": author,
        "attachments": [],
        "url": "https://shop.example.com/zulmira-quartz",
        "redacted": False,
        **changed,
    }
    return notified(topic, source=source)


def rated(second, **rating):
    told = {"rating": 4, "remark": "", "created_at": T + 5, "teammate": JOHN, **rating}
    return notified("conversation.rating.added", second, conversation_rating=told)


FILE = {
    "type": "upload",
    "name": f"{USER}.pdf",
    "url": "https://f.example.com/7.pdf",
    "filesize": 4,
}
PICTURE = '<p>See</p><div class="c"><img src="https://i.example.com/zulmira.png" alt=""></div>'
REDACTED = "<p><i>This message was deleted</i></p>"
OLD = {
    "contacts": None,
    "user": {"type": "user", "id": "6762f0", "user_id": "crm-14", "name": USER, "email": ""},
    "conversation_message": {
        "type": "conversation_message",
        "id": "60",
        "subject": "",
        "body": f"<p>I am {USER}</p>",
        "author": {"type": "user", "id": "6762f0"},
        "attachments": [],
    },
    "state": None,
    "open": False,
}
VARIANTS = {
    "begun": ([begun()], [OVER, "user: Hello"]),
    "begun with a subject": (
        [begun(subject=f"<p>{USER} asks</p>", type="email")],
        [OVER, "user: ****** asks\n\nHello"],
    ),
    "begun by a lead": ([begun(author={**LOTTE, "type": "lead"})], [OVER, "user: Hello"]),
    "begun by an agent": (
        [
            begun(
                f"Hello {USER}",
                JOHN,
                "conversation.admin.single.created",
                delivered_as="admin_initiated",
            )
        ],
        ["[active]", "agent: Hello ******"],
    ),
    "sent to many": (
        [begun(f"Hello {USER}", JOHN, delivered_as="automated"), part_by(f"I am {USER}")],
        [OVER, "bot: Hello ******", "user: I am ******"],
    ),
    "no body": ([begun(None), part_by("Hello")], [OVER, "user: Hello"]),
    "an empty body": ([begun(""), part_by("Hello")], [OVER, "user: Hello"]),
    "entities and tags": (
        [part_by("<p>1 &lt; 2 &amp; <b>so</b></p><ul><li>a</li><li>b</li></ul>")],
        [OVER, "user: 1 < 2 & so\n\na\n\nb"],
    ),
    "a name in tags": ([part_by(f"<p>I am <b>{USER}</b></p>")], [OVER, "user: I am ******"]),
    "a link": (
        [part_by('<p><a href="https://x.example/zulmira-quartz">Here</a></p>')],
        [OVER, "user: Here (https://x.example/******)"],
    ),
    "a picture in the text": ([part_by(PICTURE)], [OVER, "user: See <IMAGE>"]),
    "a picture alone": (
        [part_by('<div><img src="https://i.example.com/a.png"></div>')],
        [OVER, "user:  <IMAGE>"],
    ),
    "a file": ([part_by("", attachments=[FILE])], [OVER, "user:  <FILE>"]),
    "attachments that are null": ([part_by("Hello", attachments=None)], [OVER, "user: Hello"]),
    "an agent": (
        [part_by(f"Dear {USER}", JOHN, topic="conversation.admin.replied")],
        ["[active]", "agent: Dear ******"],
    ),
    "a bot": (
        [part_by("Hello", FIN, topic="conversation.operator.replied")],
        ["[bot]", "bot: Hello"],
    ),
    "an AI agent under an admin's name": (
        [part_by("Hello", {**JOHN, "from_ai_agent": True, "is_ai_answer": True})],
        ["[bot]", "bot: Hello"],
    ),
    "nobody": ([part_by("Hello", None)], ["[bot]", "other: Hello"]),
    "a team": ([part_by("Hello", {"type": "team", "id": "7"})], ["[bot]", "other: Hello"]),
    "an author without a name": (
        [part_by("Hello", {"type": "user", "id": "6762f0", "name": None, "email": ""})],
        [OVER, "user: Hello"],
    ),
    "a note": (
        [
            begun(),
            part_by(
                f"<p>{USER} called</p>", JOHN, part_type="note", topic="conversation.admin.noted"
            ),
        ],
        [OVER, "user: Hello", "(note) John: ****** called"],
    ),
    "a note with a file": (
        [begun(), part_by("", JOHN, part_type="note", attachments=[FILE])],
        [OVER, "user: Hello", "(note) John: [******.pdf]"],
    ),
    "a note that opens it again": (
        [part_by("Look", JOHN, part_type="note_and_reopen")],
        ["[bot]", "(note) John: Look", "(reopened)"],
    ),
    "a note, redacted": (
        [
            part_by("Secret", JOHN, part_type="note"),
            part_by(REDACTED, JOHN, part_type="note", topic="conversation_part.redacted"),
        ],
        ["[bot]", f"(note) John: {GONE}"],
    ),
    "redacted": (
        [
            part_by("Zzz"),
            part_by(None, redacted=True, topic="conversation_part.redacted"),
        ],
        [OVER, f"user: {GONE}"],
    ),
    "redacted, and told again late": (
        [part_by("", redacted=True, attachments=[FILE]), part_by("Zzz", updated_at=T + 90)],
        [OVER, f"user: {GONE}"],
    ),
    "redacted, in an older edition": (
        [part_by("Zzz", redacted=None), part_by(REDACTED, redacted=None)],
        [OVER, f"user: {GONE}"],
    ),
    "its beginning is redacted": (
        [begun("Zzz"), begun("Aaa", redacted=True)],
        [OVER, f"user: {GONE}"],
    ),
    "closed": (
        [part_by("Hello"), notified("conversation.admin.closed", 9, state="closed", open=False)],
        [OVER, "user: Hello"],
    ),
    "closed, with a word": (
        [
            notified(
                "conversation.admin.closed",
                9,
                state="closed",
                open=False,
                **parts(part("Bye", JOHN, 9, part_type="close")),
            )
        ],
        [OVER, "agent: Bye", "(completed) John"],
    ),
    "closed and opened again": (
        [
            notified(
                "conversation.admin.closed",
                9,
                state="closed",
                **parts(part(None, JOHN, 9, part_type="close")),
            ),
            notified(
                "conversation.admin.opened",
                12,
                admin_assignee_id=25,
                **parts(part(None, JOHN, 12, part_type="open")),
            ),
        ],
        ["[active]", "(completed) John", "(reopened)"],
    ),
    "snoozed and not any more": (
        [
            notified(
                "conversation.admin.snoozed",
                9,
                state="snoozed",
                **parts(part(None, JOHN, 9, part_type="snoozed")),
            ),
            notified(
                "conversation.admin.unsnoozed",
                12,
                admin_assignee_id="25",
                **parts(part(None, JOHN, 12, part_type="timer_unsnooze")),
            ),
        ],
        ["[active]", "(waiting)", "(reopened)"],
    ),
    "assigned to an agent": (
        [part_by("Hello"), part_by(None, JOHN, 2, part_type="assignment", assigned_to=JOHN)],
        [OVER, "user: Hello", "(assigned_agent) John"],
    ),
    "assigned, with a word": (
        [
            part_by(
                "All yours",
                JOHN,
                part_type="assign_and_reopen",
                assigned_to={"type": "team", "id": "7", "name": "Deliveries"},
            )
        ],
        ["[active]", "(assigned_team) Deliveries", "(reopened)", "agent: All yours"],
    ),
    "assigned to nobody": (
        [
            part_by("Hello"),
            part_by(
                None,
                JOHN,
                2,
                part_type="assignment",
                assigned_to={"type": "nobody_admin", "id": None},
            ),
        ],
        [OVER, "user: Hello"],
    ),
    "a part of an unknown type": (
        [
            part_by("Hello"),
            part_by(
                None, JOHN, 2, part_type="language_detection_details", event_details={"x": USER}
            ),
        ],
        [OVER, "user: Hello"],
    ),
    "rated": ([part_by("Hello"), rated(9)], [OVER, "user: Hello", "*4"]),
    "rated, with a remark later": (
        [part_by("Hello"), rated(9), rated(12, remark=f"Regards, {USER}")],
        [OVER, "user: Hello", "*4 Regards, ******"],
    ),
    "rated by a text": ([part_by("Hello"), rated(9, rating="5")], [OVER, "user: Hello", "*5"]),
    "not rated": ([part_by("Hello"), rated(9, rating=None)], [OVER, "user: Hello"]),
    "an older edition": (
        [notified("conversation.user.created", **OLD)],
        [OVER, "user: I am ******"],
    ),
    "no contacts": (
        [notified("conversation.user.replied", contacts=None, **parts(part(f"I am {USER}")))],
        [OVER, "user: I am ******"],
    ),
    "parts that are null": (
        [part_by("Hello"), notified("conversation.read", 3, conversation_parts=None, source=None)],
        [OVER, "user: Hello"],
    ),
    "numbers for texts": (
        [notified("conversation.user.replied", 2, id=1911, **parts(part("Hello", id=7001)))],
        [OVER, "user: Hello"],
    ),
    "times as texts": (
        [part_by("Hello", created_at="2026-03-02T09:15:01Z", updated_at=None)],
        [OVER, "user: Hello"],
    ),
    "in milliseconds": (
        [part_by("Hello", created_at=T * 1000, updated_at=None)],
        [OVER, "user: Hello"],
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, lines = VARIANTS[name]
    assert comes_to("intercom", *payloads) == lines
