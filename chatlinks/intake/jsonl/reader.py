"""Read the neutral format: one conversation a line, each checked by itself."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pydantic import TypeAdapter, ValidationError

from chatlinks.conversations.records.incoming import Incoming
from chatlinks.conversations.store import IncomingConversation
from chatlinks.intake.load import Reject

SHAPE = TypeAdapter(Incoming)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # which some programs put before the first line
LONGEST = 64 * 1024 * 1024  # bytes in a line; a longer one is no conversation

TOO_EARLY = "the line ends too early; each conversation is one line"
JSON_FAULTS = {
    "EOF while parsing": TOO_EARLY,
    "invalid unicode code point": "what it holds isn't UTF-8",
    "lone leading surrogate": "half of a surrogate pair",
    "unexpected end of hex escape": "half of a surrogate pair",
    "recursion limit exceeded": "objects or lists are nested too deeply",
    "control character": "a control character, such as NUL or a tab, stands in a text as it is",
    "trailing comma": "a comma with nothing behind it",
}
CUT_OFF = "the file ends in the middle of this line; what follows is missing"
NO_SUCH_FIELD = "there is no such field; see docs/import-format.md"
NO_SUCH_TIME = "there is no such time; one is written such as 2026-03-02T09:15:00+05:30"
WORDING = {
    "unexpected_keyword_argument": NO_SUCH_FIELD,
    "extra_forbidden": NO_SUCH_FIELD,
    "missing": "missing; it is required",
    "missing_argument": "missing; it is required",
    "string_type": "text is wanted, in double quotes",
    "list_type": "a list is wanted",
    "dict_type": "an object is wanted",
    "dataclass_type": "an object is wanted",
    "datetime_from_date_parsing": NO_SUCH_TIME,
    "datetime_parsing": NO_SUCH_TIME,
}


def read(file: BinaryIO) -> Iterator[IncomingConversation | Reject]:
    """Every line of the file that isn't blank, in order, in constant memory."""
    number = 0
    while raw := file.readline(LONGEST):
        number += 1
        raw = raw.removeprefix(BYTE_ORDER_MARK)  # of each file, where several were put together
        if len(raw) == LONGEST and not raw.endswith(b"\n"):
            rest = until_its_end(file)
            yield Reject(number, raw, [f"longer than {LONGEST:,} bytes"], rest)
            for _ in rest:
                pass
        elif raw.strip():
            yield parse(number, raw)


def until_its_end(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.readline(LONGEST):
        yield piece
        if piece.endswith(b"\n"):
            return


def parse(number: int, raw: bytes) -> IncomingConversation | Reject:
    try:
        conversation = validated(raw)
    except ValidationError as problem:
        return Reject(number, raw, reasons(problem, ended=raw.endswith(b"\n")))
    except DoubledField as problem:
        return Reject(number, raw, [f"{problem}: given twice in one object"])
    if b"\\u0000" in raw:  # PostgreSQL's text can't hold it
        fields = SHAPE.dump_python(conversation, by_alias=True)
        conversation = SHAPE.validate_python(without_nul(fields))
    if doubled := twice([message.id for message in conversation.messages if message.id]):
        reason = "another message of this conversation has the same id"
        return Reject(number, raw, [f"messages[{doubled}].id: {reason}"])
    return IncomingConversation(conversation, raw.strip(), number)


class DoubledField(ValueError):
    """An object has two fields of this name, and one of them would be lost unnoticed."""


def validated(raw: bytes) -> Incoming:
    """Raises ValidationError and DoubledField. A field that may be left out may be null as well."""
    try:
        conversation = SHAPE.validate_json(raw)
    except ValidationError:
        if b"null" not in raw:
            raise
        try:
            fields = json.loads(raw)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            raise
        conversation = SHAPE.validate_python(without_null(fields))
    refuse_doubled(raw)
    return conversation


def without_null(value: Any) -> Any:
    """But for what a message carries, which is kept as it came."""
    if isinstance(value, dict):
        return {
            name: each if name == "data" else without_null(each)
            for name, each in value.items()
            if each is not None
        }
    if isinstance(value, list):
        return [without_null(each) for each in value]
    return value


def refuse_doubled(raw: bytes) -> None:
    """Raises DoubledField. Nothing of Python's is called for each object: most have none twice."""
    objects: list[list[tuple[str, Any]]] = []
    json.loads(raw, object_pairs_hook=objects.append, parse_int=str, parse_float=str)
    if sum(map(len, map(dict, objects))) < sum(map(len, objects)):
        for pairs in objects:
            names = [name for name, _ in pairs]
            for name in names:
                if names.count(name) > 1:
                    raise DoubledField(name)


def twice(ids: list[str]) -> int | None:
    seen: set[str] = set()
    for place, id_ in enumerate(ids):
        if id_ in seen:
            return place
        seen.add(id_)
    return None


def reasons(problem: ValidationError, *, ended: bool = True) -> list[str]:
    """Each fault as "field: what is wrong", without the value that came.

    `ended`: the line has an end; the last one of a file that was cut off has none.
    """
    faults = []
    for error in problem.errors(include_input=False, include_context=False, include_url=False):
        field, fault = field_name(error["loc"]), wording(error["type"], error["msg"])
        if TOO_EARLY in fault and not ended:
            fault = f"not JSON: {CUT_OFF}"
        faults.append(f"{field}: {fault}" if field else fault)
    return faults


def field_name(location: Iterable[int | str]) -> str:
    """Such as messages[3].text."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return "".join(steps).lstrip(".")


def wording(kind: str, message: str) -> str:
    if kind == "json_invalid":
        return f"not JSON: {json_fault(message.partition(': ')[2] or message)}"
    return WORDING.get(kind) or message.removeprefix("Value error, ")


def json_fault(message: str) -> str:
    """The parser counts lines within the line that it is given.

    Only the place in that line says anything here.
    """
    what, _, place = message.partition(" at line ")
    for its, ours in JSON_FAULTS.items():
        if what.startswith(its):
            what = ours
    at = place.rpartition(" ")[2]
    return f"{what}, at byte {at} of the line" if at.isdigit() and what != TOO_EARLY else what


def without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if isinstance(value, dict):
        return {without_nul(key): without_nul(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_nul(item) for item in value]
    return value
