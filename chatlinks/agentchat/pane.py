"""One chat as any screen of Smart Agent Chat shows it: its head, its newest messages, and who the
user is.

It reads as the chat link page does, from the end: the last window of messages, and windows before
it on request. Where personal details are shown, each reading is recorded.
"""

from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from markupsafe import Markup

from chatlinks.agentchat.access import Chat
from chatlinks.agentchat.annotations import Annotations, ChatReportRow, NoteRow, annotations
from chatlinks.audit.kinds import RecordKind
from chatlinks.chats import topics
from chatlinks.chats.models import ChatReport
from chatlinks.chats.outbox import WEB, LastReply
from chatlinks.conversations.records.parts import EVENT
from chatlinks.links.addresses import link_path
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import read_on
from chatlinks.privacy.sealing import Vault
from chatlinks.reading import panes, user_details
from chatlinks.reading.live.following import state_of
from chatlinks.reading.messages.items import DeliveryItem, Item, MessageItem
from chatlinks.reading.messages.message_html import Other, Rich, drawn
from chatlinks.reading.messages.own_words import OwnWords, own_in
from chatlinks.reading.messages.timeline import WINDOW
from chatlinks.reading.page import explain
from chatlinks.reading.request import ReadingRequest
from chatlinks.reading.text import as_html, bracketed, channel_name
from chatlinks.reading.unopenable import masked_instead
from chatlinks.reading.view_models import Detail, Sibling
from chatlinks.web.numbers import number

GUEST = Markup("Guest User")
WHY = "read the chat in Smart Agent Chat"


class PaneMessages(NamedTuple):
    """A window of messages; named as `reading/_window.html` asks for."""

    items: list[Item]
    path: str
    at_url: str
    earlier_url: str | None
    later_url: None
    delivery: str  # what became of the agent's last message, "" if there is nothing to tell

    def drawn(
        self,
        rich: Rich,
        other: Other,
    ) -> Markup:
        return drawn(self.items, self.at_url, rich, other)


class PaneNote(NamedTuple):
    """What a colleague noted on the timeline."""

    at: datetime
    author: Markup
    text: Markup


class PaneReport(NamedTuple):
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
    messages: PaneMessages
    written: int  # messages up to now
    messages_url: str
    topic: str
    details: list[Detail]
    entities: list[Detail]
    siblings: list[Sibling]  # the user's other conversations, newest first
    notes: list[PaneNote]  # newest first
    reports: list[PaneReport]
    zone: str


class LatestMessages(ReadingRequest):
    """A reading that begins at the end. Addresses are of this page, with `from` and `to` in the
    query."""

    def first_message(self) -> int:
        asked = number(self.request.GET.get("from"))
        start = self.total - WINDOW if asked is None else asked
        return max(0, min(self.total - 1, start))

    def window_url(self, start: int) -> str:
        return f"?{urlencode({'from': start})}"


def pane(request: HttpRequest, chat: Chat) -> Pane:
    """The chat, to be read. The unsealing is recorded where personal details are shown."""
    return pane_of(request, chat.viewer, chat)


@masked_instead
def pane_of(request: HttpRequest, viewer: Viewer, chat: Chat) -> Pane:
    link = viewer.access
    reading = LatestMessages(request, viewer)
    vault = read_on(viewer, WHY, RecordKind.CHAT)
    beside = annotations(link.business_id, link.conversation_id)
    own = own_in(viewer, reading.rows(vault), own_notes(viewer, beside))
    details = user_details.details(link.contact_id, link.details, link.sealed, vault)
    return Pane(
        id=link.conversation_id,
        name=name_of(details),
        contact=f"User {link.contact_id}",
        business=link.business,
        team=chat.team,
        assignee=chat.assignee,
        state=state_of(link),
        channel=channel_name(link.channel),
        number=link.number,
        waiting_since=chat.waiting_since,
        link=viewer.path,
        url=settings.BASE_URL + viewer.path,
        shown=viewer.shown,
        notice=explain(viewer),
        messages=window(reading, vault, beside, own),
        written=reading.total,
        messages_url=f"/chats/{link.conversation_id}/messages",
        topic=topics.chat(link.conversation_id),
        details=details,
        entities=user_details.entities(reading.panes.entities, vault),
        siblings=others_newest_first(reading),
        zone=str(reading.zone),
        notes=[note(row, reading.zone, vault, own) for row in beside.notes],
        reports=[report(row, reading.zone) for row in beside.reports],
    )


def others_newest_first(reading: LatestMessages) -> list[Sibling]:
    """The user's conversations but for this one."""
    this, business = reading.access.conversation_id, reading.access.business
    others = [each for each in reading.panes.neighbours if each.id != this]
    return panes.siblings(others[::-1], this, business, reading.zone)


def message_window(request: HttpRequest, chat: Chat) -> PaneMessages:
    """A window of its messages alone: the last one, or the one that the query asks for."""
    return window_of(request, chat.viewer)


@masked_instead
def window_of(request: HttpRequest, viewer: Viewer) -> PaneMessages:
    link = viewer.access
    reading = LatestMessages(request, viewer)
    vault = read_on(viewer, WHY, RecordKind.CHAT)
    return window(
        reading,
        vault,
        annotations(link.business_id, link.conversation_id),
    )


def window(
    reading: LatestMessages,
    vault: Vault | None,
    beside: Annotations,
    own: OwnWords | None = None,
) -> PaneMessages:
    at_the_end = reading.end == reading.total
    status = delivery(beside.last_reply) if at_the_end else ""
    return PaneMessages(
        items=with_delivery(reading.items(vault, own), status),
        path=link_path(reading.viewer.token),
        at_url=reading.at_url,
        earlier_url=reading.earlier_url,
        later_url=None,
        delivery=status,
    )


def with_delivery(items: list[Item], status: str) -> list[Item]:
    """Right behind the reply that it is about: a note may have been written since."""
    replies = [
        place
        for place, item in enumerate(items)
        if isinstance(item, MessageItem) and item.sender == "agent"
    ]
    if not (status and replies):
        return items
    behind = replies[-1] + 1
    return [*items[:behind], DeliveryItem("delivery", status), *items[behind:]]


def name_of(details: list[Detail]) -> Markup:
    """The name as it may be seen: restored, hidden, or that of somebody who gave none."""
    name = details[0].value
    return GUEST if name == user_details.UNKNOWN else name


def own_notes(viewer: Viewer, beside: Annotations) -> list[int]:
    """The ids of the notes that the viewer wrote themselves."""
    if viewer.writer_id is None:
        return []
    return [row.id for row in beside.notes if row.writer_id == viewer.writer_id]


def note(
    row: NoteRow,
    zone: ZoneInfo,
    vault: Vault | None,
    own: OwnWords,
) -> PaneNote:
    masked = EVENT.record_of(row)
    if own.holds(row.writer_id):
        seen = own.record(EVENT, row.id, masked)
    else:
        seen = EVENT.restore(vault, row.id, masked, row.sealed, bracketed)
    return PaneNote(
        row.at.astimezone(zone),
        as_html(seen["agent"]),
        as_html(seen["text"]),
    )


def report(row: ChatReportRow, zone: ZoneInfo) -> PaneReport:
    reason = str(ChatReport.Reason(row.reason).label)
    return PaneReport(row.at.astimezone(zone), reason, row.person)


def delivery(reply: LastReply | None) -> str:
    """What became of the agent's last reply, in words."""
    if reply is None:
        return ""
    if reply.delivered_at:
        return "Delivered"
    if reply.channel == WEB:
        return "Sent"
    return f"Goes out when {channel_name(reply.channel)} is connected"
