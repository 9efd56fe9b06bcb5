"""What a search finds: forms of a word, beginnings, exact phrases; never what is masked."""

import re
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.lists.listings import CONVERSATIONS, MESSAGES
from chatlinks.analytics.lists.searching import Search
from chatlinks.analytics.period import Period
from chatlinks.conversations.models import Message
from tests.kit.cast import SECRETS, START, take

SAID = {
    "en": "My cards were blocked, I need them unblocked quickly",
    "en2": "How do I block a card?",
    "hi": "मेरे खातों में पैसे नहीं आए।",
    "ar": "أين بطاقاتي الجديدة؟",
    "mixed": "मेरा refund कब आएगा",
    "masked": "my number is 9876543210 please call back",
    "fr": "Café fermé, CAFÉ ouvert",
}


def filters(business, q="", **query):
    asked = QueryDict(mutable=True)
    asked.update({"since": "2026-03-01", "until": "2026-03-31", "q": q, **query})
    return MessageFilters.read(asked, business, Period.read(asked, business.time_zone), None)


class Listed(NamedTuple):
    id: int
    body: Markup
    note: str


def listed(business, q, **query):
    """Messages, as the page draws them."""
    asked = filters(business, q, **query)
    body = [column for column in MESSAGES.columns if column.name == "body"]
    rows = MESSAGES.page(QueryDict(), asked, body).items
    return [
        Listed(row.id, asked.search.shown(row.values[0], row.headline), row.note(row.values[0]))
        for row in rows
    ]


def chats(business, q):
    asked = filters(business, q)
    return CONVERSATIONS.page(QueryDict(), asked, CONVERSATIONS.columns).items


def texts(business, q):
    return {re.sub("<[^>]*>", "", str(line.body)) for line in listed(business, q, channel="web")}


@pytest.fixture
def acme(cast):
    said = [
        {
            "id": name,
            "at": (START + timedelta(minutes=place)).isoformat(),
            "from": "user",
            "text": text,
        }
        for place, (name, text) in enumerate(SAID.items())
    ]
    take(cast.acme, {"id": "said", "contact": {"id": "x"}, "channel": "web", "messages": said})
    return cast.acme


SIMILAR = [
    ("block card ", {"en", "en2"}),
    ("blocking ", {"en", "en2"}),
    ("CARDS ", {"en", "en2"}),
    ("FERMÉ ", {"fr"}),
    ("FERM", {"fr"}),
    ("unblock ", {"en"}),
    ("card -unblocked ", {"en2"}),
    ("refund or unblock ", {"en", "mixed"}),
    ("पैसा ", {"hi"}),
    ("आए ", {"hi", "mixed"}),
    ("جديد ", {"ar"}),
    ("الجديد، ", {"ar"}),
    ("refunds ", {"mixed"}),
    ("the ", set()),
]


@pytest.mark.parametrize(
    ("q", "names"), SIMILAR, ids=lambda each: each if isinstance(each, str) else ""
)
def test_similar_words_are_found_by_their_stems(acme, q, names):
    assert texts(acme, q) == {SAID[name] for name in names}


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("qui", {"en"}),
        ("refu", {"mixed"}),
        ("card quic", {"en"}),
        ("खात", {"hi"}),
        ("الجد", {"ar"}),
    ],
    ids=str,
)
def test_the_last_word_may_be_begun_only(acme, q, names):
    assert texts(acme, q) >= {SAID[name] for name in names}
    assert texts(acme, f"{q} ") == set() or q in ("खात", "الجد")


PHRASES = [
    ('"block a card"', {"en2"}),
    ('"Block A Card"', {"en2"}),
    ('"blocks a card"', set()),
    ('"cards were blocked, I need"', {"en"}),
    ('"card were"', set()),
    ('"lock a card"', set()),
    ('"do I"', {"en2"}),
    ('"खातों में पैसे"', {"hi"}),
    ('"खात में"', set()),
    ('"أين بطاقاتي"', {"ar"}),
    ('"café fermé"', {"fr"}),
    ('"CAFÉ FERMÉ"', {"fr"}),
    ('blocked "need them"', {"en"}),
    ('"block a card" "do I"', {"en2"}),
    ("“block a card”", {"en2"}),
]


@pytest.mark.parametrize(
    ("q", "names"), PHRASES, ids=lambda each: each if isinstance(each, str) else ""
)
def test_a_phrase_in_double_quotes_is_found_to_the_letter(acme, q, names):
    assert texts(acme, q) == {SAID[name] for name in names}


def test_capitals_beyond_a_to_z_are_letters_like_others(acme):
    [line] = listed(acme, "café ")
    assert line.body == "<mark>Café</mark> fermé, <mark>CAFÉ</mark> ouvert"


def test_what_was_found_is_told_apart(acme):
    [line] = listed(acme, "blocked card -unblocked ")
    assert line.body == "How do I <mark>block</mark> a <mark>card</mark>?"
    [line] = listed(acme, '"do I block" card ')
    assert line.body == "How <mark>do I block</mark> a <mark>card</mark>?"
    [line] = listed(acme, "refu")
    assert line.body == "मेरा <mark>refund</mark> कब आएगा"


