"""A told conversation at its place in time, in the import format."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chatlinks.demo.storytelling.on_file import on_file
from chatlinks.demo.storytelling.telling import Record, Telling


@dataclass(frozen=True)
class Dated:
    """`key` is empty until the business's conversations are in order."""

    start: datetime
    telling: Telling
    state: str
    key: str = ""

    def record(self, key: str, zone: ZoneInfo) -> Record:
        """As the import format has it; `key` unless it has one of its own."""
        telling, contact = self.telling, self.telling.contact.record

        def time(seconds: float) -> str:
            at = self.start + timedelta(seconds=round(seconds))
            return at.astimezone(zone).isoformat()

        def dated(records: list[Record]) -> list[Record]:
            return [each | {"at": time(each["at"])} for each in records]

        record: Record = {
            "id": self.key or key,
            "state": self.state,
            "started_at": time(0),
        }
        if self.state == "completed":
            closed = [each["at"] for each in telling.events if each["type"] == "completed"]
            record["closed_at"] = time(closed[-1])
        record["channel"] = contact["channel"]
        record["contact"] = dict(contact)
        if telling.queued_at:
            record["team"] = telling.story.head["team"]
        if telling.agent:
            record["assignee"] = telling.agent
        record["messages"] = dated(telling.messages)
        record["events"] = dated(telling.events)
        record["entities"] = dated(telling.entities)
        record["reviews"] = dated(telling.reviews)
        record["entities"] += on_file(record, telling.business, telling.words)
        return record
