"""What is drawn by hand is escaped as templates escape it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup, escape

from chatlinks.web.drawing.environment import option_tags, safe
from chatlinks.web.lists.choices import Choice


@given(some.text(alphabet=some.sampled_from("ab é日&<>'\"\0\n;#")))
def test_a_text_is_escaped_as_by_a_template(text):
    assert str(safe(text)) == str(escape(text))


@pytest.mark.parametrize("text", ["<b>", "&amp;", "plain"])
def test_markup_stays_as_it_is(text):
    assert safe(Markup(text)) == text


class Says(str):
    def __html__(self):
        return "<b>own</b>"


def test_what_says_itself_how_it_looks_is_asked():
    assert safe(Says("plain")) == "<b>own</b>"


def test_options_are_drawn_anew_for_another_choice():
    offered = [Choice("a", "<A>", chosen=True), Choice("b", "B", chosen=False)]
    html = option_tags(offered)
    assert html == option_tags(offered)
    assert '<option value="a" selected>&lt;A&gt;</option>' in html
    other = option_tags([each._replace(chosen=not each.chosen) for each in offered])
    assert '<option value="b" selected>B</option>' in other
