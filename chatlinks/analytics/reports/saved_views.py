"""Saved views: a page with its filters, under a name."""

from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.db.models import QuerySet

from chatlinks.analytics.models import SavedView
from chatlinks.web.lists.paging import CURSORS
from chatlinks.workspaces.models import Business


class SavedPage(NamedTuple):
    title: str
    path: str


# Those that can be saved, by the names of their routes.
PAGES = {
    "overview": SavedPage("Overview", "/analytics"),
    "messages": SavedPage("Messages", "/analytics/messages"),
    "conversations": SavedPage("Conversations", "/analytics/conversations"),
    "words": SavedPage("Words", "/analytics/words"),
    "csat": SavedPage("CSAT", "/analytics/csat"),
    "reviews": SavedPage("Reviews", "/analytics/reviews"),
}
LONGEST_NAME = 100  # characters
LONGEST_QUERY = 4000  # characters of a view's filters
WEEK = timedelta(days=7)


def views_of(person_id: int, business: Business) -> QuerySet[SavedView]:
    return SavedView.objects.filter(person_id=person_id, business=business)


def saved_url(view: SavedView, last: date | None = None) -> str:
    """The saved page; with `last`, of the week that ended then."""
    dropped = {"business", *CURSORS}
    dates: list[tuple[str, str]] = []
    if last is not None:
        dropped |= {"since", "until"}
        first = last - WEEK + timedelta(days=1)
        dates = [("since", str(first)), ("until", str(last))]
    filters = [(name, value) for name, value in parse_qsl(view.query) if name not in dropped]
    query = urlencode([("business", view.business.key), *filters, *dates])
    return f"{PAGES[view.page].path}?{query}"
