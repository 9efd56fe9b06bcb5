"""Put a chat link page together, from an entry at the gate to what the template is given.

Three statements behind the gate's one: the panes, the messages, the visit.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from chatlinks.conversations.access import Holder, reach
from chatlinks.conversations.bot_window import settled
from chatlinks.database.conditions import NOTHING, Condition
from chatlinks.links import addresses
from chatlinks.links.access import LinkAccess
from chatlinks.links.gate import Viewer
from chatlinks.links.visits import read_on, visit
from chatlinks.privacy.sealing import Vault
from chatlinks.reading import panes, timeline
from chatlinks.reading.panes import Neighbour, Sides
from chatlinks.reading.text import channel
from chatlinks.reading.timeline import WINDOW, MessageRange, Reader
from chatlinks.reading.view_models import Item, Page, Window
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.rule import Verdict

ABOVE = 15  # messages before the one that an address points at
MOST_TELL_BREAKS = ("admin", "team_lead")


def holder(entry: Viewer) -> Holder:
    s = entry.subject
    return Holder(
        s.membership_id or 0, entry.person_id or 0, s.business_id, s.business, s.role, s.smart_agent_chat,
        s.intelligent_analytics, s.active, s.agents_open,
    )  # fmt: skip


def neighbourhood(entry: Viewer) -> Condition:
    """Which of the contact's other conversations this viewer may open: none, for one who only holds a link for anyone."""
    return reach(holder(entry), "c") if entry.is_member else NOTHING


class ReadingRequest:
    """One opening of a link: what is read, in which zone, with which vault."""

    def __init__(self, request: HttpRequest, entry: Viewer, *, whole: bool = False) -> None:
        self.request, self.entry, self.subject, self.whole = request, entry, entry.subject, whole
        self.zone: ZoneInfo = zone_of(request, entry.subject.zone)
        self.sides: Sides = panes.fetch(
            self.subject.business_id, self.subject.contact_id, self.subject.conversation_id, neighbourhood(entry),
            every=whole, shares=entry.is_member and not whole,
        )  # fmt: skip
        self.line = self.sides.neighbours if whole else [self.current]
        self.total = sum(n.messages for n in self.line)
        self.start = self.first_message()
        until = number(self.request.GET.get("to")) or self.total
        self.end = min(self.total, self.start + WINDOW, max(until, self.start + 1))
        self.stretches = stretches(self.line, self.start, self.end)

    @property
    def current(self) -> Neighbour:
        return next(n for n in self.sides.neighbours if n.id == self.subject.conversation_id)

    def first_message(self) -> int:
        """Where the window starts, counted over all that is read here."""
        at = self.subject.at_position
        if at is not None:
            before = sum(n.messages for n in self.line if n.number < self.subject.number)
            wanted = before + at - ABOVE
        else:
            wanted = number(self.request.GET.get("from")) or 0
        return max(0, min(wanted, self.total - 1))

    def items(self, vault: Vault | None) -> list[Item]:
        reader = Reader(
            self.zone,
            vault,
            tells_breaks=self.entry.is_member and tells_breaks(self.subject),
            marked=number(self.request.GET.get("at")),
        )
        found = timeline.fetch(self.subject.business_id, self.stretches, sealed=vault is not None)
        return reader.items(found, self.stretches, sessions=self.whole)

    def address(self, start: int) -> str:
        """This page at another window."""
        here = addresses.whole(self.entry.token) if self.whole else self.entry.path
        query: dict[str, Any] = {"from": start}
        if self.entry.previewing:
            query["as"] = "others"
        return f"{here}?{urlencode(query)}"

    @property
    def at_url(self) -> str:
        """What a message's id is appended to: in the continuous read, the link of the first conversation shown;
        where the next one begins, the template goes on with that one's."""
        own = self.stretches[0].url if self.whole and self.stretches else ""
        return f"{own or self.entry.path}?at="

    @property
    def earlier_url(self) -> str | None:
        return (
            self.address(max(0, self.start - WINDOW)) + f"&to={self.start}"
            if self.start > 0
            else None
        )

    @property
    def later_url(self) -> str | None:
        return self.address(self.end) if self.end < self.total else None


