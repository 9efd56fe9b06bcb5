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

from chatlinks.agentchat.access import Chat
from chatlinks.chats import topics
from chatlinks.chats.models import Report
from chatlinks.chats.steps import WEB
from chatlinks.conversations.bot_window import settled
from chatlinks.conversations.records.parts import EVENT
from chatlinks.conversations.records.record import restore_record
from chatlinks.database.rows import Row, rows
from chatlinks.links import addresses
from chatlinks.links.visits import read_on
from chatlinks.privacy.sealing import Vault
from chatlinks.reading import panes
from chatlinks.reading.message_html import Other, Rich, drawn
from chatlinks.reading.page import ReadingRequest, explain
from chatlinks.reading.text import channel, told_apart, words
from chatlinks.reading.timeline import WINDOW
from chatlinks.reading.view_models import Detail, Item, Sibling
from chatlinks.web.numbers import number

GUEST = Markup("Guest User")
WHY = "read the chat in Smart Agent Chat"


class Messages(NamedTuple):
    """A window of messages; named as `reading/_window.html` asks for."""

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


class Reported(NamedTuple):
    """That somebody found the chat inappropriate."""

    at: datetime
    reason: str
    person: str


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
    written: int  # messages up to now
    messages_url: str
    topic: str
    details: list[Detail]
    entities: list[Detail]
    siblings: list[Sibling]  # the user's other conversations, newest first
    notes: list[Note]  # newest first
    reports: list[Reported]
    zone: str


class Latest(ReadingRequest):
    """An opening that begins at the end. Addresses are of this page, with `from` and `to` in the query."""

    def first_message(self) -> int:
        asked = number(self.request.GET.get("from"))
        return max(0, min(self.total - 1, self.total - WINDOW if asked is None else asked))

    def address(self, start: int) -> str:
        return f"?{urlencode({'from': start})}"


def pane(request: HttpRequest, chat: Chat) -> Pane:
    """The chat, to be read. The unsealing is recorded where personal details are shown."""
    entry, s = chat.entry, chat.entry.subject
    opening = Latest(request, entry)
    vault = read_on(s, entry.person_id, entry.shown, WHY)
    told = beside(s.business_id, s.conversation_id)
    state, _ = settled(s.state, s.first_user_at, None, timezone.now())
    details = panes.details(s.contact_id, s.details, s.sealed, vault)
    others = [n for n in opening.sides.neighbours if n.id != s.conversation_id]
    return Pane(
        id=s.conversation_id, name=name_of(details), contact=f"User {s.contact_id}", business=s.business, team=chat.team,
        assignee=chat.assignee, state=state, channel=channel(s.channel), number=s.number, waiting_since=chat.waiting_since,
        link=entry.path, url=settings.BASE_URL + entry.path, shown=entry.shown, notice=explain(entry),
        messages=window(opening, opening.items(vault), told), written=opening.total, messages_url=f"/chats/{s.conversation_id}/messages",
        topic=topics.chat(s.conversation_id), details=details, entities=panes.entities(opening.sides.entities, vault),
        siblings=panes.siblings(others[::-1], s.conversation_id, s.business, opening.zone), zone=str(opening.zone),
        notes=[note(row, opening.zone, vault) for row in told["note"]],
        reports=[Reported(row[2].astimezone(opening.zone), Report.Reason(row[4]).label, row[3]) for row in told["report"]],
    )  # fmt: skip


def messages(request: HttpRequest, chat: Chat) -> Messages:
    """A window of its messages alone: the last one, or the one that the query asks for."""
    opening = Latest(request, chat.entry)
    vault = read_on(chat.entry.subject, chat.entry.person_id, chat.entry.shown, WHY)
    return window(opening, opening.items(vault), beside(chat.entry.subject.business_id, chat.id))


def window(opening: Latest, items: list[Item], told: dict[str, list[Row]]) -> Messages:
    last = delivery(told["sent"]) if opening.end == opening.total else ""
    return Messages(
        items, addresses.link(opening.entry.token), opening.at_url, opening.earlier_url, None, last
    )


def name_of(details: list[Detail]) -> Markup:
    """The name as it may be seen: restored, hidden, or that of somebody who gave none."""
    name = details[0].value
    return GUEST if name == panes.NOTHING else name


# What colleagues noted, what was reported, and what became of the agent's last message until the user answers.
BESIDE = """
SELECT 'note', e.id, e.at, e.agent, e.team, e.text, e.sealed, e.position FROM conversations_event e
WHERE e.conversation_id = %(chat)s AND e.business_id = %(business)s AND e.kind = 'note'
UNION ALL
SELECT 'report', r.id, r.at, coalesce(p.name, ''), r.reason, '', NULL, 0 FROM agentchat_report r
LEFT JOIN accounts_person p ON p.id = r.person_id WHERE r.conversation_id = %(chat)s AND r.business_id = %(business)s
UNION ALL
(SELECT 'sent', d.id, d.delivered_at, d.channel, '', '', NULL, 0 FROM agentchat_delivery d
 JOIN conversations_message m ON m.id = d.message AND m.conversation_id = d.conversation_id AND m.business_id = d.business_id
 WHERE d.conversation_id = %(chat)s AND d.business_id = %(business)s AND m.sender = 'agent'
   AND m.position > coalesce((SELECT max(u.position) FROM conversations_message u WHERE u.conversation_id = %(chat)s
                              AND u.business_id = %(business)s AND u.sender = 'user'), -1)
 ORDER BY d.id DESC LIMIT 1)"""


def beside(business_id: int, conversation_id: int) -> dict[str, list[Row]]:
    """Rows of BESIDE by what they tell: notes with the newest first, reports with the oldest."""
    found = sorted(
        rows(BESIDE, {"chat": conversation_id, "business": business_id}),
        key=lambda row: (-row[7], row[1]),
    )
    return {kind: [row for row in found if row[0] == kind] for kind in ("note", "report", "sent")}


def note(row: Row, zone: ZoneInfo, vault: Vault | None) -> Note:
    _, id_, at, agent, team, text, sealed, _ = row
    seen = {"agent": agent, "team": team, "text": text}
    if vault is not None and sealed is not None:
        seen = restore_record(seen, told_apart(EVENT.open(vault, id_, sealed)))
    return Note(at.astimezone(zone), words(seen["agent"]), words(seen["text"]))


def delivery(sent: list[Row]) -> str:
    if not sent:
        return ""
    [(_, _, arrived, way, *_)] = sent
    if arrived:
        return "Delivered"
    return "Sent" if way == WEB else f"Goes out when {channel(way)} is connected"
