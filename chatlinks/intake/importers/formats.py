"""Every format there is, in the order in which a file is asked whether it is one."""

from collections.abc import Sequence

from chatlinks.intake.importers import chatgpt, message_lists, neutral, table, whatsapp
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Format

FORMATS: tuple[Format, ...] = (
    chatgpt.FORMAT,
    message_lists.FORMAT,
    whatsapp.FORMAT,
    table.FORMAT,
)
# With our own, which the command reads by itself: it tells more exactly what is wrong there.
EVERY = (neutral.FORMAT, *FORMATS)
BY_KEY = {each.key: each for each in FORMATS}


def recognised(archive: Archive, among: Sequence[Format] = FORMATS) -> Format | None:
    """Of what kind the file is, by what it holds."""
    if not archive.documents:
        return None
    for each in among:
        if each.recognises(archive):
            return each
    return None
