"""Counts over many dialogues: how many pass, what is missed, what is hidden for nothing."""

from collections import Counter, defaultdict
from typing import Any

from bench.detection.told_dialogues import Dialogue, Span, covers
from chatlinks.privacy.detection.told.turns import ToldSpan


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
        passed = {name: share_of(self.passed[name], all_) for name, all_ in self.dialogues.items()}
        recall = {kind: share_of(self.hidden[kind], count) for kind, count in self.wanted.items()}
        messages = sum(self.messages.values())
        by_set = {
            name: round(1000 * self.false[name] / count, 2) for name, count in self.messages.items()
        }
        return {
            "passed": dict(sorted(passed.items())),
            "passed_all": share_of(sum(self.passed.values()), sum(self.dialogues.values())),
            "recall": dict(sorted(recall.items())),
            "false_per_1000": round(1000 * sum(self.false.values()) / messages, 2),
            "false_by_set": by_set,
        }


def share_of(part: int, whole: int) -> float:
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
