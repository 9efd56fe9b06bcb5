"""What stands in a sample, path by path."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from chatlinks.intake.importers.table.columns import letters
from chatlinks.intake.masked_examples import kind_by_name, masked_examples
from chatlinks.intake.webhooks.generic.reader import SENDERS
from chatlinks.intake.webhooks.payloads.payload import Payload, at, text
from chatlinks.workspaces.models import Business

MOST_PATHS = 150
BY_NAME = {"author", "from", "sender", "speaker"}  # where it isn't a word for who wrote it


class Leaf(NamedTuple):
    """A value that is neither an object nor a list."""

    path: tuple[str, ...]
    value: Any
    is_around: bool = False  # around the list that messages stand in

    @property
    def written(self) -> str:
        return ".".join(self.path)

    @property
    def text(self) -> str:
        return str(self.value).lower() if isinstance(self.value, bool) else text(self.value)


class SamplePath(NamedTuple):
    """A path to choose, and what stands there: masked, and short."""

    path: str
    example: str


def leaves_of(value: Any, path: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """In their order; of a list its first item alone."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key and "." not in key and not any(map(str.isspace, key)):
                yield from leaves_of(each, (*path, key))
    elif isinstance(value, list):
        yield from leaves_of(value[0], (*path, "0")) if value else ()
    elif path and value not in (None, ""):
        yield Leaf(path, value)


def lists_of(value: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Paths to lists of objects, the outer ones first."""
    if isinstance(value, list):
        if path and value and isinstance(value[0], dict):
            yield ".".join(path)
        return
    for key, each in value.items() if isinstance(value, dict) else ():
        if key and "." not in key and not any(map(str.isspace, key)):
            yield from lists_of(each, (*path, key))


def leaves_for(payload: Payload, each: str) -> list[Leaf]:
    """What a path may lead to: where the mapping names a list, in its first item, then around it.

    A path that stands in both means the item's.
    """
    items = at(payload, each) if each else None
    if not isinstance(items, list) or not items:
        return list(leaves_of(payload))
    own = list(leaves_of(items[0]))
    taken = {leaf.written for leaf in own}
    around = [
        leaf._replace(is_around=True)
        for leaf in leaves_of(payload)
        if not leaf.written.startswith(f"{each}.") and leaf.written not in taken
    ]
    return [*own, *around]


def kind_of(leaf: Leaf) -> str:
    """What kind of personal value its name says that it is, or nothing."""
    if leaf.text.lower() in SENDERS:
        return ""
    return "name" if letters(leaf.path[-1]) in BY_NAME else kind_by_name(leaf.path[-1])


def paths_in(business: Business, payload: Payload, each: str) -> list[SamplePath]:
    """What there is to choose from. What a field's name says is personal is hidden wherever it
    stands.
    """
    leaves = leaves_for(payload, each)[:MOST_PATHS]
    personal = [(kind, leaf.text) for leaf in leaves if (kind := kind_of(leaf))]
    examples = masked_examples(business, [leaf.text for leaf in leaves], personal)
    return [
        SamplePath(leaf.written, example) for leaf, example in zip(leaves, examples, strict=True)
    ]
