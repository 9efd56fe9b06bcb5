"""Chatwoot's payloads as its servers build them, rare fields and all: a message names no time of
its last change, and a contact none at all.
"""

import pytest

from tests.kit.acting.hooks import USER

CONTACT = {
    "id": 14,
    "name": USER,
    "email": "zulmira.quartz@example.org",
    "phone_number": "+4915112345678",
    "identifier": None,
    "avatar": "https://chat.example.com/avatars/zulmira-quartz.jpg",
    "thumbnail": "https://chat.example.com/avatars/zulmira-quartz.jpg",
    "additional_attributes": {"company_name": "Quartz"},
    "custom_attributes": {"nick": "Zulmira"},
    "blocked": False,
    "account": {"id": 1, "name": "Example shop"},
}
JOHN = {"id": 1, "name": "John", "email": "john@example.com", "type": "user"}
NOON = 1772452800.25  # 2026-03-02T12:00:00.25Z


def thread(**changed):
    return {
        "id": 10,
        "status": "open",
        "channel": "Channel::WebWidget",
        "inbox_id": 1,
        "can_reply": True,
        "messages": [{"id": 1, "content": f"I am {USER}", "sender": {"name": USER}}],
        "labels": [],
        "meta": {"sender": {**CONTACT, "type": "contact"}, "assignee": None, "team": None},
        "contact_inbox": {"id": 2, "contact_id": 14, "source_id": "zulmira-quartz"},
        "custom_attributes": {"who": USER},
        "additional_attributes": {"mail_subject": f"{USER} asks", "referer": "https://x.example"},
        "unread_count": 1,
        "waiting_since": 0,
        "last_activity_at": 1772442900,
        "timestamp": 1772442900,
        "created_at": 1772442890,
        "updated_at": NOON,
        **changed,
    }


def message(content="Hello", number=118, second=0, **changed):
    return {
        "event": "message_created",
        "id": number,
        "content": content,
        "content_type": "text",
        "content_attributes": {},
        "additional_attributes": {},
        "message_type": "incoming",
        "private": False,
        "source_id": None,
        "created_at": f"2026-03-02T09:15:{second:02}.000Z",
        "sender": CONTACT,
        "inbox": {"id": 1, "name": "Website"},
        "conversation": thread(),
        "account": {"id": 1, "name": "Example shop"},
        **changed,
    }


def answer(content="It is on its way", **changed):
    return message(content, **{"message_type": "outgoing", "sender": JOHN, **changed})


def of_bot(content="Which one?", **changed):
    return answer(content, **{"message_type": "template", "sender": None, **changed})


def updated(payload, **changed):
    return {**payload, "event": "message_updated", **changed}


def attached(file_type, **fields):
    return [{"id": 5, "message_id": 118, "file_type": file_type, "account_id": 1, **fields}]


def at_address(name):
    return {"data_url": f"https://chat.example.com/{name}", "thumb_url": "", "file_size": 9}


def conversation(event, **changed):
    return {"event": event, **thread(**changed)}


def was(name, previous, current):
    return [{name: {"previous_value": previous, "current_value": current}}]


def turned(before, after, **changed):
    """Its state changed."""
    return conversation(
        "conversation_status_changed",
        status=after,
        changed_attributes=was("status", before, after),
        **changed,
    )


