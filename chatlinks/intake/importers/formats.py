"""Every format there is, in the order in which a file is asked whether it is one."""

from chatlinks.intake.importers import chatgpt, message_lists, table, whatsapp
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Format

FORMATS: tuple[Format, ...] = (
    chatgpt.FORMAT,
    message_lists.FORMAT,
    whatsapp.FORMAT,
    table.FORMAT,
)
BY_KEY = {each.key: each for each in FORMATS}


def recognised(archive: Archive) -> Format | None:
    """Of what kind the file is, by what it holds."""
    if not archive.documents:
        return None
    for each in FORMATS:
        if each.recognises(archive):
            return each
    return None
