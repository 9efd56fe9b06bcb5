"""Real dialogues as conversations in the import format: Schema-Guided Dialogue (Rastogi et al.,
AAAI 2020).

The dialogues carry no times and no contacts; both are given here, always the same ones.

    python -m tests.kit.samples.sgd --out FILE [--copies N] [--limit N] [PATH]
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from chatlinks.demo.values import known_values

MISSING = "shared/data/sgd/dialogues.jsonl is not there"
REPOSITORY = Path(__file__).resolve().parents[3]
PERSONAL = frozenset(
    {
        "phone_number",
        "street_address",
        "address",
        "recipient_account_name",
        "doctor_name",
        "stylist_name",
    }
)
# No part of these names occurs in the dialogues, so that finding one somewhere means a leak.
FIRST = (
    "Vethra",
    "Quorbin",
    "Zulmira",
    "Hjorvi",
    "Ottokar",
    "Yelvika",
    "Drusko",
    "Wynfreda",
    "Iskandru",
)
LAST = (
    "Brzova",
    "Kvistgaard",
    "Umezawu",
    "Ndlovex",
    "Trzaskow",
    "Pfeilhuk",
    "Ojedrun",
    "Gwynneth-Voss",
)
AREAS = (
    "202",
    "206",
    "303",
    "312",
    "404",
    "415",
    "503",
    "512",
    "602",
    "617",
    "702",
    "713",
    "808",
    "907",
)
BEGIN = datetime(2025, 1, 6, 6, 0, tzinfo=UTC)
SPREAD_SECONDS = 90 * 24 * 3600
NO_OVERLAP_SECONDS = 25 * 3600


@dataclass(frozen=True)
class Dialogue:
    """One dialogue, made ready: all but times; `seconds` are its messages' distances from the
    start.
    """

    id: str
    messages: list[dict[str, Any]]
    seconds: list[int]
    entities: list[dict[str, Any]]


def available(path: Path | None = None) -> Path | None:
    """The dialogues' file, or None.

    `path`: it or its folder; by default `shared/data/sgd` by the repository.

    A work tree may lie deeper than the repository, so every folder above is looked into.
    """
    folders = (
        [path] if path else [above / "shared" / "data" / "sgd" for above in REPOSITORY.parents]
    )
    places = [each / "dialogues.jsonl" if each.is_dir() else each for each in folders]
    return next((place for place in places if place.is_file()), None)


def convert(
    path: Path | None = None,
    limit: int | None = None,
    contacts: int = 1200,
    copies: int = 1,
    seed: int | None = None,
) -> Iterator[dict[str, Any]]:
    """Conversations in the import format, each contact's in order of time.

    `limit`: how many dialogues to read; `contacts`: among how many people a copy's dialogues are
    shared; `copies`: how many times to give them, each time with other ids and contacts; `seed`:
    mixes them, so that every day speaks of everything (the file goes from one matter to the next).
    Conversations share their contacts and entities: copy before changing one. `FileNotFoundError`
    if the dialogues aren't there.
    """
    source = available(path)
    if source is None:
        raise FileNotFoundError("the dialogues of Schema-Guided Dialogue are not there")
    dialogues = list(_read(source, limit))
    if seed is not None:
        random.Random(seed).shuffle(dialogues)
    step = max(SPREAD_SECONDS // max(len(dialogues), 1), NO_OVERLAP_SECONDS // contacts + 1)
    for copy in range(copies):
        people = [_contact(copy, number) for number in range(min(contacts, len(dialogues)))]
        for place, dialogue in enumerate(dialogues):
            start = BEGIN + timedelta(seconds=place * step + copy)
            yield _conversation(
                dialogue, f"c{copy}-{dialogue.id}", people[place % len(people)], start
            )


def personal_values(conversation: dict[str, Any]) -> list[str]:
    """Every personal value of a converted conversation, longest first."""
    return sorted(known_values(conversation), key=lambda each: (-len(each), each))


def _read(source: Path, limit: int | None) -> Iterator[Dialogue]:
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield _dialogue(json.loads(line))


def _dialogue(raw: dict[str, Any]) -> Dialogue:
    messages: list[dict[str, Any]] = []
    seconds: list[int] = []
    entities: dict[tuple[str, str], dict[str, Any]] = {}
    now, service = 0, raw["services"][0]
    for place, turn in enumerate(raw["turns"]):
        text, user = turn["text"], turn["speaker"] == "USER"
        now += 0 if not place else 4 + len(text) // 3 if user else 2
        message = {
            "id": f"m{place + 1}",
            "at": "",
            "from": "user" if user else "bot",
            "text": text,
        }
        message |= {"node": service.partition("_")[0].lower(), "sub_story": service}
        message["confidence"] = round(0.5 + len(text) * 7 % 50 / 100, 2)
        if not user:
            message["author"] = {"name": "Guide"}
        messages.append(message)
        seconds.append(now)
        for slot in turn["slots"]:
            given = text[slot["start"] : slot["end"]]
            entities.setdefault((slot["slot"], given), _entity(slot["slot"], given, message["id"]))
    return Dialogue(raw["dialogue_id"], messages, seconds, list(entities.values()))


def _entity(name: str, given: str, message: str) -> dict[str, Any]:
    return {"name": name, "original_text": given, "value": given} | {
        "personal": name in PERSONAL,
        "message": message,
    }


def _contact(copy: int, number: int) -> dict[str, str]:
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    area = AREAS[(copy + number // 100) % len(AREAS)]
    return {
        "id": f"person-{copy}-{number}",
        "name": f"{first} {last}",
        "email": f"{first}.{last}.{copy}.{number}@mail.example".lower(),
        "phone": f"+1 {area} 555 01{number % 100:02d}",
        "channel": ("web", "whatsapp", "android", "ios")[number % 4],
        "language": "en",
        "time_zone": "America/Los_Angeles",
    }


def _conversation(
    dialogue: Dialogue, key: str, contact: dict[str, str], start: datetime
) -> dict[str, Any]:
    messages = [
        message | {"at": (start + timedelta(seconds=later)).isoformat()}
        for message, later in zip(dialogue.messages, dialogue.seconds, strict=True)
    ]
    return {
        "id": key,
        "channel": contact["channel"],
        "state": "completed",
        "contact": contact,
        "messages": messages,
        "events": [{"at": start.isoformat(), "type": "session_started"}],
        "entities": dialogue.entities,
        "reviews": [],
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the conversations to a file, one JSON object a line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.kit.samples.sgd", description=convert.__doc__
    )
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        help="the dialogues' file or folder",
    )
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--limit", type=int)
    chosen = parser.parse_args(arguments)
    if available(chosen.path) is None:
        print("no dialogues.jsonl there; give its path", file=sys.stderr)
        return 2
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    with chosen.out.open("w", encoding="utf-8") as out:
        for conversation in convert(chosen.path, chosen.limit, copies=chosen.copies):
            out.write(encode(conversation) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
