"""What an agent has before them in My Chats: whether they take chats now, and their chats in order.

Names are restored where the access rule says that this agent sees them; everything else of a list
stays masked.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from markupsafe import Markup

from chatlinks.agentchat.last_words import last_words
from chatlinks.agentchat.my_chats.own_chats import OwnChat, own_chats
from chatlinks.agentchat.pane import GUEST
from chatlinks.chats.models import Availability
from chatlinks.conversations import unopenable
from chatlinks.conversations.records.parts import CONTACT_DETAILS
from chatlinks.conversations.records.record import Record
from chatlinks.privacy.sealing import CannotOpen, Vault, unseal_each
from chatlinks.reading.text import as_html, bracketed
from chatlinks.workspaces.memberships import chat_memberships

WHY = "listed own chats in My Chats"
LONG = timedelta(minutes=5)  # from here on the longest wait is told
KEYS = ("F1", "F2", "F3", "F4")  # F5 is the browser's
MOST_AT_WORK_FIRST = [
    Availability.Status.ONLINE,
    Availability.Status.ON_A_BREAK,
    Availability.Status.OFFLINE,
]


class ChatRow(NamedTuple):
    """One of the agent's chats, as the list shows it."""

    id: int
    name: Markup  # as this agent may see it; "Guest User" where none is known
    contact: str  # "User 1042"
    number: int  # of the conversation, among the contact's
    business: str
    team: str
    state: str
    new: bool  # the agent hasn't opened it yet
    unread: int
    waiting_since: datetime | None
    longest_from: datetime | None  # of the one that waits longest: when that is to be told
    preview: Markup  # the user's last words, masked
    key: str  # "F1" … "F4", "" for others


class AgentWorkload(NamedTuple):
    """An agent's status and chats; in each list, who waits longest stands first."""

    status: Availability.Status
    since: datetime | None
    active: list[ChatRow]
    queue: list[ChatRow]
    waiting: list[ChatRow]


def agent_workload(person: Any) -> AgentWorkload:
    """All of this agent's chats that have not ended."""
    rows = chat_rows(own_chats(person.pk), person.pk)
    availability = availability_of(person)
    status = availability.status if availability else Availability.Status.OFFLINE
    return AgentWorkload(
        status=Availability.Status(status),
        since=availability.since if availability else None,
        active=[row for row in rows if row.state == "active"],
        queue=[row for row in rows if row.state == "queued"],
        waiting=[row for row in rows if row.state == "waiting"],
    )


def availability_of(person: Any) -> Availability | None:
    """Where they are most at work: a person has one status at all of their businesses, unless their
    browser fell silent."""
    businesses = chat_memberships(person).values("business")
    everywhere = Availability.objects.filter(person=person, business__in=businesses)
    return min(everywhere, key=most_at_work_first, default=None)


def most_at_work_first(availability: Availability) -> int:
    return MOST_AT_WORK_FIRST.index(Availability.Status(availability.status))


def chat_rows(chats: list[OwnChat], person_id: int) -> list[ChatRow]:
    names = names_of(chats, person_id)
    active = [chat for chat in chats if chat.state == "active"]
    keys = dict(zip((chat.id for chat in active), KEYS, strict=False))
    waits = [chat.waiting_since for chat in active if chat.waiting_since]
    longest = min(waits, default=None)
    return [
        ChatRow(
            id=chat.id,
            name=names[chat.id],
            contact=f"User {chat.contact_id}",
            number=chat.number,
            business=chat.business,
            team=chat.team,
            state=chat.state,
            new=chat.new,
            unread=chat.unread,
            waiting_since=chat.waiting_since,
            longest_from=longest_from(chat, longest),
            preview=last_words(chat.words, chat.type),
            key=keys.get(chat.id, ""),
        )
        for chat in chats
    ]


def longest_from(chat: OwnChat, longest: datetime | None) -> datetime | None:
    """When the list begins to say that this active chat waits longest; None if another does."""
    if longest is None or chat.state != "active" or chat.waiting_since != longest:
        return None
    return longest + LONG


def details_of(chat: OwnChat, vault: Vault) -> Record:
    """Of a user whose details can't be opened, as they are stored: masked."""
    sealed = chat.sealed
    try:
        return CONTACT_DETAILS.restore(vault, chat.contact_id, chat.details, sealed, bracketed)
    except CannotOpen as problem:
        unopenable.tell(problem)
        return chat.details


def names_of(chats: list[OwnChat], person_id: int) -> dict[int, Markup]:
    """Conversation → name as it may be seen.

    Each that is opened is recorded, all in one statement.
    """
    details = {chat.id: chat.details for chat in chats}
    opened = [chat for chat in chats if chat.shown and details[chat.id].get("name")]
    keys = [(chat.key, chat.id) for chat in opened]
    vaults = unseal_each(keys, person_id=person_id, why=WHY)
    for chat in opened:
        if chat.id in vaults:
            details[chat.id] = details_of(chat, vaults[chat.id])
    return {id_: as_html(str(each.get("name") or "")) or GUEST for id_, each in details.items()}
