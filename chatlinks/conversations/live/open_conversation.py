"""A conversation's row and its contact, held open for writing: how it stands, and how a part is
masked and stored in it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.conversations.live.message_writer import Counted, MessagesAtOnce
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.drafting.context import ImportContext
from chatlinks.conversations.records.drafting.part_drafts import PartDrafts
from chatlinks.conversations.records.finder import Finder
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import Part, PartRow
from chatlinks.conversations.records.summary import summarise
from chatlinks.conversations.records.told.telling import Disclosures, MessageRow
from chatlinks.conversations.remasking.learned_live import mask_late_each
from chatlinks.database.rows import execute
from chatlinks.workspaces.models import Business


class State(NamedTuple):
    """A conversation's row, as far as its moves depend on it; one row of STATE."""

    id: int
    contact_id: int
    number: int
    state: str
    channel: str
    team_id: int | None
    assignee_id: int | None
    started_at: datetime
    first_user_at: datetime | None
    last_at: datetime
    closed_at: datetime | None
    waiting_since: datetime | None
    unread: int
    oldest_rules: int  # the oldest policy by which any of the contact's conversations is masked


STATE = f"""
SELECT {", ".join(State._fields[:-1])},
  (SELECT min(o.rules) FROM conversations_conversation o
   WHERE o.contact_id = c.contact_id AND o.business_id = c.business_id)
FROM conversations_conversation c WHERE business_id = %s AND """


class OpenConversation:
    """One conversation, until the transaction ends."""

    def __init__(
        self,
        business: Business,
        context: ImportContext,
        contact: KnownContact,
        now: State,
    ) -> None:
        self.business = business
        self.context = context
        self.contact = contact
        self.now = now
        self.foreseen: Finder | None = None  # of what is said next
        self.drafts = PartDrafts(context, now.id, contact.id, context.now)
        self.messages = MessagesAtOnce(business.id, now.id, contact)
        self.joined: set[int] = set()  # members, since it was opened
        self.user_wrote = now.first_user_at is not None  # among those that are counted

    @property
    def id(self) -> int:
        return self.now.id

    # ── How it stands ─────────────────────────────────────────────────────────────────────────

    def move(self, **columns: Any) -> None:
        """Change columns of the conversation that hold no user's text, such as `state`,
        `assignee_id`, `waiting_since`.
        """
        assignments = ", ".join(f"{column} = %s" for column in columns)
        execute(
            f"""UPDATE conversations_conversation SET {assignments}
                WHERE id = %s AND business_id = %s""",
            [*columns.values(), self.id, self.business.id],
        )
        known = {column: columns[column] for column in columns if column in State._fields}
        self.now = self.now._replace(**known)

    def join(self, person_id: int) -> None:
        """Note that a member took part."""
        if person_id in self.joined:
            return
        self.joined.add(person_id)
        execute(
            """INSERT INTO conversations_participation (business_id, conversation_id, person_id)
               VALUES (%s, %s, %s) ON CONFLICT DO NOTHING""",
            [self.business.id, self.id, person_id],
        )

    # ── Masking ───────────────────────────────────────────────────────────────────────────────

    def add(self, part: Part[Any], row: PartRow[Any]) -> Masker:
        """Mask, seal and store one row beside the messages."""
        masker = self.masker([row], {})
        masker.mask(part, [row])
        part.insert(self.business.id, row, self.contact.vault)
        return masker

    def masker(
        self,
        written: Iterable[PartRow[Any]],
        tellings: Disclosures,
        beside: Sequence[MessageRow] = (),
    ) -> Masker:
        """For what is written now, and for stored messages that are masked together with it."""
        finder = Finder(
            self.context.policy,
            [row.record for row in written],
            self.foreseen,
        )
        finder.rely_on(beside)
        return Masker.of(finder, self.contact, tellings)

    def count(self, row: MessageRow, *, late: bool) -> Counted:
        """What lists show of the conversation follows its last message; a late one isn't. Its
        preview is what the user wrote, or the bot until they did.
        """
        preview, authors = summarise([row])
        preview = "" if late else preview
        at, by_user = row.plain.at, row.plain.sender == "user"
        if not by_user and self.user_wrote:
            preview = ""
        self.user_wrote = self.user_wrote or by_user
        return Counted(
            messages=1,
            last_at=at,
            first_user_at=at if by_user else None,
            preview=preview,
            authors=authors,
        )

    def mask_late(self) -> None:
        """Mask what was learned of the contact in all that was said before."""
        mask_late_each([self])
