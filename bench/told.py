"""What people say of themselves in public dialogues, and how much of it stays readable.

`python -m bench.told`: whole conversations go through the door, as an import takes them, of users
of whom nothing is known. A conversation passes when nothing personal in it stays readable. Half of
the conversations, by a hash of their ids, are for looking at while rules are written; the other
half is only measured.

The last line is one JSON object.
"""

import argparse
import hashlib
import json
import os
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import django

from bench.told_peers import PEERS, ModelPeer, spans_by
from chatlinks.privacy.detection.told.finder import Finder as NameFinder
from chatlinks.privacy.detection.told.finder import FinderSpan
from chatlinks.privacy.detection.told.finder import joined as joined_names
from chatlinks.privacy.detection.told.likely import likely_personal
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Kind, ToldSpan, Turn

ROOT = Path(__file__).resolve().parents[1]
PLACES = [place / "shared" / "data" / "said" / "dev.jsonl" for place in ROOT.parents]
SAID = next((place for place in PLACES if place.exists()), PLACES[0])
ADDRESS_SHARE = 0.7  # of an address's letters; its numbers all
RUNS = 3
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = ("author", "language", "node", "sub_story", "text", "translation", "type")  # of a message
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


def hidden(dialogue: Dialogue, profile: str) -> tuple[list[list[Span]], list[list[ToldSpan]]]:
    """The spans of each turn that nobody sees, and those of them that were told."""
    from chatlinks.conversations.records.contacts import KnownContact
    from chatlinks.conversations.records.masker import Finder, Masker
    from chatlinks.conversations.records.parts import MESSAGE
    from chatlinks.conversations.records.telling import hidden_in, tell_messages
    from chatlinks.privacy.sealing import Vault
    from chatlinks.workspaces.catalogue import ALWAYS_PERSONAL, Policy

    policy = Policy(number=1, profile=profile, patterns=None, personal=ALWAYS_PERSONAL)
    rows = list(message_rows(dialogue))
    contact = KnownContact(id=1, vault=Vault(1, 1, b""), key_row=None, hash=b"")
    telling = tell_messages(policy, rows)
    contact.learn_told(telling.values, policy.personal)
    finder = Finder(policy, [row.record for row in rows])
    Masker.of(finder, contact, {1: telling}).mask(MESSAGE, rows)
    spans = [
        [(span.start, span.end) for span in hidden_in(row).get(row.record["text"], ())]
        for row in rows
    ]
    return spans, tell(dialogue.turns, profile)


def message_rows(dialogue: Dialogue) -> Iterator[Any]:
    """The turns as they are on their way into the tables."""
    from chatlinks.conversations.records.parts import PartRow, PlainMessage

    for place, turn in enumerate(dialogue.turns):
        plain = PlainMessage(
            position=place,
            at=BEGUN,
            external_hash=b"",
            sender=turn.who,
            confidence=None,
            is_broken=False,
            is_smart_assist=False,
        )
        record = dict.fromkeys(TEXTS, "")
        yield PartRow(place + 1, 1, 1, plain, {**record, "data": None, "text": turn.text})


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


