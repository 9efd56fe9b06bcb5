"""Many conversations taken along from the list, by the person who asked for them.

Made in the background (`export_files`); that person alone gets it, within a day, and only while
they may still export everything in it.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.database.rows import typed
from chatlinks.reading.list.conversations import (
    ConversationSearch,
    ListReader,
    one_page,
    total,
)
from chatlinks.reading.models import ListExport
from chatlinks.web.streaming.live import announce
from chatlinks.workspaces.models import RuleChange
from chatlinks.workspaces.reach import (
    MembershipRow,
    held_memberships,
    may_open_sql,
    opening_memberships,
)

MOST = 10_000  # conversations
KEPT = timedelta(days=1)
AT_ONCE = 2  # of a person that may be under way
State, Kind = ListExport.State, ListExport.Kind
UNDER_WAY = (State.WAITING, State.RUNNING)


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
    reader = ListReader(
        person_id=export.person_id,
        memberships=exportable(export.person_id),
        zone=ZoneInfo(export.zone),
    )
    return query, ConversationSearch.read(query, reader)


def ask(
    person: Person,
    kind: str,
    query: str,
    zone: str,
) -> ListExport | None:
    """Queue one; None when this person has enough under way."""
    from chatlinks.reading.tasks import make_list_export

    if exports_of(person.pk).filter(state__in=UNDER_WAY).count() >= AT_ONCE:
        return None
    export = ListExport(
        person=person,
        kind=kind,
        query=query,
        zone=zone,
    )
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
    memberships = exportable(export.person_id)
    of = {each.business_id for each in memberships}
    if not (of and export.person.is_active and set(export.business_ids) <= of):
        return False
    held = still_there(export, memberships)
    return held.open == held.there


class HeldConversations(NamedTuple):
    """How many of an export's conversations are still there, and still open to who asked for it."""

    there: int
    open: int


STILL_THERE = """
SELECT count(*), count(*) FILTER (WHERE {open}) FROM conversations_conversation c
WHERE c.id = ANY(%s)"""


def still_there(export: ListExport, memberships: list[MembershipRow]) -> HeldConversations:
    is_open, needs = may_open_sql(memberships, "c")
    sql = STILL_THERE.format(open=is_open)
    [held] = typed(HeldConversations, sql, [*needs, export.conversation_ids])
    return held


def outdated(export: ListExport) -> bool:
    """Has something been hidden or deleted since that it may show?"""
    changes = RuleChange.objects.filter(
        business_id__in=export.business_ids,
        made_at__gte=export.asked_at,
    )
    if export.hidden or (export.kind == Kind.MESSAGES and changes.exists()):
        return True
    held = still_there(export, exportable(export.person_id))
    return held.there < len(set(export.conversation_ids))


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
    holding = ListExport.objects.filter(kind=Kind.MESSAGES)
    holding.filter(conversation_ids__overlap=list(conversation_ids)).update(
        hidden=True,
        content=None,
    )


def clear() -> int:
    """Delete what was kept long enough."""
    return ListExport.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()[0]
