"""The door in: records become masked records and originals. Every text that is stored passes here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from chatlinks.privacy import Span, detect, detect_across, detect_all
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import MARK, mask, mask_json, restore_json, settled, strings_of
from chatlinks.workspaces.catalogue import Rules

Record = dict[str, Any]
Find = Callable[[str], list[Span]]
Masked = tuple[Record, list[Any]]  # a masked record, and its originals in order
Said = tuple[
    int, str, Record, frozenset[str]
]  # a message: id, sender, record, what of it is masked whole

# The texts of each part, by column. A record is masked and sealed as one.
TEXTS = {
    "conversations_message": (
        "author",
        "data",
        "language",
        "node",
        "sub_story",
        "text",
        "translation",
        "type",
    ),
    "conversations_event": ("agent", "team", "text"),
    "conversations_entity": ("original_text", "value"),
    "conversations_review": ("agent", "comment", "task"),
}
NOBODY = KnownValues(())


class Finder:
    """What is personal in the strings of a batch: detected once a string, then joined by each contact's known values."""

    def __init__(self, rules: Rules, records: Iterable[Any]) -> None:
        unique = texts_of(records)
        self.rules = rules
        self.detected = dict(
            zip(unique, detect_all(unique, rules.profile, rules.patterns), strict=True)
        )

    def once(self, text: str) -> list[Span]:
        found = self.detected.get(text)
        return detect(text, self.rules.profile, self.rules.patterns) if found is None else found

    def beside(self, known: KnownValues, marks: KnownValues = NOBODY, parts: Sequence[Span] = (), of: str = "",
               found: dict[str, list[Span]] | None = None) -> Find:  # fmt: skip
        """A search for the rules' findings, the contact's known values, and what was marked by hand.

        `parts` are pieces, in the text `of`, of values that are spread over several messages; `found` is to hold what
        was found already, by text.
        """
        found = {} if found is None else found

        def once(text: str) -> list[Span]:
            spans = [*self.once(text), *known.find(text), *marks.find(text)]
            return [*spans, *parts] if parts and text == of else spans

        def find(text: str) -> list[Span]:
            if (spans := found.get(text)) is None:
                spans = found[text] = settled(text, once)
            return spans

        return find


def texts_of(records: Iterable[Any]) -> list[str]:
    """Every string to look at in records, or in single texts, once. The records' own keys are ours."""
    found: dict[str, None] = {}
    for record in records:
        for value in record.values() if isinstance(record, dict) else (record,):
            if not value:  # most are empty
                continue
            if isinstance(value, str):
                found[value] = None
            else:
                found.update(dict.fromkeys(strings_of(value)))
    found.pop("", None)
    return list(found)


def runs(said: Sequence[tuple[str, str]]) -> list[list[int]]:
    """Places of the texts that one sender gives in a row, where they are two or more; `said` as in `spread`."""
    found = []
    for _, group in groupby(range(len(said)), key=lambda place: said[place][0]):
        places = [place for place in group if said[place][1]]
        if len(places) > 1:
            found.append(places)
    return found


def spread(
    rules: Rules, known: KnownValues, said: Sequence[tuple[str, str]]
) -> dict[int, list[Span]]:
    """Values that one sender gives over two or three messages in a row ("4111 1111", then "1111 1111").

    `said` are the (sender, text) of a conversation in order; returns spans by place.
    """
    found: dict[int, list[Span]] = {}
    if not (in_a_row := runs(said)):
        return found
    texts = [[said[place][1] for place in run] for run in in_a_row]
    for run, words, detected in zip(
        in_a_row, texts, detect_across(texts, rules.profile), strict=True
    ):
        for place, spans, more in zip(run, detected, known.find_across(words), strict=True):
            if spans or more:
                found[place] = [*spans, *more]
    return found


def mask_record(record: Record, whole: frozenset[str], find: Find) -> Masked:
    """The record with everything personal masked, the fields in `whole` entirely; and the originals, in order."""
    masked: Record = {}
    originals: list[Any] = []
    for key in sorted(record):
        value = record[key]
        if value is None or value == "":
            masked[key] = value
        elif key in whole:
            masked[key] = MARK
            originals.append(value)
        elif not isinstance(value, str):
            masked[key], found = mask_json(value, find)
            originals += found
        elif (spans := find(value)) or MARK in value:
            masked[key], hidden = mask(value, spans)
            originals += hidden
        else:
            masked[key] = value
    return masked, originals


class Masker:
    """Masks the records of one contact."""

    def __init__(
        self, finder: Finder, known: KnownValues, marks: Mapping[int, KnownValues]
    ) -> None:
        self.finder, self.known, self.marks = finder, known, marks
        self.found: dict[str, list[Span]] = {}
        self.find = finder.beside(known, found=self.found)

    def look_over(self, texts: Iterable[str]) -> None:
        """Tell at one glance, instead of one a text, that these hold nothing; most conversations hold nothing known."""
        plain = [text for text in texts if text not in self.found and not self.finder.once(text)]
        if not self.known.near("".join(plain)):
            self.found.update((text, []) for text in plain)

    def mask(self, record: Record, whole: frozenset[str]) -> Masked:
        return mask_record(record, whole, self.find)

    def mask_messages(self, said: Sequence[Said]) -> Iterator[Masked]:
        """The messages of one conversation, in order; a value given in parts is masked in each of them."""
        pieces = spread(
            self.finder.rules,
            self.known,
            [(sender, record["text"]) for _, sender, record, _ in said],
        )
        self.look_over(record["text"] for _, _, record, _ in said)
        for place, (id_, _, record, whole) in enumerate(said):
            find = self.find
            if place in pieces or id_ in self.marks:
                marks, parts = self.marks.get(id_, NOBODY), pieces.get(place, ())
                find = self.finder.beside(self.known, marks, parts, record["text"])
            yield mask_record(record, whole, find)


def restore_record(masked: Record, originals: list[Any]) -> Record:
    """The record as it was before `mask_record`: the same, where nothing was masked."""
    if not originals and all(
        not value or (isinstance(value, str) and MARK not in value) for value in masked.values()
    ):
        return masked
    restored = restore_json(masked, originals)
    assert isinstance(restored, dict)
    return restored
