"""The conversations that a person may see: newest first, filtered, searched over masked text.

Lists never unseal.
"""

import re
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict
from markupsafe import Markup

from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.models import Conversation
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import prepared_typed, typed
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.reading.conversation_filters import WHO, ConversationFilters
from chatlinks.reading.text import as_html, channel_name
from chatlinks.reading.view_models import ConversationListPage, ConversationRow
from chatlinks.web.choices import Choice
from chatlinks.workspaces.models import Business
from chatlinks.workspaces.reach import MembershipRow, may_open_sql

PAGE = 50
MOST_PLANNED = 8  # businesses
PLANNED: set[int] = set()
HIT = re.compile("\ue0f2([^\ue0f2\ue0f3]*)\ue0f3")  # what the database's search found

# The words around what was found. `%s` is what was searched for.
SNIPPET = """
SELECT ts_headline(q.language, m.text, q.query,
  'StartSel=\ue0f2, StopSel=\ue0f3, MaxFragments=1, MaxWords=24, MinWords=8')
FROM (SELECT l.language, websearch_to_tsquery(l.language, l.words) AS query
      FROM (SELECT w.words, conversations_language(w.words) AS language
            FROM (SELECT %s::text AS words) w) l) q,
  conversations_message m
WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND m.words @@ q.query
ORDER BY m.position LIMIT 1"""
LIST = f"""
SELECT c.id, c.contact_id, c.business_id, b.name, c.number,
  (SELECT max(o.number) FROM conversations_conversation o
   WHERE o.contact_id = c.contact_id AND o.business_id = c.business_id AND {{open}}),
  {STATE}, CASE WHEN c.rules < b.rules THEN '' ELSE c.channel END, c.started_at,
  coalesce(t.name, ''),
  CASE WHEN c.rules < b.rules THEN '' ELSE array_to_string(c.authors, ', ') END,
  CASE WHEN c.rules < b.rules THEN '' ELSE c.preview END,
  c.message_count, l.token, {{snippet}}
FROM (
  SELECT * FROM conversations_conversation c WHERE {{where}}
  ORDER BY c.started_at {{order}}, c.id {{order}} LIMIT {PAGE + 1}) c
JOIN workspaces_business b ON b.id = c.business_id
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id
  AND l.audience = 'members'
ORDER BY c.started_at {{order}}, c.id {{order}}"""


class ListedConversation(NamedTuple):
    """A row of LIST. What was masked by an older policy isn't in it."""

    id: int
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
    preview: str
    messages: int
    token: str | None
    snippet: str | None


class ListPosition(NamedTuple):
    """Where a page of the list goes on.

    After this conversation, towards the newer ones or the older.
    """

    started_at: datetime
    id: int
    newer: bool


class OnePage(NamedTuple):
    rows: list[ConversationRow]
    newer_url: str | None
    older_url: str | None


def conversation_list(
    query: QueryDict,
    person_id: int,
    memberships: list[MembershipRow],
    zone: ZoneInfo,
    *,
    may_look_up: bool,
    manages: str = "",
) -> ConversationListPage:
    """One page of the list. `memberships` are those by which the person opens anything."""
    filters = ConversationFilters.read(query, person_id, zone)
    chosen = [each for each in memberships if filters.business in ("", str(each.business_id))]
    page = one_page(query, filters, chosen)
    businesses = {str(each.business_id): each.business for each in memberships}
    states = {value: str(label) for value, label in Conversation.State.choices}
    return ConversationListPage(
        rows=page.rows,
        businesses=choices(businesses, filters.business),
        states=choices(states, filters.state),
        people=choices(WHO, filters.who),
        query=filters.query,
        since=filters.since,
        until=filters.until,
        filtered=filters.any,
        newer_url=page.newer_url,
        older_url=page.older_url,
        may_look_up=may_look_up,
        manages=manages,
        problem=filters.problem,
        zone=str(zone),
        contacts=filters.contacts,
    )


def choices(labels: dict[str, str], chosen: str) -> list[Choice]:
    return [Choice(value, label, value == chosen) for value, label in labels.items()]


