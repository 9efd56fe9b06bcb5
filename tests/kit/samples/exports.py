"""A small export of each tool, in the shape in which it writes them. Its user is Zulmira, whose
name, e-mail and card stand in every field that can carry them, unknown ones among them.
"""

import io
import json
import sqlite3
import zipfile
from typing import Any, NamedTuple

from tests.kit.samples import agent_traces

NAME, EMAIL, CARD = "Zulmira Quental", "zulmira@mail.example", "4111 1111 1111 1111"
PHONE = "+351 912 345 678"
PLANTED = ["Zulmira", "Quental", "zulmira@mail", CARD, "912 345 678"]
SAYS = f"My name is {NAME}, write to {EMAIL}; my card {CARD} is blocked"
ANSWER = f"Thanks {NAME}, we wrote to {EMAIL}"
HTML = f"<p>My name is <b>{NAME}</b>, write to {EMAIL};</p><p>my card {CARD} is blocked</p>"
AT, LATER = "2026-03-02T09:15:00Z", "2026-03-02T09:16:00Z"
UNIX = 1_772_442_900


class Export(NamedTuple):
    name: str
    content: bytes
    options: dict[str, Any] = {}


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


def zipped(files: dict[str, Any]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, str | bytes) else json.dumps(value))
    return packed.getvalue()


def jsonl() -> Export:
    contact = {"id": "u", "name": NAME, "email": EMAIL, "phone": PHONE}
    messages = [
        {"at": AT, "from": "user", "text": SAYS},
        {"at": LATER, "from": "bot", "text": ANSWER},
    ]
    return Export("a.jsonl", as_json({"id": "1", "contact": contact, "messages": messages}))


def whatsapp() -> Export:
    chat = f"""\
[31.12.23, 21:14:00] {NAME}: \u200eMessages and calls are end-to-end encrypted.
[31.12.23, 21:14:05] {NAME}: \u200e{NAME} changed the group name to “{NAME}”
[31.12.23, 21:15:00] {NAME}: {SAYS}
and again: {NAME}
[31.12.23, 21:16:00] Acme Support: {ANSWER}
[31.12.23, 21:17:00] {NAME}: \u200e<attached: {NAME}.jpg>
"""
    name = f"WhatsApp Chat - {NAME}.zip"
    return Export(name, zipped({"_chat.txt": chat, f"{NAME}.jpg": b"\xff\xd8\xff"}))


def csv() -> Export:
    rows = f"""\
conversation_id,created_at,sender_type,author,text,customer_name,email,phone,extra
1,{AT},customer,{NAME},"{SAYS}",{NAME},{EMAIL},{PHONE},{NAME}
1,{LATER},agent,Anna,"{ANSWER}",{NAME},{EMAIL},{PHONE},{NAME}
"""
    return Export("chats.csv", rows.encode())


def node(id_: str, parent: str | None, role: str, text: str, child: str | None) -> dict[str, Any]:
    message = {
        "id": id_,
        "author": {"role": role, "name": None},
        "create_time": UNIX,
        "content": {"content_type": "text", "parts": [text]},
        "recipient": "all",
        "metadata": {"attachments": [{"name": f"{NAME}.pdf"}], "extra": NAME},
    }
    return {"id": id_, "message": message, "parent": parent, "children": [child] if child else []}


def chatgpt() -> Export:
    mapping = {
        "a": node("a", None, "user", SAYS, "b"),
        "b": node("b", "a", "assistant", ANSWER, None),
    }
    talk = {
        "title": NAME,
        "create_time": UNIX,
        "mapping": mapping,
        "current_node": "b",
        "conversation_id": "c-1",
    }
    user = {"id": "u", "email": EMAIL, "phone_number": PHONE}
    return Export("export.zip", zipped({"conversations.json": [talk], "user.json": user}))


def message_lists() -> Export:
    messages = [
        {"role": "system", "content": NAME},
        {"role": "user", "content": SAYS, "name": NAME},
        {"role": "assistant", "content": ANSWER, "extra": NAME},
    ]
    return Export("a.json", as_json([{"messages": messages, "user": EMAIL, "extra": NAME}]))


