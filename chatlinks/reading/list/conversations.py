"""The conversations that a person may see: filtered, in an order, searched over masked text.

Lists never unseal.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.http import QueryDict

from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.records.summary import PREVIEW
from chatlinks.database.conditions import Condition, id_array
from chatlinks.database.rows import prepared_typed, typed
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.reading.list import choices as list_choices
from chatlinks.reading.list import total as list_total
from chatlinks.reading.list.filters import ConversationFilters
from chatlinks.reading.list.plans import has_plan, is_whole_business, own_condition
from chatlinks.reading.list.rows_html import drawn
from chatlinks.reading.list.signs import BROKE, UNHAPPY, SearchedBusinesses
from chatlinks.reading.list.snippets import highlighted, snippet
from chatlinks.reading.list.view_models import ConversationListPage, ConversationRow
from chatlinks.reading.text import as_html, channel_name
from chatlinks.web.lists.paging import Cursor, ListPage, list_page
from chatlinks.web.lists.totals import Count
from chatlinks.workspaces.reach import MembershipRow, may_open_sql
from chatlinks.workspaces.rule import told_of_breaks

# The user's first words stand near the beginning, or the conversation isn't known by them.
FIRST_WORDS = f"""
SELECT left(m.text, {PREVIEW})
FROM conversations_message m
WHERE m.conversation_id = c.id AND m.business_id = c.business_id
  AND m.position < 40 AND m.sender = 'user' AND m.text <> ''
ORDER BY m.position LIMIT 1"""
BROKEN = f"""EXISTS (
  SELECT FROM conversations_message m
  WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND {BROKE}
    AND c.business_id = ANY(%s))"""
LIST = f"""
SELECT c.{{at}}, c.id, coalesce(c.lowest_rating, 0), c.contact_id, c.business_id, b.name, c.number,
  (SELECT max(o.number) FROM conversations_conversation o
   WHERE o.contact_id = c.contact_id AND o.business_id = c.business_id AND {{open}}),
  {STATE}, CASE WHEN c.rules < b.rules THEN '' ELSE c.channel END, c.started_at,
  coalesce(t.name, ''),
  CASE WHEN c.rules < b.rules THEN '' ELSE array_to_string(c.authors, ', ') END,
  CASE WHEN c.rules < b.rules THEN '' ELSE coalesce(({FIRST_WORDS}), c.preview) END,
  c.message_count, l.token, {{snippet}}, {{broken}}
FROM ({{source}}) c
JOIN workspaces_business b ON b.id = c.business_id {{its_row}}
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id {{its_teams}}
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id
  AND l.audience = 'members'
ORDER BY {{order}}"""
ONE_BUSINESS = """
SELECT * FROM conversations_conversation c WHERE {where} ORDER BY {order} LIMIT {limit}"""
# Of each business as many as the page holds, by its index, so that a person in a thousand of them
# has no history sorted.
BUSINESSES = f"""
SELECT c.* FROM unnest(%s::bigint[]) AS of(id) CROSS JOIN LATERAL (
  {ONE_BUSINESS.format(where="c.business_id = of.id AND {where}", order="{order}", limit="{limit}")}
) c ORDER BY {{order}} LIMIT {{limit}}"""


class ListedConversation(NamedTuple):
    """A row of LIST. What was masked by an older policy isn't in it."""

    at: datetime  # by which the list is in order
    id: int
    lowest_rating: int  # 0: none was given
    contact_id: int
    business_id: int
    business: str
    number: int
    of: int
    state: str
    channel: str
    started_at: datetime
    team: str
    authors: str
    says: str  # the user's first words, else the last that somebody wrote
    messages: int
    token: str | None
    snippet: str | None
    broken: bool

    @property
    def rank(self) -> int:
        return -self.lowest_rating


class ListReader(NamedTuple):
    """Who reads the list. `memberships` are those by which the person opens anything."""

    person_id: int
    memberships: list[MembershipRow]
    zone: ZoneInfo
    may_look_up: bool = False
    manages: str = ""


class ConversationSearch(NamedTuple):
    """What is asked of the list, and of which businesses."""

    filters: ConversationFilters
    memberships: list[MembershipRow]
    businesses: SearchedBusinesses

    @classmethod
    def read(cls, query: QueryDict, reader: ListReader) -> "ConversationSearch":
        filters = ConversationFilters.read(query, reader.person_id, reader.zone)
        chosen = of_business(reader.memberships, filters.asked.get("business"))
        told = [
            each.business_id
            for each in chosen
            if told_of_breaks(each.role, intelligent_analytics=each.intelligent_analytics)
        ]
        of = SearchedBusinesses([each.business_id for each in chosen], told)
        return cls(filters, chosen, of)

    @property
    def of_one(self) -> bool:
        return len(self.memberships) == 1

    def plain(self, business: str = "") -> list[Condition]:
        """`business` as `may_open_sql` takes it."""
        opens = may_open_sql(self.memberships, "c", business)
        return [opens, *self.filters.plain(self.businesses)]

    def looked_up(self) -> list[Condition]:
        return self.filters.looked_up(self.businesses)


