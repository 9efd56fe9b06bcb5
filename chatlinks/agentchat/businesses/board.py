"""Businesses, for those who lead them: how many chats are live and delayed, the lists, one page of one list.

Two statements whatever the page shows: one for all counts and choices, one for the list. How many are live is known from
tallies; how many are delayed is counted along an index, for it follows the clock. Lists never unseal.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from markupsafe import Markup

from chatlinks.agentchat.businesses.chat_filters import (
    ASSIGNED,
    LISTS,
    NOBODY,
    UNASSIGNED,
    Filters,
    State,
    write_place,
)
from chatlinks.database.rows import Row, prepared
from chatlinks.reading.text import as_html
from chatlinks.web.choices import Choice

PAGE = 50
MOST_COMPLETED = 999  # counted; there may be millions

# Over `led` (the businesses that the person leads) and `chosen` (the one whose chats are listed).
BOARD = """
WITH led AS MATERIALIZED (
  SELECT b.id, b.name FROM workspaces_membership m JOIN workspaces_business b ON b.id = m.business_id
  WHERE m.person_id = %s AND m.active AND m.smart_agent_chat AND m.role IN ('team_lead', 'admin')),
chosen AS MATERIALIZED (SELECT id FROM led ORDER BY id <> %s, name, id LIMIT 1)
SELECT 'business', led.id, led.name, 0::bigint FROM led
UNION ALL
SELECT 'live', led.id, '', sum(t.change) FROM led JOIN conversations_tally t ON t.business_id = led.id GROUP BY led.id
UNION ALL
SELECT 'live', led.id, '', -count(*) FROM led JOIN conversations_conversation c ON c.business_id = led.id AND {over} GROUP BY led.id
UNION ALL
SELECT 'delayed', led.id, '', late.count FROM led JOIN workspaces_team t ON t.business_id = led.id CROSS JOIN LATERAL (
  SELECT count(*) FROM conversations_conversation c WHERE c.team_id = t.id AND c.business_id = t.business_id
  AND c.state IN ('queued', 'active') AND c.waits_from < now() - make_interval(mins => t.delay_minutes)) late
UNION ALL
{tabs}
UNION ALL
SELECT 'team', t.id, t.name, 0 FROM workspaces_team t WHERE t.business_id = (SELECT id FROM chosen)
UNION ALL
SELECT 'person', p.id, p.name, 0 FROM workspaces_membership m JOIN accounts_person p ON p.id = m.person_id
WHERE m.business_id = (SELECT id FROM chosen) AND m.active AND m.smart_agent_chat"""
# With the bot for more than 24 hours: over, though no sweep has said so yet.
OVER = "c.state = 'bot' AND c.state <> 'completed' AND c.waits_from <= now() - interval '24 hours'"
TALLIED = f"""
SELECT 'tab', 0, t.state, sum(t.change) FROM conversations_tally t WHERE t.business_id = (SELECT id FROM chosen) AND {{tally}} GROUP BY t.state
UNION ALL
SELECT 'tab', 0, 'bot', -count(*) FROM conversations_conversation c WHERE c.business_id = (SELECT id FROM chosen) AND {OVER} AND {{chat}}"""
COUNTED = f"""
SELECT 'tab', 0, c.state, count(*) FROM conversations_conversation c
WHERE c.business_id = (SELECT id FROM chosen) AND c.state <> 'completed' AND NOT ({OVER}) AND {{chat}} GROUP BY c.state"""
COMPLETED = f"""
UNION ALL
SELECT 'tab', 0, 'completed', count(*) FROM (SELECT FROM conversations_conversation c
  WHERE c.business_id = (SELECT id FROM chosen) AND c.state = 'completed' LIMIT {MOST_COMPLETED + 1}) c"""

LIST = """
SELECT c.id, c.contact_id, c.number, c.state, CASE WHEN c.rules < b.rules THEN '' ELSE c.preview END, coalesce(t.name, ''),
       coalesce(p.name, ''), nullif(c.waits_from, '3000-01-01 00:00+00'), c.closed_at,
       c.state IN ('queued', 'active') AND c.waits_from < now() - make_interval(mins => t.delay_minutes),
       EXISTS (SELECT FROM agentchat_report r WHERE r.conversation_id = c.id AND r.business_id = c.business_id)
FROM (SELECT c.id FROM conversations_conversation c WHERE c.business_id = %s AND c.state = %s AND {where}
      ORDER BY {order} LIMIT {limit}) k
