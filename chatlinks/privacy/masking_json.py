"""Records of JSON in, masked records and originals out, and back again exactly: `masking` for each
of their strings. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.masking import MARK, Find, mask, restore

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def strings_of(record: Json) -> list[str]:
    """Every string of a record, in the order of `rebuild`.

    Keys and values; numbers as str() writes them.
    """
    if isinstance(record, str):
        return [record]
    strings: list[str] = []
    if isinstance(record, Mapping):
        for key in sorted(record):
            strings += key, *strings_of(record[key])
    elif isinstance(record, (list, tuple)):
        for item in record:
            strings += strings_of(item)
    elif record is not None:
        strings.append(str(record))
    return strings


def rebuild(record: Json, spans: Iterable[Sequence[Span]]) -> tuple[Json, list[Json]]:
    """The record masked, and the originals.

    `spans`: those of each of `strings_of(record)`, in order.

    A number with a span becomes MARK and its original keeps its type. A key with a span hides its
    whole dict. Raise ValueError when there are fewer lists of spans than strings.
    """
    originals: list[Json] = []
    try:
        masked = _rebuilt(record, iter(spans), originals)
    except StopIteration:
        raise ValueError("fewer lists of spans than strings") from None
    return masked, originals


def _rebuilt(
    record: Json,
    spans: Iterator[Sequence[Span]],
    originals: list[Json],
) -> Json:
    if isinstance(record, str):
        masked, hidden = mask(record, next(spans))
        originals += hidden
        return masked
    if isinstance(record, Mapping):
        return _rebuilt_dict(record, spans, originals)
    if isinstance(record, (list, tuple)):
        return [_rebuilt(item, spans, originals) for item in record]
    if record is None or not next(spans):
        return record
    originals.append(record)
    return MARK


def _rebuilt_dict(
    record: Mapping[str, Json],
    spans: Iterator[Sequence[Span]],
    originals: list[Json],
) -> Json:
    before, hidden = len(originals), False
    masked: dict[str, Json] = {}
    for key in sorted(record):
        hidden = bool(next(spans)) or hidden
        masked[key] = _rebuilt(record[key], spans, originals)
    if not hidden:
        return {key: masked[key] for key in record}
    originals[before:] = [record]
    return MARK


def mask_json(record: Json, find: Find) -> tuple[Json, list[Json]]:
    """`rebuild` for one record.

    For many, gather their `strings_of`, detect once, and rebuild each.
    """
    return rebuild(record, [find(each) for each in strings_of(record)])


def restore_json(masked: Json, originals: Sequence[Json]) -> Json:
    """The record that was masked.

    Raise ValueError when there are not as many originals as marks.
    """
    rest = iter(originals)
    try:
        restored = _restored(masked, rest)
    except StopIteration:
        raise ValueError("more marks than originals") from None
    if next(rest, rest) is not rest:
        raise ValueError("more originals than marks")
    return restored


def _restored(masked: Json, originals: Iterator[Json]) -> Json:
    if isinstance(masked, str):
        if MARK not in masked:
            return masked
        if masked == MARK:
            return next(originals)
        count = masked.count(MARK)
        return restore(masked, [cast(str, next(originals)) for _ in range(count)])
    if isinstance(masked, Mapping):
        restored = {key: _restored(masked[key], originals) for key in sorted(masked)}
        return {key: restored[key] for key in masked}
    if isinstance(masked, (list, tuple)):
        return [_restored(item, originals) for item in masked]
    return masked
