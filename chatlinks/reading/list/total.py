"""How many conversations a list holds: exactly, or an estimate that says so."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from chatlinks.database.conditions import Condition, id_array
from chatlinks.database.rows import rows
from chatlinks.reading.list.filters import ConversationFilters
from chatlinks.web.lists import totals
from chatlinks.web.lists.paging import Listed
from chatlinks.web.lists.totals import SURELY, Count

SOURCE = "conversations_conversation c"
SAMPLE = 1_000  # conversations
EXACT_LOOKED_UP = 300  # conversations: each is looked into
OLDEST = """
SELECT min(o.started_at) FROM unnest(%s::bigint[]) AS of(id) CROSS JOIN LATERAL (
  SELECT c.started_at FROM conversations_conversation c WHERE c.business_id = of.id
  ORDER BY c.started_at, c.id LIMIT 1) o"""
SHARE = """
SELECT count(*) FILTER (WHERE {looked_up})::float / greatest(count(*), 1)
FROM (SELECT * FROM conversations_conversation c WHERE {plain}
      ORDER BY c.started_at DESC, c.id DESC LIMIT {sample}) c"""


def total(
    items: Sequence[Listed],
    plain: Sequence[Condition],
    looked_up: Sequence[Condition],
    filters: ConversationFilters,
    businesses: list[int],
) -> Count:
    """`plain` is what their own rows tell, `looked_up` what a look at their parts does.

    The latter PostgreSQL can't foresee: it is estimated by the latest of them.
    """
    base, asked = joined(plain), joined([*plain, *looked_up])

    def planned() -> int:
        number = totals.planned(SOURCE, base)
        return round(number * share(base, joined(looked_up))) if looked_up else number

    if not filters.any:
        likely = SURELY
    else:
        begin, end = span(filters, businesses)
        likely = totals.likely(items, begin, end)
    most = EXACT_LOOKED_UP if looked_up else 0
    return totals.count(SOURCE, asked, likely, planned, most)


def joined(conditions: Sequence[Condition]) -> Condition:
    parameters: list[Any] = []
    for _, needs in conditions:
        parameters += needs
    return " AND ".join(sql for sql, _ in conditions), parameters


def share(base: Condition, looked_up: Condition) -> float:
    sql = SHARE.format(
        plain=base[0],
        looked_up=looked_up[0],
        sample=SAMPLE,
    )
    return float(rows(sql, [*looked_up[1], *base[1]])[0][0])


def span(filters: ConversationFilters, businesses: list[int]) -> tuple[datetime, datetime]:
    """From when until when the list may hold any."""
    now = timezone.now()
    since, until = filters.dates.get("since"), filters.dates.get("until")
    begin = filters.midnight(since) if since else rows(OLDEST, [id_array(businesses)])[0][0] or now
    end = min(filters.midnight(until), now) if until else now
    return begin, max(begin, end)
