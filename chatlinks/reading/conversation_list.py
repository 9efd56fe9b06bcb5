"""The conversations that a person may see: newest first, filtered, searched over masked text. Lists never unseal."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict
from markupsafe import Markup

from chatlinks.conversations.access import Holder, condition
from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.message_filter import holding
from chatlinks.conversations.models import Conversation
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import rows
from chatlinks.links import members
from chatlinks.reading.panes import link
from chatlinks.reading.text import channel as written
from chatlinks.reading.text import words
from chatlinks.reading.view_models import Home, Row
from chatlinks.web.choices import Choice

PAGE = 50
LONGEST_QUERY = 200  # characters
HIT = re.compile("\ue0f2([^\ue0f2\ue0f3]*)\ue0f3")  # what the database's search found
STORED = (
    "bot",
    "queued",
    "active",
    "waiting",
)  # in one of these states only if the row says so, which an index tells
WHO = {"me": "Me", "agent": "Any agent", "bot": "The bot alone"}

LIST = """
SELECT c.id, c.contact_id, b.name, c.number,
       (SELECT max(o.number) FROM conversations_conversation o WHERE o.contact_id = c.contact_id AND o.business_id = c.business_id
        AND {open}),
       {state}, CASE WHEN c.rules < b.rules THEN '' ELSE c.channel END, c.started_at, coalesce(t.name, ''),
       CASE WHEN c.rules < b.rules THEN '' ELSE array_to_string(c.authors, ', ') END,
       CASE WHEN c.rules < b.rules THEN '' ELSE c.preview END, c.message_count, l.token, c.business_id,
       (SELECT ts_headline(q.language, m.text, q.query, 'StartSel=\ue0f2, StopSel=\ue0f3, MaxFragments=1, MaxWords=24, MinWords=8')
        FROM (SELECT l.language, websearch_to_tsquery(l.language, l.given) AS query
              FROM (SELECT w.given, conversations_language(w.given) AS language FROM (SELECT %s::text AS given) w) l) q,
             conversations_message m
        WHERE m.conversation_id = c.id AND m.business_id = c.business_id
          AND m.words @@ q.query ORDER BY m.position LIMIT 1)
FROM (SELECT * FROM conversations_conversation c WHERE {where} ORDER BY c.started_at {order}, c.id {order} LIMIT {limit}) c
JOIN workspaces_business b ON b.id = c.business_id
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id AND l.audience = 'members'
ORDER BY c.started_at {order}, c.id {order}"""

# Conversations masked by older rules are not searched: no search may find what is hidden by now.
UP_TO_DATE = "c.rules >= (SELECT rules FROM workspaces_business b WHERE b.id = c.business_id)"
SAID = "m.words @@ websearch_to_tsquery(conversations_language(%s), %s)"
BY_AGENT = "m.sender = 'agent'"
WITH_AGENT = f"""EXISTS (SELECT FROM conversations_message m WHERE m.conversation_id = c.id AND m.business_id = c.business_id
                 AND {BY_AGENT})"""
WITH_PERSON = """EXISTS (SELECT FROM conversations_participation p WHERE p.conversation_id = c.id
                 AND p.business_id = c.business_id AND p.person_id = %s)"""


@dataclass
class Filters:
    """What the reader asked for, as far as it can be understood; `problem` says what can't."""

    person_id: int
    zone: ZoneInfo
    business: str = ""
    state: str = ""
    who: str = ""
    query: str = ""
    since: str = ""
    until: str = ""
    problem: str = ""
    contacts: list[int] = field(
        default_factory=list, init=False
    )  # only these users', found by e-mail or phone
    dates: dict[str, date] = field(default_factory=dict, init=False)

    @classmethod
    def read(cls, given: QueryDict, person_id: int, zone: ZoneInfo) -> "Filters":
        texts = {
            name: given.get(name, "").strip()[:LONGEST_QUERY]
            for name in ("business", "state", "who", "since", "until")
        }
        filters = cls(person_id, zone, **texts)
        filters.query = given.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
        filters.contacts = [
            int(text)
            for text in given.getlist("contact")[:20]
            if text.isascii() and text.isdigit() and len(text) < 19
        ]
        filters.read_dates()
        return filters

    def read_dates(self) -> None:
        for name in ("since", "until"):
            if typed := getattr(self, name):
                try:
                    self.dates[name] = date.fromisoformat(typed)
                except ValueError:
                    self.problem = "A date is written like 2026-03-31."
        if len(self.dates) == 2 and self.dates["since"] > self.dates["until"]:
            self.problem = "From is after Until, so nothing can be found."

    @property
    def any(self) -> bool:
        return any(
            (self.business, self.state, self.who, self.query, self.since, self.until, self.contacts)
        )

    def conditions(self, businesses: list[int]) -> list[Condition]:
        """Over conversations `c` of these businesses."""
        made: list[Condition] = []
        if self.state in STORED:
            made.append(("c.state = %s", [self.state]))
        if self.state in Conversation.State.values:
            made.append((f"({STATE}) = %s", [self.state]))
        if self.who == "bot":
            made.append((f"NOT {WITH_AGENT}", []))
        elif self.who == "agent":
            made.append(holding(businesses, (BY_AGENT, [])))
        elif self.who == "me":
            made.append((WITH_PERSON, [self.person_id]))
        if self.contacts:
            made.append(("c.contact_id = ANY(%s)", [self.contacts]))
        if self.query:
            made.append((UP_TO_DATE, []))
            made.append(holding(businesses, (SAID, [self.query.lower()] * 2)))
        if "since" in self.dates:
            made.append(("c.started_at >= %s", [self.midnight(self.dates["since"])]))
        if "until" in self.dates and self.dates["until"] < date.max:
            made.append(
                ("c.started_at < %s", [self.midnight(self.dates["until"] + timedelta(days=1))])
            )
        return made

    def midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)