def of_business(memberships: list[MembershipRow], asked: str | None) -> list[MembershipRow]:
    """Those of the business that is asked for: by its id, or by what stands in its name, which is
    typed where there are too many to choose from.
    """
    if asked is None:
        return memberships
    if asked.isdecimal():
        return [each for each in memberships if asked in (str(each.business_id), each.business)]
    typed_name = asked.casefold()
    return [each for each in memberships if typed_name in each.business.casefold()]


def conversation_list(query: QueryDict, reader: ListReader) -> ConversationListPage:
    """One page of the list."""
    search = ConversationSearch.read(query, reader)
    filters = search.filters
    looked_up = [] if filters.problem else search.looked_up()
    page = one_page(query, search, looked_up)
    choices = list_choices.choices(filters, reader.memberships, search.businesses)
    shown = [conversation_row(each, filters) for each in page.items]
    return ConversationListPage(
        rows=shown,
        lines=drawn(shown),
        total=str(total(search, page, looked_up)),
        choices=choices,
        presets=list_choices.presets(query, filters),
        chips=list_choices.chips(query, filters, choices),
        asked=filters.asked,
        filtered=filters.any,
        newer_url=page.newer_url,
        older_url=page.older_url,
        order=filters.order,
        opens_any=bool(reader.memberships),
        may_look_up=reader.may_look_up,
        manages=reader.manages,
        problem=filters.problem,
        zone=str(reader.zone),
        contacts=filters.contacts,
    )


def one_page(
    query: QueryDict,
    search: ConversationSearch,
    looked_up: Sequence[Condition],
) -> ListPage[ListedConversation]:
    """Walked by key, so that the last page costs what the first does."""
    if search.filters.problem or not search.memberships:
        return ListPage([])
    cursor = Cursor.read(query)
    return list_page(
        query,
        cursor,
        lambda limit: listed(search, looked_up, cursor, limit),
    )


def listed(
    search: ConversationSearch,
    looked_up: Sequence[Condition],
    cursor: Cursor,
    limit: int,
) -> list[ListedConversation]:
    """From the cursor on, in its direction."""
    filters, order = search.filters, search.filters.order
    planned = not filters.any and has_plan(search.memberships)
    conditions = [*search.plain("" if search.of_one else "of.id"), *looked_up]
    if planned:
        conditions = [own_condition(search.memberships[0])]
    source = source_of(search, [*conditions, *order.conditions(cursor)], cursor, limit)
    opens = may_open_sql(search.memberships, "o", "" if search.of_one else "c.business_id")
    words, unhappy = filters.asked.get("q"), filters.asked.get("sign") == UNHAPPY
    says: Condition = snippet(words, filters.person_id) if words else ("NULL", [])
    broke: Condition = ("false", [])
    if unhappy:
        broke = (BROKEN, [id_array(search.businesses.breaks_told)])
    one = int(search.businesses.ids[0]) if search.of_one else 0
    sql = LIST.format(
        # Else rows and teams of all businesses are gathered for the few that are looked up.
        its_row=f"AND b.id = {one}" if one else "",
        its_teams=f"AND t.business_id = {one}" if one else "",
        at=order.at.removeprefix("c."),
        open=opens[0],
        snippet=says[0],
        broken=broke[0],
        source=source[0],
        order=order.ordered(cursor),
    )
    # What is asked for each time is planned once; a filter is planned by what it asks for.
    ask = prepared_typed if planned else typed
    return ask(ListedConversation, sql, [*opens[1], *says[1], *broke[1], *source[1]])


def source_of(
    search: ConversationSearch,
    conditions: Sequence[Condition],
    cursor: Cursor,
    limit: int,
) -> Condition:
    """The conversations of one page, and what its statement needs."""
    needs = [] if search.of_one else [id_array(search.businesses.ids)]
    for _, more in conditions:
        needs += more
    sql = (ONE_BUSINESS if search.of_one else BUSINESSES).format(
        where=" AND ".join(sql for sql, _ in conditions),
        order=search.filters.order.ordered(cursor),
        limit=limit,
    )
    return sql, needs


def total(
    search: ConversationSearch,
    page: ListPage[ListedConversation],
    looked_up: Sequence[Condition],
) -> Count:
    if page.everything or not page.items:
        return Count(len(page.items), True)
    filters = search.filters
    if not filters.any and is_whole_business(search.memberships):
        return list_total.of_business(search.memberships[0].business_id)
    plain = [*search.plain(), *([(filters.order.among, [])] if filters.order.among else [])]
    return list_total.total(
        page.items,
        plain,
        looked_up,
        filters,
        search.businesses.ids,
    )


def conversation_row(row: ListedConversation, filters: ConversationFilters) -> ConversationRow:
    token = row.token or members.token_of(row.business_id, row.id)
    return ConversationRow(
        url=link_path(token),
        contact=f"User {row.contact_id}",
        business=row.business,
        number=row.number,
        of=row.of,
        state=row.state,
        channel=channel_name(row.channel),
        at=row.started_at.astimezone(filters.zone),
        waits_from=row.at.astimezone(filters.zone) if filters.sort == "waiting" else None,
        team=row.team,
        took_part=row.authors,
        says=highlighted(row.snippet) if row.snippet else as_html(row.says),
        messages=row.messages,
        rating=row.lowest_rating,
        broken=row.broken,
    )
