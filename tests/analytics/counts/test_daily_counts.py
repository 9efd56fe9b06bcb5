"""Days are counted right, whatever happened on them."""

from datetime import date, timedelta

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.models import Daily
from chatlinks.conversations.models import Message, Review
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import Business
from tests.kit.cast import conversation, take

DAY = date(2026, 3, 2)


def dirty(cast):
    return {
        row[0]
        for row in rows("SELECT day FROM analytics_dirtyday WHERE business_id = %s", [cast.acme.pk])
    }


def counted(cast, day=DAY):
    daily_counts.count_all(cast.acme, dirty(cast))
    return Daily.objects.get(business=cast.acme, day=day)


def test_what_was_imported_makes_its_day_dirty(cast):
    assert dirty(cast) == {DAY}


def test_a_day_is_counted_by_who_wrote(cast):
    line = counted(cast)
    assert (line.user_messages, line.bot_messages, line.agent_messages, line.other_messages) == (
        4,
        3,
        2,
        1,
    )
    assert (line.breaks, line.conversations, line.bot_alone, line.users) == (1, 1, 0, 1)
    assert (line.bot_ratings, line.agent_ratings) == ([0] * 5, [0, 1, 0, 0, 0])


def test_a_counted_day_is_not_dirty_any_more(cast):
    counted(cast)
    assert dirty(cast) == set()


def test_a_deleted_message_is_not_counted_any_more(cast):
    counted(cast)
    Message.objects.filter(conversation=cast.conversation, sender="other").delete()
    assert counted(cast).other_messages == 0


def test_a_changed_rating_is_counted_anew(cast):
    counted(cast)
    Review.objects.update(rating=5)
    assert counted(cast).agent_ratings == [0, 0, 0, 0, 1]


def test_a_late_conversation_is_counted_on_its_day(cast):
    counted(cast)
    take(cast.acme, conversation(id="late"))
    assert counted(cast).conversations == 2


def test_a_deleted_business_leaves_nothing_to_count(cast):
    cast.rival_business.delete()
    cast.acme.delete()
    daily_counts.count_waiting()
    assert not rows("SELECT FROM analytics_dirtyday")


def test_a_business_that_moves_to_another_zone_is_counted_anew(cast):
    counted(cast)
    Business.objects.filter(pk=cast.acme.pk).update(time_zone="Pacific/Kiritimati")
    assert dirty(cast) == {DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)}