def home(
    given: QueryDict, person_id: int, held: list[Holder], zone: ZoneInfo, may_look_up: bool
) -> Home:
    """One page of the list. `held` are the memberships by which the person opens anything."""
    filters = Filters.read(given, person_id, zone)
    within = [holder for holder in held if filters.business in ("", str(holder.business_id))]
    found, newer, older = one_page(given, filters, within)
    return Home(
        rows=found,
        businesses=[Choice(str(h.business_id), h.business, str(h.business_id) == filters.business) for h in held],
        states=[Choice(value, str(label), value == filters.state) for value, label in Conversation.State.choices],
        people=[Choice(value, label, value == filters.who) for value, label in WHO.items()],
        query=filters.query, since=filters.since, until=filters.until, filtered=filters.any, newer_url=newer, older_url=older,
        problem=filters.problem, zone=str(zone), may_look_up=may_look_up,
        contacts=filters.contacts,
    )  # fmt: skip


def one_page(
    given: QueryDict, filters: Filters, within: list[Holder]
) -> tuple[list[Row], str | None, str | None]:
    """(rows, address of the newer page, of the older one): walked by key, so that the last page costs what the first does."""
    if filters.problem:
        return [], None, None
    place, newer = read_place(given)
    conditions = [
        condition(within, "c"),
        *filters.conditions([holder.business_id for holder in within]),
    ]
    opens, needed = condition(within, "o")
    if place:
        conditions.append((f"(c.started_at, c.id) {'>' if newer else '<'} (%s, %s)", list(place)))
    sql = LIST.format(
        where=" AND ".join(sql for sql, _ in conditions),
        order="ASC" if newer else "DESC",
        limit=PAGE + 1,
        state=STATE,
        open=opens,
    )
    found = rows(
        sql,
        [*needed, filters.query.lower(), *(value for _, values in conditions for value in values)],
    )
    more = len(found) > PAGE
    found = found[:PAGE][::-1] if newer else found[:PAGE]
    if not found:
        return [], None, None
    has_newer, has_older = (more, True) if newer else (bool(place), more)
    return (
        [line(row, filters.zone) for row in found],
        address(given, "after", found[0]) if has_newer else None,
        address(given, "before", found[-1]) if has_older else None,
    )


def read_place(given: QueryDict) -> tuple[tuple[datetime, int] | None, bool]:
    """((time, id) to go on from, whether towards the newer); nothing for a first page or an unreadable place."""
    for name in ("before", "after"):
        at, _, id_ = given.get(name, "").partition("_")
        try:
            return (
                datetime.fromtimestamp(int(at) / 1e6, ZoneInfo("UTC")),
                int(id_),
            ), name == "after"
        except (ValueError, OverflowError, OSError):
            continue
    return None, False


def address(given: QueryDict, name: str, row: tuple[Any, ...]) -> str:
    kept = [
        (k, v) for k, values in given.lists() if k not in ("before", "after") for v in values if v
    ]
    return "?" + urlencode([*kept, (name, f"{round(row[7].timestamp() * 1e6)}_{row[0]}")])


def line(row: tuple[Any, ...], zone: ZoneInfo) -> Row:
    (
        id_,
        contact_id,
        business,
        number,
        of,
        state,
        channel,
        at,
        team,
        authors,
        preview,
        count,
        token,
        business_id,
        snippet,
    ) = row
    return Row(
        url=link(token or members.token_of(business_id, id_)), contact=f"User {contact_id}", business=business, number=number,
        of=of, state=state, channel=written(channel), at=at.astimezone(zone), team=team, took_part=authors,
        preview=marked(snippet) if snippet else words(preview), messages=count,
    )  # fmt: skip


def marked(snippet: str) -> Markup:
    """What the search found, told apart. The snippet is cut out of masked text, so nothing hidden is in it."""
    html = HIT.sub(r"<mark>\1</mark>", str(words(snippet)))
    return Markup(html.replace("\ue0f2", "").replace("\ue0f3", ""))  # noqa: S704, escaped
