"""What people say of themselves in public dialogues, and how much of it stays readable.

`python -m bench.told`: whole conversations are masked as the door masks them, nothing known: what
detection finds, what is told, and what was told wherever the conversation says it again. A
conversation passes when nothing personal in it stays readable. Half of the conversations, by a hash
of their ids, are for looking at while rules are written; the other half is only measured.

The last line is one JSON object.
"""

import argparse
import hashlib
import json
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from chatlinks.privacy import detect_all
from chatlinks.privacy.detection.told.likely import likely_personal
from chatlinks.privacy.detection.told.tell import known_from, tell
from chatlinks.privacy.detection.told.turns import ToldSpan, Turn
from chatlinks.privacy.known import KnownValues

ROOT = Path(__file__).resolve().parents[1]
PLACES = [place / "shared" / "data" / "said" / "dev.jsonl" for place in ROOT.parents]
SAID = next((place for place in PLACES if place.exists()), PLACES[0])
ADDRESS_SHARE = 0.7  # of an address's letters; its numbers all
RUNS = 3
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
    texts = [turn.text for turn in dialogue.turns]
    told = tell(dialogue.turns, profile)
    known = known_from(told)
    spans: list[list[Span]] = [[(span.start, span.end) for span in each] for each in told]
    for place, each in enumerate(detect_all(texts, profile)):
        spans[place] += [(span.start, span.end) for span in each]
    if known:
        values = KnownValues((_known_kind(each.kind), each.value) for each in known)
        for place, found in enumerate(values.find_all(texts)):
            spans[place] += [(span.start, span.end) for span in found]
    return spans, told


def _known_kind(kind: str) -> str:
    return str(kind)


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


def measure_list(dialogues: list[Dialogue], profile: str) -> dict[str, Any]:
    """What passes when the list shown before sharing counts as hidden; its false ones."""
    passed: Counter[str] = Counter()
    count: Counter[str] = Counter()
    false = messages = 0
    for dialogue in dialogues:
        spans, _ = hidden(dialogue, profile)
        rows = likely_personal(dialogue.turns, spans)
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

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("look", "measure", "all"), default="all")
    parser.add_argument("--profile", choices=("strict", "balanced"), default="")
    parser.add_argument("--set", default="", help="only this set")
    parser.add_argument("--show", type=int, default=0, help="how many misses and falses to show")
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
    print(json.dumps(answer))


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
