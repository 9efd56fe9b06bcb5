"""Files that bot and agents sent, for whoever comes by a link with which they go along.

They have addresses beneath the link's, by the message and the file's place in it: the number that
we keep a file by may itself be masked. What the user sent never goes along.
"""

from typing import NamedTuple
from urllib.parse import urlencode

from chatlinks.links.sharing.coverage import Coverage
from chatlinks.links.viewer import Viewer

SENDERS = ("agent", "bot")


class FilesAlong(NamedTuple):
    """Where a link's files are, and of which messages they go along."""

    path: str  # "/c/<token>/sent/"
    query: str  # "?as=…", or ""
    coverage: Coverage
    business_id: int
    conversation_id: int  # the link's: a member may read others of the contact's beside it

    def address(
        self,
        message_id: int,
        position: int,
        sender: str,
    ) -> str:
        """Of a message's files, with braces for the place; "" where they don't go along."""
        if sender not in SENDERS or not self.coverage.holds_message(message_id, position):
            return ""
        return f"{self.path}{message_id}/{{}}{self.query}"


def files_along(viewer: Viewer) -> FilesAlong | None:
    """None where no files go along."""
    if not viewer.files_along:
        return None
    query = f"?{urlencode(viewer.seen_as)}" if viewer.seen_as else ""
    access = viewer.access
    return FilesAlong(
        path=f"{viewer.path}/sent/",
        query=query,
        coverage=access.coverage,
        business_id=access.business_id,
        conversation_id=access.conversation_id,
    )


def instead_of_hidden(viewer: Viewer) -> FilesAlong | None:
    """For pages and exports: who gets all files by an own right gets them from where those are."""
    return None if viewer.shown else files_along(viewer)