def one_page(
    query: QueryDict, filters: ConversationFilters, memberships: list[MembershipRow]
) -> OnePage:
    """Walked by key, so that the last page costs what the first does."""
    if filters.problem:
        return OnePage([], None, None)
    position = read_position(query)
    newer = position is not None and position.newer
    listed = listed_conversations(filters, memberships, position)
    more = len(listed) > PAGE
    listed = listed[:PAGE]
    if newer:
        listed.reverse()
    if not listed:
        return OnePage([], None, None)
    has_newer = more if newer else position is not None
    has_older = newer or more
    return OnePage(
        [conversation_row(each, filters.zone) for each in listed],
        page_url(query, "after", listed[0]) if has_newer else None,
        page_url(query, "before", listed[-1]) if has_older else None,
    )


def listed_conversations(
    filters: ConversationFilters,
    memberships: list[MembershipRow],
    position: ListPosition | None,
) -> list[ListedConversation]:
    """The conversations of one page and one more, from `position` on."""
    businesses = [each.business_id for each in memberships]
    plain = not filters.any and has_plan(memberships)
    opened = own_condition(memberships[0]) if plain else may_open_sql(memberships, "c")
    conditions = [opened, *filters.conditions(businesses)]
    order = "DESC"
    if position is not None:
        order = "ASC" if position.newer else "DESC"
        beyond = ">" if position.newer else "<"
        key = [position.started_at, position.id]
        conditions.append((f"(c.started_at, c.id) {beyond} (%s, %s)", key))
    opens, parameters = may_open_sql(memberships, "o")
    snippet = "NULL"
    if filters.query:
        snippet, parameters = f"({SNIPPET})", [*parameters, filters.query.lower()]
    for _, needs in conditions:
        parameters = [*parameters, *needs]
    where = " AND ".join(sql for sql, _ in conditions)
    sql = LIST.format(open=opens, where=where, order=order, snippet=snippet)
    ask = prepared_typed if plain else typed
    return ask(ListedConversation, sql, parameters)


def has_plan(memberships: list[MembershipRow]) -> bool:
    """Is the list of a whole business, and one of the few whose statement stays prepared?

    A plan for any business would sort all of a large one's conversations, where there are many
    small ones; so each has one of its own, with its id in the text, and there can't be many.
    """
    if len(memberships) != 1 or memberships[0].reach != Business.Reach.ALL:
        return False
    business_id = memberships[0].business_id
    if len(PLANNED) < MOST_PLANNED:
        PLANNED.add(business_id)
    return business_id in PLANNED


def own_condition(membership: MembershipRow) -> Condition:
    """As `may_open_sql`, of such a business."""
    return f"c.business_id = {int(membership.business_id)}", []


def read_position(query: QueryDict) -> ListPosition | None:
    """None for a first page, or where it can't be read."""
    for name in ("before", "after"):
        at, _, id_ = query.get(name, "").partition("_")
        try:
            started_at = datetime.fromtimestamp(int(at) / 1e6, ZoneInfo("UTC"))
            return ListPosition(started_at, int(id_), newer=name == "after")
        except (ValueError, OverflowError, OSError):
            continue
    return None


def page_url(query: QueryDict, name: str, at: ListedConversation) -> str:
    """This list from a conversation on: `before` or `after` it."""
    kept = [
        (key, value)
        for key, values in query.lists()
        if key not in ("before", "after")
        for value in values
        if value
    ]
    position = f"{round(at.started_at.timestamp() * 1e6)}_{at.id}"
    return "?" + urlencode([*kept, (name, position)])


def conversation_row(row: ListedConversation, zone: ZoneInfo) -> ConversationRow:
    token = row.token or members.token_of(row.business_id, row.id)
    return ConversationRow(
        url=link_path(token),
        contact=f"User {row.contact_id}",
        business=row.business,
        number=row.number,
        of=row.of,
        state=row.state,
        channel=channel_name(row.channel),
        at=row.started_at.astimezone(zone),
        team=row.team,
        took_part=row.authors,
        preview=highlighted(row.snippet) if row.snippet else as_html(row.preview),
        messages=row.messages,
    )


def highlighted(snippet: str) -> Markup:
    """What the search found, told apart.

    The snippet is cut out of masked text, so nothing hidden is in it.
    """
    html = HIT.sub(r"<mark>\1</mark>", str(as_html(snippet)))
    return Markup(html.replace("\ue0f2", "").replace("\ue0f3", ""))  # noqa: S704, escaped
