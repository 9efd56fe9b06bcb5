"""Names that the filters of Message Analysis offer: nodes, sub stories, channels."""

from collections.abc import Iterable
from typing import NamedTuple

from chatlinks.analytics.counts.daily_totals import NOT_HIDDEN
from chatlinks.analytics.lists.filters import UP_TO_DATE, MessageFilters
from chatlinks.database.rows import typed

RECENT = 2_000  # messages out of which names are offered
OFFERED = 60  # names at most
NAMES = f"""
WITH recent AS MATERIALIZED (
  SELECT m.node, m.sub_story
  FROM conversations_message m
  WHERE m.business_id = %s
    AND m.at >= %s
    AND m.at < %s
    AND {UP_TO_DATE.format(of="m")}
  ORDER BY m.at DESC, m.id DESC
  LIMIT {RECENT})
SELECT DISTINCT 'node', node FROM recent WHERE node <> ''
UNION ALL
SELECT DISTINCT 'story', sub_story FROM recent WHERE sub_story <> ''
UNION ALL
SELECT DISTINCT 'channel', channel
FROM analytics_daily d
WHERE business_id = %s
  AND day BETWEEN %s AND %s
  AND channel <> ''
  AND {NOT_HIDDEN}"""


class OfferedName(NamedTuple):
    kind: str  # node, story, channel
    name: str


class OfferedNames(NamedTuple):
    nodes: list[str]
    stories: list[str]
    channels: list[str]


def offered_names(filters: MessageFilters) -> OfferedNames:
    """Nodes and sub stories of the latest messages, and the channels of the period."""
    period, business = filters.period, filters.business
    recent = [business.pk, period.begin, period.end, business.pk, business.rules, business.rules]
    days = [business.pk, period.first, period.last]
    names = typed(OfferedName, NAMES, [*recent, *days])
    channels = of_kind(names, "channel")
    chosen = filters.asked.get("channel")
    if chosen and chosen not in channels:
        channels.append(chosen)
    return OfferedNames(
        of_kind(names, "node"),
        of_kind(names, "story"),
        channels,
    )


def of_kind(names: Iterable[OfferedName], kind: str) -> list[str]:
    return sorted(each.name for each in names if each.kind == kind)[:OFFERED]
