"""Many messages at once through the door of single ones: what they come to is the same, for a small
part of the statements.

They are read before anybody waits. Then one look says which are there already, the conversations of
all contacts are opened or begun at once, each contact's messages are taken in order, and all are
written together.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from chatlinks.conversations import bot_window
from chatlinks.conversations.live import opening, opening_each
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.live.message_writer import MessagesTogether, write_each
from chatlinks.conversations.live.opening import AlreadyStored, Beginning
from chatlinks.conversations.records.drafting.context import aware, context_of
from chatlinks.conversations.records.finder import Finder, foresee_messages
from chatlinks.conversations.records.incoming import IncomingContact, IncomingMessage
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.records.told.telling import MessageRow
from chatlinks.database.rows import new_ids
from chatlinks.intake.live import Receipt, begin, take_in
from chatlinks.links import members
from chatlinks.web.streaming.live import announced_together
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business


class MessageOfContact(NamedTuple):
    """A message, and whose conversation it belongs to."""

    contact: IncomingContact
    message: IncomingMessage

    @property
    def key(self) -> tuple[str, str]:
        """By which it is stored once."""
        return self.contact.id, self.message.id


def foresee(business: Business, came: Sequence[MessageOfContact]) -> Finder:
    """What takes time, done for all of them before the business's lock is taken."""
    policy = catalogue.policy_of(business)
    return foresee_messages(policy, [each.message for each in came])


@transaction.atomic
def receive_messages(
    business: Business,
    came: Sequence[MessageOfContact],
    foreseen: Finder,
) -> list[Receipt]:
    """All of them or, on an error, none; each contact's in order. Raises what `receive_message`
    does.
    """
    lock_business(business.id)
    zone = ZoneInfo(business.time_zone)
    for each in came:
        each.message.at = aware(each.message.at, zone)
    with announced_together():
        return Correspondence(business, came, foreseen).take_all()


class Correspondence:
    """The messages of several contacts, each in the conversation that it belongs to."""

    def __init__(
        self,
        business: Business,
        came: Sequence[MessageOfContact],
        foreseen: Finder,
    ) -> None:
        self.business = business
        self.came = came
        self.foreseen = foreseen
        self.context = context_of(business)
        named = [each.key for each in came if each.message.id]
        self.stored = opening_each.stored_messages(self.context, named)
        self.ids = self.ids_for(came)
        self.open: dict[str, LiveConversation] = {}  # by the contact's external id
        self.written: list[MessagesTogether] = []
        self.begun: set[int] = set()  # conversations whose first message is still to come

    def ids_for(self, came: Sequence[MessageOfContact]) -> Iterator[int]:
        new = {
            each.key if each.message.id else place
            for place, each in enumerate(came)
            if each.key not in self.stored
        }
        return iter(new_ids(MESSAGE.name, len(new)))

    def take_all(self) -> list[Receipt]:
        self.open_all()
        receipts: dict[int, Receipt] = {}
        by_contact: dict[str, list[int]] = {}
        for place, each in enumerate(self.came):
            by_contact.setdefault(each.contact.id, []).append(place)
        for places in by_contact.values():
            for place in places:
                receipts[place] = self.take(*self.came[place])
        write_each(self.written)
        return [receipts[place] for place in range(len(self.came))]

    # ── Which conversation ────────────────────────────────────────────────────────────────────

    def open_all(self) -> None:
        """Of each contact the one that their first new message belongs to."""
        first: dict[str, MessageOfContact] = {}
        for each in self.came:
            if each.key not in self.stored:
                first.setdefault(each.contact.id, each)
        latest = opening_each.latest_of_each(self.business, self.context, first)
        goes_on = {
            id_: conversation
            for id_, conversation in latest.items()
            if belongs(first[id_].message, conversation)
        }
        lately = opening_each.last_messages_of_each(self.business.id, goes_on.values())
        for id_, conversation in goes_on.items():
            self.hold(id_, conversation, lately[conversation.id])
        self.begin_all([each for id_, each in first.items() if id_ not in goes_on])

    def begin_all(self, first: Sequence[MessageOfContact]) -> None:
        if not first:
            return
        beginnings = [Beginning(each.contact, each.message.at) for each in first]
        begun = opening.begin_each(self.business, self.context, beginnings)
        members.make_for(self.business.id, [conversation.id for conversation in begun])
        for each, conversation in zip(first, begun, strict=True):
            self.hold(each.contact.id, conversation, [])
            self.begun.add(conversation.id)

    def hold(
        self,
        contact_id: str,
        conversation: LiveConversation,
        lately: list[MessageRow] | None = None,
    ) -> None:
        conversation.foreseen = self.foreseen
        self.written.append(conversation.together(self.ids, lately))
        self.open[contact_id] = conversation

    def conversation_of(
        self,
        contact: IncomingContact,
        message: IncomingMessage,
    ) -> LiveConversation:
        """That which is open, or the contact's next."""
        held = self.open[contact.id]
        if not belongs(message, held):
            held.messages.write()
            begun = begin(self.business, contact, message.at)
            self.hold(contact.id, begun, [])
            self.begun.add(begun.id)
        return self.open[contact.id]

    # ── What becomes of a message ─────────────────────────────────────────────────────────────

    def take(self, contact: IncomingContact, message: IncomingMessage) -> Receipt:
        key = contact.id, message.id
        if already := self.stored.get(key):
            return Receipt(*already, is_new=False)
        conversation = self.conversation_of(contact, message)
        began = conversation.id in self.begun
        self.begun.discard(conversation.id)
        receipt = take_in(conversation, contact, message, began=began)
        if message.id:
            self.stored[key] = AlreadyStored(receipt.conversation_id, receipt.id)
        return receipt


def belongs(message: IncomingMessage, conversation: LiveConversation) -> bool:
    now = conversation.now
    return bot_window.belongs(message.at, now.state, now.first_user_at, now.closed_at)
