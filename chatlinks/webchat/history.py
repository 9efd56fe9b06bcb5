"""What a visitor of the web chat sees: what was said to them and by them, never notes, events or anybody's internals.

Messages are counted by the contact's own conversations ("2.5": the second one, fifth place), so that nothing tells how much
others write.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from chatlinks.chats import topics
from chatlinks.chats.steps import State
from chatlinks.conversations import bot_window
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.sealing import Vault, unseal
from chatlinks.reading.bodies import OURS
from chatlinks.web import live
from chatlinks.webchat.visitors import Visitor

MOST = 100  # messages in one answer
START = "0.0"  # before everything


class Cursor(NamedTuple):
    """A message's place: which conversation of the contact's, and where in it, counted from 1."""

    number: int
    place: int

    def __str__(self) -> str:
        return f"{self.number}.{self.place}"


class Chat(NamedTuple):
    """The visitor's latest conversation."""

    id: int
    number: int
    state: str
    assignee: str
    first_user_at: datetime | None
    rated: bool
    helped: bool  # by an agent


def cursor(given: str) -> Cursor | None:
    """A cursor as the web chat sends it; None for anything else."""
    number, _, place = given.partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in (number, place)):
        return None
    return Cursor(int(number), int(place))


LATEST = """
SELECT c.id, c.number, c.state, coalesce(p.name, ''), c.first_user_at,
       EXISTS (SELECT FROM conversations_review r WHERE r.conversation_id = c.id AND r.business_id = c.business_id),
       EXISTS (SELECT FROM agentchat_closing a WHERE a.conversation_id = c.id AND a.business_id = c.business_id)
FROM conversations_conversation c LEFT JOIN accounts_person p ON p.id = c.assignee_id
WHERE c.business_id = %s AND c.contact_id = %s ORDER BY c.number DESC LIMIT 1"""

SAID = f"""
SELECT c.id, c.number, m.position, m.id, m.at, m.sender, {MESSAGE.select("m")}, m.sealed
FROM conversations_conversation c JOIN conversations_message m ON m.conversation_id = c.id AND m.business_id = c.business_id
WHERE c.business_id = %s AND c.contact_id = %s AND (c.number, m.position) >= (%s, %s) ORDER BY c.number {{way}}, m.position {{way}} LIMIT %s"""


def latest(visitor: Visitor) -> Chat | None:
    found = rows(LATEST, [visitor.business.pk, visitor.contact_id]) if visitor.contact_id else []
    return Chat._make(found[0]) if found else None


def said_since(visitor: Visitor, after: Cursor) -> dict[str, Any]:
    """What came after a place in the visitor's chats, and how their latest one stands. Without a place: the end of it all."""
    chat = latest(visitor)
    found = messages(visitor, after) if chat else []
    last = Cursor(found[-1][1], found[-1][2] + 1) if found else after
    return {
        "messages": shown(visitor, found),
        "cursor": str(last),
        "more": len(found) == MOST and str(after) != START,
        **standing(chat),
    }


def messages(visitor: Visitor, after: Cursor) -> list[tuple[Any, ...]]:
    business_id, contact_id = visitor.business.pk, visitor.contact_id
    if str(after) != START:
        return rows(
            SAID.format(way="ASC"), [business_id, contact_id, after.number, after.place, MOST]
        )
    return rows(SAID.format(way="DESC"), [business_id, contact_id, 0, 0, MOST])[::-1]


def standing(chat: Chat | None) -> dict[str, Any]:
    """How the chat stands, in what the visitor may know of it; and the ticket by which they hear that it changed."""
    if chat is None:
        return {"state": "none", "with": "", "ticket": "", "rate": False}
    state = (
        State.COMPLETED
        if not bot_window.belongs(timezone.now(), chat.state, chat.first_user_at)
        else chat.state
    )
    return {
        "state": str(state),
        "with": chat.assignee if state in (State.ACTIVE, State.WAITING) else "",
        "ticket": live.ticket([topics.chat(chat.id)]),
        "rate": state == State.COMPLETED and chat.helped and not chat.rated,
    }


def shown(visitor: Visitor, found: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """The messages in clear, for the user whose they are; that something sealed was opened is recorded."""
    vault = vault_of(visitor, found[-1][0]) if any(row[-1] is not None for row in found) else None
    return [said(visitor, row, vault) for row in found]


def vault_of(
    visitor: Visitor, conversation_id: int, why: str = "shown to the user in the web chat"
) -> Vault:
    [key] = rows(
        "SELECT contact_id, business_id, master, wrapped FROM privacy_contactkey WHERE business_id = %s AND contact_id = %s",
        [visitor.business.pk, visitor.contact_id],
    )
    return unseal(
        (key[0], key[1], key[2], key[3]), person_id=None, conversation_id=conversation_id, why=why
    )


def said(visitor: Visitor, row: tuple[Any, ...], vault: Vault | None) -> dict[str, Any]:
    _, number, position, id_, at, sender, *texts, sealed = row
    record = MESSAGE.record(texts)
    if vault is not None and sealed is not None:
        record = MESSAGE.restore(vault, id_, record, sealed)
    return {
        "id": str(Cursor(number, position + 1)), "at": at.isoformat(), "from": sender,
        "author": record["author"] if sender in ("bot", "agent") else "", "text": record["text"], "type": record["type"].upper(),
        "data": addressed(visitor, record["data"]),
    }  # fmt: skip


def addressed(visitor: Visitor, data: Any) -> Any:
    """A file that we keep is asked for under the web chat's own address, by the visitor's session."""
    if not (isinstance(data, dict) and isinstance(data.get("items"), list)):
        return data
    return {**data, "items": [own_address(visitor, item) for item in data["items"]]}


def own_address(visitor: Visitor, item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    kept = {
        name: item[name] for name in ("image", "file") if str(item.get(name, "")).startswith(OURS)
    }
    return {
        **item,
        **{name: f"/w/{visitor.business.key}{address}" for name, address in kept.items()},
    }


def received(visitor: Visitor, up_to: Cursor) -> int:
    """Everything up to there has arrived; returns how many messages that is news of."""
    return execute(
        """UPDATE agentchat_delivery d SET delivered_at = now() FROM conversations_message m, conversations_conversation c
           WHERE d.message = m.id AND d.delivered_at IS NULL AND d.business_id = %s AND m.business_id = d.business_id
             AND c.id = m.conversation_id AND c.business_id = m.business_id AND d.conversation_id = c.id AND c.contact_id = %s
             AND (c.number, m.position) < (%s, %s)""",
        [visitor.business.pk, visitor.contact_id, up_to.number, up_to.place],
    )
