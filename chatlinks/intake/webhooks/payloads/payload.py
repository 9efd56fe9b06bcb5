"""What a request held: parsed once, made safe to store, and asked for by path without surprises."""

import json
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl

from chatlinks.intake.checking import without_nul

Payload = dict[str, Any]
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
LONG_AFTER = 1e11  # seconds: a greater number lies in the year 5138, and counts something smaller
UNITS = (1, 1e3, 1e6, 1e9)  # in a second, as programs count: milliseconds, micro-, nanoseconds
ZONE = re.compile(r"\s+(?:UTC|GMT)$|\s+(?=[+-]\d{2}:?\d{2}$)")  # as databases write it
MOST_DEEP = 40  # objects and lists within one another


class UnreadablePayload(ValueError):
    """What came is no payload of this source; the text says why, without a value of it."""


def parsed(body: bytes, *, form: bool = False) -> Payload:
    """Raises UnreadablePayload."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadablePayload("It isn’t UTF-8.") from None
    if form:
        return dict(clean(dict(parse_qsl(text, keep_blank_values=True))))
    try:
        value = json.loads(text, parse_constant=no_number)
    except RecursionError:
        raise UnreadablePayload("Its objects or lists are nested too deeply.") from None
    except ValueError:
        raise UnreadablePayload("It isn’t JSON.") from None
    if not isinstance(value, dict):
        raise UnreadablePayload("It is no JSON object.")
    if depth(value) > MOST_DEEP:
        raise UnreadablePayload("Its objects or lists are nested too deeply.")
    return dict(clean(value))


def no_number(name: str) -> None:
    """Python would read NaN and Infinity, which JSON doesn't have."""
    raise ValueError(name)


def depth(value: Any) -> int:
    """How deep objects and lists are nested, up to one more than is taken."""
    level, nested = [value], 0
    while level and nested <= MOST_DEEP:
        nested += 1
        level = [
            item
            for each in level
            if isinstance(each, dict | list)
            for item in (each.values() if isinstance(each, dict) else each)
        ]
    return nested


def clean(value: Any) -> Any:
    """Without NUL and halves of surrogate pairs, which PostgreSQL's text can't hold."""
    return whole_characters(without_nul(value))


def whole_characters(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {whole_characters(key): whole_characters(item) for key, item in value.items()}
    if isinstance(value, list):
        return [whole_characters(item) for item in value]
    return value


def at(value: Any, path: str) -> Any:
    """What stands at a path such as `conversation.meta.sender`; None where there is no such."""
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def text_at(value: Any, path: str) -> str:
    """A text or a number, as text; empty for anything else."""
    return text(at(value, path))


def text(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    return value if isinstance(value, str) else ""


def objects_at(value: Any, path: str) -> list[Payload]:
    """The objects of a list."""
    items = at(value, path)
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []


def moment(value: Any) -> datetime | None:
    """A time, written or counted in seconds since 1970 or in parts of them; in UTC if it says no
    zone.

    None for whatever is no time.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        value = value.strip()
        try:
            value = float(value)
        except ValueError:
            return written_moment(value)
    if not isinstance(value, int | float):
        return None
    if not 0 <= value < LONG_AFTER * UNITS[-1]:
        return None
    seconds = next(value / unit for unit in UNITS if value < LONG_AFTER * unit)
    if seconds >= (LATEST - EARLIEST).total_seconds():
        return None
    return EARLIEST + timedelta(seconds=seconds)


def written_moment(value: str) -> datetime | None:
    try:
        written = in_full(ZONE.sub("", value))
        moment = written if written.tzinfo else written.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if EARLIEST <= moment < LATEST else None


def in_full(value: str) -> datetime:
    """By ISO 8601, or as mails have it. Raises ValueError."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return parsedate_to_datetime(value)


def unknown_in(value: Payload, known: frozenset[str]) -> Payload:
    """The fields that no path of `known` names; `a.*` names all beneath `a`, `a.[].b` every item's.

    Empty for a payload of which each field is known.
    """
    left = leftover(value, known, "")
    return left if isinstance(left, dict) else {}


def leftover(value: Any, known: frozenset[str], path: str) -> Any:
    if f"{path}*" in known:
        return None
    if isinstance(value, dict):
        pairs = {key: leftover_field(item, known, path + key) for key, item in value.items()}
        return {key: item for key, item in pairs.items() if item is not None} or None
    if isinstance(value, list):
        items = [leftover_field(item, known, f"{path}[]") for item in value]
        return [item for item in items if item is not None] or None
    return value


def leftover_field(value: Any, known: frozenset[str], path: str) -> Any:
    if path in known:
        return None
    if isinstance(value, dict | list) and value:
        return leftover(value, known, f"{path}.")
    return None if value in (None, "", [], {}) else value


def count(value: Any) -> int:
    """How many values stand in it."""
    if isinstance(value, dict):
        return sum(map(count, value.values()))
    if isinstance(value, list):
        return sum(map(count, value))
    return 1


def names_in(value: Any) -> dict[str, None]:
    """The paths of its values, without the numbers of a list's items; each once, in their order."""
    names: dict[str, None] = {}
    if isinstance(value, dict):
        for key, item in value.items():
            names.update({f"{key}.{name}".rstrip("."): None for name in names_in(item)})
    elif isinstance(value, list):
        for item in value:
            names.update(names_in(item))
    return names or {"": None}
