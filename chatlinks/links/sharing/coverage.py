"""What of its conversation a link covers, for whoever comes by nothing but the link.

*As it is now*: up to the last message that there was when it was made. *One passage*: from message
to message. *Until it ends*: all of it, whatever is still to come. What came later between others is
outside, too. Events, ratings and what was collected go by their time.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from chatlinks.database.rows import one


class Coverage(NamedTuple):
    """Which messages and moments; as it stands, all of them."""

    low: int = 0  # position of the first message
    high: int | None = None  # behind that of the last
    newest: int | None = None  # highest id of a message that was there when the link was made
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_whole(self) -> bool:
        return self.newest is None

    def holds_message(self, id_: int, position: int) -> bool:
        if self.newest is not None and id_ > self.newest:
            return False
        return self.low <= position and (self.high is None or position < self.high)

    def holds_moment(self, at: datetime) -> bool:
        if self.since is not None and at < self.since:
            return False
        return self.until is None or at <= self.until


WHOLE = Coverage()
NOTHING = Coverage(
    high=0,
    newest=0,
    until=datetime.min.replace(tzinfo=UTC),
)


class CoverageRow(NamedTuple):
    """As a link's row says it, with where its messages stand by now."""

    covers: str  # a ChatLink.Covers
    made_at: datetime
    newest: int | None
    first_position: int | None
    first_at: datetime | None
    last_position: int | None
    last_at: datetime | None

    @property
    def coverage(self) -> Coverage:
        """Where one of its messages isn't there any more, nothing."""
        if self.covers == "end":
            return WHOLE
        if self.last_position is None or self.newest is None:
            return NOTHING
        behind = self.last_position + 1
        if self.covers == "now":
            return Coverage(high=behind, newest=self.newest, until=self.made_at)
        if self.first_position is None:
            return NOTHING
        return Coverage(
            low=self.first_position,
            high=behind,
            newest=self.newest,
            since=self.first_at,
            until=self.last_at,
        )


OF_MESSAGE = """(SELECT {column} FROM conversations_message a
  WHERE a.id = l.{end} AND a.conversation_id = c.id AND a.business_id = c.business_id)"""
STANDS_BY = "coalesce(a.sort_at, a.at)"
FIRST = "CASE l.covers WHEN 'passage' THEN {} END".format
LAST = "CASE WHEN l.covers <> 'end' THEN {} END".format
# Of a link `l` and its conversation `c`: a CoverageRow.
COLUMNS = f"""
  l.covers, l.made_at, l.newest_message,
  {FIRST(OF_MESSAGE.format(column="a.position", end="first_message"))},
  {FIRST(OF_MESSAGE.format(column=STANDS_BY, end="first_message"))},
  {LAST(OF_MESSAGE.format(column="a.position", end="last_message"))},
  {LAST(OF_MESSAGE.format(column=STANDS_BY, end="last_message"))}"""

# One statement, so that nothing comes between the newest message and the last one.
NOW = """
SELECT (
    SELECT id FROM conversations_message
    WHERE conversation_id = %s AND business_id = %s ORDER BY position DESC LIMIT 1),
  (SELECT max(id) FROM conversations_message WHERE conversation_id = %s AND business_id = %s)"""


class AsItIsNow(NamedTuple):
    """The ids of a conversation's last message, and of its newest; None where it has none."""

    last: int | None
    newest: int | None


def as_it_is_now(business_id: int, conversation_id: int) -> AsItIsNow:
    state = one(AsItIsNow, NOW, [conversation_id, business_id] * 2)
    assert state is not None
    return state


BETWEEN = """
SELECT f.id, l.id FROM conversations_message f
JOIN conversations_message l
  ON l.conversation_id = f.conversation_id AND l.business_id = f.business_id
WHERE f.id = %s AND l.id = %s AND f.conversation_id = %s AND f.business_id = %s
  AND f.position <= l.position"""


class Passage(NamedTuple):
    """The ids of the first and the last message of a part of a conversation."""

    first: int
    last: int


def passage_between(
    business_id: int,
    conversation_id: int,
    first: int | None,
    last: int | None,
) -> Passage | None:
    """None where these are no two messages of the conversation, one not after the other."""
    return one(Passage, BETWEEN, [first, last, conversation_id, business_id])


PLACE = f"""
SELECT a.position, {STANDS_BY} FROM conversations_message a
WHERE a.id = %s AND a.conversation_id = %s AND a.business_id = %s"""


class MessagePlace(NamedTuple):
    position: int
    at: datetime


def place_of(
    business_id: int,
    conversation_id: int,
    message: int | None,
) -> MessagePlace | None:
    """Where a message of the conversation stands; None for one that isn't in it."""
    return one(MessagePlace, PLACE, [message, conversation_id, business_id])
