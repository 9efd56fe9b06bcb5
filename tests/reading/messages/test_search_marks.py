"""What was searched for is marked in HTML, and nothing else becomes of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from chatlinks.conversations.search_words import as_typed
from chatlinks.reading.messages.search_marks import marked
from chatlinks.reading.text import CLOSE, HIDDEN_TEXT, OPEN, as_html

TAG = re.compile(r"</?mark>")


def drawn(text, query):
    return marked(as_html(text), as_typed(query))


@pytest.mark.parametrize(
    ("text", "query", "html"),
    [
        ("A new card, Card!", "card", "A new <mark>card</mark>, <mark>Card</mark>!"),
        ("fish & chips", "h & c", "fis<mark>h </mark><mark>&amp;</mark><mark> c</mark>hips"),
        ("a &amp; b", "amp", "a &amp;<mark>amp</mark>; b"),
        ("it’s here", "it's", "<mark>it’s</mark> here"),
        ("it's here", "it’s", "<mark>it&#x27;s</mark> here"),
        ("“so” they say", '"so"', "<mark>“so”</mark> they say"),
        ("one\n two", "one two", "<mark>one\n two</mark>"),
        ("我要退款，订单", "退款", "我要<mark>退款</mark>，订单"),
        ("ขอเงินคืนครับ", "เงินคืน", "ขอ<mark>เงินคืน</mark>ครับ"),
        ("nothing", "zebra", "nothing"),
        ("span class", "span", "<mark>span</mark> class"),
    ],
)
def test_the_words_are_marked_as_they_stand(text, query, html):
    whole = str(drawn(text, query))
    assert re.sub(r"</mark><mark>", "", whole) == re.sub(r"</mark><mark>", "", html)


@pytest.mark.parametrize(
    "query", ["*", "***", "******", "to ****** at", "to  at", "hidden", "mask"]
)
def test_no_mark_is_inside_or_across_what_is_hidden(query):
    assert drawn("we wrote to ****** at noon", query) == as_html("we wrote to ****** at noon")


def test_words_beside_what_is_hidden_are_marked():
    assert drawn("to ****** to", "to") == Markup(f"<mark>to</mark> {HIDDEN_TEXT} <mark>to</mark>")


def test_a_link_stays_a_link_with_a_mark_in_it():
    html = drawn("see https://bank.example/card now", "card")
    assert 'href="https://bank.example/card"' in html
    assert "bank.example/<mark>card</mark></a>" in html


def test_over_the_edge_of_a_shown_value_it_is_marked_on_both_sides():
    html = drawn(f"dear {OPEN}Priya{CLOSE} V", "ar priya v")
    assert html == Markup(
        'de<mark>ar </mark><span class="personal"><mark>Priya</mark></span><mark> V</mark>'
    )


@given(st.text(alphabet="ab<>&\"'*/: é我\n"), st.text(alphabet="ab<>&\"'*/: é我", min_size=1))
def test_without_the_marks_it_is_what_it_was(text, query):
    if not query.strip():
        return
    html = drawn(text, query)
    assert TAG.sub("", html) == as_html(text)
    assert html.count("<mark>") == html.count("</mark>")
