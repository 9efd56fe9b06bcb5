"""What is heard of a user: into the conversation that is open, or a new one; a chat that waited for
it goes on.

In the transaction of whoever holds the business's lock, such as `transitions.user_writes`.
"""

from dataclasses import dataclass

from chatlinks.chats import topics
from chatlinks.chats.steps import WITH_AGENTS, State, attach, return_to_agent
from chatlinks.conversations.live import opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.records import incoming
from chatlinks.conversations.records.finder import Finder
from chatlinks.links import members
from chatlinks.workspaces.models import Business


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """What became of something that the user wrote."""

    chat: LiveConversation  # open until the transaction ends
    message_id: int
    began: bool  # a new conversation

    @property
    def conversation_id(self) -> int:
        return self.chat.id

    @property
    def state(self) -> str:
        return self.chat.now.state


def hear(
    business: Business,
    contact: incoming.IncomingContact,
    message: incoming.IncomingMessage,
    file: tuple[str, bytes] | None = None,
    foreseen: Finder | None = None,
) -> WrittenMessage:
    """What a user writes: in the conversation that is open, or it begins their next one.

    `file` is the (name, content) of one that they sent; raises files.Unfit. `foreseen` has looked
    at the text already.
    """
    chat = opening.latest(business, contact.id, message.at)
    began = chat is None
    if chat is None:
        chat = opening.begin(business, contact, message.at)
        members.make_for(business.id, [chat.id])
    chat.foreseen = foreseen
    message_id = hear_in(chat, contact, message, file, began=began)
    return WrittenMessage(chat, message_id, began)


def hear_in(
    chat: LiveConversation,
    contact: incoming.IncomingContact,
    message: incoming.IncomingMessage,
    file: tuple[str, bytes] | None,
    *,
    began: bool,
) -> int:
    """`hear` in the conversation that it belongs to, which began with it or was there; returns the
    message's id.
    """
    if not began and any((contact.name, contact.email, contact.phone)):
        chat.meet(contact)
    attach(chat, message, file)
    message_id = chat.say(message)
    go_on(chat, message)
    if began:
        topics.chat_changed(chat.business.id, chat.id, [])
    return message_id


def go_on(chat: LiveConversation, message: incoming.IncomingMessage) -> None:
    """What the user wrote waits to be read; a chat that waited for it goes on."""
    if chat.now.state in WITH_AGENTS:
        waiting_since = chat.now.waiting_since or message.at
        chat.move(waiting_since=waiting_since, unread=chat.now.unread + 1)
    if chat.now.state == State.WAITING:
        return_to_agent(chat)
    else:
        topics.message_written(chat.id, chat.now.assignee_id)
