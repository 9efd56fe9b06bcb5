"""One reading of a link: what is read, in which zone, and where its window lies."""

from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest

from chatlinks.conversations.search_words import as_typed
from chatlinks.database.conditions import NOTHING, Condition
from chatlinks.links.addresses import link_path, whole_path
from chatlinks.links.viewer import Viewer
from chatlinks.privacy.sealing import Vault
from chatlinks.reading import panes
from chatlinks.reading.messages import readable_rows
from chatlinks.reading.messages.files_along import instead_of_hidden
from chatlinks.reading.messages.items import Item
from chatlinks.reading.messages.own_words import OwnWords, own_in
from chatlinks.reading.messages.search_marks import marker
from chatlinks.reading.messages.timeline import (
    WINDOW,
    Emphasis,
    MessageRange,
    ReadAs,
    Reader,
)
from chatlinks.reading.messages.timeline_rows import TimelineRow
from chatlinks.reading.panes import Neighbour
from chatlinks.web.numbers import number
from chatlinks.web.zones import zone_of
from chatlinks.workspaces.reach import reach_sql
from chatlinks.workspaces.rule import told_of_breaks

LONGEST_QUERY = 200  # characters
MANY = 20  # messages, from which on one is led to the end of them
ABOVE = 15  # messages before the one that an address points at


class ReadingRequest:
    """One opening of a link, or one window more of it."""

    def __init__(
        self,
        request: HttpRequest,
        viewer: Viewer,
        *,
        whole: bool = False,
    ) -> None:
        """`whole`: all of the contact's conversations that the viewer may open, in one read."""
        self.request = request
        self.viewer = viewer
        self.access = viewer.access
        self.whole = whole and viewer.is_member  # a link alone is to one conversation
        self.zone = zone_of(request, viewer.access.zone)
        self.panes = panes.fetch(self.which_panes())
        self.conversations = self.panes.neighbours if self.whole else [self.current]
        self.low = viewer.coverage.low
        self.query = query_of(request)
        self.total = self.counted()
        self.start = self.first_message()
        until = number(request.GET.get("to")) or self.total
        self.end = min(
            self.total,
            self.start + WINDOW,
            max(until, self.start + 1),
        )
        self.ranges = ranges(self.conversations, self.start, self.end)
        self.fetched: list[TimelineRow] | None = None

    def which_panes(self) -> panes.WhichPanes:
        member = self.viewer.is_member
        return panes.WhichPanes(
            business_id=self.access.business_id,
            contact_id=self.access.contact_id,
            conversation_id=self.access.conversation_id,
            reach=neighbourhood(self.viewer),
            every=self.whole,
            marks=member,
        )

    @cached_property
    def current(self) -> Neighbour:
        neighbours = self.panes.neighbours
        return next(each for each in neighbours if each.id == self.access.conversation_id)

    def counted(self) -> int:
        """Messages of all that is read here, up to the last one that the viewer may see."""
        counted = sum(each.messages for each in self.conversations)
        high = self.viewer.coverage.high
        return counted if high is None else min(counted, high)

    @property
    def at(self) -> int | None:
        """Where the message stands that the address points at; None for one outside."""
        position, id_ = self.access.at_position, number(self.request.GET.get("at"))
        if position is None or id_ is None:
            return None
        return position if self.viewer.coverage.holds_message(id_, position) else None

    def first_message(self) -> int:
        """Where the window starts, counted over all that is read here."""
        at, start = self.at, number(self.request.GET.get("from"))
        earlier = [each for each in self.conversations if each.number < self.access.number]
        before = sum(each.messages for each in earlier)
        first = before if self.total > WINDOW else 0  # what is longer opens at this conversation
        wanted = first if start is None else start
        if at is not None:
            wanted = before + at - ABOVE
        return max(self.low, min(wanted, self.total - 1))

    def items(
        self,
        vault: Vault | None,
        own: OwnWords | None = None,
    ) -> list[Item]:
        """`own`: what the viewer wrote themselves, where that was looked up already."""
        rows = self.rows(vault)
        reader = Reader(
            self.zone,
            vault,
            read_as(self.viewer),
            emphasis=Emphasis(
                message_id=number(self.request.GET.get("at")),
                mark=marker(as_typed(self.query)) if self.query else None,
            ),
            own=own or own_in(self.viewer, rows),
        )
        return reader.items(rows, self.ranges, sessions=self.whole)

    def rows(self, vault: Vault | None) -> list[TimelineRow]:
        """Of the window; read once."""
        if self.fetched is None:
            sealed = vault is not None
            self.fetched = readable_rows.rows_for(self.viewer, self.ranges, sealed=sealed)
        return self.fetched

    @property
    def here(self) -> str:
        return whole_path(self.viewer.token) if self.whole else self.viewer.path

    def window_url(self, start: int) -> str:
        """This page at another window."""
        return page_url(
            self.viewer,
            self.query,
            {"from": start},
            self.here,
        )

    @property
    def following_path(self) -> str:
        return f"{self.here}/following"

    @property
    def anew_url(self) -> str:
        """For all that this window shows, once that may have changed."""
        asked = {"anew": 1, "from": self.start}
        return page_url(self.viewer, self.query, asked, self.following_path)

    @property
    def following_url(self) -> str:
        """For what comes after the last message; "" where that isn't in this window."""
        if self.end < self.total or not self.viewer.coverage.is_whole:
            return ""
        if self.whole:
            return self.anew_url
        return tail_url(self.viewer, self.query, max(0, self.total - 1))

    @property
    def at_url(self) -> str:
        """What a message's id is appended to for its own address.

        In the continuous read it is the link of the first conversation shown; where the next one
        begins, the items go on with that one's. On the link's own page the query alone will do.
        """
        if self.request.path == self.viewer.path:
            return "?at="
        own = self.ranges[0].url if self.whole and self.ranges else ""
        return f"{own or self.viewer.path}?at="

    @property
    def earlier_url(self) -> str | None:
        if self.start <= self.low:
            return None
        return f"{self.window_url(max(self.low, self.start - WINDOW))}&to={self.start}"

    @property
    def everything(self) -> list[MessageRange]:
        """All that is read here, in one window."""
        return ranges(
            self.conversations,
            self.low,
            max(self.low + 1, self.total),
        )

    @property
    def later_url(self) -> str | None:
        return self.window_url(self.end) if self.end < self.total else None

    @property
    def end_url(self) -> str | None:
        """The window with the last message."""
        if self.total - self.low <= MANY:
            return None
        return (
            "#end"
            if self.end == self.total
            else self.window_url(max(0, self.total - WINDOW)) + "#end"
        )


