"""How an open page follows its conversation: what it listens to, and what it asks for then.

The new messages; or all that it shows (`page.page_anew`), for what was there before may be hidden
by now. Whoever asks has just been asked at the gate who they are.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.conversations.bot_window import settled
from chatlinks.conversations.live_topics import chat, masked_anew
from chatlinks.conversations.search_words import as_typed
from chatlinks.links.access import LinkAccess
from chatlinks.links.topics import access_topics
from chatlinks.links.viewer import Viewer
from chatlinks.links.visits import NotRecorded, read_on
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.live import shared_reads
from chatlinks.reading.messages import readable_rows
from chatlinks.reading.messages.items import Item, MessageItem
from chatlinks.reading.messages.own_words import own_in
from chatlinks.reading.messages.search_marks import marker
from chatlinks.reading.messages.timeline import WINDOW, Emphasis, MessageRange, Reader
from chatlinks.reading.request import ReadingRequest, page_url, query_of, read_as, tail_url
from chatlinks.reading.unopenable import masked_instead
from chatlinks.reading.view_models import Followed, FollowedWindow
from chatlinks.web.numbers import number
from chatlinks.web.streaming import live
from chatlinks.web.zones import zone_of

WHY = "followed the chat link"
HOLDS = timedelta(hours=2)  # a ticket; then one is asked again who one is


def followed(viewer: Viewer, reading: ReadingRequest) -> Followed:
    ids = [each.conversation_id for each in reading.ranges]
    # What a link covers as it is now, or of one passage, has nothing new.
    topics = [chat(id_) for id_ in ids] if viewer.coverage.is_whole else []
    ending = access_topics(viewer)
    anew = [*map(masked_anew, ids), *ending]
    everything = [*topics, *anew]
    return Followed(
        ticket=live.ticket(everything, until(viewer.access)),
        heard=live.heard_a_while_ago(everything),
        topics=" ".join(topics),
        whole_topics=" ".join(anew),
        whole_url=reading.anew_url,
        renew_url=page_url(viewer, "", {"ticket": 1}, reading.following_path),
        ending=" ".join(ending),
    )


def until(access: LinkAccess) -> datetime:
    """When the ticket ends: at the latest when the link does."""
    ends = timezone.now() + HOLDS
    return min(ends, access.expires_at) if access.expires_at else ends


@masked_instead
def tail(request: HttpRequest, viewer: Viewer) -> FollowedWindow:
    """The last message that the page has, and what came after it."""
    access = viewer.access
    try:
        vault = read_on(viewer, WHY, RecordKind.LIVE)
    except NotRecorded:
        return tail(request, replace(viewer, unrecorded=True))
    last = max(0, access.message_count - 1)
    start = min(number(request.GET.get("from")) or 0, last)
    window = message_range(access, max(0, start - 1), start + WINDOW)
    query = query_of(request)
    zone = zone_of(request, access.zone)
    if vault is None and not query:
        items = shared_reads.items(viewer, window, zone, request.GET.get("change", ""))
    else:
        items = items_for(viewer, [window], ReadingOfOne(zone, vault, query))
    end = window.high
    at_end = end == access.message_count
    before = max(0, start - WINDOW)
    return FollowedWindow(
        items=behind_first(items) if start else items,
        at_url=f"{viewer.path}?at=",
        earlier_url=page_url(viewer, query, {"from": before, "to": start}) if start else None,
        later_url=None if at_end else page_url(viewer, query, {"from": end}),
        following_url=tail_url(viewer, query, last) if at_end else "",
        state=state_of(access),
    )


class ReadingOfOne(NamedTuple):
    """How one reader gets what is new: with originals where there is a vault, and with what was
    searched for.
    """

    zone: ZoneInfo
    vault: Vault | None
    query: str


def items_for(
    viewer: Viewer,
    ranges: list[MessageRange],
    reading: ReadingOfOne,
) -> list[Item]:
    rows = readable_rows.rows_for(viewer, ranges, sealed=reading.vault is not None)
    reader = Reader(
        reading.zone,
        reading.vault,
        read_as(viewer),
        emphasis=Emphasis(mark=marker(as_typed(reading.query)) if reading.query else None),
        own=own_in(viewer, rows),
    )
    return reader.items(rows, ranges, sessions=False)


def message_range(access: LinkAccess, low: int, high: int) -> MessageRange:
    return MessageRange(
        conversation_id=access.conversation_id,
        number=access.number,
        low=low,
        high=min(high, access.message_count),
        messages=access.message_count,
        started_at=access.started_at,
        state=access.state,
        url="",
    )


def behind_first(items: list[Item]) -> list[Item]:
    """Without the first message, which was read to tell whether the next goes on after it."""
    for place, item in enumerate(items):
        if isinstance(item, MessageItem):
            return items[place + 1 :]
    return items


def state_of(access: LinkAccess) -> str:
    state, _ = settled(
        access.state,
        access.first_user_at,
        None,
        timezone.now(),
    )
    return str(state)
