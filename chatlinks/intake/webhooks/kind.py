"""What a kind of source is made of."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatlinks.intake.webhooks.payloads.extract import Reader
from chatlinks.intake.webhooks.payloads.payload import unknown_in
from chatlinks.intake.webhooks.proofs import Proof


@dataclass(frozen=True)
class SourceKind:
    """One kind of bot or help desk: how it proves who it is, and how it is read."""

    name: str
    label: str
    folder: Path  # where its samples lie
    proofs: tuple[Proof, ...]  # any of them is enough
    read: Reader
    events: frozenset[str]  # by the source's own names; no other is shown
    known: frozenset[str]  # paths that the reader reads, or leaves out on purpose
    steps: tuple[str, ...]  # what to do at the source
    theirs: str = ""  # what they call the secret that they make; empty: it is made here
    is_form: bool = False  # its requests are forms, not JSON
    posts: tuple[str, ...] = ()  # names of those that go on to it through here

    def samples(self) -> list[dict[str, Any]]:
        """Payloads as its documentation has them, with invented values."""
        samples: list[dict[str, Any]] = json.loads((self.folder / "samples.json").read_text())
        return samples

    def unknown(self, payload: dict[str, Any], mapping: dict[str, str]) -> dict[str, Any]:
        """The fields that have no place here; of a generic source, those that nothing maps."""
        paths = set(mapping.values())
        each = mapping.get("each", "")
        in_list = {f"{each}.[].{path}" for path in paths} if each else set()
        return unknown_in(payload, self.known | paths | in_list)


def paths(text: str) -> list[str]:
    return text.split()


def beneath(path: str, fields: list[str]) -> list[str]:
    """The same fields of an object that stands at the path."""
    return [f"{path}.{name}" for name in fields]
