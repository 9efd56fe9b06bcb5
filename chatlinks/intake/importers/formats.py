"""Every format there is, in the order in which a file is asked whether it is one."""

from collections.abc import Sequence

from chatlinks.intake.importers import (
    calls,
    chatgpt,
    mail,
    message_lists,
    neutral,
    rasa,
    slack,
    table,
    telegram,
    whatsapp,
)
from chatlinks.intake.importers.agent_traces import langfuse, langsmith, otel
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Format
from chatlinks.intake.importers.help_desks import chatwoot, intercom, zendesk

FORMATS: tuple[Format, ...] = (
    chatgpt.FORMAT,
    slack.FORMAT,
    telegram.FORMAT,
    zendesk.FORMAT,
    intercom.FORMAT,
    chatwoot.FORMAT,
    rasa.FORMAT,
    mail.FORMAT,
    calls.FORMAT,
    otel.FORMAT,
    langfuse.FORMAT,
    langsmith.FORMAT,
    message_lists.FORMAT,
    whatsapp.FORMAT,
    table.FORMAT,
)
# Those that are read from a server, too: by the beginnings of an address.
BY_ADDRESS = {
    "http://": chatwoot.FORMAT,
    "https://": chatwoot.FORMAT,
    "postgres://": rasa.FORMAT,
    "postgresql://": rasa.FORMAT,
}
# With our own, which the command reads by itself: it tells more exactly what is wrong there.
EVERY = (*FORMATS, neutral.FORMAT)
BY_KEY = {each.key: each for each in FORMATS}


def of_address(text: str) -> Format | None:
    """What lies at an address, if it is one."""
    for beginning, each in BY_ADDRESS.items():
        if text.startswith(beginning):
            return each
    return None


def looks_like(archive: Archive, chosen: str) -> str:
    """What it is instead, of a file that isn't what it was said to be; a sentence or nothing."""
    other = None if archive.url else recognised(archive, EVERY)
    if other is None or other.key == chosen:
        return ""
    return f"It looks like this: {other.title}."


def recognised(archive: Archive, among: Sequence[Format] = FORMATS) -> Format | None:
    """Of what kind the file is, by what it holds."""
    if not archive.documents or archive.is_locked:
        return None
    for each in among:
        if each.recognises(archive):
            return each
    return None
