"""How much of a dialogue stays readable once everything personal in it was given as an entity.

Nothing is told or guessed: what stays readable is a value written otherwise, or one that says too
little to be hidden where nobody points at it.
"""

from collections import Counter
from collections.abc import Iterator

from bench.detection.told_dialogues import Dialogue, Span, covers
from chatlinks.privacy import detect_all
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.known.needles import says_little

KINDS = {"phone": "phone_number", "name": "name", "email": "email"}
"""What the gold calls a value, and what an entity of it is called."""


def values_of(dialogue: Dialogue) -> Iterator[tuple[int, str, str]]:
    """Each value: its turn, its kind as known values have it, and the text."""
    for place, turn in enumerate(dialogue.turns):
        for start, end, kind in dialogue.gold[place]:
            yield place, KINDS.get(kind, kind), turn.text[start:end]


def hidden(dialogue: Dialogue, profile: str) -> list[list[Span]]:
    """The spans of each turn that nobody sees."""
    values = list(values_of(dialogue))
    texts = [turn.text for turn in dialogue.turns]
    known = KnownValues((kind, value) for _, kind, value in values)
    spans = [
        [(each.start, each.end) for each in (*one, *two)]
        for one, two in zip(detect_all(texts, profile), known.find_all(texts), strict=True)
    ]
    for place, _, value in values:
        if says_little(value):
            placed = KnownValues([("marked", value)]).find(texts[place])
            spans[place] += [(each.start, each.end) for each in placed]
    return spans


def readable(dialogue: Dialogue, spans: list[list[Span]]) -> list[str]:
    """What of a dialogue stays readable, with the text it stands in."""
    return [
        f"{kind} {turn.text[start:end]!r} in {turn.text!r}"
        for place, turn in enumerate(dialogue.turns)
        for start, end, kind in dialogue.gold[place]
        if not covers(turn.text, start, end, kind, spans[place])
    ]


def share_that_passes(dialogues: list[Dialogue], profile: str, show: int = 0) -> dict[str, float]:
    """The share that passes, by set and of all."""
    passed: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for dialogue in dialogues:
        open_ = readable(dialogue, hidden(dialogue, profile))
        count[dialogue.source] += 1
        passed[dialogue.source] += not open_
        for each in open_ if sum(count.values()) - sum(passed.values()) <= show else ():
            print(f"  {dialogue.source}: {each}")
    shares = {name: round(passed[name] / total, 4) for name, total in sorted(count.items())}
    shares["all"] = round(sum(passed.values()) / max(1, sum(count.values())), 4)
    return shares
