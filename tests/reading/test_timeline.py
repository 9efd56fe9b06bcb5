"""A conversation reads the same in one piece and in windows, masked and unsealed."""

import re
from zoneinfo import ZoneInfo

import pytest

from chatlinks.links.visits import visit
from chatlinks.reading import timeline, timeline_rows
from chatlinks.reading.timeline import MessageRange, Reader
from tests.kit.cast import SECRETS

ZONE = ZoneInfo("Asia/Kolkata")


def message_range(conversation, low, high):
    count = conversation.message_count
    return MessageRange(
        conversation.pk, 1, low, high, count, conversation.started_at, conversation.state, "/c/x"
    )


def kinds(rows):
    return [(row.rank, row.position) for row in rows]


@pytest.mark.parametrize("sealed", [False, True])
def test_windows_put_together_are_the_whole(cast, sealed):
    conversation, business = cast.conversation, cast.acme.pk
    whole = timeline.fetch(business, [message_range(conversation, 0, 10)], sealed)
    assert len(whole) == 10 + 5 + 1
    for cut in range(1, 10):
        parts = [
            timeline.fetch(business, [message_range(conversation, *ends)], sealed)
            for ends in ((0, cut), (cut, 10))
        ]
        assert [row for part in parts for row in part] == whole
        both = timeline.fetch(
            business,
            [message_range(conversation, 0, cut), message_range(conversation, cut, 10)],
            sealed,
        )
        assert [row[1:] for row in both] == [row[1:] for row in whole]


def test_what_opens_a_conversation_comes_before_its_first_message(cast):
    rows = timeline.fetch(cast.acme.pk, [message_range(cast.conversation, 0, 10)], sealed=False)
    assert kinds(rows)[:3] == [(0, 0), (timeline_rows.MESSAGE, 0), (timeline_rows.MESSAGE, 1)]
    assert kinds(rows)[-1] == (timeline_rows.REVIEW, 0)
    assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_another_business_reads_nothing_of_it(cast):
    for ends in ((0, 10), (2, 5)):
        assert (
            timeline.fetch(
                cast.rival_business.pk, [message_range(cast.conversation, *ends)], sealed=True
            )
            == []
        )


def test_a_masked_reading_does_not_even_fetch_what_is_sealed(cast):
    for ends in ((0, 10), (2, 5)):
        rows = timeline.fetch(cast.acme.pk, [message_range(cast.conversation, *ends)], sealed=False)
        assert {row.sealed for row in rows} == {None}
        assert not any(isinstance(value, bytes) for row in rows for value in row)


def test_an_agent_is_named_as_often_as_the_bot_has_not_spoken_between(cast, sign_in):
    page = sign_in("agent").get(f"/c/{cast.members_link.token}").text
    assert len(re.findall(r'<li id="m-\d+" class="m \w+', page)) == 10
    assert len(re.findall(r'<p class="who">', page)) == len(re.findall(r'class="m \w+ first', page))


def test_the_vault_opens_messages_events_and_reviews(cast):
    from chatlinks.links.gate import viewer_by_right

    viewer = viewer_by_right(cast.people["agent_permitted"].pk, cast.acme.pk, cast.conversation.pk)
    whole = [message_range(cast.conversation, 0, 10)]
    vault = visit(viewer)
    shown = Reader(ZONE, vault, tells_breaks=False, marked=None).items(
        timeline.fetch(cast.acme.pk, whole, sealed=True), whole, sessions=False
    )
    masked = Reader(ZONE, None, tells_breaks=False, marked=None).items(
        timeline.fetch(cast.acme.pk, whole, sealed=False), whole, sessions=False
    )
    assert [item.kind for item in shown] == [item.kind for item in masked]
    told = {
        kind: str([item for item in shown if item.kind == kind])
        for kind in ("message", "event", "review")
    }
    assert "lotus garden" in told["message"]
    assert "98765 43210" in told["event"]
    assert "9876543210" in told["review"]
    assert not any(secret.lower() in str(masked).lower() for secret in SECRETS)
