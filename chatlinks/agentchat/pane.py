"""One chat as any screen of Smart Agent Chat shows it: its head, its newest messages, and who the user is.

It reads as the chat link page does, from the end: the last window of messages, and windows before it on request.
Where personal details are shown, each reading is recorded.
"""

from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from markupsafe import Markup

from chatlinks.agentchat import topics
from chatlinks.agentchat.access import Chat
from chatlinks.conversations.masked import restore_record
from chatlinks.conversations.window import settled
from chatlinks.links import addresses, sides
from chatlinks.links.gate import number
from chatlinks.links.lines import Other, Rich, drawn
from chatlinks.links.page import Opening, explain
from chatlinks.links.shapes import Detail, Item, Sibling
from chatlinks.links.timeline import WINDOW
from chatlinks.links.visits import read_on
from chatlinks.links.words import channel, told_apart, words
from chatlinks.privacy.sealing import Vault
from chatlinks.rows import rows

GUEST = Markup("Guest User")
WHY = "read the chat in Smart Agent Chat"
WEB = "web"


class Messages(NamedTuple):
    """A window of messages; named as `links/_window.html` asks for."""

    items: list[Item]
    path: str
    at_url: str
    earlier_url: str | None
    later_url: None
    delivery: str  # what became of the agent's last message, "" if there is nothing to tell

    def drawn(self, rich: Rich, other: Other) -> Markup:
        return drawn(self.items, self.at_url, rich, other)


class Note(NamedTuple):
    """What a colleague noted on the timeline."""

    at: datetime
    author: Markup
    text: Markup


class Pane(NamedTuple):
    """Everything of one chat. `Markup` is safe HTML as this viewer may see it."""

    id: int
    name: Markup  # "Guest User" where none is known
    contact: str  # "User 1042": a handle that is nobody's name
    business: str
    team: str
    assignee: str
    state: str
    channel: str
    number: int
    waiting_since: datetime | None
    link: str  # the chat link, as an address on this server
    url: str  # the same, absolute
    shown: bool
    notice: str  # why details are hidden or shown
    messages: Messages
    messages_url: str
    topic: str
    details: list[Detail]
    entities: list[Detail]
    siblings: list[Sibling]  # the user's other conversations, newest first
    notes: list[Note]  # newest first
    zone: str


class Latest(Opening):
    """An opening that begins at the end. Addresses are of this page, with `from` and `to` in the query."""

    def first_message(self) -> int:
        asked = number(self.request.GET.get("from"))
        return max(0, min(self.total - 1, self.total - WINDOW if asked is None else asked))

    def address(self, start: int) -> str:
        return f"?{urlencode({'from': start})}"


NOW = """
SELECT coalesce(t.name, ''), coalesce(p.name, ''), c.waiting_since FROM conversations_conversation c
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN accounts_person p ON p.id = c.assignee_id WHERE c.id = %s AND c.business_id = %s"""


def pane(request: HttpRequest, chat: Chat) -> Pane:
    """The chat, to be read. The unsealing is recorded where personal details are shown."""
    entry, s = chat.entry, chat.entry.subject
    opening = Latest(request, entry)
    vault = read_on(s, entry.person_id, entry.shown, WHY)
    [(team, assignee, waiting_since)] = rows(NOW, [s.conversation_id, s.business_id])
    state, _ = settled(s.state, s.first_user_at, None, timezone.now())
    details = sides.details(s.contact_id, s.details, s.sealed, vault)
    others = [n for n in opening.sides.neighbours if n.id != s.conversation_id]
    return Pane(
        id=s.conversation_id, name=name_of(details), contact=f"User {s.contact_id}", business=s.business, team=team,
        assignee=assignee, state=state, channel=channel(s.channel), number=s.number, waiting_since=waiting_since,
        link=entry.path, url=settings.BASE_URL + entry.path, shown=entry.shown, notice=explain(entry),
        messages=window(opening, opening.items(vault)), messages_url=f"/chats/{s.conversation_id}/messages",
        topic=topics.chat(s.conversation_id), details=details, entities=sides.entities(opening.sides.entities, vault),
        siblings=sides.siblings(others[::-1], s.conversation_id, s.business, opening.zone), zone=str(opening.zone),
        notes=notes(s.business_id, s.conversation_id, opening.zone, vault),
    )  # fmt: skip


def messages(request: HttpRequest, chat: Chat) -> Messages:
    """A window of its messages alone: the last one, or the one that the query asks for."""
    opening = Latest(request, chat.entry)
    vault = read_on(chat.entry.subject, chat.entry.person_id, chat.entry.shown, WHY)
    return window(opening, opening.items(vault))


def window(opening: Latest, items: list[Item]) -> Messages:
    last = opening.end == opening.total
    told = delivery(opening.subject.business_id, opening.subject.conversation_id) if last else ""
    return Messages(items, addresses.link(opening.entry.token), opening.at_url, opening.earlier_url, None, told)


def name_of(details: list[Detail]) -> Markup:
    """The name as it may be seen: restored, hidden, or that of somebody who gave none."""
    name = details[0].value
    return GUEST if name == sides.NOTHING else name


NOTES = """SELECT id, at, agent, team, text, sealed FROM conversations_event
           WHERE conversation_id = %s AND business_id = %s AND kind = 'note' ORDER BY position DESC"""


def notes(business_id: int, conversation_id: int, zone: ZoneInfo, vault: Vault | None) -> list[Note]:
    made = []
    for id_, at, agent, team, text, sealed in rows(NOTES, [conversation_id, business_id]):
        seen = {"agent": agent, "team": team, "text": text}
        if vault is not None and sealed is not None:
            seen = restore_record(seen, told_apart(vault.open(f"conversations_event:{id_}", sealed)))
        made.append(Note(at.astimezone(zone), words(seen["agent"]), words(seen["text"])))
    return made


SENT = """
SELECT d.channel, d.delivered_at IS NOT NULL FROM agentchat_delivery d
JOIN conversations_message m ON m.id = d.message AND m.conversation_id = d.conversation_id AND m.business_id = d.business_id
WHERE d.conversation_id = %s AND d.business_id = %s AND m.sender = 'agent'
  AND m.position > coalesce((SELECT max(u.position) FROM conversations_message u WHERE u.conversation_id = d.conversation_id
                             AND u.business_id = d.business_id AND u.sender = 'user'), -1)
ORDER BY d.id DESC LIMIT 1"""


def delivery(business_id: int, conversation_id: int) -> str:
    """What became of the agent's last message, until the user answers."""
    found = rows(SENT, [conversation_id, business_id])
    if not found:
        return ""
    [(way, arrived)] = found
    if arrived:
        return "Delivered"
    return "Sent" if way == WEB else f"Goes out when {channel(way)} is connected"
