"""A conversation reads the same in one piece and in windows, masked and unsealed."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.incoming import IncomingContact, IncomingMessage
from chatlinks.database.rows import rows
from chatlinks.intake.live import receive_message
from chatlinks.links.visits import visit
from chatlinks.reading.messages import timeline_rows
from chatlinks.reading.messages.timeline import MessageRange, Reader
from tests.kit.cast import SECRETS, START, conversation, take

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
    whole = timeline_rows.fetch(business, [message_range(conversation, 0, 10)], sealed)
    assert len(whole) == 10 + 5 + 1
    for cut in range(1, 10):
        parts = [
            timeline_rows.fetch(business, [message_range(conversation, *ends)], sealed)
            for ends in ((0, cut), (cut, 10))
        ]
        assert [row for part in parts for row in part] == whole
        both = timeline_rows.fetch(
            business,
            [message_range(conversation, 0, cut), message_range(conversation, cut, 10)],
            sealed,
        )
        assert [row[1:] for row in both] == [row[1:] for row in whole]


def test_what_opens_a_conversation_comes_before_its_first_message(cast):
    rows = timeline_rows.fetch(
        cast.acme.pk, [message_range(cast.conversation, 0, 10)], sealed=False
    )
    assert kinds(rows)[:3] == [
        (0, 0),
        (timeline_rows.MESSAGE_RANK, 0),
        (timeline_rows.MESSAGE_RANK, 1),
    ]
    assert kinds(rows)[-1] == (timeline_rows.REVIEW_RANK, 0)
    assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_another_business_reads_nothing_of_it(cast):
    for ends in ((0, 10), (2, 5)):
        assert (
            timeline_rows.fetch(
                cast.rival_business.pk, [message_range(cast.conversation, *ends)], sealed=True
            )
            == []
        )


def test_a_masked_reading_does_not_even_fetch_what_is_sealed(cast):
    for ends in ((0, 10), (2, 5)):
        rows = timeline_rows.fetch(
            cast.acme.pk, [message_range(cast.conversation, *ends)], sealed=False
        )
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
    shown = Reader(ZONE, vault).items(
        timeline_rows.fetch(cast.acme.pk, whole, sealed=True), whole, sessions=False
    )
    masked = Reader(ZONE, None).items(
        timeline_rows.fetch(cast.acme.pk, whole, sealed=False), whole, sessions=False
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


# ── The file's own order ────────────────────────────────────────────────────────────────────────


@pytest.fixture
def skewed(cast):
    """The bot's clock is a second or more behind the user's; events happen in between."""
    seconds = [0, 63, 62, 130, 129, 128, 190, 250, 249, 310]
    messages = [
        {"id": f"m{place}", "from": ("user", "bot")[place % 2], "text": f"line {place}"}
        | {"at": (START + timedelta(seconds=at)).isoformat()}
        for place, at in enumerate(seconds)
    ]
    events = [
        {"type": "note", "text": f"at {at}", "at": (START + timedelta(seconds=at)).isoformat()}
        for at in (0, 62, 63, 128, 129, 130, 249, 250, 310)
    ]
    [id_] = take(cast.acme, conversation(id="skew", messages=messages, events=events, reviews=[]))
    return Conversation.objects.get(pk=id_)


def test_messages_keep_the_order_of_the_file_and_their_own_times(cast, skewed):
    rows = timeline_rows.fetch(cast.acme.pk, [message_range(skewed, 0, 10)], sealed=False)
    messages = [row for row in rows if row.rank == timeline_rows.MESSAGE_RANK]
    assert [row.text for row in messages] == [f"line {place}" for place in range(10)]
    items = Reader(ZONE, None).items(rows, [message_range(skewed, 0, 10)], False)
    at = {str(item.text): item.at - START for item in items if item.kind == "message"}
    assert (at["line 1"].seconds, at["line 2"].seconds, at["line 5"].seconds) == (63, 62, 128)


def test_windows_of_a_skewed_conversation_put_together_are_the_whole(cast, skewed):
    whole = timeline_rows.fetch(cast.acme.pk, [message_range(skewed, 0, 10)], sealed=False)
    assert len(whole) == 10 + 9
    for cut in range(1, 10):
        parts = [
            timeline_rows.fetch(cast.acme.pk, [message_range(skewed, *ends)], sealed=False)
            for ends in ((0, cut), (cut, 10))
        ]
        assert [row for part in parts for row in part] == whole


def live(cast, *seconds_and_senders):
    """Messages that come one by one, in this order."""
    user = IncomingContact(id="late")
    for place, (seconds, sender) in enumerate(seconds_and_senders):
        at = START + timedelta(seconds=seconds)
        fields = {"at": at, "from": sender, "text": f"line {place}", "id": f"m{place}"}
        receipt = receive_message(cast.acme, user, IncomingMessage(**fields))
    live_one = Conversation.objects.get(pk=receipt.conversation_id)
    rows = timeline_rows.fetch(cast.acme.pk, [message_range(live_one, 0, 50)], sealed=False)
    messages = [row for row in rows if row.rank == timeline_rows.MESSAGE_RANK]
    assert [row.position for row in messages] == list(range(len(messages)))
    return [int(row.text.removeprefix("line ")) for row in messages], live_one


def test_a_live_answer_of_a_slow_clock_stands_behind_its_question(cast):
    assert live(cast, (10, "user"), (8, "bot"), (20, "user"), (19, "bot"))[0] == [0, 1, 2, 3]


def test_a_late_message_stands_where_its_time_says(cast):
    places, stored = live(cast, (0, "user"), (5, "bot"), (600, "user"), (300, "bot"))
    assert places == [0, 1, 3, 2]
    assert stored.preview == "line 2"


def test_what_overtakes_by_seconds_stands_as_it_came(cast):
    """A web chat asks for what follows the last message that it holds, by its place."""
    assert live(cast, (0, "bot"), (10, "user"), (8, "user"), (20, "bot"))[0] == [0, 1, 2, 3]


def test_a_value_over_a_late_message_and_the_one_behind_it_is_masked(cast):
    user = IncomingContact(id="late")
    texts = [(0, "4111 1111"), (600, "hello"), (10, "1111 1111")]
    for place, (seconds, text) in enumerate(texts):
        at = START + timedelta(seconds=seconds)
        fields = {"at": at, "from": "user", "text": text, "id": f"m{place}"}
        receipt = receive_message(cast.acme, user, IncomingMessage(**fields))
    [(said,)] = rows(
        """SELECT string_agg(text, '|' ORDER BY position) FROM conversations_message
           WHERE conversation_id = %s""",
        [receipt.conversation_id],
    )
    assert said == "******|******|hello"
