"""How fast detection is and what it finds: `python -m bench.detection.detect`.

Dialogues of the Schema-Guided Dialogue set, 8 % of their messages replaced by ones with a planted
personal value (seeded). In the same run two peers, Presidio (pattern recognizers) and datafog, on a
share of the same messages, and the plainest thing that could be done: one alternation of the
platform's three patterns in Python's `re`, replaced message by message. It finds far less, but runs
on the same noisy machine: `vs_plain_re` is the figure to compare between machines.

The last line is one JSON object. All times are CPU seconds of one core, the median of several runs,
taken in turns.
"""

import argparse
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.against.peers import Peer, run_peer
from chatlinks.privacy import Span, detect_all
from tests.kit.samples.planted import Plant, plant

ROOT = Path(__file__).resolve().parents[2]
PLACES = [place / "shared" / "data" / "sgd" / "dialogues.jsonl" for place in ROOT.parents]
DIALOGUES = next((place for place in PLACES if place.exists()), PLACES[0])
SHARE = 0.08
PLAIN = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[A-Za-z]{5}\d{4}[A-Za-z]\b|\b\d(?:[ -]?\d){5,15}\b"
)
"""The platform's three patterns: e-mail, PAN, numbers of 6 to 16 digits."""


class Corpus(NamedTuple):
    """`plants[n]` is what was planted in `texts[n]`; `clean`: messages with nothing personal."""

    texts: list[str]
    plants: dict[int, Plant]
    phones: dict[int, list[tuple[int, int]]]
    clean: list[int]


def read(path: Path, seed: int) -> Corpus:
    """Raise FileNotFoundError when the dialogues are not there."""
    chance = random.Random(seed)
    corpus = Corpus([], {}, {}, [])
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for turn in json.loads(line)["turns"]:
                _add(corpus, turn, chance)
    return corpus


def _add(
    corpus: Corpus, turn: dict[str, list[dict[str, int]] | str], chance: random.Random
) -> None:
    text, place = str(turn["text"]), len(corpus.texts)
    slots = turn["slots"] if isinstance(turn["slots"], list) else []
    phones = [(slot["start"], slot["end"]) for slot in slots if str(slot["slot"]) == "phone_number"]
    if chance.random() < SHARE:
        corpus.plants[place] = plant(chance, text)
        text = corpus.plants[place].text
    elif phones:
        corpus.phones[place] = phones
    else:
        corpus.clean.append(place)
    corpus.texts.append(text)


class Measured(NamedTuple):
    """Median CPU seconds of `detect_all` and of PLAIN, and what the first found."""

    seconds: float
    plain: float
    found: list[Sequence[Span]]


def measure(texts: list[str], runs: int) -> Measured:
    """The two in turns, so that a slow moment of the machine meets both."""
    found = detect_all(texts[:500])
    ours, plain = [], []
    for _ in range(runs):
        begun = time.process_time()
        found = detect_all(texts)
        between = time.process_time()
        for text in texts:
            PLAIN.sub("******", text)
        ours.append(between - begun)
        plain.append(time.process_time() - between)
    return Measured(statistics.median(ours), statistics.median(plain), found)


def covered(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether every character of the value is hidden (spans may share the work)."""
    place = start
    for one, two in sorted(spans):
        if one <= place < two:
            place = two
    return place >= end


def recall(
    corpus: Corpus, spans_of: Callable[[int], list[tuple[int, int]]], upto: int
) -> dict[str, float]:
    """Share of the planted found, by kind, among the first `upto` messages."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for place, planted in corpus.plants.items():
        if place < upto:
            wanted[planted.kind] += 1
            found[planted.kind] += covered(planted.start, planted.end, spans_of(place))
    for place, phones in corpus.phones.items():
        for start, end in phones if place < upto else []:
            wanted["phone in dialogues"] += 1
            found["phone in dialogues"] += covered(start, end, spans_of(place))
    return {kind: round(found[kind] / count, 4) for kind, count in sorted(wanted.items())}


def against(peer: Peer, corpus: Corpus, ours: float) -> dict[str, object] | None:
    upto = min(peer.messages, len(corpus.texts))
    answer = run_peer(peer, corpus.texts[:upto])
    if isinstance(answer, str):
        print(f"  {peer.name:<12} could not run: {answer}")
        return None
    speed = upto / answer.seconds
    shares = recall(corpus, lambda place: answer.spans[place], upto)
    touched = sum(bool(answer.spans[place]) for place in corpus.clean if place < upto)
    false = 1000 * touched / sum(place < upto for place in corpus.clean)
    mean = sum(shares.values()) / len(shares)
    print(
        f"  {peer.name:<12} {speed:>12,.0f} messages/s  we are {ours / speed:,.1f} times as fast;",
        end=" ",
    )
    print(f"it finds {mean:.0%} of a kind on average, {false:.2f} false in 1,000")
    return {
        "messages_per_s": round(speed),
        "times_as_fast": round(ours / speed, 1),
        "messages": upto,
        "planted_found": shares,
        "false_per_1000": round(false, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--dialogues", type=Path, default=DIALOGUES)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    if not options.dialogues.is_file():
        parser.error(f"{options.dialogues} is not there; name one with --dialogues FILE")
    corpus = read(options.dialogues, options.seed)
    seconds, plain, found = measure(corpus.texts, options.runs)
    shares = recall(
        corpus, lambda place: [(span.start, span.end) for span in found[place]], len(corpus.texts)
    )
    false = 1000 * sum(bool(found[place]) for place in corpus.clean) / len(corpus.clean)
    speed = len(corpus.texts) / seconds
    megabytes = sum(len(text.encode()) for text in corpus.texts) / 1e6 / seconds
    print(f"Detection on {len(corpus.texts):,} messages, one core;", end=" ")
    print(f"{len(corpus.plants):,} of them with a planted value (seed {options.seed})")
    print(
        f"  {'chat links':<12} {speed:>12,.0f} messages/s  {megabytes:.1f} MB/s;",
        f"{false:.3f} false in 1,000",
    )
    print(f"  {'plain re':<12} {len(corpus.texts) / plain:>12,.0f} messages/s ", end=" ")
    print(f"we are {plain / seconds:.2f} times as fast")
    alone = {
        "messages_per_s": round(len(corpus.texts) / plain),
        "times_as_fast": round(plain / seconds, 2),
    }
    peers = {peer.name: None if options.no_peers else against(peer, corpus, speed) for peer in Peer}
    print(f"  {'planted kind':<20} found")
    for kind, share in shares.items():
        print(f"  {kind:<20} {share:.1%}")
    answer = {
        "messages_per_s": round(speed),
        "mb_per_s": round(megabytes, 2),
        "planted_found": shares,
        "false_per_1000": round(false, 4),
        "vs_plain_re": alone,
    }
    answer |= {f"vs_{name}": outcome for name, outcome in peers.items()}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
