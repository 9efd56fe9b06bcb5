"""The tables of CSAT read the rated conversations, not all there are."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from chatlinks.analytics.period import Period
from chatlinks.analytics.ratings import rating_tables
from chatlinks.database.rows import execute
from tests.kit.watching.rows_read import rows_read

COUNT = 9_000
MANY = """
INSERT INTO conversations_contact (id, business_id, external_hash, details, created_at)
SELECT n, %(business)s, substring(sha256(int8send(n)) FOR 16), '{}', %(at)s
FROM generate_series(100001, 100000 + %(count)s) n;
INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest, number,
  state, channel, started_at, last_at, message_count, authors, preview, rules)
SELECT n, %(business)s, n, substring(sha256(int8send(n)) FOR 16), '', 1,
  'completed', 'web', %(at)s, %(at)s, 1, '{}', '', %(rules)s
FROM generate_series(100001, 100000 + %(count)s) n;
INSERT INTO conversations_review (business_id, conversation_id, position, at, rating, given_to,
  comment, agent, task)
SELECT %(business)s, n, 0, %(at)s + make_interval(secs => n - 100000), 5, 'bot', '', '', 'Booking'
FROM generate_series(100001, 100000 + %(count)s, 3) n"""


@pytest.mark.parametrize("channel", ["", "web", "nowhere"])
def test_they_read_the_rated_conversations_alone(cast, channel):
    business = cast.acme
    at = datetime(2026, 5, 2, tzinfo=UTC)
    values = {"business": business.pk, "rules": business.rules, "at": at, "count": COUNT}
    execute(MANY, values)
    execute("ANALYZE conversations_conversation, conversations_review")
    period = Period.read(QueryDict("since=2026-05-01&until=2026-05-31"), business.time_zone)
    with rows_read() as read:
        [*sums] = rating_tables.sums(business, period, channel)
    assert [each.ratings for each in sums] == ([] if channel == "nowhere" else [1_000])
    conversations = {name: n for name, n in read.items() if "conversation" in name}
    assert conversations.get("conversations_conversation", 0) == 0, read  # read through
