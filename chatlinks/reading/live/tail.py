"""What an open page takes over: the last message that it has, and what came after it."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from chatlinks.links.viewer import Viewer
from chatlinks.reading.messages.items import Item, MessageItem
from chatlinks.reading.messages.timeline import WINDOW, MessageRange
from chatlinks.reading.request import page_url, tail_url
from chatlinks.reading.view_models import FollowedWindow


class Tail(NamedTuple):
    """What a page asks for, of its conversation as it is by now."""

    messages: MessageRange  # from the last one that the page has, if it has one
    start: int  # how many it has, at most
    zone: ZoneInfo
    state: str
    query: str  # what is searched for, "" if nothing

    def drawn(self, viewer: Viewer, items: list[Item]) -> str:
        """As HTML; it needs nothing of the request."""
        page = self.window(viewer, items)
        return render_to_string("reading/_following.html", {"page": page})

    def window(self, viewer: Viewer, items: list[Item]) -> FollowedWindow:
        count, end = self.messages.messages, self.messages.high
        at_end = end == count
        before = {"from": max(0, self.start - WINDOW), "to": self.start}
        return FollowedWindow(
            items=behind_first(items) if self.start else items,
            at_url=f"{viewer.path}?at=",
            earlier_url=page_url(viewer, self.query, before) if self.start else None,
            later_url=None if at_end else page_url(viewer, self.query, {"from": end}),
            following_url=tail_url(viewer, self.query, max(0, count - 1)) if at_end else "",
            state=self.state,
        )


def behind_first(items: list[Item]) -> list[Item]:
    """Without the first message, which was read to tell whether the next goes on after it."""
    for place, item in enumerate(items):
        if isinstance(item, MessageItem):
            return items[place + 1 :]
    return items
