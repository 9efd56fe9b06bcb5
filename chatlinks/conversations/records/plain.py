"""The columns of a part that hold nobody's words: who, when, in which place."""

from datetime import datetime
from typing import NamedTuple

from chatlinks.conversations.records.record import NO_COLUMNS

USERS_DATA = frozenset({"data"})
VALUES = frozenset({"original_text", "value"})


class PlainMessage(NamedTuple):
    position: int
    at: datetime
    external_hash: bytes
    sender: str
    confidence: float | None
    is_broken: bool
    is_smart_assist: bool
    sort_at: datetime | None = None  # where it doesn't stand by `at`
    writer_id: int | None = None  # the member who wrote it here

    def whole(self, personal: frozenset[str]) -> frozenset[str]:
        """The texts that are masked whole, whatever they say: of a user's, what was sent along."""
        return USERS_DATA if self.sender == "user" else NO_COLUMNS


class PlainEvent(NamedTuple):
    position: int
    at: datetime
    kind: str
    writer_id: int | None = None

    def whole(self, personal: frozenset[str]) -> frozenset[str]:
        return NO_COLUMNS


class PlainEntity(NamedTuple):
    position: int
    at: datetime
    name: str
    personal: bool
    message: int | None

    @property
    def writer_id(self) -> None:
        """Members write messages and events only."""

    def whole(self, personal: frozenset[str]) -> frozenset[str]:
        """Both values of an entity that is personal today; `personal` names those that are."""
        return VALUES if self.name in personal else NO_COLUMNS


class PlainStep(NamedTuple):
    position: int
    at: datetime
    kind: str
    outcome: str
    external_hash: bytes | None = None  # None: it came without an id

    @property
    def writer_id(self) -> None:
        """Members write messages and events only."""

    def whole(self, personal: frozenset[str]) -> frozenset[str]:
        return NO_COLUMNS


class PlainReview(NamedTuple):
    position: int
    at: datetime
    rating: int
    given_to: str

    @property
    def writer_id(self) -> None:
        """Members write messages and events only."""

    def whole(self, personal: frozenset[str]) -> frozenset[str]:
        return NO_COLUMNS