JOIN conversations_conversation c ON c.id = k.id AND c.business_id = %s
JOIN workspaces_business b ON b.id = c.business_id
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN accounts_person p ON p.id = c.assignee_id
ORDER BY {order}"""
LONGEST, NEWEST = "c.waits_from, c.id", "c.closed_at DESC, c.id DESC"


@dataclass(frozen=True, slots=True)
class Led:
    """A business that the reader leads."""

    id: int
    name: str
    live: int
    delayed: int
    current: bool
    url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the five lists. `count` is None where it isn't known."""

    state: str
    label: str
    count: str
    current: bool
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A chat as the list shows it."""

    id: int
    contact: str
    number: int
    state: str
    preview: Markup
    team: str
    assignee: str
    since: datetime | None  # it has waited from here, or was closed then
    delayed: bool
    reported: bool
    current: bool
    url: str

    @property
    def new(self) -> bool:
        return self.number == 1


@dataclass(frozen=True, slots=True)
class Board:
    filters: Filters
    businesses: list[Led]
    business: Led
    tabs: list[Tab]
    teams: list[Choice]
    people: list[Choice]
    lines: list[Line]
    more_url: str  # the next page of the list, "" at its end
    first_url: str  # the first, "" if this is it


class NotLeading(Exception):
    """The reader leads no business, or not the one asked for."""


def board(person_id: int, filters: Filters, zone: ZoneInfo) -> Board:
    """Raises NotLeading; PermissionDenied where no business at all is led."""
    found = prepared(*statement(person_id, filters))
    of = {
        kind: [row[1:] for row in found if row[0] == kind]
        for kind in ("business", "team", "person", "tab")
    }
    businesses = led(found, filters)
    if not businesses:
        raise PermissionDenied
    business = next((each for each in businesses if each.current), None)
    if business is None:
        raise NotLeading
    lines, more = listed(business.id, filters, zone)
    return Board(
        filters, businesses, business, tabs(of["tab"], filters),
        choices([(NOBODY, "No team")], of["team"], filters.team),
        choices([(UNASSIGNED, "Unassigned"), (ASSIGNED, "Assigned")], of["person"], filters.who),
        lines, more, filters.address() if filters.place else "",
    )  # fmt: skip


def statement(person_id: int, filters: Filters) -> tuple[str, list[object]]:
    if filters.tallied:
        (tally, needs), (chat, more) = filters.whose("t"), filters.whose("c")
        counts = TALLIED.format(tally=tally, chat=chat)
        needs = [*needs, *more]
    else:
        chat, needs = filters.condition(("(SELECT id FROM chosen)", []))
        counts = COUNTED.format(chat=chat)
    counts += "" if filters.any else COMPLETED
    return BOARD.format(tabs=counts, over=OVER), [person_id, filters.business or 0, *needs]


def led(found: Iterable[Row], filters: Filters) -> list[Led]:
    counts: Counter[tuple[str, int]] = Counter()
    names = []
    for kind, id_, name, count in found:
        counts[kind, id_] += int(count)
        if kind == "business":
            names.append((name, id_))
    names.sort()
    current = filters.business or (names[0][1] if names else 0)
    return [
        Led(id_, name, counts["live", id_], counts["delayed", id_], id_ == current, filters.address(
            business=id_, team=None, who=None, chat=None))
        for name, id_ in names
    ]  # fmt: skip


def tabs(found: Iterable[Row], filters: Filters) -> list[Tab]:
    counts: Counter[str] = Counter()
    for _, state, count in found:
        counts[state] += int(count)
    return [
        Tab(state, State(state).label, told(state, counts[state], filters), state == filters.state,
            filters.address(state=state, chat=None))
        for state in LISTS
    ]  # fmt: skip


def told(state: str, count: int, filters: Filters) -> str:
    if state == State.COMPLETED:
        return "" if filters.any else f"{MOST_COMPLETED}+" if count > MOST_COMPLETED else str(count)
    return f"{count:,}"


def choices(first: list[tuple[str, str]], found: Iterable[Row], chosen: str) -> list[Choice]:
    named = sorted(
        ((str(id_), name) for id_, name, _ in found), key=lambda each: (each[1].casefold(), each[0])
    )
    return [Choice(value, label, value == chosen) for value, label in [*first, *named]]


def listed(business_id: int, filters: Filters, zone: ZoneInfo) -> tuple[list[Line], str]:
    """(chats, address of those that follow): walked by key, so that the last page costs what the first does."""
    where, needs = filters.condition(("%s", [business_id]))
    completed = filters.state == State.COMPLETED
    where += (
        " AND c.state = 'completed' AND c.closed_at IS NOT NULL"
        if completed
        else " AND c.state <> 'completed'"
    )
    where += f" AND NOT ({OVER})" if filters.state == State.BOT else ""
    if filters.place:
        where += f" AND ({'c.closed_at' if completed else 'c.waits_from'}, c.id) {'<' if completed else '>'} (%s::timestamptz, %s)"
        needs = [*needs, *filters.place]
    sql = LIST.format(where=where, order=NEWEST if completed else LONGEST, limit=PAGE + 1)
    found = prepared(sql, [business_id, filters.state, *needs, business_id])
    lines = [line(row, filters, zone) for row in found[:PAGE]]
    last = found[PAGE - 1] if len(found) > PAGE else None
    return lines, filters.address(
        after=write_place(last[8 if completed else 7], last[0])
    ) if last else ""


def line(row: Row, filters: Filters, zone: ZoneInfo) -> Line:
    (
        id_,
        contact_id,
        number,
        state,
        preview,
        team,
        assignee,
        waits_from,
        closed_at,
        delayed,
        reported,
    ) = row
    since = closed_at if state == State.COMPLETED else waits_from
    return Line(
        id_, f"User {contact_id}", number, state, as_html(preview), team, assignee, since and since.astimezone(zone),
        bool(delayed), reported, id_ == filters.chat, filters.address(chat=id_, after=filters.given.get("after")),
    )  # fmt: skip


__all__ = ["Board", "Line", "NotLeading", "board"]
