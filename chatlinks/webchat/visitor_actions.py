"""What a visitor of the web chat does: write, send a file, ask for a person, say who they are,
rate."""

from typing import Any

from django.db import transaction

from chatlinks.chats import hearing
from chatlinks.conversations.live import opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.records.finder import Finder, foresee
from chatlinks.webchat import history, latest_chat
from chatlinks.webchat.bots import answering
from chatlinks.webchat.bots.bot import UnderstoodText
from chatlinks.webchat.history import MessageCursor
from chatlinks.webchat.visitors import Visitor
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.lock import lock_business

MOST_TOLD = 8192  # bytes: some 250 names, e-mails and other values


class TooLate(Exception):
    """The chat isn't where this can be done any more; `why` names the text that says so."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def write(
    visitor: Visitor,
    text: str,
    client_id: str,
    *,
    wants_person: bool = False,
) -> None:
    """Something that the visitor wrote, and the bot's answer.

    Sent again under the same id, it is neither doubled nor lost. All that grows with the text is
    done before the lock. The message is kept even where the bot fails. Raises TooLate.
    """
    check_told(visitor)
    foreseen = foresee(catalogue.policy_of(visitor.business), text)
    understood: UnderstoodText | None = None
    failed: Exception | None = None
    try:
        if not wants_person:
            understood = answering.understand(visitor.widget, text)
    except Exception as problem:  # raised as soon as the message is stored
        failed = problem
    with transaction.atomic():
        lock_business(visitor.business.pk)
        chat = chat_with(visitor, text, client_id, foreseen)
        try:
            if failed is None:
                answering.answer(visitor.widget, chat, understood)
        except Exception as problem:
            failed = problem
    if failed is not None:
        raise failed


def chat_with(
    visitor: Visitor,
    text: str,
    client_id: str,
    foreseen: Finder,
) -> LiveConversation:
    """The chat in which the message is: written just now, or already when it was sent first."""
    stored = stored_in(visitor, client_id)
    if stored is not None:
        return opening.reopen(visitor.business, stored)
    message = opening.message("user", text, id=message_id(visitor, client_id))
    written = hearing.hear(
        visitor.business,
        visitor.contact(),
        message,
        foreseen=foreseen,
    )
    return written.chat


def send_file(
    visitor: Visitor,
    name: str,
    content: bytes,
    client_id: str,
) -> None:
    """A file, in the open conversation or as the beginning of one. Raises files.Unfit, TooLate."""
    check_told(visitor)
    with transaction.atomic():
        lock_business(visitor.business.pk)
        if stored_in(visitor, client_id) is None:
            message = opening.message(
                "user",
                "",
                id=message_id(visitor, client_id),
            )
            file = (name, content)
            hearing.hear(
                visitor.business,
                visitor.contact(),
                message,
                file,
            )


def check_told(visitor: Visitor) -> None:
    """All that is known of a visitor is looked for in each of their messages, so it can't grow for
    ever. Raises TooLate."""
    if visitor.stored.known_bytes > MOST_TOLD:
        raise TooLate("told_enough")


def message_id(visitor: Visitor, client_id: str) -> str:
    """The visitor's id with theirs for the message, so that no other visitor's is the same."""
    return f"{visitor.external_id}:{client_id}"


def stored_in(visitor: Visitor, client_id: str) -> int | None:
    """The conversation in which this visitor's message is stored already."""
    name = message_id(visitor, client_id)
    stored = opening.stored_message(visitor.business, visitor.external_id, name)
    return stored.conversation_id if stored else None


@transaction.atomic
def introduce(
    visitor: Visitor,
    name: str,
    email: str,
) -> None:
    """Who the visitor says they are; what was said before is masked accordingly.

    Raises TooLate before they wrote, and once they have told too much.
    """
    check_told(visitor)
    chat = latest_chat.latest_chat(visitor)
    if chat is None:
        raise TooLate("write_first")
    opening.reopen(visitor.business, chat.id).meet(visitor.contact(name=name, email=email))


@transaction.atomic
def rate(
    visitor: Visitor,
    rating: int,
    comment: str,
) -> None:
    """How the agent helped, once a conversation. Raises TooLate."""
    lock_business(visitor.business.pk)
    chat = latest_chat.closed_chat(visitor)
    if chat is None:
        raise TooLate("nothing_to_rate")
    if not chat.rated:
        opening.reopen(visitor.business, chat.id).review(
            rating,
            comment,
            agent=chat.assignee,
        )


def news_for(visitor: Visitor, after: MessageCursor) -> dict[str, Any]:
    """The answer to whatever the visitor did: what is new since."""
    if visitor.contact_id is None:  # who may have become a contact by now
        visitor = Visitor(visitor.widget, visitor.id)
    return history.messages_since(visitor, after)
