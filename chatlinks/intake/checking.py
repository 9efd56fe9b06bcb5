"""Whether what came has the shape that it should: each fault by its field, without its value."""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")

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


class Faulty(ValueError):
    """What came can't be kept. `reasons`: each fault as "field: what is wrong"."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def checked(shape: TypeAdapter[T], raw: bytes, *, ended: bool = True) -> T:
    """JSON as an object of the shape. Raises Faulty.

    `ended`: what holds it, such as a line, has an end; the last one of a file that was cut off has
    none.
    """
    try:
        value = validated(shape, raw)
    except ValidationError as problem:
        raise Faulty(reasons(problem, ended=ended)) from problem
    except DoubledField as problem:
        raise Faulty([f"{problem}: given twice in one object"]) from problem
    if b"\\u0000" not in raw:
        return value
    # PostgreSQL's text can't hold it.
    return shape.validate_python(without_nul(shape.dump_python(value, by_alias=True)))


class DoubledField(ValueError):
    """An object has two fields of this name, and one of them would be lost unnoticed."""


def validated(shape: TypeAdapter[T], raw: bytes) -> T:
    """Raises ValidationError and DoubledField. A field that may be left out may be null as well."""
    try:
        value = shape.validate_json(raw)
    except ValidationError:
        if b"null" not in raw:
            raise
        try:
            fields = json.loads(raw)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            raise
        value = shape.validate_python(without_null(fields))
    refuse_doubled(raw)
    return value


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
    json.loads(
        raw,
        object_pairs_hook=objects.append,
        parse_int=str,
        parse_float=str,
    )
    if sum(map(len, map(dict, objects))) < sum(map(len, objects)):
        for pairs in objects:
            names = [name for name, _ in pairs]
            for name in names:
                if names.count(name) > 1:
                    raise DoubledField(name)


def reasons(problem: ValidationError, *, ended: bool = True) -> list[str]:
    """Each fault as "field: what is wrong", without the value that came."""
    faults = []
    for error in problem.errors(
        include_input=False,
        include_context=False,
        include_url=False,
    ):
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
