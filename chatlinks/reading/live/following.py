"""How an open page follows its conversation: what it listens to, and what it asks for then.

The new messages; or all that it shows (`page.page_anew`), for what was there before may be hidden
by now. Whoever asks has just been asked at the gate who they are.
"""

from dataclasses import replace
from datetime import datetime, timedelta

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
from chatlinks.reading.live.tail import Tail
from chatlinks.reading.messages import readable_rows
from chatlinks.reading.messages.items import Item
from chatlinks.reading.messages.own_words import own_in
from chatlinks.reading.messages.search_marks import marker
from chatlinks.reading.messages.timeline import WINDOW, Emphasis, MessageRange, Reader
from chatlinks.reading.request import ReadingRequest, page_url, query_of, read_as
from chatlinks.reading.unopenable import masked_instead
from chatlinks.reading.view_models import Followed
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
def tail(request: HttpRequest, viewer: Viewer) -> str:
    """The last message that the page has, and what came after it, as HTML."""
    try:
        vault = read_on(viewer, WHY, RecordKind.LIVE)
    except NotRecorded:
        return tail(request, replace(viewer, unrecorded=True))
    access = viewer.access
    last = max(0, access.message_count - 1)
    start = min(number(request.GET.get("from")) or 0, last)
    asked = Tail(
        messages=message_range(access, max(0, start - 1), start + WINDOW),
        start=start,
        zone=zone_of(request, access.zone),
        state=state_of(access),
        query=query_of(request),
    )
    if vault is None and not asked.query:
        return shared_reads.tail(viewer, asked, request.GET.get("change", ""))
    return asked.drawn(viewer, items_for(viewer, asked, vault))


def items_for(viewer: Viewer, tail: Tail, vault: Vault | None) -> list[Item]:
    """For one reader: with originals where there is a vault, and with what was searched for."""
    ranges = [tail.messages]
    rows = readable_rows.rows_for(viewer, ranges, sealed=vault is not None)
    reader = Reader(
        tail.zone,
        vault,
        read_as(viewer),
        emphasis=Emphasis(mark=marker(as_typed(tail.query)) if tail.query else None),
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


def state_of(access: LinkAccess) -> str:
    state, _ = settled(
        access.state,
        access.first_user_at,
        None,
        timezone.now(),
    )
    return str(state)
