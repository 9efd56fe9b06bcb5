"""What is said in a conversation that is open for writing: where it stands, what it tells, and how
it is masked with what was said before.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from typing import Any

from chatlinks.conversations.live import guesses, placing
from chatlinks.conversations.live.guesses import TextWriter
from chatlinks.conversations.live.last_messages import Surroundings, at_the_end, in_between
from chatlinks.conversations.live.message_writer import Counted, MessagesTogether
from chatlinks.conversations.live.open_conversation import OpenConversation
from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.records.incoming import IncomingMessage
from chatlinks.conversations.records.masker import Masker
from chatlinks.conversations.records.parts import MESSAGE, PartRow
from chatlinks.conversations.records.told import learning
from chatlinks.conversations.records.told.telling import (
    NOTHING,
    UNREAD,
    Disclosure,
    MessageRow,
    hidden_already,
    tell_messages,
)
from chatlinks.conversations.sent_files.placing import SentFiles


class SpokenConversation(OpenConversation):
    """One conversation in which something is said, until the transaction ends."""

    def together(
        self,
        ids: Iterator[int],
        lately: list[MessageRow] | None = None,
    ) -> MessagesTogether:
        """From here on no message is masked or written before it has to be, or `messages.write`
        says so. None may be a member's: those are watched, each by itself.

        `ids` for them; `lately`: the last ones that were said, where they are read already.
        """
        self.messages = MessagesTogether(self, self.messages, ids, lately)
        return self.messages

    def say(self, message: IncomingMessage, by: TextWriter | None = None) -> int:
        """Add a message; returns its id. `by` is the member who wrote it here.

        What it tells, alone or together with those before it, is masked in those, too.
        """
        last = self.messages.last()
        place = self.place(last, self.context.aware(message.at))
        row = self.draft(message, place, by)
        sent_files = SentFiles(self.business.id, self.context.identity)
        sent_files.place([row], self.contact, {})
        learning.learn_sender(self.contact, message)
        if place.late:
            around = in_between(self.business.id, self.contact, row)
            self.write_down(row, around, by, late=True)
        elif not self.messages.keep(row):
            self.write_down(row, at_the_end(last, [row]), by)
        sent_files.write()
        return row.id

    def draft(
        self,
        message: IncomingMessage,
        place: placing.LivePlace,
        by: TextWriter | None,
    ) -> MessageRow:
        """Its row, not masked yet. A user's first one starts the bot's 24 hours."""
        hash_ = self.context.identity.message(message.id or secrets.token_hex(16), place.position)
        row = self.drafts.message(message, self.messages.new_id(), place.position, hash_)
        writer_id = by.person_id if by else None
        row.plain = row.plain._replace(sort_at=place.sort_at, writer_id=writer_id)
        if row.plain.sender == "user" and self.now.first_user_at is None:
            self.now = self.now._replace(first_user_at=row.plain.at)
        return row

    def write_down(
        self,
        row: MessageRow,
        around: Surroundings,
        by: TextWriter | None,
        *,
        late: bool = False,
    ) -> None:
        """Mask and store one message by itself."""
        masker = self.mask_in_place([row], around, by)
        self.messages.add(row, self.count(row, late=late))
        self.mask_late()
        self.watch(by, masker, row, around.together)

    def mask_said(
        self,
        before: Sequence[MessageRow],
        said: Sequence[MessageRow],
    ) -> Counted:
        """What was said after those before it: told and masked together."""
        self.mask_in_place(said, at_the_end(before, said), None)
        counts = [self.count(row, late=False) for row in said]
        return reduce(Counted.add, counts)

    def mask_in_place(
        self,
        said: Sequence[MessageRow],
        around: Surroundings,
        by: TextWriter | None,
    ) -> Masker:
        """Mask what is said now. Where that changes those beside it, which are stored, they are
        written.
        """
        telling = self.listen(around.before, said, by, around.beside)
        masker = self.masker(said, {self.id: telling}, around.beside)
        changed = masker.mask(MESSAGE, around.together)
        own = {row.id for row in said}
        # A member's are written in any case: no step more tells that they hit upon a value.
        others = [each for each in (around.together if by else changed) if each.id not in own]
        for each in others:
            MESSAGE.update(self.business.id, each, self.contact.vault)
        if others:
            announce_masked_anew([self.id])
        return masker

    def place(self, before: list[MessageRow], at: datetime) -> placing.LivePlace:
        """Where the next message stands; `before` are the last ones."""
        last = before[-1].plain if before else None
        if place := placing.at_end(last, at):
            return place
        self.messages.write()
        return placing.among_others(self.business.id, self.id, at)

    def listen(
        self,
        before: Sequence[MessageRow],
        said: Sequence[MessageRow],
        by: TextWriter | None,
        beside: Iterable[MessageRow],
    ) -> Disclosure:
        """What is told by what is said after those before it. Those beside it, which are masked
        together with it, keep what is masked in them.

        Somebody from whom details are hidden teaches nothing: by the time that it takes they could
        tell that their guess had something earlier masked.
        """
        telling = tell_messages(
            self.context.policy,
            [*before, *said],
            since=len(before),
            before=self.foreseen.before(before) if self.foreseen else UNREAD,
        )
        if by is None or not by.watched:
            self.contact.learn_told(telling.values, self.context.policy.personal)
            for row in said:
                learning.place_listed(self.contact, row)
        kept = hidden_already(beside).get(self.id, NOTHING)
        return Disclosure({**kept.passages, **telling.passages}, telling.values)

    def watch(
        self,
        by: TextWriter | None,
        masker: Masker,
        row: PartRow[Any],
        together: Sequence[MessageRow] = (),
    ) -> None:
        """Count what was typed by somebody from whom details are hidden."""
        if by is None or not by.watched:
            return
        identity = self.context.identity
        hits = guesses.hits_of(identity, masker, row, together)
        guesses.count(self.business, identity, self.id, by.person_id, hits)
