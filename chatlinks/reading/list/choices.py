"""What the filters of the list of conversations offer, and which of them are on."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict

from chatlinks.database.conditions import id_array
from chatlinks.database.rows import prepared_typed
from chatlinks.reading.list.filters import (
    DATES,
    DAYS,
    LONGEST_QUERY,
    STATES,
    WHO,
    ConversationFilters,
)
from chatlinks.reading.list.order import NEWEST, ORDERS
from chatlinks.reading.list.signs import BREAK, RATINGS, SIGNS, UNHAPPY, SearchedBusinesses
from chatlinks.reading.list.view_models import Choices, FilterChip, ListChoices, ListPreset
from chatlinks.reading.text import channel_name
from chatlinks.web.lists.choices import Choice
from chatlinks.web.lists.paging import CURSORS, filled
from chatlinks.workspaces.reach import MembershipRow

OFFERED_BUSINESSES = 50  # of more, one is looked for by name: a thousand are most of the page
# Of more businesses at once neither teams nor channels are offered: choose a business first.
MOST_BUSINESSES = 10
MOST_CHANNELS = 30
# Names of channels may hold something personal, so that they are masked: none is offered while
# some are still masked by an older policy. One is looked up by the one before, in an index.
OFFERED = f"""
WITH RECURSIVE up_to_date AS (
  SELECT b.id FROM workspaces_business b
  WHERE b.id = ANY(%s) AND NOT EXISTS (
    SELECT FROM conversations_conversation c WHERE c.business_id = b.id AND c.rules < b.rules)),
channel AS (
  SELECT b.id, ''::varchar AS name, 0 AS place FROM up_to_date b
  UNION ALL
  SELECT n.id, (
    SELECT c.channel FROM conversations_conversation c
    WHERE c.business_id = n.id AND c.channel > n.name ORDER BY c.channel LIMIT 1), n.place + 1
  FROM channel n WHERE n.name IS NOT NULL AND n.place < {MOST_CHANNELS})
SELECT 'channel', name::text, name::text, ''
FROM (SELECT DISTINCT name FROM channel WHERE name <> '') n
UNION ALL
SELECT 'team', t.id::text, t.name::text,
  (SELECT b.name::text FROM workspaces_business b WHERE b.id = t.business_id)
FROM workspaces_team t
WHERE t.business_id = ANY(%s)
ORDER BY 1, 3, 4"""


class OfferedChoice(NamedTuple):
    kind: str  # channel, team
    value: str
    name: str
    business: str


def choices(
    filters: ConversationFilters,
    memberships: list[MembershipRow],
    of: SearchedBusinesses,
) -> ListChoices:
    def chosen(labels: dict[str, str], name: str) -> Choices:
        asked = filters.asked.get(name)
        return tuple(Choice(value, label, value == asked) for value, label in labels.items())

    offered = offers(of.ids)
    teams = {
        each.value: f"{each.name} · {each.business}" if len(of.ids) > 1 else each.name
        for each in offered
        if each.kind == "team"
    }
    channels = {each.value: channel_name(each.name) for each in offered if each.kind == "channel"}
    signs = {value: label for value, label in SIGNS.items() if value != BREAK or of.breaks_told}
    names = {str(each.business_id): each.business for each in memberships}
    many = len(names) > OFFERED_BUSINESSES
    asked_for = filters.asked.get("business", "")
    return ListChoices(
        businesses=() if many else chosen(names, "business"),
        business=names.get(asked_for, asked_for) if many else None,
        states=chosen(STATES, "state"),
        people=chosen(WHO, "who"),
        ratings=chosen({value: label for value, (label, _) in RATINGS.items()}, "rating"),
        signs=chosen(signs, "sign"),
        teams=chosen(teams, "team"),
        channels=chosen(channels, "channel"),
        orders=tuple(
            Choice(value, order.label, value == filters.sort) for value, order in ORDERS.items()
        ),
    )


def offers(businesses: list[int]) -> list[OfferedChoice]:
    if not 0 < len(businesses) <= MOST_BUSINESSES:
        return []
    ids = id_array(businesses)
    return prepared_typed(OfferedChoice, OFFERED, [ids, ids])


# ── One click ─────────────────────────────────────────────────────────────────────────────────


def presets(query: QueryDict, filters: ConversationFilters) -> tuple[ListPreset, ...]:
    """Days, who is unhappy, who waits: each on or off, whatever else is asked for."""

    def preset(
        label: str,
        name: str,
        value: str,
        now: str,
        *others: str,
    ) -> ListPreset:
        on = now == value
        return ListPreset(
            label,
            address(query, name, *others, **({} if on else {name: value})),
            on,
        )

    days = [
        preset(
            each.label,
            "days",
            name,
            filters.days,
            *DATES,
        )
        for name, each in DAYS.items()
    ]
    sign = filters.asked.get("sign", "")
    return (
        *days,
        preset("Unhappy", "sign", UNHAPPY, sign),
        preset("Waiting", "sort", "waiting", filters.sort),
    )


def address(query: QueryDict, *without: str, **instead: str) -> str:
    """The list from its beginning, with one filter taken off or put on."""
    kept = [(name, value[:LONGEST_QUERY]) for name, value in filled(query, *CURSORS, *without)]
    return "?" + urlencode([*kept, *instead.items()])


def named(choice: str, offered: ListChoices) -> Choices:
    """The business that is asked for, by its name."""
    if offered.business is None:
        return offered.businesses
    return (Choice(choice, offered.business, chosen=True),)


def chips(
    query: QueryDict,
    filters: ConversationFilters,
    offered: ListChoices,
) -> list[FilterChip]:
    """Each filter that is on."""
    on = chosen_chips(query, filters, offered)
    if words := filters.asked.get("q"):
        on.insert(0, FilterChip("Search", f"“{words}”", address(query, "q")))
    if filters.contacts:
        number = len(filters.contacts)
        users = "one user" if number == 1 else f"{number} users"
        on.append(FilterChip("Looked up", users, address(query, "contact")))
    on += date_chips(query, filters)
    if filters.sort != NEWEST:
        on.append(
            FilterChip(
                "Sort",
                filters.order.label,
                address(query, "sort"),
            )
        )
    return on


def chosen_chips(
    query: QueryDict,
    filters: ConversationFilters,
    offered: ListChoices,
) -> list[FilterChip]:
    """Of those filters that are chosen from what is offered."""
    labels = {
        "business": ("Business", named(filters.asked.get("business", ""), offered)),
        "state": ("State", offered.states),
        "who": ("Took part", offered.people),
        "rating": ("Rating", offered.ratings),
        "sign": ("Sign", offered.signs),
        "team": ("Team", offered.teams),
        "channel": ("Channel", offered.channels),
    }
    return [
        FilterChip(
            label,
            value_of(offered_values, filters.asked[name]),
            address(query, name),
        )
        for name, (label, offered_values) in labels.items()
        if name in filters.asked
    ]


def date_chips(query: QueryDict, filters: ConversationFilters) -> list[FilterChip]:
    if filters.days:
        return [
            FilterChip(
                "Days",
                DAYS[filters.days].label,
                address(query, "days", *DATES),
            )
        ]
    labels = {"since": "From", "until": "Until"}
    return [
        FilterChip(
            label,
            filters.asked[name],
            address(query, name, "days"),
        )
        for name, label in labels.items()
        if name in filters.asked
    ]


def value_of(offered: Choices, value: str) -> str:
    """As the filter calls it; what it doesn't offer, as it was typed."""
    return next((choice.label for choice in offered if choice.value == value), value)
