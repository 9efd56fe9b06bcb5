"""Rows of a table, asked by our fields for what stands in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chatlinks.conversations.records.incoming import public_name
from chatlinks.intake.importers.contract import Choices, OpenQuestion
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.importers.table.sheet import Sheet

WHO = (
    "Which of these are agents? Name each with --agent,"
    " or say with --map COLUMN=from which column tells users, bots and agents apart."
)
FIRST_ROWS = 1_000  # by which it is told whether a column says who is who
MOST_NAMES = 200  # to choose from
# Our fields of a row → those of a contact.
OF_CONTACT = {
    "contact_name": "name",
    "email": "email",
    "phone": "phone",
    "channel": "channel",
}


@dataclass(frozen=True)
class Row:
    cells: list[str]
    places: dict[str, int]  # our field → its column
    line: int
    excess: bool = False  # it has cells beyond the last heading

    def cell(self, name: str) -> str:
        place = self.places.get(name)
        if place is None or place >= len(self.cells):
            return ""
        return self.cells[place].strip()

    @property
    def place(self) -> str:
        return f"row {self.line}"

    @property
    def speaker(self) -> str:
        return self.cell("author") or self.cell("from")

    @property
    def written_at(self) -> str:
        """Its date and time, in one column or in two; a day alone begins at midnight."""
        at = self.cell("at")
        if not at or ("time" in self.places and ":" not in at):
            day = self.cell("date") or at
            at = f"{day} {self.cell('time')}".strip()
        if ":" not in at and any(mark in at[:5] for mark in "-/."):
            return f"{at} 00:00"
        return at

    @property
    def contact(self) -> dict[str, Any]:
        known = {ours: self.cell(name) for name, ours in OF_CONTACT.items()}
        return {
            "id": self.cell("contact") or known["email"] or known["phone"],
            **known,
        }

    @property
    def team(self) -> str:
        """Left out where it holds what may not stand in clear."""
        try:
            return public_name(label(self.cell("team")))
        except ValueError:
            return ""


class Table:
    def __init__(
        self,
        sheet: Sheet,
        places: dict[str, int],
        choices: Choices,
    ) -> None:
        self.choices = choices
        self.rows = [
            Row(cells, places, number, excess=any(map(str.strip, cells[len(sheet.header) :])))
            for number, cells in zip(sheet.numbers, sheet.rows, strict=True)
        ]
        self.clock = clock_of(self.rows, choices)

    def when(self, row: Row) -> datetime | str | None:
        return self.clock.read(row.written_at)

    def sender(self, row: Row) -> str | None:
        """As the roles name it; "" for what the user never saw, None where it isn't said."""
        choices, word = self.choices, row.cell("from")
        if choices.is_agent(row.cell("author")) or choices.is_agent(word):
            return "agent"
        sender = sender_of(word)
        if sender is not None:
            return sender
        names = {row.cell(name) for name in ("contact_name", "contact", "email", "phone")}
        return "user" if choices.agents or word in names - {""} else None

    def ask_who(self) -> None:
        """Raises OpenQuestion, unless it tells who is who."""
        if any(sender_of(row.cell("from")) is not None for row in self.rows[:FIRST_ROWS]):
            return
        speakers = {row.speaker for row in self.rows} - {""}
        if not any(self.choices.is_agent(each) for each in speakers):
            raise OpenQuestion(WHO, tuple(sorted(speakers)[:MOST_NAMES]))


def clock_of(rows: list[Row], choices: Choices) -> Clock:
    dates = [row.cell("at") or row.cell("date") for row in rows]
    days = [f"{day} 00:00" if ":" not in day else day for day in dates]
    american = str(choices.zone).startswith("America/")
    return Clock(days, american=american)
