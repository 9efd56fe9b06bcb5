"""A record: the texts of one row by column, masked together and put back together. Pure."""

from collections.abc import Iterable
from typing import Any

from chatlinks.privacy.masking import MARK, Find, mask
from chatlinks.privacy.masking_json import mask_json, restore_json, strings_of

Record = dict[str, Any]  # column → text, or JSON
NO_COLUMNS: frozenset[str] = frozenset()


def mask_record(
    record: Record,
    whole: frozenset[str],
    find: Find,
) -> tuple[Record, list[Any]]:
    """The record with everything personal masked, the columns in `whole` entirely.

    And the originals, in order.
    """
    if stays(record, whole, find):
        return dict(record), []
    masked: Record = {}
    originals: list[Any] = []
    for column in sorted(record):
        value = record[column]
        if value is None or value == "":
            masked[column] = value
        elif column in whole:
            masked[column] = MARK
            originals.append(value)
        elif not isinstance(value, str):
            masked[column], hidden = mask_json(value, find)
            originals += hidden
        elif (spans := find(value)) or MARK in value:
            masked[column], texts = mask(value, spans)
            originals += texts
        else:
            masked[column] = value
    return masked, originals


def stays(record: Record, whole: frozenset[str], find: Find) -> bool:
    """Whether all is stored as it is, as most is.

    One loop over the columns: a call for each takes a record twice as long (`bin/bench import`).
    """
    for column, value in record.items():
        if value is None or value == "":
            continue
        if column in whole or not isinstance(value, str) or MARK in value or find(value):
            return False
    return True


def restore_record(masked: Record, originals: list[Any]) -> Record:
    """The record as it was before `mask_record`: the same, where nothing was masked."""
    if not originals and not any(map(may_hold_marks, masked.values())):
        return masked
    restored = restore_json(masked, originals)
    assert isinstance(restored, dict)
    return restored


def may_hold_marks(value: Any) -> bool:
    """Of JSON it isn't looked up."""
    if not value:
        return False
    return not isinstance(value, str) or MARK in value


def texts_of(records: Iterable[Record]) -> list[str]:
    """Every string to look at in records, once. The records' own keys are ours."""
    texts: dict[str, None] = {}
    for record in records:
        for value in record.values():
            if not value:  # most are empty
                continue
            if isinstance(value, str):
                texts[value] = None
            else:
                texts.update(dict.fromkeys(strings_of(value)))
    texts.pop("", None)
    return list(texts)