DELETED = {"deleted": True}
GONE = "This message was deleted at the source."
PHOTO = {"content": None, "attachments": attached("image", **at_address("a.png"))}
ITEMS = [{"title": "Parcel", "value": "p"}, {"title": f"Of {USER}", "value": "q"}]
FORM = [
    {"name": "name", "label": "Your name", "type": "text", "placeholder": "Name"},
    {"name": "plan", "label": "Plan", "type": "select", "options": [{"label": "A", "value": "a"}]},
]
CARDS = [
    {
        "title": "Blue shoe",
        "description": f"Kept for {USER}",
        "media_url": "https://shop.example.com/shoe.png",
        "actions": [{"type": "link", "text": "Look", "uri": "https://shop.example.com/shoe"}],
    }
]
MAIL = {
    "subject": f"Parcel of {USER}",
    "from": ["zulmira.quartz@example.org"],
    "to": ["help@example.com"],
    "in_reply_to": None,
    "message_id": "zulmira-quartz@mail.example.org",
    "text_content": {"full": "Hello", "reply": "Hello", "quoted": "Hello"},
    "html_content": {},
}
VARIANTS = {
    "a user": ([message()], ["[active]", "user: Hello"]),
    "a number as a text": ([message(number="118")], ["[active]", "user: Hello"]),
    "types as numbers": ([message(message_type=0)], ["[active]", "user: Hello"]),
    "a time as databases write it": (
        [message(created_at="2026-03-02 09:15:00 UTC")],
        ["[active]", "user: Hello"],
    ),
    "a time in seconds": ([message(created_at=1772442900)], ["[active]", "user: Hello"]),
    "nobody is named": ([message(sender=None)], ["[active]", "user: Hello"]),
    "a name in the text": ([message(f"I am {USER}")], ["[active]", "user: I am ******"]),
    "no content": (
        [message(None, attachments=attached("image", **at_address("zulmira-quartz.png")))],
        ["[active]", "user:  <IMAGE>"],
    ),
    "a recording, with what was said in it": (
        [
            message(
                None,
                attachments=attached(
                    "audio", transcribed_text=f"{USER} speaking", **at_address("a.mp3")
                ),
            )
        ],
        ["[active]", "user: ****** speaking <FILE>"],
    ),
    "a film": (
        [message("See", attachments=attached("video", **at_address("a.mp4")))],
        ["[active]", "user: See <FILE>"],
    ),
    "a file, whose transcript isn't there yet": (
        [message(None, attachments=attached("file", transcribed_text="", **at_address("a.pdf")))],
        ["[active]", "user:  <FILE>"],
    ),
    "a place": (
        [
            message(
                None,
                attachments=attached(
                    "location",
                    coordinates_lat=52.520008,
                    coordinates_long=13.404954,
                    fallback_title=f"Home of {USER}",
                    data_url=None,
                ),
            )
        ],
        ["[active]", "user: Home of ******\n******"],
    ),
    "a contact card": (
        [
            message(
                "",
                attachments=attached(
                    "contact",
                    fallback_title="+4915112345678",
                    meta={"firstName": "Zulmira", "lastName": "Quartz"},
                ),
            )
        ],
        ["[active]", "user: Name: ******\nPhone: ******"],
    ),
    "what can't be shown": (
        [message("", attachments=attached("fallback", fallback_title="A post", data_url=None))],
        ["[active]", "user: A post"],
    ),
    "a story": (
        [message("", attachments=attached("story_mention", **at_address("s.mp4")))],
        ["[active]", "user:  <FILE>"],
    ),
    "attachments that are null": ([message(attachments=None)], ["[active]", "user: Hello"]),
    "one attachment is null": ([message(attachments=[None])], ["[active]", "user: Hello"]),
    "an agent": ([answer()], ["[active]", "agent: It is on its way"]),
    "an agent bot": (
        [answer(sender={"id": 3, "name": "Robo", "type": "agent_bot"})],
        ["[active]", "bot: It is on its way"],
    ),
    "Captain": (
        [answer(sender={"id": 3, "name": "Captain", "type": "captain_assistant"})],
        ["[active]", "bot: It is on its way"],
    ),
    "an automation": (
        [answer(sender=None, content_attributes={"automation_rule_id": 7})],
        ["[active]", "bot: It is on its way"],
    ),
    "a campaign": (
        [answer(sender=None, additional_attributes={"campaign_id": 7})],
        ["[active]", "bot: It is on its way"],
    ),
    "somebody on the business's own phone": (
        [answer(sender=None, content_attributes={"external_echo": True})],
        ["[active]", "agent: It is on its way"],
    ),
    "a WhatsApp template": (
        [
            answer(
                f"Dear {USER}, it comes",
                additional_attributes={
                    "template_params": {"name": "comes", "processed_params": {"1": USER}}
                },
            )
        ],
        ["[active]", "agent: Dear ******, it comes"],
    ),
    "a greeting": ([of_bot("Welcome")], ["[active]", "bot: Welcome"]),
    "choices": (
        [of_bot(content_type="input_select", content_attributes={"items": ITEMS})],
        ["[active]", "bot: Which one? ['Parcel', 'Of ******']"],
    ),
    "what was chosen": (
        [
            of_bot(content_type="input_select", content_attributes={"items": ITEMS}),
            updated(
                of_bot(
                    content_type="input_select",
                    content_attributes={"items": ITEMS, "submitted_values": [ITEMS[1]]},
                )
            ),
        ],
        ["[active]", "bot: Which one? ['Parcel', 'Of ******']", "user: Of ******"],
    ),
    "an address that was asked for": (
        [
            updated(
                of_bot(
                    "Your e-mail?",
                    content_type="input_email",
                    content_attributes={"submitted_email": "zulmira.quartz@example.org"},
                )
            )
        ],
        ["[active]", "bot: Your e-mail?", "user: ******"],
    ),
    "a form, filled in": (
        [
            of_bot("Please", content_type="form", content_attributes={"items": FORM}),
            updated(
                of_bot(
                    "Please",
                    content_type="form",
                    content_attributes={
                        "items": FORM,
                        "submitted_values": [
                            {"name": "name", "value": USER},
                            {"name": "plan", "value": "a"},
                        ],
                    },
                )
            ),
        ],
        ["[active]", "bot: Please\nYour name\nPlan", "user: Your name: ******\nPlan: a"],
    ),
    "cards": (
        [of_bot("Shoes", content_type="cards", content_attributes={"items": CARDS})],
        ["[active]", "bot: Shoes <CAROUSEL>"],
    ),
    "articles": (
        [
            of_bot(
                "Read this",
                content_type="article",
                content_attributes={
                    "items": [
                        {
                            "title": "Returns",
                            "description": "How to",
                            "link": "https://x.example/1",
                        }
                    ]
                },
            )
        ],
        ["[active]", "bot: Read this <CAROUSEL>"],
    ),
    "items that are null": (
        [of_bot(content_type="cards", content_attributes={"items": None})],
        ["[active]", "bot: Which one?"],
    ),
    "content attributes that are null": (
        [message(content_attributes=None)],
        ["[active]", "user: Hello"],
    ),
    "an e-mail": (
        [message(content_type="incoming_email", content_attributes={"email": MAIL})],
        ["[active]", "user: Parcel of ******\n\nHello"],
    ),
    "an answer by e-mail": (
        [
            message(
                content_type="incoming_email",
                content_attributes={"email": {**MAIL, "in_reply_to": "<1@example.com>"}},
            )
        ],
        ["[active]", "user: Hello"],
    ),
    "a note": (
        [answer(f"{USER} called", private=True)],
        ["[active]", "(note) John: ****** called"],
    ),
    "a note with a file": (
        [answer(None, private=True, attachments=attached("file", **at_address("a.pdf")))],
        ["[active]", "(note) John: [file]"],
    ),
    "a note, deleted": (
        [
            answer("Secret", private=True),
            updated(answer("Gone", private=True, content_attributes=DELETED)),
        ],
        ["[active]", f"(note) John: {GONE}"],
    ),
    "deleted, by a payload that tells no time of it": (
        [message("Zzz secret"), updated(message("Aaa deleted", content_attributes=DELETED))],
        ["[active]", f"user: {GONE}"],
    ),
    "deleted, and then delivered late": (
        [
            updated(message("Aaa deleted", content_attributes=DELETED)),
            message("Secret"),
            updated(message("Secret")),
        ],
        ["[active]", f"user: {GONE}"],
    ),
    "changed, by a payload that tells no time of it": (
        [message("Zzz before"), updated(message("Aaa after"))],
        ["[active]", "user: Aaa after"],
    ),
    "a photo, deleted": (
        [message(**PHOTO), updated(message(content_attributes=DELETED))],
        ["[active]", f"user: {GONE}"],
    ),
    "rated": (
        [
            of_bot("How was it?", content_type="input_csat"),
            updated(
                of_bot(
                    "How was it?",
                    content_type="input_csat",
                    content_attributes={
                        "submitted_values": {
                            "csat_survey_response": {"rating": "4", "feedback_message": USER}
                        }
                    },
                )
            ),
        ],
        ["[active]", "bot: How was it?", "*4 ******"],
    ),
    "not rated": (
        [
            updated(
                of_bot(
                    content_type="input_csat",
                    content_attributes={"submitted_values": {"csat_survey_response": None}},
                )
            )
        ],
        ["[active]", "bot: Which one?"],
    ),
    "resolved": (
        [
            message(),
            turned("open", "resolved", updated_at=NOON),
        ],
        ["[completed]", "user: Hello", "(completed)"],
    ),
    "resolved, and opened again": (
        [
            message(),
            turned("open", "resolved", updated_at=NOON),
            turned("resolved", "open", updated_at=NOON + 60),
        ],
        ["[active]", "user: Hello", "(completed)", "(reopened)"],
    ),
    "snoozed": (
        [
            message(),
            turned("open", "snoozed"),
        ],
        ["[waiting]", "user: Hello", "(waiting)"],
    ),
    "given to a team and to an agent": (
        [
            message(),
            conversation(
                "conversation_updated",
                meta={"sender": CONTACT, "team": {"id": 2, "name": "Deliveries"}, "assignee": JOHN},
                changed_attributes=[
                    *was("team_id", None, 2),
                    *was("assignee_id", None, 1),
                ],
            ),
        ],
        ["[active]", "user: Hello", "(assigned_agent) John", "(assigned_team) Deliveries"],
    ),
    "a user's name is changed": (
        [
            message(
                "The parcel for Onyx", conversation=thread(meta={"sender": {"id": 14}}), sender=None
            ),
            {
                "event": "contact_updated",
                **CONTACT,
                "name": "Onyx",
                "changed_attributes": [
                    *was("name", USER, "Onyx"),
                    *was("updated_at", "2026-03-02T09:00:00.000Z", "2026-03-02T10:00:00.000Z"),
                ],
            },
        ],
        ["[active]", "user: The parcel for ******"],
    ),
    "a user is met": (
        [
            message(
                "The parcel for Onyx", conversation=thread(meta={"sender": {"id": 14}}), sender=None
            ),
            {"event": "contact_created", **CONTACT, "name": "Onyx"},
        ],
        ["[active]", "user: The parcel for ******"],
    ),
    "the conversation names its user by their inbox alone": (
        [message(conversation=thread(meta=None))],
        ["[active]", "user: Hello"],
    ),
    "HTML and entities": (
        [message("&lt;b&gt; <b>x</b> &amp;")],
        ["[active]", "user: &lt;b&gt; <b>x</b> &amp;"],
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, lines = VARIANTS[name]
    assert comes_to("chatwoot", *payloads) == lines
