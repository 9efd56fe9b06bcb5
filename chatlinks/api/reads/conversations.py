"""Conversations by filters, masked for every key: lists hold no vault and unseal nothing."""

import re
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from chatlinks.api.models import ApiKey
from chatlinks.api.problems import Problem
from chatlinks.api.reads import cursors
from chatlinks.api.reads.queries import ConversationQuery
from chatlinks.api.writes.storing import link_of
from chatlinks.conversations.bot_window import STATE
from chatlinks.conversations.message_filter import holding
from chatlinks.conversations.records.drafting.context import aware
from chatlinks.conversations.records.identity import identity_of
from chatlinks.conversations.search_words import words_query
from chatlinks.database.conditions import Condition
from chatlinks.database.rows import typed
from chatlinks.links import members
from chatlinks.privacy import detect
from chatlinks.reading.list.filters import STORED_STATES, UP_TO_DATE
from chatlinks.reading.list.signs import rated
from chatlinks.reading.list.snippets import CLOSE, OPEN, snippet
from chatlinks.workspaces.models import Business

NOBODY = 0  # as whose own words nothing is left out of a search
ORDER = "c.started_at DESC, c.id DESC"
STALE = "c.rules < b.rules"
LISTED = f"""
SELECT c.started_at, c.id, c.number, c.contact_id, {STATE},
  CASE WHEN {STALE} THEN '' ELSE c.channel END, coalesce(t.name, ''),
  CASE WHEN {STALE} THEN '{{{{}}}}' ELSE c.authors END, c.last_at, c.message_count,
  c.lowest_rating, CASE WHEN {STALE} THEN '' ELSE coalesce({{snippet}}, c.preview) END, l.token
FROM (
  SELECT * FROM conversations_conversation c WHERE {{where}} ORDER BY {ORDER} LIMIT %s) c
JOIN workspaces_business b ON b.id = c.business_id
LEFT JOIN workspaces_team t ON t.id = c.team_id AND t.business_id = c.business_id
LEFT JOIN links_chatlink l ON l.conversation_id = c.id AND l.business_id = c.business_id
  AND l.audience = 'members'
ORDER BY {ORDER}"""
OF_CONTACT = """c.contact_id = (
  SELECT u.id FROM conversations_contact u WHERE u.business_id = %s AND u.external_hash = %s)"""
ON_TASK = """EXISTS (SELECT FROM conversations_review r
  WHERE r.conversation_id = c.id AND r.business_id = c.business_id AND r.task = %s)"""
PERSONAL_ID = Problem(
    403,
    "This id is personal itself, or may be: a phone number, an address, a name. Only a key that"
    " sees personal details finds a user by it.",
)


class FilteredConversation(NamedTuple):
    """A row of LISTED."""

    at: datetime
    id: int
    number: int
    contact_id: int
    state: str
    channel: str
    team: str
    agents: list[str]
    last_at: datetime
    messages: int
    lowest_rating: int | None
    preview: str
    token: str | None


def listed(key: ApiKey, asked: ConversationQuery) -> list[FilteredConversation]:
    """One more than asked for, where there are more. Raises Problem."""
    conditions = [*filters(key, asked), *beyond(asked.cursor)]
    words, needs = snippet(asked.q, NOBODY) if asked.q else ("NULL", [])
    for _, more in conditions:
        needs = [*needs, *more]
    where = " AND ".join(sql for sql, _ in conditions)
    sql = LISTED.format(snippet=words, where=where)
    return typed(FilteredConversation, sql, [*needs, asked.limit + 1])


def beyond(cursor: str) -> list[Condition]:
    return cursors.beyond(cursor).conditions("c.started_at", "c.id")


def filters(key: ApiKey, asked: ConversationQuery) -> list[Condition]:
    business = key.business
    wanted: list[Condition] = [("c.business_id = %s", [business.pk]), *times(business, asked)]
    if asked.contact:
        wanted.append(of_contact(key, asked.contact))
    if asked.state in STORED_STATES:
        wanted.append(("c.state = %s", [asked.state]))
    if asked.state:
        wanted.append((f"({STATE}) = %s", [asked.state]))
    if asked.rating:
        wanted.append(rated(asked.rating))
    return [*wanted, *texts(business, asked)]


def times(business: Business, asked: ConversationQuery) -> list[Condition]:
    """Times without an offset are the business's."""
    bounds = {"c.started_at >= %s": asked.since, "c.started_at < %s": asked.until}
    zone = ZoneInfo(business.time_zone)
    return [(sql, [aware(at, zone)]) for sql, at in bounds.items() if at is not None]


def texts(business: Business, asked: ConversationQuery) -> list[Condition]:
    """By masked text, and of those alone that are masked by the policy of today: nothing that is
    hidden, for whomever, is ever compared.
    """
    wanted: list[Condition] = []
    if asked.channel:
        wanted.append(("c.channel = %s", [asked.channel]))
    if asked.agent:
        wanted.append(("%s = ANY(c.authors)", [asked.agent]))
    if asked.task:
        wanted.append((ON_TASK, [asked.task]))
    if asked.q:
        words, needs = words_query(asked.q)
        wanted.append(holding([business.pk], (f"m.words @@ {words}", needs)))
    return [(UP_TO_DATE, []), *wanted] if wanted else []


def of_contact(key: ApiKey, external_id: str) -> Condition:
    """Whoever asks by an id that would be hidden in a text must see what is hidden: else its being
    there would confirm a guess. Raises Problem.
    """
    if not key.sees_personal and may_be_personal(external_id):
        raise PERSONAL_ID
    hash_ = identity_of(key.business).contact(external_id)
    return OF_CONTACT, [key.business_id, hash_]


def may_be_personal(external_id: str) -> bool:
    """One of letters alone may be a name."""
    return bool(detect(external_id, "strict")) or not re.search(r"\d", external_id)


def summary(business_id: int, row: FilteredConversation) -> dict[str, Any]:
    """A ConversationSummary."""
    return {
        "link": link_of(row.token or members.token_of(business_id, row.id)),
        "number": row.number,
        "user": f"User {row.contact_id}",
        "state": row.state,
        "channel": row.channel,
        "team": row.team,
        "agents": row.agents,
        "started_at": row.at,
        "last_at": row.last_at,
        "messages": row.messages,
        "lowest_rating": row.lowest_rating,
        "preview": row.preview.replace(OPEN, "").replace(CLOSE, ""),
    }


def page(key: ApiKey, asked: ConversationQuery) -> dict[str, Any]:
    """A ConversationPage."""
    rows = listed(key, asked)
    return {
        "conversations": [summary(key.business_id, row) for row in rows[: asked.limit]],
        "next": cursors.next_of(rows, asked.limit),
    }
