"""Topics: which phrases stand, and that their sums equal an independent recount."""

import random
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.words import phrase_sums, topics
from chatlinks.analytics.words.phrase_counts import COLUMNS, sampling_place
from chatlinks.analytics.words.phrase_sums import (
    FrequentPhrases,
    PhraseKey,
    PhraseSum,
    date_span,
)
from chatlinks.analytics.words.phrases import TOTAL, parts_of, runs, whole
from chatlinks.analytics.words.topics import STANDS_IN, chosen, put_together
from chatlinks.conversations.models import Message
from chatlinks.database.rows import copy, rows
from tests.kit.cast import take

DAY = date(2026, 3, 2)


def sums(**counts):
    return {
        PhraseKey(len(p.split("_")), p.replace("_", " ")): PhraseSum(n, None)
        for p, n in counts.items()
    }


def names(found):
    return [topic.phrase for topic in found]


def test_a_longer_phrase_stands_in_for_the_words_it_accounts_for():
    assert names(chosen(sums(refund=10, status=9, refund_status=8))) == ["refund status"]


def test_a_word_that_is_mostly_said_without_it_stays():
    assert names(chosen(sums(refund=10, status=50, refund_status=8))) == ["status", "refund status"]


def test_a_longer_phrase_that_accounts_for_little_is_no_topic_of_its_own():
    assert names(chosen(sums(refund=50, status=50, refund_status=8))) == ["refund", "status"]


def test_three_words_stand_in_for_two():
    found = sums(since=9, morning=9, chat=9, since_morning=8, morning_chat=8, since_morning_chat=7)
    assert names(chosen(found)) == ["since morning chat"]


def test_three_words_need_two_of_theirs_to_stand():
    found = sums(a1=99, b1=99, c1=99, a1_b1=3, b1_c1=3, a1_b1_c1=3)
    assert names(chosen(found)) == ["a1", "b1", "c1"]


def test_of_phrases_that_the_same_messages_say_one_stays():
    found = sums(
        took=9,
        my=9,
        money=9,
        took_my=9,
        my_money=9,
        money_back=9,
        back=9,
        took_my_money=9,
        my_money_back=9,
    )
    assert names(chosen(found)) == ["my money back"]


def test_what_was_said_once_is_no_topic():
    assert chosen(sums(refund=1)) == []


def test_a_list_is_certain_if_nothing_left_out_can_reach_it():
    many = sums(**{f"w{n}": 100 for n in range(25)})
    assert put_together(FrequentPhrases(many, {1: 60, 2: 60, 3: 60, 0: 1})).certain
    assert not put_together(FrequentPhrases(many, {1: 61, 2: 0, 3: 0, 0: 1})).certain
    assert not put_together(FrequentPhrases(sums(refund=100), {1: 3, 2: 0, 3: 0, 0: 0})).certain


# Counted days, written as they would be after counting.

CHANNELS = ("ios", "web")


def write(business, told):
    """told: (day, channel, words, phrase) → (messages, contacts)"""
    totals = Counter()
    for (day, channel, words, _), (messages, _) in told.items():
        totals[day, channel] += messages if words == 1 else 0
    lines = [
        (
            business.pk,
            day,
            "breaks",
            channel,
            words,
            phrase,
            messages,
            len(who),
            sorted(who, key=sampling_place),
            messages / 2,
            messages,
        )
        for (day, channel, words, phrase), (messages, who) in told.items()
    ]
    lines += [
        (business.pk, day, "breaks", channel, TOTAL, "", count, 1, [], 0, 0)
        for (day, channel), count in totals.items()
    ]
    copy("analytics_phrase", COLUMNS, lines)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("depths", [topics.DEPTHS, ((3, 4), (9, 12), (60, 300))])
def test_the_most_frequent_are_found_without_adding_up_all(cast, monkeypatch, seed, depths):
    """Many rare phrases, few frequent ones, each day in another order: what is certain is right."""
    monkeypatch.setattr(topics, "DEPTHS", depths)
    draw, told = random.Random(seed), {}
    for n in range(300):
        for day in range(6):
            if (times := int(draw.paretovariate(0.9) * (40 if n < 30 else 1) * draw.random())) > 0:
                key = DAY + timedelta(days=day), draw.choice(CHANNELS), 1, f"w{n}"
                told[key] = min(times, 10_000), {draw.randrange(50) for _ in range(min(times, 20))}
    write(cast.acme, told)
    span = date_span(cast.acme.pk, "breaks", [DAY + timedelta(days=n) for n in range(6)])
    exact, who = Counter(), defaultdict(set)
    for (_, _, _, phrase), (messages, contacts) in told.items():
        exact[phrase] += messages
        who[phrase] |= contacts
    found = topics.topics(span)
    best = sorted(
        (item for item in exact.items() if item[1] >= 2), key=lambda item: (-item[1], item[0])
    )[:25]
    assert found.certain
    assert [(topic.phrase, topic.sum.messages) for topic in found.topics] == best
    assert {topic.sum.confidence for topic in found.topics} == {0.5}
    people = phrase_sums.users(span, {topic.phrase for topic in found.topics})
    assert {p: people[1, p] for p, _ in best} == {p: (len(who[p]), True) for p, _ in best}
    by_day = phrase_sums.by_day(span, {p for p, _ in best})
    assert {p: sum(by_day[1, p].values()) for p, _ in best} == dict(best)


