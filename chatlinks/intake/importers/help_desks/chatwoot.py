"""Chatwoot's conversations: as its API answers them, from a file or from the server by a token."""

from collections.abc import Iterator

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.help_desks import desk
from chatlinks.intake.importers.help_desks.chatwoot_server import of_server
from chatlinks.intake.importers.help_desks.desk import DeskMessage, HelpDesk
from chatlinks.intake.importers.json_records import Fields, Record, object_in, objects_in

KEY = "chatwoot"
PRIVATE = "private notes and activities, which the user never saw"
INCOMING, OUTGOING, ACTIVITY, TEMPLATE = 0, 1, 2, 3
KINDS = {
    "incoming": INCOMING,
    "outgoing": OUTGOING,
    "activity": ACTIVITY,
    "template": TEMPLATE,
}
RATING = "input_csat"
BOTS = ("agent_bot", "captain_assistant")


def recognises(archive: Archive) -> bool:
    return len(archive.documents) == 1 and desk.recognises(CHATWOOT, archive.documents)


def is_conversation(fields: Fields) -> bool:
    return any("message_type" in each for each in objects_in(fields, "messages"))


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    if archive.url:
        return desk.conversations(CHATWOOT, of_server(archive.url))
    return desk.read(CHATWOOT, archive, [archive.first])


def conversation(record: Record) -> Iterator[Piece]:
    fields = record.fields
    meta = object_in(fields, "meta")
    messages = objects_in(fields, "messages")
    id_ = f"{KEY}:{fields.get('id') or record.place}"
    draft = Draft(
        record.place,
        id_,
        contact_of(fields, messages, id_),
        line=record.line,
    )
    channel = label(meta.get("channel") or fields.get("channel"))
    draft.set(channel=channel.removeprefix("Channel::"))
    private = 0
    for number, message in enumerate(messages):
        place = f"{record.place}.messages[{number}]"
        if message.get("private") or kind_of(message) == ACTIVITY:
            private += 1
        elif message.get("content_type") == RATING:
            rate(draft, place, message)
        else:
            add(draft, place, message)
            answer(draft, place, message)
    yield from draft.finish()
    yield from desk.left_out(PRIVATE, private)


def kind_of(message: Fields) -> object:
    """One of the numbers; the API writes some of them in words."""
    kind = message.get("message_type")
    return KINDS.get(kind, ACTIVITY) if isinstance(kind, str) else kind


def contact_of(
    fields: Fields,
    messages: list[Fields],
    conversation: str,
) -> Fields:
    sender = object_in(object_in(fields, "meta"), "sender") or object_in(fields, "contact")
    if not sender:
        wrote = (each for each in messages if kind_of(each) == INCOMING)
        senders = (object_in(each, "sender") for each in wrote)
        sender = next(filter(None, senders), {})
    person = {**sender, "phone": sender.get("phone_number")}
    return desk.contact(KEY, person, conversation, ("id", "identifier", "email"))


def add(draft: Draft, place: str, message: Fields) -> None:
    sender = object_in(message, "sender")
    addresses = [str(each.get("data_url") or "") for each in objects_in(message, "attachments")]
    DeskMessage(
        id=message.get("id"),
        at=message.get("created_at"),
        sender=sender_of(message),
        author=sender,
        text=message.get("content") or "",
        files=[desk.attached(each.rpartition("/")[2], each) for each in addresses],
    ).add_to(draft, place)


def answer(draft: Draft, place: str, message: Fields) -> None:
    """What the user chose or filled in below a bot's message."""
    chosen = objects_in(object_in(message, "content_attributes"), "submitted_values")
    texts = [label(each.get("title") or each.get("value")) for each in chosen]
    DeskMessage(
        id=f"{message.get('id')}:answer",
        at=message.get("updated_at") or message.get("created_at"),
        sender="user",
        author={},
        text="\n".join(filter(None, texts)),
    ).add_to(draft, place)


def sender_of(message: Fields) -> str:
    kind = kind_of(message)
    if kind == INCOMING:
        return "user"
    by_bot = object_in(message, "sender").get("type") in BOTS
    return "bot" if by_bot or kind == TEMPLATE else "agent"


def rate(draft: Draft, place: str, message: Fields) -> None:
    attributes = object_in(message, "content_attributes")
    submitted = object_in(attributes, "submitted_values")
    answer = object_in(submitted, "csat_survey_response")
    desk.rate(
        draft,
        place,
        rating=answer.get("rating"),
        comment=answer.get("feedback_message"),
        at=message.get("created_at"),
    )


CHATWOOT = HelpDesk(
    key=KEY,
    holds=is_conversation,
    pieces=conversation,
    wanted="it is no conversation with messages",
    around=("data.payload", "payload", "conversations", "data"),
)
FORMAT = Format(
    key=KEY,
    title="Chatwoot conversations",
    recognises=recognises,
    read=read,
    hint="What its API answers; its address on the command line",
)
