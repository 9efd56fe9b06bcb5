"""Whoever reads an export, without a database to keep it in."""

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.importers.archive import Archive, of_file
from chatlinks.intake.importers.contract import Choices
from chatlinks.intake.importers.formats import EVERY, recognised
from chatlinks.intake.load import LeftOut, Reject

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def archive_of(content: Any, name: str = "export") -> Archive:
    """Of bytes, a text, the files of a ZIP by their names, or what is written as JSON."""
    if isinstance(content, str):
        content = content.encode()
    held = content if isinstance(content, bytes) else json.dumps(content).encode()
    return of_file(name, len(held), lambda: io.BytesIO(held))


def packed(files: dict[str, Any]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, str | bytes) else json.dumps(value))
    return written.getvalue()


def pieces(
    content: Any, name: str = "export", *agents: str, zone: str = "UTC"
) -> list[IncomingConversation | Reject | LeftOut]:
    archive = archive_of(content, name)
    format_ = recognised(archive, EVERY)
    assert format_ is not None, "it isn't recognised"
    choices = Choices(agents=agents, zone=ZoneInfo(zone), begun=BEGUN)
    return list(format_.read(archive, choices))


def conversations(content: Any, name: str = "export", *agents: str) -> list[IncomingConversation]:
    """Of an export of which nothing is rejected."""
    read = pieces(content, name, *agents)
    assert not [each for each in read if isinstance(each, Reject)]
    return [each for each in read if isinstance(each, IncomingConversation)]


def messages(content: Any, name: str = "export", *agents: str) -> list[Any]:
    """Of all of its conversations."""
    read = conversations(content, name, *agents)
    return [message for each in read for message in each.conversation.messages]


def spoken(content: Any, name: str = "export", *agents: str) -> list[tuple[str, str]]:
    """(by whom, what) of each message."""
    return [(each.sender, each.text) for each in messages(content, name, *agents)]