def telegram() -> Export:
    user = {"type": "message", "from": NAME, "from_id": "user1", "date_unixtime": str(UNIX)}
    bold = {"type": "bold", "text": NAME}
    messages = [
        {
            "id": 1,
            "type": "service",
            "action": "phone_call",
            "actor": NAME,
            "date": "2026-03-02T09:00:00",
        },
        {**user, "id": 2, "date": "2026-03-02T09:15:00", "text": [f"{SAYS} ", bold], "extra": NAME},
        {**user, "id": 3, "date": "2026-03-02T09:15:30", "text": "", "file": f"files/{NAME}.pdf"},
        {**user, "id": 4, "date": "2026-03-02T09:16:00", "from": "Acme", "text": ANSWER},
    ]
    chat = {"name": NAME, "type": "personal_chat", "id": 77, "messages": messages}
    return Export("result.json", as_json(chat))


def slack() -> Export:
    profile = {"real_name": NAME, "email": EMAIL, "phone": PHONE}
    users = [
        {"id": "U1", "name": "zulmira", "profile": profile},
        {
            "id": "U2",
            "name": "anna",
            "profile": {"real_name": "Anna", "email": "anna@acme.example"},
        },
    ]
    first = {"type": "message", "user": "U1", "ts": f"{UNIX}.000100", "thread_ts": f"{UNIX}.000100"}
    answer = {
        "type": "message",
        "user": "U2",
        "ts": f"{UNIX + 60}.000100",
        "text": f"Thanks <@U1>, {ANSWER}",
    }
    day = [
        {
            "type": "message",
            "subtype": "channel_join",
            "user": "U1",
            "ts": f"{UNIX}.0",
            "text": NAME,
        },
        {**first, "text": f"{SAYS} &amp; more", "files": [{"name": f"{NAME}.pdf"}], "extra": NAME},
        {**answer, "thread_ts": first["thread_ts"]},
    ]
    files = {"users.json": users, "channels.json": [], "help/2026-03-02.json": day}
    return Export("slack.zip", zipped(files), {"agent": ["Anna"]})


def zendesk() -> Export:
    comments = [
        {"id": 1, "author_id": 11, "html_body": HTML, "public": True, "created_at": AT},
        {"id": 2, "author_id": 12, "body": NAME, "public": False, "created_at": AT},
        {"id": 3, "author_id": 12, "body": ANSWER, "public": True, "created_at": LATER},
    ]
    ticket = {
        "id": 5,
        "subject": f"From {NAME}",
        "requester_id": 11,
        "via": {"channel": "email", "source": {"from": {"name": NAME}}},
        "created_at": AT,
        "custom_fields": [{"id": 1, "value": NAME}],
        "satisfaction_rating": {"score": "good", "comment": NAME},
        "updated_at": LATER,
        "comments": comments,
    }
    users = [
        {"id": 11, "name": NAME, "email": EMAIL, "phone": PHONE, "role": "end-user"},
        {"id": 12, "name": "Anna", "email": "anna@acme.example", "role": "agent"},
    ]
    return Export("tickets.json", as_json({"tickets": [ticket], "users": users}))


def intercom() -> Export:
    user = {"type": "user", "id": "i1", "name": NAME, "email": EMAIL}
    admin = {"type": "admin", "id": "a1", "name": "Anna", "email": "anna@acme.example"}
    parts = [
        {
            "id": "p1",
            "part_type": "note",
            "body": f"<p>{NAME}</p>",
            "created_at": UNIX,
            "author": admin,
        },
        {
            "id": "p2",
            "part_type": "comment",
            "body": f"<p>{ANSWER}</p>",
            "created_at": UNIX + 60,
            "author": admin,
        },
        {"id": "p3", "part_type": "close", "body": None, "created_at": UNIX + 70, "author": admin},
    ]
    talk = {
        "type": "conversation",
        "id": "9",
        "created_at": UNIX,
        "title": NAME,
        "source": {"type": "conversation", "id": "s", "subject": "", "body": HTML, "author": user},
        "contacts": {"contacts": [{"type": "contact", "id": "i1", "external_id": EMAIL}]},
        "custom_attributes": {"who": NAME},
        "conversation_rating": {"rating": 4, "remark": f"By {NAME}", "created_at": UNIX + 90},
        "conversation_parts": {"conversation_parts": parts, "total_count": 3},
    }
    return Export("talks.json", as_json({"type": "conversation.list", "conversations": [talk]}))


