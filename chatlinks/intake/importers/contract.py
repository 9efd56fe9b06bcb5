"""What an importer is: how it tells its format, what it may be told, and what its reader gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from django.utils import timezone

from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.load import LeftOut, Reject, Writers

UTC = ZoneInfo("UTC")
Piece = IncomingConversation | Reject | LeftOut | Writers


@dataclass(frozen=True)
class Choices:
    """What whoever imports says of the file; a format takes of it what it has a use for."""

    agents: tuple[str, ...] = ()  # who of those that wrote work for the business
    bots: tuple[str, ...] = ()  # of a table; all others are users, if any of these three are named
    users: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)  # column of a table → our field
    zone: ZoneInfo = UTC  # of times that say none: the business's
    # When what carries no time counts as written.
    begun: datetime = field(default_factory=timezone.now)

    def is_agent(self, name: str) -> bool:
        return self.roles.get(name.strip().casefold()) == "agent"

    @cached_property
    def roles(self) -> dict[str, str]:
        """Name, in lower case → user, bot or agent."""
        named = (("user", self.users), ("bot", self.bots), ("agent", self.agents))
        return {name.strip().casefold(): role for role, names in named for name in names}


class OpenQuestion(Exception):
    """The file alone doesn't say it. Nothing was kept so far.

    `names`: the participants, of whom some are to be named as agents. They are somebody's names:
    shown to whoever imports, and stored nowhere in clear.
    """

    def __init__(self, text: str, names: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.names = names


class TableColumn(NamedTuple):
    """A column of a table, as it was recognised."""

    field: str  # of ours, or empty
    cell: str  # the first in it that holds something: personal, as it stands there


class NotThisFormat(Exception):
    """The file can't be read as what it was said to be. Nothing was kept."""


class ExportReader(Protocol):
    def __call__(self, archive: Archive, choices: Choices) -> Iterator[Piece]: ...


class Format(NamedTuple):
    """A way in: `read` may raise OpenQuestion and NotThisFormat before its first piece."""

    key: str  # as in --from
    title: str
    recognises: Callable[[Archive], bool]
    read: ExportReader
    hint: str = ""  # for whoever chooses a file on the page
    # Of a table, by their names.
    columns: Callable[[Archive], dict[str, TableColumn]] | None = None
