"""The first conversations of a file as everybody will see them, before any of it is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, ExportReader, Piece
from chatlinks.intake.load import UNSTORABLE
from chatlinks.intake.preview import TriedConversation, tried
from chatlinks.intake.uploads.details import PreviewedConversation, PreviewedMessage
from chatlinks.workspaces.models import Business

CONVERSATIONS = 3
SHOWN = 6  # messages of each
READ = 300  # messages by which it is told what to mask
LONGEST = 300  # characters of a message


def noting(
    read: ExportReader, first: list[IncomingConversation], archive: Archive, choices: Choices
) -> Iterator[Piece]:
    """What `read` gives; the first conversations are noted."""
    for piece in read(archive, choices):
        if isinstance(piece, IncomingConversation) and len(first) < CONVERSATIONS:
            first.append(beginning(piece))
        yield piece


def beginning(piece: IncomingConversation) -> IncomingConversation:
    """Without the files beside it: they aren't shown."""
    told = replace(piece.conversation, messages=piece.conversation.messages[:READ])
    return piece._replace(conversation=told, media={})


def previewed(
    business: Business, first: Sequence[IncomingConversation]
) -> list[PreviewedConversation]:
    """None where they can't be stored: then each is told among what can't be kept."""
    try:
        conversations = tried(business, first)
    except UNSTORABLE:
        return []
    return [shown(each) for each in conversations if each.messages]


def shown(conversation: TriedConversation) -> PreviewedConversation:
    messages = [
        PreviewedMessage(
            at=each.at.isoformat(),
            sender=each.get_sender_display(),
            author=each.author,
            text=each.text[:LONGEST],
        )
        for each in conversation.messages[:SHOWN]
    ]
    return PreviewedConversation(messages=messages, more=len(conversation.messages) - len(messages))
