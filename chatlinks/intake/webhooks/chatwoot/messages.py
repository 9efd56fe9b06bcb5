"""Messages of Chatwoot: who wrote them, what they carry, and what the user answered below one of
the bot's.
"""

from datetime import datetime
from typing import Any

from chatlinks.intake.webhooks.payloads.attachments import SentFile, with_files, with_names
from chatlinks.intake.webhooks.payloads.extract import Extract, person
from chatlinks.intake.webhooks.payloads.payload import (
    LATEST,
    Payload,
    at,
    moment,
    objects_at,
    text_at,
)

SENDERS = {"incoming": "user", "outgoing": "agent", "template": "bot"}
BY_NUMBER = {"0": "incoming", "1": "outgoing", "2": "activity", "3": "template"}
BOTS = ("agent_bot", "captain_assistant")
# What says, of a message that nobody sent, that a rule of Chatwoot's did.
AUTOMATIC = ("content_attributes.automation_rule_id", "additional_attributes.campaign_id")
CARDS = ("cards", "article")
DELETED = "This message was deleted at the source."


def kind_of(payload: Payload) -> str:
    kind = text_at(payload, "message_type")
    return BY_NUMBER.get(kind, kind)


def author_of(sender: Any) -> dict[str, str]:
    return person(text_at(sender, "name"), text_at(sender, "email"))


def is_gone(payload: Payload) -> bool:
    return at(payload, "content_attributes.deleted") is True


def last_change(
    payload: Payload, sent: datetime | None, arrived: datetime | None
) -> datetime | None:
    """Of one that was changed Chatwoot doesn't say when: it wasn't before its conversation was
    changed last, nor, where that isn't told, before it came here.
    """
    told = moment(payload.get("updated_at"))
    if told or text_at(payload, "event") != "message_updated":
        return told or sent
    changed = moment(at(payload, "conversation.updated_at")) or arrived
    return max(filter(None, (sent, changed)), default=None)


def read_note(
    payload: Payload, extract: Extract, thread: str, sent: datetime | None, changed: datetime | None
) -> None:
    gone = is_gone(payload)
    extract.note(
        thread,
        text_at(payload, "id"),
        sent,
        LATEST if gone else changed,
        text=DELETED if gone else with_names(words_of(payload), files_of(payload)),
        agent=author_of(at(payload, "sender")),
    )


def read_said(
    payload: Payload, extract: Extract, thread: str, sent: datetime | None, changed: datetime | None
) -> None:
    gone = is_gone(payload)
    sender = sender_of(payload)
    type_, data = ("TEXT", None) if gone else carried_by(payload)
    extract.message(
        thread,
        text_at(payload, "id"),
        sent,
        LATEST if gone else changed,
        sender=sender,
        author=author_of(at(payload, "sender")),
        text=DELETED if gone else words_of(payload),
        type=type_,
        data=data,
    )
    if not gone:
        read_answer(payload, extract, thread, changed)


def sender_of(payload: Payload) -> str:
    sender = SENDERS.get(kind_of(payload), "other")
    by_rule = not at(payload, "sender") and any(at(payload, each) for each in AUTOMATIC)
    is_bot = by_rule or text_at(payload, "sender.type") in BOTS
    return "bot" if sender == "agent" and is_bot else sender


# ── What it says ──────────────────────────────────────────────────────────────────────────────


def words_of(payload: Payload) -> str:
    """With what has no address: where somebody is, whom they name, what was said in a recording;
    and with a mail's subject, where it begins a conversation.
    """
    mail = at(payload, "content_attributes.email")
    subject = "" if text_at(mail, "in_reply_to") else text_at(mail, "subject")
    content = "\n\n".join(filter(None, [subject, text_at(payload, "content")]))
    told = [words_in(each) for each in objects_at(payload, "attachments")]
    if text_at(payload, "content_type") == "form":
        told += [label_of(each) for each in objects_at(payload, "content_attributes.items")]
    return "\n".join(filter(None, [content, *told]))


def words_in(attachment: Payload) -> str:
    kind, title = text_at(attachment, "file_type"), text_at(attachment, "fallback_title")
    if kind == "location":
        place = (text_at(attachment, "coordinates_lat"), text_at(attachment, "coordinates_long"))
        return "\n".join(filter(None, [title, ", ".join(place).strip(", ")]))
    if kind == "contact":
        names = (text_at(attachment, "meta.firstName"), text_at(attachment, "meta.lastName"))
        name = " ".join(filter(None, names))
        return "\n".join(filter(None, [name and f"Name: {name}", title and f"Phone: {title}"]))
    spoken = text_at(attachment, "transcribed_text")
    return spoken or ("" if text_at(attachment, "data_url") else title)


def label_of(field: Payload) -> str:
    """Of a field of a form."""
    return text_at(field, "label") or text_at(field, "name")


# ── What it carries ───────────────────────────────────────────────────────────────────────────


def carried_by(payload: Payload) -> tuple[str, dict[str, Any] | None]:
    """(type, data)"""
    items = objects_at(payload, "content_attributes.items")
    kind = text_at(payload, "content_type")
    if kind in CARDS and items:
        return "CAROUSEL", {"items": [card(each) for each in items]}
    titles = [text_at(each, "title") for each in items] if kind != "form" else []
    return with_files(files_of(payload), filter(None, titles))


def files_of(payload: Payload) -> list[SentFile]:
    return [
        (text_at(each, "data_url"), text_at(each, "file_type"), text_at(each, "fallback_title"))
        for each in objects_at(payload, "attachments")
        if text_at(each, "file_type") not in ("location", "contact")
    ]


def card(item: Payload) -> dict[str, Any]:
    """One of a carousel; an article is one with a link."""
    link = text_at(item, "link")
    actions = objects_at(item, "actions") + ([{"text": "Read", "uri": link}] if link else [])
    return {
        "thumbnail": {"image": text_at(item, "media_url")},
        "title": text_at(item, "title"),
        "description": text_at(item, "description"),
        "actionables": [
            {"actionable_text": text_at(each, "text"), "uri": text_at(each, "uri")}
            for each in actions
        ],
    }


# ── What the user answered below it ───────────────────────────────────────────────────────────


def read_answer(payload: Payload, extract: Extract, thread: str, changed: datetime | None) -> None:
    """What they chose or filled in: Chatwoot writes it into the bot's message."""
    answers = objects_at(payload, "content_attributes.submitted_values")
    fields = objects_at(payload, "content_attributes.items")
    labels = {text_at(each, "name"): label_of(each) for each in fields}
    lines = [answered(each, labels) for each in answers]
    text = "\n".join(filter(None, lines)) or text_at(payload, "content_attributes.submitted_email")
    if text:
        id_ = f"{text_at(payload, 'id')}:answer"
        extract.message(thread, id_, changed, changed, sender="user", text=text)


def answered(answer: Payload, labels: dict[str, str]) -> str:
    name, value = text_at(answer, "name"), text_at(answer, "value")
    if not name:
        return text_at(answer, "title") or value
    return f"{labels.get(name) or name}: {value}" if value else ""


def read_rating(payload: Payload, extract: Extract, thread: str, changed: datetime | None) -> None:
    """What the user answered to the survey, once they did."""
    answer = at(payload, "content_attributes.submitted_values.csat_survey_response")
    extract.review(
        thread,
        text_at(payload, "id"),
        changed,
        at(answer, "rating"),
        comment=text_at(answer, "feedback_message"),
        id=text_at(payload, "id"),
    )
