"""What narrows the audit's page: read from an address, checked, and turned into SQL."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.http import QueryDict

from chatlinks.audit.kinds import RecordKind
from chatlinks.web.lists.paging import Cursor
from chatlinks.web.numbers import number

EVERYTHING = "all"  # unasked, without what the server itself did to mask anew
Conditions = list[tuple[str, list[Any]]]
WRONG_DAYS = "The first day is after the last."


class AuditFilters(NamedTuple):
    """Of one business's audit. Numbers of another's users or conversations find nothing."""

    kind: str = ""
    person: int | None = None
    conversation: int | None = None
    contact: int | None = None
    shown: bool = False
    since: date | None = None
    until: date | None = None

    @classmethod
    def read(cls, query: QueryDict) -> "AuditFilters":
        kind = query.get("kind", "")
        return cls(
            kind=kind if kind in (EVERYTHING, *RecordKind.values) else "",
            person=number(query.get("person")),
            conversation=number(query.get("conversation")),
            contact=number(query.get("contact")),
            shown=query.get("shown") == "1",
            since=day(query.get("since", "")),
            until=day(query.get("until", "")),
        )

    @property
    def any(self) -> bool:
        return self != AuditFilters()

    @property
    def problem(self) -> str:
        wrong = self.since and self.until and self.since > self.until
        return WRONG_DAYS if wrong else ""

    @property
    def what(self) -> str:
        """In names, for the audit itself: what of it was read."""
        chosen = [name for name in self._fields if getattr(self, name)]
        return f"narrowed by {', '.join(chosen)}" if chosen else "all of it"

    def conditions(self, business_id: int, zone: ZoneInfo) -> Conditions:
        parts: Conditions = [("r.business_id = %s", [business_id])]
        if self.person is not None:
            parts.append(("(r.person_id = %s OR r.about_id = %s)", [self.person] * 2))
        columns = {
            "r.conversation_id = %s": self.conversation,
            "r.contact_id = %s": self.contact,
        }
        parts += [(sql, [value]) for sql, value in columns.items() if value is not None]
        if not self.kind:
            parts.append(("r.kind <> %s", [RecordKind.SERVER.value]))
        elif self.kind != EVERYTHING:
            parts.append(("r.kind = %s", [self.kind]))
        if self.shown:
            parts.append(("r.shown", []))
        if self.since:
            parts.append(("r.at >= %s", [datetime.combine(self.since, time(), zone)]))
        if self.until:
            after = self.until + timedelta(days=1)
            parts.append(("r.at < %s", [datetime.combine(after, time(), zone)]))
        return parts


def day(text: str) -> date | None:
    """Only of years that PostgreSQL and every zone know."""
    try:
        chosen = date.fromisoformat(text)
    except ValueError:
        return None
    return chosen if 1970 <= chosen.year <= 9000 else None


def joined(parts: Conditions, cursor: Cursor) -> tuple[str, list[Any]]:
    every = [*parts, *cursor.conditions("r.at", "r.id")]
    parameters = [value for _, values in every for value in values]
    return " AND ".join(sql for sql, _ in every), parameters
