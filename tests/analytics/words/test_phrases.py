"""What is a phrase."""

from datetime import UTC, datetime, timedelta

import pytest

from chatlinks.analytics.words.phrases import WHOLE, has_phrase, parts_of, runs, whole
from chatlinks.analytics.words.stopwords import COMMON
from chatlinks.database.rows import rows


def every_run(text):
    return [runs(parts_of(text), length) for length in (1, 2, 3)]


def test_the_phrases_of_the_missions_own_example():
    assert every_run("Since morning I m only doing chat with you") == [
        {"since", "morning", "chat"},
        {"since morning", "morning chat"},
        {"since morning chat"},
    ]


def test_a_hidden_value_is_no_word_and_breaks_a_phrase():
    assert every_run("refund to ****** card") == [{"refund", "card"}, set(), set()]


def test_a_phrase_counts_once_a_message():
    assert every_run("Refund! refund. REFUND") == [
        {"refund"},
        {"refund refund"},
        {"refund refund refund"},
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("मेरा कार्ड काम नहीं कर रहा है", ["कार्ड", "काम"]),
        ("mera card block kar do na", ["card", "block"]),
        ("أريد استرجاع المبلغ من فضلك", ["استرجاع", "المبلغ"]),
        ("¿Dónde está mi pedido?", ["pedido"]),
        ("Où est mon remboursement", ["remboursement"]),
        ("Wann kommt das Päckchen", ["wann", "kommt", "päckchen"]),
        ("Onde está o meu cartão", ["onde", "cartão"]),
        ("O’Reilly's 4g e-mail_address x", ["o'reilly's", "4g", "mail", "address"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("m" * 41, []),
    ],
)
def test_words_of_many_languages(text, words):
    assert parts_of(text) == [words]


def test_whole_messages_are_compared_without_space_and_case():
    assert whole("  Talk  to\nAGENT ") == "talk to agent"
    assert has_phrase("Talk to agent", "talk to agent", WHOLE)


def test_the_pattern_of_a_word_is_linear():
    text = "a'" * 200_000 + "़" * 200_000
    began = datetime.now(UTC)
    parts_of(text)
    assert datetime.now(UTC) - began < timedelta(seconds=5)


@pytest.mark.django_db
def test_what_the_search_drops_is_never_a_word_of_the_cloud():
    """A word that PostgreSQL's English takes for a common one finds nothing in Message Analysis."""
    words = """
        i me my myself we our ours you he she it they what which who this that am is are
        was were be been being have has had do does did a an the and but if or because as
        until while of at by for with about against between into through during before
        after above below to from up down in out on off over under again further then once
        here there when where why how all any both each few more most other some such no
        nor not only own same so than too very can will just don should now
    """
    dropped = [
        word
        for word in words.split()
        if not rows("SELECT to_tsvector('english', %s)::text", [word])[0][0]
    ]
    assert len(dropped) > 100
    assert [word for word in dropped if len(word) > 1 and word not in COMMON] == []