def query_of(request: HttpRequest) -> str:
    """What is searched for."""
    return request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]


def page_url(
    viewer: Viewer,
    query: str,
    asked: dict[str, int],
    path: str = "",
) -> str:
    """The link's page, or what lies at another path of it, asked as this one was."""
    named = "&".join(f"{name}={value}" for name, value in asked.items())
    if query or viewer.seen_as:
        further = {"q": query} if query else {}
        named += f"&{urlencode(further | viewer.seen_as)}"
    return f"{path or viewer.path}?{named}"


def tail_url(viewer: Viewer, query: str, last: int) -> str:
    """For what comes after a message, by its place."""
    return page_url(viewer, query, {"from": last}, f"{viewer.path}/following")


def neighbourhood(viewer: Viewer) -> Condition:
    """Which of the contact's other conversations this viewer may open.

    None, by a link for anyone alone.
    """
    if not viewer.is_member:
        return NOTHING
    own = viewer.own  # seen as somebody else, too: their reach is nobody's business but theirs
    return reach_sql(own.access.membership(own.person_id), "c")


def read_as(viewer: Viewer) -> ReadAs:
    return ReadAs(tells_breaks(viewer), viewer.step_detail, instead_of_hidden(viewer))


def tells_breaks(viewer: Viewer) -> bool:
    if not viewer.is_member or (viewer.looker and not tells_breaks(viewer.looker)):
        return False
    access = viewer.access
    return told_of_breaks(access.role, intelligent_analytics=access.intelligent_analytics)


def ranges(
    conversations: list[Neighbour],
    start: int,
    end: int,
) -> list[MessageRange]:
    """The parts of each conversation that lie between two places, counted over all of them."""
    parts, before = [], 0
    for each in conversations:
        low = max(0, start - before)
        high = min(each.messages, end - before)
        if low < high or (each.messages == 0 and start <= before <= end):
            part = MessageRange(
                conversation_id=each.id,
                number=each.number,
                low=low,
                high=high,
                messages=each.messages,
                started_at=each.started_at,
                state=each.state,
                url=link_path(each.token),
            )
            parts.append(part)
        before += each.messages
    return parts
