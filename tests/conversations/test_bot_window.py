"""When a conversation is over: 24 hours after the contact's first message with a bot, else when an
agent says so.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.conversations.bot_window import belongs, close_expired, closes_at, settled
from chatlinks.conversations.models import Conversation, Event
from tests.kit.cast import conversation, take

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
STATES = ["bot", "queued", "active", "waiting", "completed"]
times = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("state", "after", "continues"),
    [
        ("bot", timedelta(), True),
        ("bot", DAY - timedelta(microseconds=1), True),
        ("bot", DAY, False),
        ("queued", DAY * 3, True),
        ("active", DAY * 3, True),
        ("waiting", DAY * 3, True),
        ("completed", timedelta(), False),
    ],
)
def test_a_message_continues_a_conversation_while_it_is_open(state, after, continues):
    assert belongs(NOW + after, state, NOW) is continues


@pytest.mark.parametrize("closed_after", [timedelta(minutes=5), DAY])
def test_one_whose_time_is_over_takes_what_was_written_within_it(closed_after):
    """However late it comes; one that an agent closed takes nothing more."""
    closed = NOW + closed_after
    assert belongs(NOW + timedelta(minutes=1), "completed", NOW, closed) is (closed_after == DAY)
    assert not belongs(NOW + DAY, "completed", NOW, closed)


def test_a_bot_that_nobody_has_answered_yet_waits_on():
    assert belongs(NOW + DAY * 9, "bot", None)
    assert closes_at("bot", None) is None


@given(st.sampled_from(STATES), st.none() | times, st.none() | times, times)
def test_settling_twice_is_settling_once(state, first, closed, now):
    once = settled(state, first, closed, now)
    assert settled(once[0], first, once[1], now) == once


@given(st.sampled_from(STATES), st.none() | times, st.none() | times, times)
def test_only_the_completed_have_a_closing_time_and_none_is_reopened(state, first, closed, now):
    after, when = settled(state, first, closed, now)
    assert when is None or after == "completed"
    assert after == "completed" or state != "completed"
    assert after == state or (state == "bot" and first + DAY <= now)


@given(times, times)
def test_what_continues_a_bots_conversation_is_what_comes_before_it_settles(first, at):
    assert belongs(at, "bot", first) == (settled("bot", first, None, at)[0] == "bot")


def with_bot(business, id_, began):
    messages = [
        {"at": began.isoformat(), "from": "user", "text": "hello"},
        {
            "at": (began + timedelta(hours=20)).isoformat(),
            "from": "other",
            "text": "are you still there?",
        },
    ]
    return take(
        business, {"id": id_, "state": "bot", "contact": {"id": id_}, "messages": messages}
    )[0]


def test_the_sweep_closes_what_is_over_at_the_moment_when_it_was(cast):
    now = timezone.now()
    fresh, old = (
        with_bot(cast.acme, "fresh", now - timedelta(hours=1)),
        with_bot(cast.acme, "old", now - timedelta(hours=2)),
    )
    assert close_expired(now) == 0
    began = Conversation.objects.get(pk=old).first_user_at
    assert close_expired(began + DAY) == 1
    closed = Conversation.objects.get(pk=old)
    assert (closed.state, closed.closed_at) == ("completed", began + DAY)
    assert Event.objects.filter(conversation=old, kind="completed", at=began + DAY).count() == 1
    assert Conversation.objects.get(pk=fresh).state == "bot"
    assert close_expired(began + DAY) == 0


def test_an_old_one_is_completed_as_it_comes_in(cast):
    id_ = with_bot(cast.acme, "old", timezone.now() - DAY * 2)
    assert Conversation.objects.get(pk=id_).state == "completed"


def test_every_page_tells_the_state_as_it_is_though_no_sweep_came_by(cast, sign_in):
    """The contact's other conversation ran out a day ago.

    Neither list, page nor whole view calls it open.
    """
    Conversation.objects.filter(pk=cast.conversation.pk).update(
        state="bot", first_user_at=timezone.now() - DAY * 2
    )
    take(cast.acme, conversation(id="acme-2", state="bot"))
    client, path = sign_in("agent"), f"/c/{cast.members_link.token}"
    for address in (path, f"{path}/all", "/", "/?state=completed"):
        page = client.get(address)
        assert 'class="state completed"' in page.text, address
        assert 'class="state bot"' not in page.text, address
    assert 'class="row"' not in client.get("/?state=bot").text


def test_closing_an_agents_conversation_is_left_to_the_agent(cast):
    Conversation.objects.update(state="active", first_user_at=timezone.now() - DAY * 5)
    assert close_expired() == 0
