"""Rows of a table, asked by our fields for what stands in them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chatlinks.conversations.records.incoming import public_name
from chatlinks.intake.importers.contract import Choices, OpenQuestion
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.importers.table.sheet import Sheet
from chatlinks.intake.load import Writers

WHO = (
    "Which of these are agents, which are bots? Name each with --agent or --bot,"
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
    def author(self) -> str:
        """The name of who wrote it: in a column of its own, or where it says who."""
        word = self.cell("from")
        if "author" in self.places or sender_of(word) is not None or word in self.known_by:
            return self.cell("author")
        return word

    @property
    def known_by(self) -> set[str]:
        """What its user is known by, beside the name."""
        return {self.cell(name) for name in ("contact", "email", "phone")} - {""}

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
        """As it was said, else as the roles name it; "" for what the user never saw, None where it
        isn't told.
        """
        roles, word = self.choices.roles, row.cell("from")
        for name in (row.cell("author"), word):
            if name and name.casefold() in roles:
                return roles[name.casefold()]
        sender = sender_of(word)
        if sender is not None:
            return sender
        return "user" if roles or is_the_user(row) else None

    def ask_who(self) -> Writers:
        """Of whom it isn't told who they are. Raises OpenQuestion where that is so of all."""
        writers = self.writers()
        if any(sender_of(row.cell("from")) is not None for row in self.rows[:FIRST_ROWS]):
            return writers
        if not any(row.speaker.casefold() in self.choices.roles for row in self.rows):
            raise OpenQuestion(WHO, writers.names)
        return writers

    def writers(self) -> Writers:
        met: dict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            if row.speaker and sender_of(row.cell("from")) is None and not is_the_user(row):
                met[row.speaker].add(row.cell("conversation") or row.contact["id"])
        names = sorted(met, key=lambda name: (-len(met[name]), name))
        return Writers(tuple(names[:MOST_NAMES]))


def is_the_user(row: Row) -> bool:
    return row.cell("from") in row.known_by | ({row.cell("contact_name")} - {""})


def clock_of(rows: list[Row], choices: Choices) -> Clock:
    dates = [row.cell("at") or row.cell("date") for row in rows]
    days = [f"{day} 00:00" if ":" not in day else day for day in dates]
    american = str(choices.zone).startswith("America/")
    return Clock(days, american=american)
