"""Phrases of a day are counted as an independent recount would, and hidden as soon as need be."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.words.phrases import TOTAL, WHOLE
from chatlinks.conversations.models import Message
from chatlinks.conversations.remasking import marks
from chatlinks.database.rows import execute, rows
from tests.kit.cast import SECRETS, conversation, take

START = datetime(
    2026, 3, 1, 15, tzinfo=UTC
)  # near midnight in Kolkata, so that messages fall on two days


WORDS = [
    "refund",
    "status",
    "the",
    "card",
    "I",
    "******",
    "आज",
    "card's",
    "REFUND",
    "please",
    "with",
]


TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


PLAIN = st.lists(st.sampled_from([word for word in WORDS if word != "******"]), max_size=6).map(
    " ".join
)


MESSAGES = st.lists(
    st.fixed_dictionaries(
        {
            "text": TEXTS,
            "from": st.sampled_from(["user", "user", "bot"]),
            "minutes": st.integers(0, 400),
            "is_broken": st.booleans(),
            "confidence": st.sampled_from([None, 0.25, 0.5]),
        }
    ),
    min_size=1,
    max_size=4,
)


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("take"),
            st.integers(0, 3),
            MESSAGES,
            st.sampled_from(["web", "ios"]),
            st.integers(1, 5),
        ),
        st.tuples(st.just("edit"), st.integers(0, 99), PLAIN),
        st.tuples(st.just("delete"), st.integers(0, 99)),
        st.tuples(st.just("mark"), st.sampled_from(["refund", "card"])),
        st.tuples(st.just("count")),
    ),
    max_size=7,
)


def play(cast, step):
    ids = list(Message.objects.order_by("id").values_list("id", flat=True))
    match step:
        case ("take", number, messages, channel, rating):
            told = [
                {
                    "id": f"m{place}",
                    "at": (START + timedelta(minutes=m["minutes"])).isoformat(),
                    **m,
                }
                for place, m in enumerate(sorted(messages, key=lambda m: m["minutes"]))
            ]
            for each in told:
                del each["minutes"]
                if each["from"] == "bot":
                    each.pop("is_broken"), each.pop("confidence")
            review = {
                "rating": rating,
                "comment": "",
                "for": "bot",
                "task": "",
                "at": START.isoformat(),
            }
            take(
                cast.acme,
                {
                    "id": f"s{number}",
                    "contact": {"id": f"u{number % 2}"},
                    "channel": channel,
                    "messages": told,
                    "reviews": [review],
                },
            )
        case ("edit", place, text) if ids:
            # Past the door in, so only where nothing is sealed: marks and originals go together.
            Message.objects.filter(pk=ids[place % len(ids)], sealed=None).update(text=text)
        case ("delete", place) if ids:
            Message.objects.filter(pk=ids[place % len(ids)]).delete()
        case ("mark", word):
            if found := Message.objects.filter(text__contains=word).first():
                marks.mark(
                    found.conversation,
                    word,
                    message_id=None,
                    everywhere=True,
                    by=cast.people["admin"].id,
                )
        case ("count",):
            daily_counts.count_waiting()


def recounted(business):
    """By another way than the product's: each message alone, no regular expression for words."""
    found = defaultdict(lambda: [0, set(), 0.0, 0])
    said = (
        Message.objects.filter(business=business, sender="user")
        .exclude(text="")
        .select_related("conversation")
    )
    for each in said:
        day = (each.at + timedelta(hours=5, minutes=30)).date()
        low = min((r.rating for r in each.conversation.review_set.all()), default=5) <= 2
        kept, known = [[]], set()
        for word in each.text.lower().replace("******", " ****** ").split():
            if word == "******":
                kept.append([])
            elif word not in ("the", "i", "with", "please", "'s"):
                kept[-1].append(word)
        for part in kept:
            known |= {
                (n, " ".join(part[i : i + n]))
                for n in (1, 2, 3)
                for i in range(len(part))
                if i + n <= len(part)
            }
        if text := " ".join(each.text.lower().split()):
            known.add((WHOLE, text))
        for name in ["user"] + ["breaks"] * each.is_broken + ["low"] * low:
            for words, phrase in [*known, (TOTAL, "")]:
                line = found[day, name, each.conversation.channel, words, phrase]
                line[0] += 1
                line[1].add(each.conversation.contact_id)
                line[2] += each.confidence or 0
                line[3] += each.confidence is not None
    times = Counter()
    for (day, name, _, words, phrase), line in found.items():
        times[day, name, words, phrase] += line[0]
    return {
        key: (line[0], len(line[1]), [] if key[3] == TOTAL else sorted(line[1]), line[2], line[3])
        for key, line in found.items()
        if not (
            key[1] == "user" and key[3] in (3, WHOLE) and times[key[0], key[1], key[3], key[4]] < 2
        )
    }


def stored(business):
    found = rows(
        """SELECT day, set, channel, words, phrase, messages, users, contacts, confidence, confident
           FROM analytics_phrase WHERE business_id = %s""",
        [business.pk],
    )
    made = {row[:5]: (*row[5:7], sorted(row[7]), *row[8:]) for row in found}
    assert len(made) == len(found)
    return made


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_phrases_equal_a_recount_whatever_happened(cast, steps):
    with transaction.atomic():
        Message.objects.filter(
            business=cast.acme
        ).delete()  # its texts have signs and words that the recount knows nothing of
        for step in steps:
            play(cast, step)
        while daily_counts.count_waiting():
            pass
        assert stored(cast.acme) == recounted(cast.acme)
        assert not rows("SELECT FROM analytics_hiddenday")
        transaction.set_rollback(True)


def hidden():
    return [row[0] for row in rows("SELECT day FROM analytics_hiddenday")]


@pytest.fixture
def counted(cast):
    while daily_counts.count_waiting():
        pass
    assert hidden() == []
    return cast


@pytest.mark.django_db
def test_no_phrase_holds_anything_personal(counted):
    kept = " | ".join(row[0] for row in rows("SELECT phrase FROM analytics_phrase"))
    assert "chat" in kept
    assert [word for word in SECRETS if word.lower() in kept] == []


@pytest.mark.django_db
def test_a_message_that_was_masked_anew_hides_its_day_until_it_is_counted(counted):
    marks.mark(
        counted.conversation,
        "chat",
        message_id=None,
        everywhere=True,
        by=counted.people["admin"].id,
    )
    assert len(hidden()) == 1
    daily_counts.count_waiting()
    assert hidden() == []
    assert not rows("SELECT FROM analytics_phrase WHERE phrase = 'chat'")


@pytest.mark.django_db
def test_a_deleted_message_hides_its_day_until_it_is_counted(counted):
    Message.objects.filter(is_broken=True).delete()
    assert len(hidden()) == 1


@pytest.mark.django_db
def test_a_new_message_hides_nothing(counted):
    take(counted.acme, conversation(id="another"))
    assert hidden() == []


@pytest.mark.django_db
def test_changed_rules_hide_every_day_and_what_is_not_masked_anew_is_not_counted(counted):
    counted.acme.change_rules("a test")
    assert len(hidden()) == 1
    daily_counts.count_waiting()
    assert hidden() == []
    assert not rows("SELECT FROM analytics_phrase")
    execute(
        "UPDATE conversations_conversation SET rules = rules + 1"
    )  # masked anew, and nothing was to be changed
    daily_counts.count_waiting()
    assert rows("SELECT FROM analytics_phrase WHERE phrase = 'chat'")
