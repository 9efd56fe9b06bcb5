"""A tag that a template breaks over lines is served in one; all else as it is written."""

import pytest

from chatlinks.web.drawing.environment import environment

KEPT = [
    "<p>one\n  two</p>",
    "a < b\n  and c > d",
    "<textarea>\n  typed</textarea>",
    '<p title="{{ 2 > 1 }}">x\n  y</p>',
]


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ('<a class="x"\n   href="/">go</a>', '<a class="x" href="/">go</a>'),
        ("<a{% if 2 > 1 %} hidden{% endif %}\n  id=a>", "<a hidden id=a>"),
        ('<a title="{{ "a>b" }}"\n  id=a>', '<a title="a&gt;b" id=a>'),
        ("<p>one\n<b\n  id=a>two</b></p>", "<p>one\n<b id=a>two</b></p>"),
    ],
)
def test_a_tag_over_lines_is_one_line(written, served):
    assert environment().from_string(written).render() == served


@pytest.mark.parametrize("written", KEPT)
def test_what_stands_outside_of_tags_stays(written):
    assert environment().from_string(written).render().count("\n") == 1
