"""Search inside a conversation, or all that are read at once: over exactly what this viewer sees, so that nothing hidden can be guessed by searching."""

import re

from markupsafe import Markup

from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.database.rows import rows
from chatlinks.privacy.masking import strings_of
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.page import ReadingRequest
from chatlinks.reading.panes import link
from chatlinks.reading.text import words
from chatlinks.reading.timeline import NAMES
from chatlinks.reading.view_models import Hit

MOST = 200  # hits listed
AROUND = 60  # characters of the text on either side of what was found

ALL = f"""SELECT m.conversation_id, m.id, m.at, m.sender, {MESSAGE.select("m")}, m.sealed
         FROM unnest(%s::bigint[]) WITH ORDINALITY AS c(id, place)
         JOIN conversations_message m ON m.conversation_id = c.id AND m.business_id = %s ORDER BY c.place, m.position"""
SEEN = ("text", "translation", "data")  # what the page prints of a message


def search(opening: ReadingRequest, vault: Vault | None, query: str) -> tuple[list[Hit], bool]:
    """The messages that hold the words as typed, whatever their case; and whether there are more than are listed."""
    pattern = re.compile(re.escape(query), re.IGNORECASE)
    hits: list[Hit] = []
    places = {
        n.id: (link(n.token) if opening.whole else "") or opening.entry.path for n in opening.line
    }
    kept = "&as=others" if opening.entry.previewing else ""
    for conversation, id_, at, sender, *texts, sealed in rows(
        ALL, [list(places), opening.subject.business_id]
    ):
        record = MESSAGE.record(texts)
        if vault is not None and sealed is not None:
            record = MESSAGE.restore(vault, id_, record, sealed)
        found = next(
            (f for text in strings_of({k: record[k] for k in SEEN}) if (f := pattern.search(text))),
            None,
        )
        if found is None:
            continue
        if len(hits) == MOST:
            return hits, True
        author = words(record["author"]) if record["author"] else NAMES[sender]
        url = f"{places[conversation]}?at={id_}{kept}#m-{id_}"
        hits.append(Hit(id_, url, at.astimezone(opening.zone), author, snippet(found)))
    return hits, False


def snippet(found: re.Match[str]) -> Markup:
    """The words around what was found, which is told apart by <mark>."""
    text, start, end = found.string, found.start(), found.end()
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        "…" if low else "",
        words(text[low:start]),
        words(text[start:end]),
        words(text[end:high]),
        "…" if high < len(text) else "",
    )
