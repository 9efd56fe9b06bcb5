"""Many conversations taken along from the list: one row each with its link, or all their messages.

Made in the background for the person who asked, who alone gets it, within a day, and only while
they may still export everything in it. Always masked: for everybody, as lists are. What the person
wrote themselves is left out, for coming back masked it would confirm a guess.
"""

import gzip
import io
import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.database.rows import rows as rows_of_sql
from chatlinks.links import members, visits
from chatlinks.links.addresses import link_path
from chatlinks.reading import timeline_rows
from chatlinks.reading.conversation_list import (
    ConversationSearch,
    ListedConversation,
    listed,
    one_page,
    total,
)
from chatlinks.reading.export.rows import rows_of
from chatlinks.reading.export.tables import record
from chatlinks.reading.models import ListExport
from chatlinks.reading.text import channel_name
from chatlinks.reading.timeline import MessageRange, Reader
from chatlinks.reading.timeline_rows import TimelineEvent, TimelineReview, TimelineRow
from chatlinks.reading.view_models import EventItem
from chatlinks.web.live import announce
from chatlinks.web.paging import Cursor
from chatlinks.web.spreadsheets import BOM, csv_text
from chatlinks.workspaces.models import RuleChange
from chatlinks.workspaces.reach import MembershipRow, held_memberships, opening_memberships

MOST = 10_000  # conversations
MOST_BYTES = 200 * 2**20  # before it is compressed
KEPT = timedelta(days=1)
AT_ONCE = 2  # of a person that may be under way
BATCH = 100
State, Kind = ListExport.State, ListExport.Kind
UNDER_WAY = (State.WAITING, State.RUNNING)
HEADINGS = (
    "Business",
    "User",
    "Conversation",
    "State",
    "Channel",
    "Team",
    "Started",
    "Messages",
    "Lowest rating",
    "Link",
)
STALE = """
SELECT c.id FROM conversations_conversation c
JOIN workspaces_business b ON b.id = c.business_id
WHERE c.id = ANY(%s) AND c.business_id = ANY(%s) AND c.rules < b.rules"""


class NoExport(Exception):
    """It can't be made, or isn't wanted any more."""


def topic(person_id: int) -> str:
    return f"exports:{person_id}"


def exports_of(person_id: int | None) -> QuerySet[ListExport]:
    """Those that this person asked for; nobody else gets them."""
    return ListExport.objects.filter(person=person_id, asked_at__gt=timezone.now() - KEPT)


def exportable(person_id: int) -> list[MembershipRow]:
    """The memberships by which this person may take conversations along."""
    held = held_memberships(person_id)
    return [each for each in opening_memberships(held) if each.export]


def search_of(export: ListExport) -> tuple[QueryDict, ConversationSearch]:
    """The newest first, whatever the order on the page: so it is walked by key."""
    query = QueryDict(export.query, mutable=True)
    for name in ("sort", "before", "after"):
        query.pop(name, None)
    zone = ZoneInfo(export.zone)
    memberships = exportable(export.person_id)
    return query, ConversationSearch.read(query, export.person_id, memberships, zone)


def ask(person: Person, kind: str, query: str, zone: str) -> ListExport | None:
    """Queue one; None when this person has enough under way."""
    from chatlinks.reading.tasks import make_list_export

    if exports_of(person.pk).filter(state__in=UNDER_WAY).count() >= AT_ONCE:
        return None
    export = ListExport(person=person, kind=kind, query=query, zone=zone)
    asked, search = search_of(export)
    looked_up = [] if search.filters.problem else search.looked_up()
    page = one_page(asked, search, looked_up)
    export.total = min(MOST, total(search, page, looked_up).number)
    with transaction.atomic():
        export.save()
        make_list_export.defer(export_id=export.pk)
        announce([topic(person.pk)])
    return export


def may_have(export: ListExport) -> bool:
    """May the person who asked for it still have all of it?"""
    of = {each.business_id for each in exportable(export.person_id)}
    return export.person.is_active and set(export.business_ids) <= of and bool(of)


def outdated(export: ListExport) -> bool:
    """Has something been hidden since that it may show?"""
    changes = RuleChange.objects.filter(
        business_id__in=export.business_ids, made_at__gte=export.asked_at
    )
    return export.hidden or (export.kind == Kind.MESSAGES and changes.exists())


def make(export_id: int) -> bool:
    """Write the file. Whether it lies ready; a second run begins anew."""
    export = ListExport.objects.select_related("person").filter(pk=export_id).first()
    if export is None or export.state == State.READY:
        return False
    try:
        if not may_have(export):
            raise NoExport
        advance(export, state=State.RUNNING, done=0, conversation_ids=[], business_ids=[])
        content = write(export)
        advance(export, state=State.READY, content=content, total=export.done)
    except NoExport:
        advance(export, state=State.FAILED)
        return False
    # What was hidden while it was written.
    ListExport.objects.filter(pk=export_id, hidden=True).update(content=None)
    return True


