"""The rows of conversations; and their numbers, by which a contact's lie in order of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from operator import attrgetter

from chatlinks.database.rows import copy, execute, rows

TABLE = "conversations_conversation"


@dataclass(kw_only=True)
class ConversationColumns:
    """A row of conversations_conversation: all that the database doesn't fill in by itself."""

    id: int = 0
    business_id: int
    contact_id: int
    external_hash: bytes
    digest: bytes = b""
    number: int = 0
    state: str
    channel: str  # masked before it is stored
    team_id: int | None = None
    assignee_id: int | None = None
    started_at: datetime
    first_user_at: datetime | None = None
    last_at: datetime
    closed_at: datetime | None = None
    waiting_since: datetime | None = None
    message_count: int = 0
    authors: list[str] = field(default_factory=list)
    preview: str = ""
    lowest_rating: int | None = None
    rules: int  # the number of the policy by which it is masked


COLUMNS = tuple(column.name for column in fields(ConversationColumns))
CHANGING = (  # by a later version of the conversation
    "digest",
    "state",
    "channel",
    "team_id",
    "assignee_id",
    "started_at",
    "first_user_at",
    "last_at",
    "closed_at",
    "waiting_since",
    "authors",
    "preview",
    "lowest_rating",
)


def insert(conversations: Iterable[ConversationColumns]) -> None:
    copy(TABLE, COLUMNS, map(attrgetter(*COLUMNS), conversations))


def update(conversation: ConversationColumns) -> None:
    """Bring a stored one up to date; messages that its new version doesn't have go on counting."""
    assignments = ", ".join(f"{column} = %s" for column in CHANGING)
    execute(
        f"""UPDATE {TABLE} c
            SET {assignments}, rules = least(rules, %s),
                message_count = (SELECT count(*) FROM conversations_message m
                                 WHERE m.conversation_id = c.id)
            WHERE id = %s AND business_id = %s""",
        [
            *attrgetter(*CHANGING)(conversation),
            conversation.rules,
            conversation.id,
            conversation.business_id,
        ],
    )


def last_numbers(business_id: int, contact_ids: list[int]) -> dict[int, int]:
    """Contact → the number of their latest conversation, of those who have any."""
    if not contact_ids:
        return {}
    found = rows(
        f"""SELECT contact_id, max(number) FROM {TABLE}
            WHERE business_id = %s AND contact_id = ANY(%s)
            GROUP BY contact_id""",
        [business_id, contact_ids],
    )
    return dict(found)


def renumber(business_id: int, contact_ids: list[int]) -> None:
    """Number each contact's conversations 1, 2, 3 … in order of time, however they came in."""
    if not contact_ids:
        return
    execute(
        f"""UPDATE {TABLE} c SET number = o.number
            FROM (SELECT id, row_number() OVER (PARTITION BY contact_id ORDER BY started_at, id)
                    AS number
                  FROM {TABLE} WHERE business_id = %s AND contact_id = ANY(%s)) o
            WHERE o.id = c.id AND c.number <> o.number""",
        [business_id, contact_ids],
    )
