"""The dialogues that `told` and `given` read, and when a value in one is hidden."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from chatlinks.privacy.detection.told.turns import Turn

ROOT = Path(__file__).resolve().parents[2]
PLACES = [place / "shared" / "data" / "said" / "dev.jsonl" for place in ROOT.parents]
SAID = next((place for place in PLACES if place.exists()), PLACES[0])
ADDRESS_SHARE = 0.7  # of an address's letters; its numbers all
Span = tuple[int, int]


class Dialogue(NamedTuple):
    """One conversation with the places of what is personal (`gold`) and may be hidden (`may`)."""

    name: str
    source: str
    turns: list[Turn]
    gold: list[list[tuple[int, int, str]]]
    may: list[list[Span]]


def read(path: Path) -> Iterator[Dialogue]:
    """Raise FileNotFoundError when the dialogues are not there."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Dialogue(
                name=row["id"],
                source=row["set"],
                turns=[Turn(turn["who"], turn["text"]) for turn in row["turns"]],
                gold=[
                    [(one, two, kind) for one, two, kind in turn["gold"]] for turn in row["turns"]
                ],
                may=[[(one, two) for one, two in turn["may"]] for turn in row["turns"]],
            )


def to_look_at(dialogue: Dialogue) -> bool:
    """Whether it is in the half that rules may be written by."""
    return bool(hashlib.sha256(dialogue.name.encode()).digest()[0] & 1)


def covers(text: str, start: int, end: int, kind: str, spans: list[Span]) -> bool:
    """Whether a value is hidden: all its letters and digits; of an address most letters."""
    signs = [place for place in range(start, end) if text[place].isalnum()]
    open_ = [place for place in signs if not any(one <= place < two for one, two in spans)]
    if kind != "address":
        return not open_
    if any(text[place].isdigit() for place in open_):
        return False
    letters = [place for place in signs if text[place].isalpha()]
    return len(open_) <= (1 - ADDRESS_SHARE) * len(letters)