class Tally:
    """Counts over many dialogues."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self.dialogues: Counter[str] = Counter()
        self.hidden: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.messages: Counter[str] = Counter()
        self.missed: dict[str, list[str]] = defaultdict(list)
        self.false_ones: dict[str, list[str]] = defaultdict(list)

    def add(self, dialogue: Dialogue, spans: list[list[Span]], told: list[list[ToldSpan]]) -> None:
        source = dialogue.source
        clean = True
        for place, turn in enumerate(dialogue.turns):
            for start, end, kind in dialogue.gold[place]:
                good = covers(turn.text, start, end, kind, spans[place])
                clean = clean and good
                self.wanted[kind] += 1
                self.hidden[kind] += good
                self.wanted[f"{source}/{kind}"] += 1
                self.hidden[f"{source}/{kind}"] += good
                if not good:
                    self._miss(dialogue, place, start, end, kind)
            self._count_false(dialogue, place, spans[place], told[place])
        self.passed[source] += clean
        self.dialogues[source] += 1
        self.messages[source] += len(dialogue.turns)

    def _miss(self, dialogue: Dialogue, place: int, start: int, end: int, kind: str) -> None:
        before = dialogue.turns[place - 1].text[-90:] if place else ""
        text = dialogue.turns[place].text
        self.missed[dialogue.source].append(
            f"{kind} {text[start:end]!r} in {text!r} after {before!r}"
        )

    def _count_false(
        self,
        dialogue: Dialogue,
        place: int,
        spans: list[Span],
        told: list[ToldSpan],
    ) -> None:
        allowed = [(one, two) for one, two, _ in dialogue.gold[place]] + dialogue.may[place]
        text = dialogue.turns[place].text
        for start, end in joined(spans):
            if any(one < end and start < two for one, two in allowed):
                continue
            self.false[dialogue.source] += 1
            why = [
                f"{each.kind}/{each.why}" for each in told if each.start < end and start < each.end
            ]
            before = dialogue.turns[place - 1].text[-60:] if place else ""
            self.false_ones[dialogue.source].append(
                f"{text[start:end]!r} {why} in {text!r} after {before!r}"
            )

    def shares(self) -> dict[str, Any]:
        passed = {name: _share(self.passed[name], count) for name, count in self.dialogues.items()}
        recall = {kind: _share(self.hidden[kind], count) for kind, count in self.wanted.items()}
        messages = sum(self.messages.values())
        by_set = {
            name: round(1000 * self.false[name] / count, 2) for name, count in self.messages.items()
        }
        return {
            "passed": dict(sorted(passed.items())),
            "passed_all": _share(sum(self.passed.values()), sum(self.dialogues.values())),
            "recall": dict(sorted(recall.items())),
            "false_per_1000": round(1000 * sum(self.false.values()) / messages, 2),
            "false_by_set": by_set,
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def joined(spans: list[Span]) -> list[Span]:
    """In order, those that overlap or touch made one."""
    union: list[Span] = []
    for start, end in sorted(spans):
        if union and start <= union[-1][1]:
            union[-1] = union[-1][0], max(end, union[-1][1])
        else:
            union.append((start, end))
    return union


def measure(dialogues: list[Dialogue], profile: str) -> Tally:
    tally = Tally()
    for dialogue in dialogues:
        spans, told = hidden(dialogue, profile)
        tally.add(dialogue, spans, told)
    return tally


def measure_list(
    dialogues: list[Dialogue],
    profile: str,
    finder: NameFinder | None = None,
) -> dict[str, Any]:
    """What passes when the list shown before sharing counts as hidden; its false ones."""
    passed: Counter[str] = Counter()
    count: Counter[str] = Counter()
    false = messages = 0
    for dialogue in dialogues:
        spans, _ = hidden(dialogue, profile)
        rows = likely_personal(dialogue.turns, spans, finder=finder)
        for row in rows:
            gold, may = dialogue.gold[row.turn], dialogue.may[row.turn]
            near = [*((one, two) for one, two, _ in gold), *may]
            false += not any(row.start < two and one < row.end for one, two in near)
            spans[row.turn].append((row.start, row.end))
        passed[dialogue.source] += all(
            covers(dialogue.turns[place].text, start, end, kind, spans[place])
            for place, each in enumerate(dialogue.gold)
            for start, end, kind in each
        )
        count[dialogue.source] += 1
        messages += len(dialogue.turns)
    shares = {source: _share(passed[source], total) for source, total in sorted(count.items())}
    return {"passed": shares, "false_per_1000": round(1000 * false / messages, 2)}


def speed(dialogues: list[Dialogue]) -> float:
    """Messages that `tell` reads in a second of one core."""
    for dialogue in dialogues:
        tell(dialogue.turns)  # lists are read and patterns laid out at first use
    seconds: list[float] = []
    for _ in range(RUNS):
        begun = time.process_time()
        for dialogue in dialogues:
            tell(dialogue.turns)
        seconds.append(time.process_time() - begun)
    return sum(len(dialogue.turns) for dialogue in dialogues) / statistics.median(seconds)


def main() -> None:
    from bench.given import given  # which reads the dialogues as this module does

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    django.setup()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("look", "measure", "all"), default="all")
    parser.add_argument("--profile", choices=("strict", "balanced"), default="")
    parser.add_argument("--set", default="", help="only this set")
    parser.add_argument("--show", type=int, default=0, help="how many misses and falses to show")
    parser.add_argument(
        "--peers",
        type=int,
        default=20,
        help="every how many conversations the peers read, who are slow; 0: none",
    )
    parser.add_argument("--said", type=Path, default=SAID)
    options = parser.parse_args()
    halves = {"look": [True], "measure": [False], "all": [True, False]}[options.half]
    dialogues = [
        each
        for each in read(options.said)
        if to_look_at(each) in halves and options.set in ("", each.source)
    ]
    answer: dict[str, Any] = {"messages_per_s": round(speed(dialogues[::3]))}
    for profile in [options.profile] if options.profile else ["strict", "balanced"]:
        tally = measure(dialogues, profile)
        shares = tally.shares()
        _print(profile, shares)
        answer.setdefault("given", {})[profile] = given(dialogues, profile)["all"]
        print(f"  all values given as entities: {answer['given'][profile]:.2%} pass")
        if options.show and options.half == "look":
            _show(tally, options.show)
        answer[profile] = shares
        answer[profile]["with_list"] = measure_list(dialogues, profile)
        print(f"  with the list: {answer[profile]['with_list']}")
    if options.peers:
        answer["peers"] = {
            peer.name: measure_peer(peer, dialogues[:: options.peers]) for peer in PEERS
        }
        for name, outcome in answer["peers"].items():
            print(f"{name}, every {options.peers}. conversation: {outcome}")
    print(json.dumps(answer))


def measure_peer(peer: ModelPeer, dialogues: list[Dialogue]) -> dict[str, Any] | str:
    """What passes with a peer's spans instead of ours; a sentence where it can't run.

    The peer that our optional finder is made of is measured as that, too: with its spans in the
    list.
    """
    texts = list({turn.text for dialogue in dialogues for turn in dialogue.turns})
    answer = spans_by(peer, texts)
    if isinstance(answer, str):
        return answer
    spans = dict(zip(texts, answer.spans, strict=True))
    tally = Tally()
    for dialogue in dialogues:
        own = [spans[turn.text] for turn in dialogue.turns]
        tally.add(dialogue, own, [[] for _ in own])
    shares = tally.shares()
    with_finder: dict[str, Any] = {}
    if peer.is_finder:

        def find(text: str) -> list[FinderSpan]:
            return joined_names(text, [FinderSpan(*span, Kind.NAME) for span in spans[text]])

        with_finder = {"our_list_with_it": measure_list(dialogues, "strict", find)}
    return with_finder | {
        "passed_all": shares["passed_all"],
        "passed": shares["passed"],
        "false_per_1000": shares["false_per_1000"],
        "messages_per_s": round(len(texts) / answer.seconds),
    }


def _print(profile: str, shares: dict[str, Any]) -> None:
    print(f"{profile}: {shares['passed_all']:.1%} of conversations pass, ", end="")
    print(f"{shares['false_per_1000']} false in 1,000 messages")
    for source, share in shares["passed"].items():
        print(f"  {source:<14} {share:>6.1%} pass, {shares['false_by_set'][source]:>6} false")
    for kind, share in shares["recall"].items():
        print(f"    {kind:<24} {share:.1%}")


def _show(tally: Tally, count: int) -> None:
    """A sample of what goes wrong in the half that may be looked at."""
    for title, rows in (("missed", tally.missed), ("false", tally.false_ones)):
        for source, each in rows.items():
            step = max(1, len(each) // count)
            for row in each[::step][:count]:
                print(f"{title} {source}: {row}")


if __name__ == "__main__":
    main()
