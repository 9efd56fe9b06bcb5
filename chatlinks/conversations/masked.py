"""The door in: records of a batch become masked records and sealed originals. Every text that is stored passes here."""

from collections.abc import Callable, Iterable
from typing import Any

from chatlinks.privacy import Span, detect, detect_all
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import MARK, mask_json, restore_json, settled, strings_of

Record = dict[str, Any]
Find = Callable[[str], list[Span]]

# The texts of each part, by column. A record is masked and sealed as one.
TEXTS = {
    "conversations_message": ("author", "data", "language", "node", "sub_story", "text", "translation", "type"),
    "conversations_event": ("agent", "team", "text"),
    "conversations_entity": ("original_text", "value"),
    "conversations_review": ("agent", "comment", "task"),
}


class Finder:
    """What is personal in the strings of a batch: detected once a string, then joined by each contact's known values."""

    def __init__(self, profile: str, records: Iterable[Any]) -> None:
        unique = list(dict.fromkeys(text for record in records for text in strings_of(record)))
        self.profile = profile
        self.detected = dict(zip(unique, detect_all(unique, profile), strict=True))

    def beside(self, known: KnownValues) -> Find:
        found: dict[str, list[Span]] = {}

        def once(text: str) -> list[Span]:
            detected = self.detected.get(text)
            return [*(detect(text, self.profile) if detected is None else detected), *known.find(text)]

        def find(text: str) -> list[Span]:
            if (spans := found.get(text)) is None:
                spans = found[text] = settled(text, once)
            return spans

        return find


def mask_record(record: Record, whole: frozenset[str], find: Find) -> tuple[Record, list[Any]]:
    """The record with everything personal masked, the fields in `whole` entirely; and the originals, in order."""
    masked: Record = {}
    originals: list[Any] = []
    for key in sorted(record):
        value = record[key]
        if key in whole and value:
            masked[key] = MARK
            originals.append(value)
        else:
            masked[key], found = mask_json(value, find)
            originals += found
    return masked, originals


def restore_record(masked: Record, originals: list[Any]) -> Record:
    """The record as it was before `mask_record`."""
    restored = restore_json(masked, originals)
    assert isinstance(restored, dict)
    return restored