def write(export: ListExport) -> bytes:
    """Raises NoExport."""
    out = io.BytesIO()
    size = 0
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        for text in texts(export):
            written = text.encode()
            size += len(written)
            if size > MOST_BYTES:
                raise NoExport
            file.write(written)
    return out.getvalue()


def texts(export: ListExport) -> Iterator[str]:
    if export.kind == Kind.LINKS:
        yield BOM + csv_text([HEADINGS])
    for batch in batches(export):
        if export.kind == Kind.LINKS:
            yield csv_text(map(cells, batch))
        else:
            visits.visit_all(export.person_id, [each.id for each in batch])
            yield from (
                f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines(export, batch)
            )


def batches(export: ListExport) -> Iterator[list[ListedConversation]]:
    """Noted in the export before their texts are read: so what is hidden from then on is heard."""
    _, search = search_of(export)
    if search.filters.problem or not search.memberships:
        return
    looked_up, cursor = search.looked_up(), Cursor()
    while export.done < MOST:
        batch = listed(search, looked_up, cursor, min(BATCH, MOST - export.done))
        note(export, batch)
        if batch:
            yield batch
        if len(batch) < BATCH:
            return
        cursor = Cursor(batch[-1].at, batch[-1].id)


def note(export: ListExport, batch: Sequence[ListedConversation]) -> None:
    businesses = {*export.business_ids, *(each.business_id for each in batch)}
    held = [each.id for each in batch] if export.kind == Kind.MESSAGES else []
    advance(
        export,
        done=export.done + len(batch),
        business_ids=sorted(businesses),
        conversation_ids=[*export.conversation_ids, *held],
    )


def address(row: ListedConversation) -> str:
    token = row.token or members.token_of(row.business_id, row.id)
    return settings.BASE_URL + link_path(token)


def cells(row: ListedConversation) -> list[object]:
    return [
        row.business,
        f"User {row.contact_id}",
        row.number,
        row.state,
        channel_name(row.channel),
        row.team,
        row.started_at.isoformat(timespec="seconds"),
        row.messages,
        row.lowest_rating or None,
        address(row),
    ]


def lines(
    export: ListExport,
    batch: Sequence[ListedConversation],
) -> Iterator[dict[str, Any]]:
    ids = [each.id for each in batch]
    stale = {id_ for (id_,) in rows_of_sql(STALE, [ids, export.business_ids])}
    messages = message_rows(export, [each for each in batch if each.id not in stale])
    for each in batch:
        line: dict[str, Any] = {
            "business": each.business,
            "user": f"User {each.contact_id}",
            "conversation": each.number,
            "state": each.state,
            "link": address(each),
        }
        if each.id in stale:
            line["left_out"] = "It is being masked by changed rules. Export it again later."
        else:
            line["rows"] = messages.get(each.id, [])
        yield line


def message_rows(
    export: ListExport,
    batch: Sequence[ListedConversation],
) -> dict[int, list[dict[str, object]]]:
    """Conversation → its messages and reviews, masked."""
    reader = Reader(ZoneInfo(export.zone), None, tells_breaks=False, marked=None)
    told: dict[int, list[dict[str, object]]] = {}
    by_business = sorted(batch, key=attrgetter("business_id"))
    for business_id, own in groupby(by_business, key=attrgetter("business_id")):
        ranges = [whole(each) for each in own]
        fetched = timeline_rows.fetch(business_id, ranges, sealed=False)
        for place, of_one in groupby(fetched, key=attrgetter("place")):
            shown = [row for row in of_one if not is_own(row, export.person_id)]
            items = reader.items(shown, ranges, sessions=False)
            kept = (item for item in items if not isinstance(item, EventItem))
            range_ = ranges[place - 1]
            told[range_.conversation_id] = [record(row) for row in rows_of(kept, range_.number)]
    return told


def is_own(row: TimelineRow, person_id: int) -> bool:
    if isinstance(row, TimelineEvent):
        return True  # who did what is for colleagues, and no event goes along
    return not isinstance(row, TimelineReview) and row.writer_id == person_id


def whole(row: ListedConversation) -> MessageRange:
    return MessageRange(
        conversation_id=row.id,
        number=row.number,
        low=0,
        high=row.messages,
        messages=row.messages,
        started_at=row.started_at,
        state=row.state,
        url="",
    )


def advance(export: ListExport, **fields: Any) -> None:
    """Note how far it is and tell the page that follows it. Raises NoExport once it is deleted."""
    with transaction.atomic():
        there = ListExport.objects.filter(pk=export.pk).update(**fields)
        announce([topic(export.person_id)])
    for name, value in fields.items():
        setattr(export, name, value)
    if not there:
        raise NoExport


def hide(conversation_ids: Sequence[int]) -> None:
    """Files with texts of these conversations, in which something is hidden now."""
    ListExport.objects.filter(conversation_ids__overlap=list(conversation_ids)).update(
        hidden=True, content=None
    )


def clear() -> int:
    """Delete what was kept long enough."""
    return ListExport.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()[0]