def tells_breaks(subject: LinkAccess) -> bool:
    """Bot breaks are marked for those who work on the bot: analysts, leads and admins."""
    return subject.intelligent_analytics or subject.role in MOST_TELL_BREAKS


def stretches(line: list[Neighbour], start: int, end: int) -> list[MessageRange]:
    """The parts of each conversation that lie between two places, counted over all of them."""
    made, before = [], 0
    for n in line:
        low, high = max(0, start - before), min(n.messages, end - before)
        if low < high or (n.messages == 0 and start <= before <= end):
            made.append(
                MessageRange(
                    n.id,
                    n.number,
                    low,
                    high,
                    n.messages,
                    n.started_at,
                    n.state,
                    panes.link(n.token),
                )
            )
        before += n.messages
    return made


def fragment(request: HttpRequest, entry: Viewer, *, whole: bool = False) -> Window:
    """What the template of one window alone needs, for reading on."""
    opening = ReadingRequest(request, entry, whole=whole)
    vault = read_on(entry.subject, entry.person_id, entry.shown, "read on in the chat link")
    return Window(opening.items(vault), opening.at_url, opening.earlier_url, opening.later_url)


def page(request: HttpRequest, entry: Viewer, *, whole: bool = False) -> Page:
    """The whole page; the visit is recorded."""
    opening = ReadingRequest(request, entry, whole=whole)
    vault = visit(entry.subject, entry.person_id, entry.shown)
    s, zone, current = entry.subject, opening.zone, opening.current
    member = entry.is_member
    by_position = {n.position: n for n in opening.sides.neighbours}
    state, _ = settled(s.state, s.first_user_at, None, timezone.now())
    return Page(
        business=s.business, path=entry.path, audience=s.audience, whole=whole, shown=entry.shown, notice=explain(entry),
        number=s.number, position=current.position if member else None, total=current.total if member else None,
        state=state, channel=channel(s.channel), started_at=local(s.started_at, zone), contact=f"User {s.contact_id}",
        previous_url=step(by_position, current.position - 1), next_url=step(by_position, current.position + 1),
        whole_url=addresses.whole(entry.token) if member and not whole and current.total > 1 else None,
        single_url=entry.path if whole else None, items=opening.items(vault), earlier_url=opening.earlier_url,
        later_url=opening.later_url, details=panes.details(s.contact_id, s.details, s.sealed, vault),
        entities=panes.entities(opening.sides.entities, vault),
        siblings=panes.siblings(opening.sides.neighbours, s.conversation_id, s.business, zone) if member else [],
        more_siblings=current.total - len(opening.sides.neighbours), shares=panes.shares(opening.sides.shares, zone),
        may_share=member and not whole, masked_preview_url=preview(entry),
        previewing=entry.previewing, query="", hits=None, hits_capped=False, zone=str(zone), may_mark=entry.shown,
        marks=panes.marks(opening.sides.marks, entry.path, zone), may_undo_marks=entry.administers and s.master is not None,
        may_forget=entry.administers and s.master is not None, may_export=entry.administers and entry.shown,
        at_url=opening.at_url,
    )  # fmt: skip


def local(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone)


def step(by_position: dict[int, Neighbour], position: int) -> str | None:
    found = by_position.get(position)
    return panes.link(found.token) if found else None


def preview(entry: Viewer) -> str | None:
    """To what others see, and back from there; None for whoever sees no more than they."""
    if entry.previewing:
        return entry.path if entry.verdict is Verdict.SHOWN else None
    return f"{entry.path}?as=others" if entry.shown else None


def explain(entry: Viewer) -> str:
    """One sentence: why personal details are hidden or shown."""
    s = entry.subject
    if entry.previewing:
        return "You see what others see: personal details are hidden."
    if s.master is None:
        return "This user was forgotten. Their personal details are gone for good."
    if entry.shown and not s.masking:
        return f"Masking is switched off at {s.business}: its agents see personal details."
    if entry.shown:
        return "Personal details are shown to you. Each opening is recorded."
    if not entry.is_member:
        return "Personal details are hidden from whoever opens this link."
    if not s.smart_agent_chat:
        return "Personal details are hidden: Intelligent Analytics always works on masked text."
    return "Personal details are hidden. An admin can give you the permission to see them."
