"""No filter of Message Analysis reads through the messages that it leaves out."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.http import QueryDict

from chatlinks.analytics.lists import list_totals, messages
from chatlinks.analytics.lists.listings import MESSAGES, read
from chatlinks.conversations.models import Conversation
from chatlinks.web.lists import totals
from tests.kit.cast import take

COUNT = 6_000
FEW = 600
# All of one conversation and without a word; not one of them is what the filters ask for.
FILL = """
INSERT INTO conversations_message (business_id, conversation_id, position, at, external_hash,
  sender, author, type, text, node, sub_story, confidence, language, translation,
  is_broken, is_smart_assist)
SELECT %(business)s, %(conversation)s, n, %(at)s + make_interval(secs => n),
  substring(sha256(int4send(n)) FOR 16), 'bot', '', 'TEXT', '', 'usual', 'usual',
  0.5, '', '', false, false
FROM generate_series(1, %(count)s) n"""


@pytest.fixture
def filled(cast):
    at = datetime(2026, 3, 2, tzinfo=UTC)
    take(cast.acme, {"id": "long", "contact": {"id": "l"}, "messages": []})
    values = {
        "business": cast.acme.pk,
        "conversation": Conversation.objects.latest("id").pk,
        "at": at,
        "count": COUNT,
    }
    with connection.cursor() as cursor:
        cursor.execute(FILL, values)
        cursor.execute("ANALYZE conversations_message")
    return cast.acme


def removed(plan):
    """Rows that were read and left out, in all of a plan."""
    own = plan.get("Rows Removed by Filter", 0) * plan.get("Actual Loops", 1)
    return own + sum(map(removed, plan.get("Plans", [])))


@pytest.fixture
def left_out(monkeypatch):
    """Of each statement that is asked from now on: how many rows it read for nothing."""
    counts = []

    def explain(sql, parameters=()):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", parameters)
            [(plan,)] = cursor.fetchall()
        plan = json.loads(plan) if isinstance(plan, str) else plan
        counts.append(removed(plan[0]["Plan"]))
        if "analytics_daily" in sql:
            return [(0, True)]  # as if the day were still to be counted
        return [(0,)] if sql.startswith("SELECT count") else []

    for module in (messages, list_totals, totals):
        monkeypatch.setattr(module, "rows", explain)
    return counts


@pytest.mark.parametrize(
    "asked",
    [
        "node=rare",
        "story=rare",
        "by=agent",
        "by=other",
        "assist=1",
        "broken=1",
        "low=0.9",
        "high=0.1",
        "low=0.7&high=0.8",
    ],
)
def test_what_is_seldom_is_found_by_an_index(filled, left_out, asked):
    query = QueryDict(f"since=2026-03-01&until=2026-03-31&{asked}")
    filters, _ = read(query, filled, None)
    MESSAGES.page(query, filters, MESSAGES.on_page([]))
    MESSAGES.count(filters)
    assert len(left_out) >= 2  # the page, and its count
    assert max(left_out) < FEW
