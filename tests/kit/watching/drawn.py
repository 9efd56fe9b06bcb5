"""A conversation as the page draws it, without a request."""

import re
from html import unescape
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from chatlinks.reading.export.rows import rows_of
from chatlinks.reading.export.text import lines
from chatlinks.reading.messages import timeline_rows
from chatlinks.reading.messages.timeline import MessageRange, ReadAs, Reader
from chatlinks.reading.view_models import MessageWindow
from chatlinks.workspaces.rule import StepDetail


def shown_text(html):
    """As a reader sees it and as its source reads."""
    return unescape(html) + "\n" + unescape(re.sub(r"<[^>]*>", "", html))


def drawn_masked(business, conversation):
    """The page's items, by the code and the template that draw every page; and as lines of the
    transcript.
    """
    whole = [
        MessageRange(
            conversation,
            1,
            0,
            10_000,
            10_000,
            None,
            "completed",
            "/c/x",
        )
    ]
    reader = Reader(
        ZoneInfo("UTC"),
        None,
        ReadAs(tells_breaks=True, steps=StepDetail.WHOLE),
    )
    fetched = timeline_rows.fetch(business.id, whole, sealed=False)
    items = reader.items(fetched, whole, sessions=False)
    page = {"page": MessageWindow(items, "/c/x?at=", None, None, "")}
    transcript = lines(list(rows_of(iter(items), 1)))
    return shown_text(render_to_string("reading/_items.html", page)) + "\n".join(transcript)
