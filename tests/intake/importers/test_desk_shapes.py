"""Parts of help desks' conversations that not every export has."""

from chatlinks.intake.load import LeftOut
from tests.kit.acting.exports import conversations, messages, pieces, spoken

AT = 1_772_442_900
USER = {"type": "user", "id": "u", "name": "Crystal Minh"}
ADMIN = {"type": "admin", "id": "7", "name": "Anna"}


def intercom(*parts, total=None):
    listed = [
        {"id": str(number), "part_type": "comment", "created_at": AT + number, **part}
        for number, part in enumerate(parts, 1)
    ]
    source = {"type": "conversation", "id": "s", "body": "<p>My card</p>", "author": USER}
    held = {"conversation_parts": listed, "total_count": total or len(parts)}
    return {
        "type": "conversation",
        "id": "1",
        "created_at": AT,
        "source": source,
        "conversation_parts": held,
    }


def test_an_ai_agent_of_intercoms_is_a_bot_whoever_it_writes_for():
    answers = ({"author": {**ADMIN, "from_ai_agent": True}, "body": "One"},)
    assert spoken(intercom(*answers, {"author": ADMIN, "body": "Two"}), "c.json") == [
        ("user", "My card"),
        ("bot", "One"),
        ("agent", "Two"),
    ]


def test_parts_that_intercom_left_out_are_counted():
    read = pieces(intercom({"author": ADMIN, "body": "One"}, total=700), "c.json")
    [left] = [each for each in read if isinstance(each, LeftOut)]
    assert (left.number, "one by one" in left.what) == (699, True)


def test_the_address_behind_a_link_is_kept():
    body = (
        '<p><a href="https://x.example/pay">here</a> <a href="https://x.example">x.example</a></p>'
    )
    [_, message] = messages(intercom({"author": ADMIN, "body": body}), "c.json")
    assert message.text == "here (https://x.example/pay) x.example"


def test_zendesks_calls_and_whom_a_mail_was_of():
    call = {
        "id": 2,
        "author_id": 7,
        "body": "Call",
        "data": {"transcription_text": "hello"},
        "created_at": "2026-03-02T09:16:00Z",
    }
    ticket = {
        "id": 5,
        "requester_id": 11,
        "subject": "",
        "via": {"source": {"from": {"address": "c@mail.example", "name": "Crystal Minh"}}},
        "comments": [
            {"id": 1, "author_id": 11, "body": "My card", "created_at": "2026-03-02T09:15:00Z"},
            call,
        ],
    }
    [read] = conversations({"tickets": [ticket]}, "tickets.json")
    contact = read.conversation.contact
    assert (contact.name, contact.email) == ("Crystal Minh", "c@mail.example")
    assert [each.text for each in read.conversation.messages] == ["My card", "Call\n\nhello"]


def test_what_a_user_chose_in_chatwoot_is_theirs():
    asked = {
        "id": 2,
        "content": "Which?",
        "message_type": 3,
        "created_at": AT,
        "content_attributes": {"submitted_values": [{"title": "Debit", "value": "d"}]},
    }
    by_ai = {
        "id": 3,
        "content": "Thanks",
        "message_type": 1,
        "created_at": AT + 1,
        "sender": {"type": "captain_assistant"},
    }
    chat = {"id": 1, "messages": [asked, by_ai]}
    assert spoken({"data": {"payload": [chat]}}, "c.json") == [
        ("bot", "Which?"),
        ("user", "Debit"),
        ("bot", "Thanks"),
    ]