@pytest.mark.parametrize("first", [0, 10**6, 10**8 * 137 + 3])
@pytest.mark.parametrize("step", [1, 10, 4096])
def test_beyond_a_thousand_users_they_are_estimated_and_said_so(cast, first, step):
    who = set(range(first, first + 6000 * step, step))
    write(cast.acme, {(DAY + timedelta(days=d), "web", 1, "refund"): (6000, who) for d in range(3)})
    span = date_span(cast.acme.pk, "breaks", [DAY + timedelta(days=d) for d in range(3)])
    (number, exact) = phrase_sums.users(span, {"refund"})[1, "refund"]
    assert not exact
    assert abs(number - 6000) < 600


# From messages, against a recount of the whole period.

SPOKEN = st.lists(
    st.sampled_from(["refund", "status", "card", "block", "the", "now", "ٱلبطاقة"]), max_size=4
)
STREAM = st.lists(
    st.tuples(SPOKEN, st.integers(0, 3), st.integers(0, 2), st.booleans()), max_size=14
)


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(stream=STREAM, late=STREAM, gone=st.integers(0, 20))
def test_topics_equal_a_recount_with_late_and_deleted_messages(cast, stream, late, gone):
    with transaction.atomic():
        Message.objects.filter(business=cast.acme).delete()
        say(cast.acme, stream, "a")
        count()
        say(cast.acme, late, "b")
        Message.objects.filter(
            pk__in=Message.objects.order_by("id")[gone : gone + 2].values("pk")
        ).delete()
        count()
        days = [DAY + timedelta(days=n) for n in range(-1, 4)]
        for set_ in ("breaks", "user"):
            check(cast.acme, set_, date_span(cast.acme.pk, set_, days))
        transaction.set_rollback(True)


def say(business, stream, name):
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    for n, (words, day, user, broken) in enumerate(stream):
        at = (start + timedelta(days=day, seconds=n)).isoformat()
        told = {
            "id": "m",
            "at": at,
            "from": "user",
            "text": " ".join(words),
            "is_broken": broken,
            "confidence": 0.5,
        }
        take(
            business,
            {
                "id": f"{name}{n}",
                "contact": {"id": f"u{user}"},
                "channel": CHANNELS[n % 2],
                "messages": [told],
            },
        )


def count():
    while daily_counts.count_waiting():
        pass


def check(business, set_, span):
    exact, who, total, days = Counter(), defaultdict(set), 0, defaultdict(Counter)
    for each in (
        Message.objects.filter(business=business).exclude(text="").select_related("conversation")
    ):
        if set_ == "user" or each.is_broken:
            total += 1
            parts = parts_of(each.text)
            for key in {(n, p) for n in (1, 2, 3) for p in runs(parts, n)} | {
                (0, whole(each.text))
            }:
                exact[key] += 1
                days[key][each.at.date()] += 1
                who[key].add(each.conversation.contact_id)
    assert span.messages == total
    found = topics.topics(span)
    assert found.certain
    if (
        set_ == "breaks"
    ):  # of all users' messages, those said once a day are left out of the long ones
        expected = chosen(
            {PhraseKey(*key): PhraseSum(n, 0.5) for key, n in exact.items() if key[0]}
        )[:25]
        assert found.topics == expected
        wholes = sorted(((0, p), n) for (w, p), n in exact.items() if w == 0 and n > 1)
        assert sorted(((t.words, t.phrase), t.sum.messages) for t in found.repeated) == wholes
    for topic in [*found.topics, *found.words]:
        key = (topic.words, topic.phrase)
        if topic.words < 3:
            assert topic.sum.messages == exact[key]
            assert phrase_sums.users(span, {topic.phrase})[key] == (len(who[key]), True)
            assert phrase_sums.by_day(span, {topic.phrase})[key] == days[key]


def test_a_hidden_day_is_not_read(cast):
    write(cast.acme, {(DAY, "web", 1, "refund"): (5, {1})})
    assert date_span(cast.acme.pk, "breaks", [DAY]).messages == 5
    copy("analytics_hiddenday", ("business_id", "day"), [(cast.acme.pk, DAY)])
    assert date_span(cast.acme.pk, "breaks", [DAY]).days == []
    assert phrase_sums.hidden(cast.acme.pk, [DAY]) == {DAY}


def test_another_businesss_phrases_are_not_read(cast):
    write(cast.rival_business, {(DAY, "web", 1, "refund"): (5, {1})})
    assert date_span(cast.acme.pk, "breaks", [DAY]).messages == 0
    assert STANDS_IN == 0.6
    assert not rows("SELECT FROM analytics_phrase WHERE business_id = %s", [cast.acme.pk])
