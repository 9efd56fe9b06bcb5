"""The centre of the page.

A window of messages, events and reviews, each as its reader may see it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chatlinks.conversations.records.parts import EVENT, MESSAGE, REVIEW, STEP, Part
from chatlinks.conversations.sent_files.states import PlacedState, states_by_message, states_of
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.messages.bodies import NO_STATES, FileStates, GoneAlong, body, is_ours
from chatlinks.reading.messages.event_lines import event_line
from chatlinks.reading.messages.files_along import FilesAlong
from chatlinks.reading.messages.items import (
    DayItem,
    EventItem,
    Item,
    MessageItem,
    ReviewItem,
    SessionItem,
    StepItem,
)
from chatlinks.reading.messages.own_words import NOTHING_OWN, OwnWords
from chatlinks.reading.messages.search_marks import Marker, in_body
from chatlinks.reading.messages.timeline_rows import (
    MessageRange,
    TimelineEvent,
    TimelineMessage,
    TimelineReview,
    TimelineRow,
    TimelineStep,
)
from chatlinks.reading.text import as_html, bracketed
from chatlinks.workspaces.rule import StepDetail

WINDOW = 50  # messages


class Emphasis(NamedTuple):
    """What a page tells apart: the message that its address points at, by its id, and what was
    searched for.
    """

    message_id: int | None = None
    mark: Marker | None = None


NOTHING_APART = Emphasis()


class ReadAs(NamedTuple):
    """What a reader gets beside what was said."""

    tells_breaks: bool = False
    steps: StepDetail = StepDetail.HANDOVERS
    files: FilesAlong | None = None  # with the link that they came by


LEAST = ReadAs()  # what everybody gets


class Reader:
    """Turns rows into items: masked as stored, or unsealed when there is a vault.

    What the reader wrote themselves is theirs in any case (`own`).
    """

    def __init__(
        self,
        zone: ZoneInfo,
        vault: Vault | None,
        read_as: ReadAs = LEAST,
        *,
        emphasis: Emphasis = NOTHING_APART,
        own: OwnWords = NOTHING_OWN,
    ) -> None:
        self.zone = zone
        self.vault = vault
        self.tells_breaks, self.steps, self.files = read_as
        self.marked, self.mark = emphasis
        self.own = own
        self.names: dict[tuple[str, str], Markup] = {}
        self.ranges: Sequence[MessageRange] = ()

    def items(
        self,
        rows: Sequence[TimelineRow],
        ranges: Sequence[MessageRange],
        sessions: bool,
    ) -> list[Item]:
        """Of rows in order; `sessions`: with a line where each conversation begins."""
        self.ranges = ranges
        self.__dict__.pop("file_states", None)
        self.__dict__.pop("states_along", None)
        items: list[Item] = []
        day: date | None = None
        before: TimelineMessage | None = None  # right before, of the same day and conversation
        place = 0
        for row in rows:
            at = row.at.astimezone(self.zone)
            if row.place != place:
                place = row.place
                if sessions and ranges[place - 1].low == 0:
                    items.append(self.session(ranges[place - 1]))
                    before = None
            if at.date() != day:
                day, before = at.date(), None
                items.append(DayItem("day", day))
            items += self.drawn(row, at, before)
            if not isinstance(row, TimelineStep):
                before = row if isinstance(row, TimelineMessage) else None
        return items

    def drawn(
        self,
        row: TimelineRow,
        at: datetime,
        before: TimelineMessage | None,
    ) -> Sequence[Item]:
        match row:
            case TimelineMessage():
                clock = row.clock.astimezone(self.zone) if row.clock else at
                return [self.message(row, clock, before)]
            case TimelineStep():
                return self.step(row, at)
            case TimelineReview():
                return [self.review(row, at)]
            case TimelineEvent():
                return [self.event(row, at, self.ranges[row.place - 1].number)]

    @cached_property
    def file_states(self) -> FileStates:
        """Of the conversations at hand: asked for where a message carries a file, as few do."""
        assert self.vault is not None
        ids = [each.conversation_id for each in self.ranges]
        return states_of(self.vault.business_id, ids)

    @cached_property
    def states_along(self) -> Mapping[int, Sequence[PlacedState]]:
        """The same for whoever has the files of one conversation along, by message."""
        assert self.files is not None
        return states_by_message(self.files.business_id, self.files.conversation_id)

    def session(self, begins: MessageRange) -> SessionItem:
        return SessionItem(
            kind="session",
            number=begins.number,
            at=begins.started_at.astimezone(self.zone),
            url=begins.url,
            state=begins.state,
        )

    def unsealed(self, part: Part[Any], row: TimelineRow) -> dict[str, Any]:
        """The row's record as this reader may see it."""
        record = part.record_of(row)
        if isinstance(row, TimelineMessage | TimelineEvent) and self.own.holds(row.writer_id):
            return self.own.record(part, row.id, record)
        return part.restore(self.vault, row.id, record, row.sealed, bracketed)

    def message(
        self,
        row: TimelineMessage,
        at: datetime,
        before: TimelineMessage | None,
    ) -> MessageItem:
        seen: TimelineMessage = row
        data = json.loads(row.data) if row.data else None
        own = row.writer_id is not None and self.own.holds(row.writer_id)
        if own or (self.vault is not None and row.sealed is not None):
            seen, data = self.unsealed_message(row)
        rich = None
        if data is not None or row.type != "TEXT":
            shown, kept = self.vault is not None, is_ours(data)
            along = self.along(row) if kept and not shown else None
            states = self.file_states if kept and shown else NO_STATES
            rich = body(row.type, data, shown, along, states)
        goes_on = before is not None and self.same_author(row, before)
        item = MessageItem(
            kind="message",
            id=row.id,
            at=at,
            sender=row.sender,
            author=self.name(seen.author, row.sender),
            text=as_html(seen.text),
            body=rich,
            first=not goes_on,
            broken=row.is_broken and self.tells_breaks,
            smart_assist=row.is_smart_assist and self.tells_breaks,
            translation=as_html(seen.translation) if seen.translation else None,
            marked=row.id == self.marked,
        )
        return with_marks(item, self.mark) if self.mark else item

    def along(self, row: TimelineMessage) -> GoneAlong | None:
        """The message's files for this reader; None where they don't go along."""
        if self.files is None:
            return None
        if self.ranges[row.place - 1].conversation_id != self.files.conversation_id:
            return None
        address = self.files.address(row.id, row.position, row.sender)
        return GoneAlong(address, self.states_along.get(row.id, ())) if address else None

    def unsealed_message(self, row: TimelineMessage) -> tuple[TimelineMessage, Any]:
        """The message as it was written, and its data."""
        seen = self.unsealed(MESSAGE, row)
        written = row._replace(
            author=seen["author"],
            text=seen["text"],
            translation=seen["translation"],
        )
        return written, seen["data"]

    @staticmethod
    def same_author(row: TimelineMessage, other: TimelineMessage) -> bool:
        return row.sender == other.sender and row.author == other.author

    def name(self, author: str, sender: str) -> Markup:
        """Who wrote it: of fifty messages by two or three."""
        known = self.names.get((author, sender))
        if known is None:
            known = as_html(author) if author else NAMES[sender]
            self.names[author, sender] = known
        return known

    def event(self, row: TimelineEvent, at: datetime, number: int) -> EventItem:
        seen = self.unsealed(EVENT, row)
        team, agent, text = (as_html(seen[name]) for name in ("team", "agent", "text"))
        return EventItem(
            kind="event",
            at=at,
            name=row.kind,
            text=event_line(row.kind, number, team, agent, text),
            by=agent,
            words=text,
        )

    def review(self, row: TimelineReview, at: datetime) -> ReviewItem:
        seen = self.unsealed(REVIEW, row)
        return ReviewItem(
            kind="review",
            at=at,
            rating=row.rating,
            given_to=row.given_to,
            task=as_html(seen["task"]),
            comment=as_html(seen["comment"]),
        )

    def step(self, row: TimelineStep, at: datetime) -> list[StepItem]:
        """None of it for whoever gets no more than hand-overs."""
        if self.steps is StepDetail.HANDOVERS and row.kind != "handover":
            return []
        seen = self.unsealed(STEP, row)
        whole = self.steps is StepDetail.WHOLE
        item = StepItem(
            kind="step",
            at=at,
            type=row.kind,
            name=as_html(seen["name"]),
            agent=as_html(seen["agent"]),
            outcome=row.outcome,
            arguments=as_html(seen["arguments"]) if whole else None,
            result=as_html(seen["result"]) if whole else None,
        )
        return [item]


def with_marks(item: MessageItem, mark: Marker) -> MessageItem:
    return item._replace(
        text=mark(item.text),
        body=in_body(item.body, mark) if item.body else None,
        translation=mark(item.translation) if item.translation else None,
    )


SENDERS = {"user": "User", "bot": "Bot", "agent": "Assistant", "other": "Notice"}
NAMES = {sender: Markup(name) for sender, name in SENDERS.items()}  # noqa: S704, our own words


__all__ = ["WINDOW", "MessageRange", "Reader"]
