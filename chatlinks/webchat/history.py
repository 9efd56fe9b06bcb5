"""What a visitor of the web chat sees: what was said to them and by them, never notes, events or
anybody's internals.

Messages are counted by the contact's own conversations ("2.5": the second one, fifth place), so
that nothing tells how much others write.
"""

from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine
from chatlinks.chats import outbox
from chatlinks.chats.outbox import ReadUpTo
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.database.rows import prepared_typed, rows
from chatlinks.privacy.sealing import Vault, unseal
from chatlinks.reading.messages.addresses import own_file
from chatlinks.webchat.latest_chat import latest_chat, status_of
from chatlinks.webchat.visitors import Visitor

MOST = 100  # messages in one answer
START = "0.0"  # before everything
WHY = "shown to the user in the web chat"


class MessageCursor(NamedTuple):
    """A message's place: which conversation of the contact's, and where in it, counted from 1."""

    number: int
    place: int

    def __str__(self) -> str:
        return f"{self.number}.{self.place}"


def read_cursor(text: str) -> MessageCursor | None:
    """A cursor as the web chat sends it; None for anything else."""
    number, _, place = text.partition(".")
    for part in (number, place):
        if not (part.isascii() and part.isdigit() and len(part) < 10):
            return None
    return MessageCursor(int(number), int(place))


# ── Messages ────────────────────────────────────────────────────────────────────────────────────


class VisitorMessage(NamedTuple):
    """A row of MESSAGES, masked, its texts in the order of MESSAGE's; the originals sealed beside
    it."""

    conversation_id: int
    number: int
    position: int
    id: int
    at: datetime
    sender: str
    author: str
    data: str | None  # JSON
    language: str
    node: str
    sub_story: str
    text: str
    translation: str
    type: str
    sealed: bytes | None

    @property
    def cursor(self) -> MessageCursor:
        return MessageCursor(self.number, self.position + 1)


MESSAGES = f"""
SELECT c.id,
  c.number,
  m.position,
  m.id,
  m.at,
  m.sender,
  {MESSAGE.select("m")},
  m.sealed
FROM conversations_conversation c
JOIN conversations_message m ON m.conversation_id = c.id
  AND m.business_id = c.business_id
WHERE c.business_id = %s
  AND c.contact_id = %s
  AND (c.number, m.position) >= (%s, %s)
ORDER BY c.number {{way}}, m.position {{way}}
LIMIT %s"""
OLDEST_FIRST, NEWEST_FIRST = MESSAGES.format(way="ASC"), MESSAGES.format(way="DESC")


def messages_since(visitor: Visitor, after: MessageCursor) -> dict[str, Any]:
    """What came after a place in the visitor's chats, and how their latest one stands. Without a
    place: the end of it all."""
    chat = latest_chat(visitor)
    messages = stored_messages(visitor, after) if chat else []
    return {
        "messages": in_clear(visitor, messages),
        "cursor": str(messages[-1].cursor if messages else after),
        "more": len(messages) == MOST and str(after) != START,
        **status_of(visitor, chat),
    }


def stored_messages(visitor: Visitor, after: MessageCursor) -> list[VisitorMessage]:
    whose = [visitor.business.pk, visitor.contact_id]
    if str(after) != START:
        parameters = [*whose, after.number, after.place, MOST]
        return prepared_typed(VisitorMessage, OLDEST_FIRST, parameters)
    return prepared_typed(
        VisitorMessage,
        NEWEST_FIRST,
        [*whose, 0, 0, MOST],
    )[::-1]


def in_clear(visitor: Visitor, messages: list[VisitorMessage]) -> list[dict[str, Any]]:
    """For the user whose they are; that something sealed was opened is recorded."""
    vault = None
    if any(message.sealed is not None for message in messages):
        vault = vault_of(visitor, messages[-1].conversation_id)
    return [shown(visitor, message, vault) for message in messages]


def vault_of(
    visitor: Visitor,
    conversation_id: int,
    why: str = WHY,
) -> Vault:
    """The means to open what is the visitor's own; that it was opened is recorded."""
    sql = """
      SELECT contact_id, business_id, master, wrapped
      FROM privacy_contactkey
      WHERE business_id = %s
        AND contact_id = %s"""
    [(contact_id, business_id, master, wrapped)] = rows(
        sql,
        [visitor.business.pk, visitor.contact_id],
    )
    key = contact_id, business_id, master, wrapped
    line = AuditLine(
        kind=RecordKind.WEB_CHAT,
        business_id=business_id,
        what=why,
        conversation_id=conversation_id,
    )
    return unseal(key, line)


def shown(
    visitor: Visitor,
    message: VisitorMessage,
    vault: Vault | None,
) -> dict[str, Any]:
    """A message as the web chat reads it."""
    record = MESSAGE.restore(
        vault,
        message.id,
        MESSAGE.record_of(message),
        message.sealed,
    )
    by_name = message.sender in ("bot", "agent")
    return {
        "id": str(message.cursor),
        "at": message.at.isoformat(),
        "from": message.sender,
        "author": record["author"] if by_name else "",
        "text": record["text"],
        "type": record["type"].upper(),
        "data": with_own_urls(visitor, record["data"]),
    }


def with_own_urls(visitor: Visitor, data: Any) -> Any:
    """A file that we keep is asked for under the web chat's own address, by the visitor's
    session."""
    if not (isinstance(data, dict) and isinstance(data.get("items"), list)):
        return data
    return {**data, "items": [with_own_url(visitor, item) for item in data["items"]]}


def with_own_url(visitor: Visitor, item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    changed = dict(item)
    for name in ("image", "file"):
        if path := own_file(str(item.get(name, ""))):
            changed[name] = f"/w/{visitor.business.key}{path}"
    return changed


# ── What arrived ────────────────────────────────────────────────────────────────────────────────


def mark_received(visitor: Visitor, up_to: MessageCursor) -> None:
    """Everything up to there has arrived in the visitor's browser."""
    if visitor.contact_id is not None:
        place = ReadUpTo(number=up_to.number, position=up_to.place)
        outbox.mark_delivered(
            visitor.business.pk,
            visitor.contact_id,
            place,
        )