def test_what_was_found_is_escaped_and_cannot_forge_its_marks(acme):
    said = "a \ue0f2fake\ue0f3 <b>zebra</b> & more"
    message = {"id": "1", "at": START.isoformat(), "from": "user", "text": said}
    take(acme, {"id": "forged", "contact": {"id": "y"}, "channel": "web", "messages": [message]})
    [line] = listed(acme, "zebra ")
    assert str(line.body).count("<mark>") == 1
    assert "&lt;b&gt;<mark>zebra</mark>&lt;/b&gt; &amp; more" in line.body


# ── What is masked ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "q",
    [
        "******",
        '"******"',
        "*",
        '"number is ******"',
        '"is ****** please"',
        '"is please"',
        '"number is please"',
    ],
)
def test_a_mark_is_never_found_nor_stepped_over(acme, q):
    assert texts(acme, q) == set()


def test_around_a_mark_words_are_found_as_anywhere(acme):
    [line] = listed(acme, '"call back" number ')
    assert line.body.count('class="mask"') == 1
    assert "<mark>number</mark>" in line.body


def of_priya(business, q):
    """Messages found of the conversation that says personal things."""
    return {line.id for line in listed(business, q)} & set(
        Message.objects.filter(conversation__contact__details__name="******").values_list(
            "pk", flat=True
        )
    )


@pytest.mark.parametrize("secret", SECRETS)
def test_no_search_finds_a_masked_value(cast, secret):
    for q in (
        secret,
        f"{secret} ",
        f'"{secret}"',
        secret.upper(),
        secret[:-1],
        f"-x {secret}",
        f"zzz or {secret} ",
    ):
        assert listed(cast.acme, q) == [], q
        assert chats(cast.acme, q) == [], q
        assert MESSAGES.count(filters(cast.acme, q)).number == 0
        assert listed(cast.acme, "", node=secret) == listed(cast.acme, "", story=secret) == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(SECRETS),
    st.integers(0, 20),
    st.integers(1, 25),
    st.sampled_from(["{}", "{} ", '"{}"', "-{}", '"{}']),
)
def test_no_piece_of_a_masked_value_is_found_that_is_not_said_elsewhere(
    cast, secret, start, length, form
):
    """Whatever is found says the piece in what everyone may read."""
    piece = secret[start : start + length].strip(' "')
    if len(piece) < 3 or piece.lower() in (
        "lot",
        "ard",
        "den",
        "gar",
        "pas",
        "pass",
        "photo",
        "car",
        "book",
    ):
        return
    for line in listed(cast.acme, form.format(piece)):
        shown = re.sub("<[^>]*>", "", str(line.body)).lower()
        assert form == "-{}" or piece.lower()[:3] in shown


def test_what_was_masked_by_older_rules_is_neither_found_nor_shown(acme):
    assert listed(acme, "unblocked ")
    acme.change_rules("a new pattern")
    assert listed(acme, "unblocked ") == []
    assert {str(line.body) for line in listed(acme, "")} == {""}
    assert {line.note for line in listed(acme, "")} == {"being masked anew"}
    assert chats(acme, "unblocked ") == []


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=st.sampled_from("ab\"'*\\:&|!()<>-% é़ि“”\0\n\t_%s"), max_size=30))
def test_whatever_is_typed_is_an_answer(cast, typed):
    listed(cast.acme, typed)
    MESSAGES.count(filters(cast.acme, typed))


@pytest.mark.parametrize("typed", ["x\\'y", "\\'a", "a\\b", "\\\\'z", "it\\''s"])
def test_no_mark_of_the_databases_own_is_run_as_one(cast, typed):
    assert listed(cast.acme, typed) == []


def test_the_search_of_a_space_after_a_word_takes_it_as_ended():
    assert (Search.read("card").begun, Search.read("card ").begun, Search.read("card ").loose) == (
        "card",
        "",
        "card",
    )
    assert Search.read("a").begun == ""
    assert Search.read("-card").begun == ""


@pytest.fixture
def unspaced(cast):
    take(
        cast.acme,
        {
            "id": "unspaced",
            "contact": {"id": "x"},
            "channel": "web",
            "messages": [
                {"id": str(n), "at": START.isoformat(), "from": "user", "text": text}
                for n, text in enumerate(["我要退款，订单还没到", "ขอเงินคืนครับ", "我的 退 款"])
            ],
        },
    )
    return cast.acme


@pytest.mark.parametrize(
    ("q", "marked"),
    [
        ("退款", "我要<mark>退款</mark>，订单还没到"),
        ("退款 ", "我要<mark>退款</mark>，订单还没到"),
        ('"退款"', "我要<mark>退款</mark>，订单还没到"),
        ("“退款，订单”", "我要<mark>退款，订单</mark>还没到"),
        ("เงินคืน", "ขอ<mark>เงินคืน</mark>ครับ"),
    ],
)
def test_a_word_is_found_and_marked_inside_a_sentence_without_spaces(unspaced, q, marked):
    assert [str(line.body) for line in listed(unspaced, q, channel="web")] == [marked]


def test_curly_quotes_are_quotes(acme):
    assert texts(acme, "“card is”") == texts(acme, '"card is"')
