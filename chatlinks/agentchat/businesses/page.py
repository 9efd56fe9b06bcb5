"""Businesses, for those who lead them, put together: two statements whatever the page shows, one
for all counts and choices, one for the list."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from chatlinks.agentchat.access import current_led
from chatlinks.agentchat.businesses.chat_counts import (
    MOST_COMPLETED,
    CountRow,
    chat_counts,
    of_kind,
)
from chatlinks.agentchat.businesses.chat_filters import (
    ASSIGNED,
    LISTS,
    NO_TEAM,
    UNASSIGNED,
    ChatFilters,
    State,
)
from chatlinks.agentchat.businesses.chat_lists import ListedChat, chat_list
from chatlinks.web.lists.choices import Choice


@dataclass(frozen=True, slots=True)
class LedBusiness:
    """A business that the reader leads."""

    id: int
    name: str
    live: int
    delayed: int
    current: bool
    url: str


@dataclass(frozen=True, slots=True)
class ListTab:
    """One of the five lists. `count` is "" where it isn't known."""

    state: str
    label: str
    count: str
    current: bool
    url: str


@dataclass(frozen=True, slots=True)
class BusinessesPage:
    filters: ChatFilters
    businesses: list[LedBusiness]
    business: LedBusiness  # the one whose chats are listed
    tabs: list[ListTab]
    teams: list[Choice]
    people: list[Choice]
    chats: list[ListedChat]
    next_url: str  # the next page of the list, "" at its end
    first_url: str  # the first, "" if this is it


def businesses_page(
    person_id: int,
    filters: ChatFilters,
    zone: ZoneInfo,
) -> BusinessesPage:
    """Refused as `current_led` says."""
    counts = chat_counts(person_id, filters)
    businesses = led_businesses(counts, filters)
    business = current_led(businesses)
    listed = chat_list(business.id, filters, zone)
    return BusinessesPage(
        filters=filters,
        businesses=businesses,
        business=business,
        tabs=list_tabs(of_kind(counts, "list"), filters),
        teams=team_choices(of_kind(counts, "team"), filters.team),
        people=assignee_choices(of_kind(counts, "person"), filters.who),
        chats=listed.chats,
        next_url=listed.next_url,
        first_url=filters.url() if filters.cursor else "",
    )


def led_businesses(rows: Iterable[CountRow], filters: ChatFilters) -> list[LedBusiness]:
    """By name; the one asked for is current, else the first."""
    counts: Counter[tuple[str, int]] = Counter()
    names = []
    for row in rows:
        counts[row.kind, row.id] += int(row.total)
        if row.kind == "business":
            names.append((row.name, row.id))
    names.sort()
    current = filters.business or (names[0][1] if names else 0)
    return [
        LedBusiness(
            id=id_,
            name=name,
            live=counts["live", id_],
            delayed=counts["delayed", id_],
            current=id_ == current,
            url=filters.url(
                business=id_,
                team=None,
                who=None,
                chat=None,
            ),
        )
        for name, id_ in names
    ]


def list_tabs(rows: Iterable[CountRow], filters: ChatFilters) -> list[ListTab]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.name] += int(row.total)
    return [
        ListTab(
            state=state,
            label=str(state.label),
            count=count_text(state, counts[state], filters),
            current=state == filters.state,
            url=filters.url(state=state, chat=None),
        )
        for state in LISTS
    ]


def count_text(
    state: str,
    count: int,
    filters: ChatFilters,
) -> str:
    """How many, in words; of completed chats under a filter nobody knows, or beyond some number."""
    if state != State.COMPLETED:
        return f"{count:,}"
    if filters.any:
        return ""
    return f"{MOST_COMPLETED}+" if count > MOST_COMPLETED else str(count)


def team_choices(rows: Iterable[CountRow], chosen: str) -> list[Choice]:
    return choices([(NO_TEAM, "No team")], rows, chosen)


def assignee_choices(rows: Iterable[CountRow], chosen: str) -> list[Choice]:
    return choices(
        [(UNASSIGNED, "Unassigned"), (ASSIGNED, "Assigned")],
        rows,
        chosen,
    )


def choices(
    words: list[tuple[str, str]],
    rows: Iterable[CountRow],
    chosen: str,
) -> list[Choice]:
    """The words first, then what there is, by name."""
    named = [(str(row.id), row.name) for row in rows]
    named.sort(key=lambda option: (option[1].casefold(), option[0]))
    return [
        Choice(
            value,
            label,
            value == chosen,
        )
        for value, label in [*words, *named]
    ]
