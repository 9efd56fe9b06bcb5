"""Any JSON, mapped by paths that an admin chose.

Two sources may number their conversations alike: the source stands before the number.
"""

from datetime import datetime
from typing import Any

from chatlinks.intake.webhooks.payloads.attachments import with_files
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings, identifier, person
from chatlinks.intake.webhooks.payloads.payload import Payload, at, moment, text

KIND = "generic"
EVENT = "message"
# How programs call whoever writes, in lower case.
NAMES = {
    "user": "user customer client contact visitor enduser incoming in human",
    "bot": "bot assistant ai virtualassistant template automated",
    "agent": "agent operator admin staff employee support outgoing out",
    "other": "system notice notification event activity",
}
UNKNOWN = "it isn’t known who this is. Until the mapping says it, it counts as the user’s"
SENDERS = {name: sender for sender, names in NAMES.items() for name in names.split()}
# How programs call what a conversation is like now.
STATE_NAMES = {
    "completed": "completed complete closed resolved solved ended done finished",
    "active": "active open opened reopened assigned inprogress hold onhold",
    "waiting": "waiting pending snoozed waitingforcustomer waitingoncustomer",
    "queued": "queued new unassigned",
}
STATES = {name: state for state, names in STATE_NAMES.items() for name in names.split()}
TRUE = frozenset({"true", "1", "yes"})


def read(payload: Payload, settings: Settings) -> Extract:
    """One message, or one item of a list where the mapping names one."""
    extract = Extract(event=EVENT)
    paths = settings.mapping
    items = at(payload, paths["each"]) if paths.get("each") else [payload]
    if not isinstance(items, list) or not items:
        extract.faults.append(f"{paths.get('each')}: there is no list")
        return extract
    for item in items:
        if isinstance(item, dict):
            read_item(Mapped(payload, item, paths), settings, extract)
    return extract


class Mapped:
    """A payload, and one item of it, asked by our names."""

    def __init__(
        self,
        payload: Payload,
        item: Payload,
        paths: dict[str, str],
    ) -> None:
        self.payload = payload
        self.item = item
        self.paths = paths

    def value(self, name: str) -> Any:
        """Of the item where it has it; else of the payload around it."""
        path = self.paths.get(name, "")
        if not path:
            return None
        value = at(self.item, path)
        return at(self.payload, path) if value is None else value

    def text(self, name: str) -> str:
        return text(self.value(name))


def read_item(mapped: Mapped, settings: Settings, extract: Extract) -> None:
    conversation, contact = mapped.text("conversation"), mapped.text("contact")
    if not conversation:
        extract.faults.append(f"{mapped.paths['conversation']}: there is no conversation’s id")
        return
    sent = moment(mapped.value("at"))
    if sent is None:
        extract.faults.append(f"{mapped.paths['at']}: there is no time")
        return
    thread = identifier(KIND, settings.source, conversation)
    read_contact(mapped, extract, thread, contact or thread, sent)
    state = STATES.get(bare(mapped.text("state")), "")
    closed_at = sent.isoformat() if state == "completed" else ""
    extract.about(thread, sent, state=state, closed_at=closed_at)
    if mapped.text("text") or mapped.text("file"):
        read_message(mapped, extract, thread, sent, settings.arrived)


def read_contact(
    mapped: Mapped, extract: Extract, thread: str, contact: str, sent: datetime
) -> None:
    extract.contact(
        thread,
        contact,
        sent,
        name=mapped.text("contact_name"),
        email=mapped.text("contact_email"),
        phone=mapped.text("contact_phone"),
        channel=mapped.text("channel"),
        language=mapped.text("language"),
    )
    extract.about(thread, sent, channel=mapped.text("channel"))


def read_message(
    mapped: Mapped,
    extract: Extract,
    thread: str,
    sent: datetime,
    arrived: datetime | None,
) -> None:
    id_ = mapped.text("message")
    if not id_:
        extract.faults.append(f"{mapped.paths['message']}: there is no message’s id")
        return
    sender = sender_of(mapped)
    if sender is None:
        extract.faults.append(f"{mapped.paths['sender']}: {UNKNOWN}")
    type_, data = with_files([(mapped.text("file"), mapped.text("file_type"), "")])
    extract.message(
        thread,
        id_,
        sent,
        moment(mapped.value("changed")) or (sent if mapped.paths.get("changed") else arrived),
        sender=sender or "user",  # whose words are hidden most
        author=person(mapped.text("author"), ""),
        text=mapped.text("text"),
        type=type_,
        data=data,
        node=mapped.text("node"),
        is_broken=mapped.text("broken").lower() in TRUE or mapped.value("broken") is True,
    )


def sender_of(mapped: Mapped) -> str | None:
    """By what the mapping says of it, else by how most programs call it."""
    written = bare(mapped.text("sender"))
    for sender in ("user", "bot", "agent"):
        names = mapped.paths.get(f"sender_{sender}", "")
        if written and written in [bare(name) for name in names.split(",")]:
            return sender
    return SENDERS.get(written)


def bare(word: str) -> str:
    """In small letters and in one piece: "End-user", "end_user" and "End user" are one word."""
    return "".join(each for each in word.lower() if each not in " -_")
