"""What people say of themselves in public dialogues, and how much of it stays readable.

`python -m bench.detection.told`: whole conversations go through the door, as an import takes them,
of users of whom nothing is known. A conversation passes when nothing personal in it stays readable.
Half of the conversations, by a hash of their ids, are for looking at while rules are written; the
other half is only measured.

The last line is one JSON object.
"""

import argparse
import json
import os
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

from bench.against.told_peers import PEERS, ModelPeer, spans_by
from bench.detection.as_entities import share_that_passes
from bench.detection.told_dialogues import SAID, Dialogue, Span, covers, read, to_look_at
from bench.detection.told_tally import Tally, share_of
from chatlinks.privacy.detection.told.finder import Finder as NameFinder
from chatlinks.privacy.detection.told.finder import FinderSpan
from chatlinks.privacy.detection.told.finder import joined as joined_names
from chatlinks.privacy.detection.told.likely import likely_personal
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Kind, ToldSpan

RUNS = 3
HALVES = {"look": [True], "measure": [False], "all": [True, False]}
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = ("author", "language", "node", "sub_story", "text", "translation", "type")  # of a message


def hidden(dialogue: Dialogue, profile: str) -> tuple[list[list[Span]], list[list[ToldSpan]]]:
    """The spans of each turn that nobody sees, and those of them that were told."""
    from chatlinks.conversations.records.contacts import KnownContact
    from chatlinks.conversations.records.finder import Finder
    from chatlinks.conversations.records.masker import Masker
    from chatlinks.conversations.records.parts import MESSAGE
    from chatlinks.conversations.records.told.telling import hidden_in, tell_messages
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
    from chatlinks.conversations.records.parts import PartRow
    from chatlinks.conversations.records.plain import PlainMessage

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
        yield PartRow(
            id=place + 1,
            conversation_id=1,
            contact_id=1,
            plain=plain,
            record={**record, "data": None, "text": turn.text},
        )


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
    shares = {source: share_of(passed[source], total) for source, total in sorted(count.items())}
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


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--half", choices=HALVES, default="all")
    asked.add_argument("--profile", choices=("strict", "balanced"), default="")
    asked.add_argument("--set", default="", help="only this set")
    asked.add_argument("--show", type=int, default=0, help="how many misses and falses to show")
    asked.add_argument(
        "--peers",
        type=int,
        default=20,
        help="every how many conversations the peers read, who are slow; 0: none",
    )
    asked.add_argument("--said", type=Path, default=SAID)
    return asked


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    django.setup()
    options = parser().parse_args()
    dialogues = [
        each
        for each in read(options.said)
        if to_look_at(each) in HALVES[options.half] and options.set in ("", each.source)
    ]
    answer: dict[str, Any] = {"messages_per_s": round(speed(dialogues[::3]))}
    for profile in [options.profile] if options.profile else ["strict", "balanced"]:
        tally = measure(dialogues, profile)
        shares = tally.shares()
        _print(profile, shares)
        answer.setdefault("given", {})[profile] = share_that_passes(dialogues, profile)["all"]
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