def rasa() -> Export:
    intent = {"name": "block_card", "confidence": 0.9}
    slot = {"event": "slot", "timestamp": UNIX + 2, "name": "email", "value": EMAIL}
    events = [
        {"event": "action", "timestamp": UNIX - 1, "name": "action_session_start"},
        {"event": "session_started", "timestamp": UNIX - 1},
        {
            "event": "user",
            "timestamp": UNIX,
            "text": SAYS,
            "parse_data": {"intent": intent, "entities": [{"entity": "name", "value": NAME}]},
            "input_channel": "rest",
            "metadata": {"who": NAME},
        },
        slot,
        {
            "event": "bot",
            "timestamp": UNIX + 3,
            "text": ANSWER,
            "data": {"buttons": [{"title": NAME}]},
        },
    ]
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, type_name TEXT,"
        " timestamp FLOAT, intent_name TEXT, action_name TEXT, data TEXT)"
    )
    for event in events:
        row = (EMAIL, event["event"], event["timestamp"], json.dumps(event))
        connection.execute(
            "INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, ?, ?, ?)", row
        )
    connection.commit()
    return Export("rasa.db", connection.serialize())


def chatwoot() -> Export:
    sender = {"id": 3, "name": NAME, "email": EMAIL, "phone_number": PHONE, "type": "contact"}
    anna = {"id": 4, "name": "Anna", "type": "user"}
    answered = {"csat_survey_response": {"rating": 5, "feedback_message": f"By {NAME}"}}
    messages = [
        {"id": 1, "message_type": 0, "content": SAYS, "created_at": UNIX, "sender": sender},
        {"id": 2, "message_type": 1, "content": NAME, "private": True, "created_at": UNIX + 1},
        {"id": 3, "message_type": 2, "content": f"{NAME} came", "created_at": UNIX + 2},
        {"id": 4, "message_type": 1, "content": ANSWER, "created_at": UNIX + 60, "sender": anna},
        {
            "id": 5,
            "message_type": 3,
            "content_type": "input_csat",
            "content": "Rate us",
            "content_attributes": {"submitted_values": answered},
            "created_at": UNIX + 90,
        },
    ]
    attributes = {"who": NAME}
    meta = {"sender": sender, "channel": "Channel::WebWidget", "assignee": anna}
    talk = {"id": 8, "meta": meta, "messages": messages, "custom_attributes": attributes}
    return Export("chats.json", as_json({"data": {"meta": {}, "payload": [talk]}}))


def email() -> Export:
    head = f"Date: Mon, 02 Mar 2026 09:15:00 +0000\r\nSubject: From {NAME}\r\nX-Extra: {NAME}\r\n"
    first = (
        f"From: {NAME} <{EMAIL}>\r\nTo: Help <help@acme.example>\r\nMessage-ID: <1@m.example>\r\n"
        f"{head}MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{HTML}"
    )
    answer = (
        f"From: Anna <help@acme.example>\r\nTo: {NAME} <{EMAIL}>\r\nMessage-ID: <2@m.example>\r\n"
        f"In-Reply-To: <1@m.example>\r\n{head.replace('Subject: ', 'Subject: Re: ')}"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{ANSWER}\r\n\r\n"
        f"On Monday {NAME} wrote:\r\n> {SAYS}\r\n"
    )
    return Export(
        "mails.zip", zipped({"1.eml": first, "2.eml": answer}), {"agent": ["acme.example"]}
    )


def calls() -> Export:
    digits = "four one one one one one one one one one one one one one one one"
    text = f"""\
WEBVTT

NOTE {NAME}

1
00:00:00.000 --> 00:00:02.000
<v Agent>Good morning, may I have your full name?</v>

2
00:00:02.500 --> 00:00:06.000
<v {NAME}>{SAYS}</v>

3
00:00:06.500 --> 00:00:08.000
<v {NAME}>{digits}</v>

4
00:00:08.500 --> 00:00:10.000
<v Agent>{ANSWER}</v>
"""
    return Export("call.vtt", text.encode())


def otel() -> Export:
    return Export("traces.json", as_json(agent_traces.otel(NAME, SAYS, ANSWER)))


def langfuse() -> Export:
    return Export("trace.json", as_json(agent_traces.langfuse(NAME, SAYS, ANSWER)))


def langsmith() -> Export:
    runs = agent_traces.langsmith(NAME, SAYS, ANSWER)
    return Export("runs.jsonl", b"\n".join(map(as_json, runs)))


EXPORTS = {
    "jsonl": jsonl,
    "whatsapp": whatsapp,
    "csv": csv,
    "chatgpt": chatgpt,
    "otel": otel,
    "langfuse": langfuse,
    "langsmith": langsmith,
    "message-lists": message_lists,
    "telegram": telegram,
    "slack": slack,
    "zendesk": zendesk,
    "intercom": intercom,
    "chatwoot": chatwoot,
    "rasa": rasa,
    "email": email,
    "calls": calls,
}
