"""Who writes to a day never waits for who counts it, and nothing that is written gets lost."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.models import Daily
from chatlinks.conversations.models import Message, Review
from chatlinks.database.rows import execute, rows
from chatlinks.workspaces.models import Business
from tests.kit.cast import assemble, conversation, take

DAY = date(2026, 3, 2)


@pytest.fixture
def shop(transactional_db):
    return assemble().acme


def apart(work):
    """In another thread, with a connection of its own; what it raises is raised here."""
    problems = []

    def run():
        try:
            execute("SET lock_timeout = '3s'")
            work()
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert not thread.is_alive(), "it waits"
    if problems:
        raise problems[0]


def dirty():
    return {row[0] for row in rows("SELECT day FROM analytics_dirtyday")}


@pytest.mark.parametrize(
    "write",
    [
        lambda shop: take(shop, conversation(id="while it is counted")),
        lambda shop: Message.objects.filter(sender="user").update(text="masked anew"),
        lambda shop: Review.objects.update(rating=5),
        lambda shop: Message.objects.filter(sender="other").delete(),
    ],
    ids=["come in", "mask", "rate", "delete"],
)
def test_a_day_that_is_counted_can_be_written_to_and_is_counted_again(shop, write):
    with transaction.atomic():
        daily_counts.count(shop, DAY)
        apart(lambda: write(shop))
    assert dirty() == {DAY}


def test_what_was_being_written_when_its_day_was_counted_is_counted_later(shop):
    with transaction.atomic():
        take(shop, conversation(id="on its way"))
        apart(lambda: daily_counts.count(Business.objects.get(pk=shop.pk), DAY))
    assert Daily.objects.get(business=shop, day=DAY).conversations == 1
    daily_counts.count(shop, DAY)
    assert Daily.objects.get(business=shop, day=DAY).conversations == 2


def test_rules_that_change_while_a_day_is_counted_hide_it(shop, monkeypatch):
    def change(*day):
        apart(lambda: Business.objects.get(pk=shop.pk).change_rules())

    monkeypatch.setattr(daily_counts.phrase_counts, "count", change)
    daily_counts.count(shop, DAY)
    assert DAY in dirty()
    assert {row[0] for row in rows("SELECT day FROM analytics_hiddenday")} == {DAY}


def test_two_who_count_a_day_take_turns(shop):
    def count():
        daily_counts.count(Business.objects.get(pk=shop.pk), DAY)

    threads = [threading.Thread(target=apart, args=[count]) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert Daily.objects.filter(business=shop, day=DAY).count() == 1
    assert dirty() == set()


def test_a_transaction_notes_a_day_once(shop):
    execute("DELETE FROM analytics_dirtyday")
    with transaction.atomic():
        for text in ("one", "two", "three"):
            Message.objects.filter(sender="user").update(text=text)
    assert rows("SELECT count(*) FROM analytics_dirtyday") == [(1,)]


def test_a_day_that_takes_long_to_count_rests(shop, monkeypatch):
    monkeypatch.setattr(daily_counts, "pace", daily_counts.Pace())
    monkeypatch.setattr(daily_counts, "LONG", 0)
    monkeypatch.setattr(daily_counts, "RESTS", 1e6)
    assert daily_counts.count_waiting() == 1
    Review.objects.update(rating=5)
    assert daily_counts.count_waiting() == 0
    assert dirty() == {DAY}
