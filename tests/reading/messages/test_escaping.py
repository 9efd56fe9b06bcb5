"""The window of messages escapes by hand, for speed.

Nothing that came from outside may slip through.
"""

import pytest

from chatlinks.reading import view_models as s
from chatlinks.reading.messages import bodies
from chatlinks.reading.messages import items as i
from chatlinks.web.notes import Note, Undo
from tests.kit.samples.preview import ground, page
from tests.kit.samples.talks import START

EVIL = "\"><script>alert('x')</script>"


def hostile() -> list[i.Item]:
    button = i.BodyButton(EVIL, EVIL, EVIL)
    picture = i.Picture(EVIL, None, EVIL)
    body = i.Body(EVIL, [button], [i.Card(EVIL, EVIL, EVIL, picture, [button])], [picture], EVIL)
    return [
        i.MessageItem("message", 1, START, EVIL, EVIL, EVIL, body, True, True, True, EVIL, True),
        i.MessageItem("message", 2, START, "user", EVIL, EVIL, body, True, True, True, EVIL, True),
        i.EventItem("event", START, EVIL, EVIL),
        i.EventItem("event", START, "note", EVIL, EVIL, EVIL),
        i.DeliveryItem("delivery", EVIL),
        i.ReviewItem("review", START, 3, EVIL, EVIL, EVIL),
        i.StepItem("step", START, "tool", EVIL, EVIL, "error", EVIL, EVIL),
        i.StepItem("step", START, "handover", EVIL, EVIL, ""),
        i.SessionItem("session", 1, START, EVIL, EVIL),
    ]


def test_every_value_in_the_window_is_escaped() -> None:
    drawn = (
        ground()
        .get_template("reading/_items.html")
        .render(page=page(hostile(), path=EVIL, earlier_url=EVIL, later_url=EVIL))
    )
    assert "&lt;script&gt;" in drawn
    assert "<script" not in drawn
    assert '""' not in drawn.replace('alt=""', "").replace('data-src=""', "")


def test_every_value_on_the_page_is_escaped() -> None:
    details = [s.Detail(EVIL, EVIL, True)]
    drawn = (
        ground()
        .get_template("reading/page.html")
        .render(
            page=page(
                hostile(),
                business=EVIL,
                notice=EVIL,
                contact=EVIL,
                channel=EVIL,
                zone=EVIL,
                query=EVIL,
                details=details,
                entities=details,
                found=s.FoundMessages([s.SearchHit(1, EVIL, START, EVIL, EVIL)], False, 1),
            ),
            person=EVIL,
            nav=[(EVIL, EVIL, True)],
            notes=[Note(EVIL, EVIL, Undo(EVIL, {EVIL: EVIL}))],
        )
    )
    assert drawn.count("<script") == 7  # the page's own seven


@pytest.mark.parametrize(
    "given",
    [
        "javascript://x.example/%0aalert(1)",
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript://x.example/",
        "ftp://x.example/",
        "//x.example/",
        "/\\x.example/",
        "/\t/x.example/p.png",
        "/\n/x.example/p.png",
        "\r//x.example/p.png",
        "\x01//x.example/",
        "\\\\x.example/",
        "java\tscript:alert(1)",
        "https:x.example",
        "https:/x.example",
        "https:///nowhere",
    ],
)
def test_nothing_but_an_address_of_the_web_or_of_ours_becomes_a_link(given):
    assert bodies.safe_url(given) == (None, None)
