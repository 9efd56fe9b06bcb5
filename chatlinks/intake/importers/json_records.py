"""Records of a JSON file, one after another in constant memory, in whatever way they are put: a
list, lists in an object, one object after another, or a line each.
"""

import codecs
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, NamedTuple

import ijson
from ijson.common import IncompleteJSONError, JSONError

from chatlinks.intake.importers.archive import Document
from chatlinks.intake.importers.json_depth import ShallowFile
from chatlinks.intake.importers.unpacking import TooBig
from chatlinks.intake.load import Reject

LONGEST_LINE = 64 * 2**20
ENDS_EARLY = "the file ends in the middle of a record; what follows is missing"
NO_JSON = "not JSON from here on; what follows is not read"
NO_OBJECT = "an object is wanted"
Fields = dict[str, Any]


class Record(NamedTuple):
    place: str  # such as tickets[3] or line 7
    fields: Fields
    line: int


def object_in(fields: Mapping[str, Any], name: str) -> Fields:
    """What stands in a field; nothing, where that is no object."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def objects_in(fields: Mapping[str, Any], name: str) -> list[Fields]:
    """The objects of a list."""
    listed = fields.get(name)
    return only_objects(listed) if isinstance(listed, list) else []


def only_objects(values: Iterable[Any]) -> list[Fields]:
    return [each for each in values if isinstance(each, dict)]


def records(document: Document, keys: Sequence[str] = ()) -> Iterator[Record | Reject]:
    """Objects of the file; `keys` name the lists that may hold them in an object around them, the
    likeliest first, with dots between steps.
    """
    if start_of(document).startswith(b"["):
        yield from listed(document, "item", "")
    elif is_lines(document):
        yield from of_lines(document)
    else:
        yield from wrapped(document, keys)


def start_of(document: Document) -> bytes:
    with utf8(document) as file:
        return file.read(4096).lstrip()


def wrapped(document: Document, keys: Sequence[str]) -> Iterator[Record | Reject]:
    """Of the first of these lists that holds any; else the object, or the objects, as such."""
    for key in keys:
        seen = False
        for record in listed(document, f"{key}.item", key):
            if isinstance(record, Record):
                seen = True
            if seen:
                yield record
        if seen:
            return
    yield from listed(document, "", "", several=True)


def listed(
    document: Document,
    prefix: str,
    key: str,
    *,
    several: bool = False,
) -> Iterator[Record | Reject]:
    number = 0
    with utf8(document) as file:
        try:
            items = ijson.items(
                ShallowFile(file),
                prefix,
                use_float=True,
                multiple_values=several,
            )
            for number, item in enumerate(items, 1):
                place = f"{key}[{number - 1}]"
                if isinstance(item, dict):
                    yield Record(place, item, number)
                else:
                    content = json.dumps(item).encode()
                    yield Reject(number, content, [NO_OBJECT], place=place)
        except TooBig:
            raise
        except IncompleteJSONError:
            yield Reject(number + 1, b"", [ENDS_EARLY], place=f"{key}[{number}]")
        except (JSONError, UnicodeDecodeError, RecursionError, ValueError):
            yield Reject(number + 1, b"", [NO_JSON], place=f"{key}[{number}]")


def utf8(document: Document) -> BinaryIO:
    """Without a byte order mark; from UTF-16, too."""
    file = document.open()
    start = file.read(4)
    file.seek(0)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with file:
            return io.BytesIO(document.text().encode("utf-8", "replace"))
    if start.startswith(codecs.BOM_UTF8):
        file.seek(len(codecs.BOM_UTF8))
    return file


def is_lines(document: Document) -> bool:
    """Is the first line that isn't blank an object by itself?"""
    with document.open() as file:
        while line := file.readline(LONGEST_LINE):
            if text := line.removeprefix(codecs.BOM_UTF8).strip():
                break
        else:
            return False
        following = file.readline(LONGEST_LINE).strip()
    return bool(following) and isinstance(loaded(text), dict)


def of_lines(document: Document) -> Iterator[Record | Reject]:
    with document.open() as file:
        number = 0
        while raw := file.readline(LONGEST_LINE):
            number += 1
            text = raw.removeprefix(codecs.BOM_UTF8).strip()
            if not text:
                continue
            fields = loaded(text)
            if isinstance(fields, dict):
                yield Record(f"line {number}", fields, number)
            else:
                reason = NO_OBJECT if fields is not None else "not JSON"
                yield Reject(number, text, [reason])


def loaded(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def whole(document: Document) -> Any:
    """A file read at once; None if it is no JSON. Raises TooBig."""
    return loaded(document.text().encode("utf-8", "replace"))


def peek(
    document: Document,
    keys: Sequence[str] = (),
    *,
    most: int = 3,
) -> list[Fields]:
    """The first records, by which a format is told."""
    if not start_of(document).startswith((b"{", b"[")):
        return []
    seen = []
    for record in records(document, keys):
        if isinstance(record, Record):
            seen.append(record.fields)
        if len(seen) >= most or isinstance(record, Reject):
            break
    return seen
