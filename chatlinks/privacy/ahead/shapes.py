"""What is asked and what is answered, and how both go through a pipe: a line of JSON each."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.detection.told.turns import Reach, Strength, ToldSpan

Talk = tuple[tuple[str, str], ...]  # a conversation's turns: who, and the text
ToldAt = Mapping[int, list[ToldSpan]]  # by the turn's place, where something is told


class Rules(NamedTuple):
    """What of a policy says how texts are read."""

    profile: str
    patterns: tuple[tuple[str, str], ...]  # name and expression
    kinds_off: frozenset[str]
    never_names: frozenset[str]


NO_RULES = Rules("", (), frozenset(), frozenset())


class Unread(NamedTuple):
    """`texts`: all of them, once, those of the talks too."""

    rules: Rules
    texts: Sequence[str]
    talks: Sequence[Talk]


class ReadTexts(NamedTuple):
    """By places in `Unread`, and only where something is.

    `behind`: masked texts in which something is told, and what else is in them.
    """

    spans: Mapping[int, Sequence[Span]]
    told: Mapping[int, ToldAt]
    behind: Mapping[str, Sequence[Span]]


class Foreseen(NamedTuple):
    """By these rules: what is found in texts, and told in conversations."""

    rules: Rules
    spans: Mapping[str, Sequence[Span]]
    told: Mapping[Talk, ToldAt]


NOTHING = Foreseen(NO_RULES, {}, {})
Ahead = Callable[[], Foreseen]  # waits for it


def nothing() -> Foreseen:
    """Of whoever has had nothing read ahead."""
    return NOTHING


def put_together(unread: Unread, answer: ReadTexts) -> Foreseen:
    spans: dict[str, Sequence[Span]] = dict.fromkeys(unread.texts, ())
    spans.update(answer.behind)
    spans.update((unread.texts[place], own) for place, own in answer.spans.items())
    told = {talk: answer.told.get(place, {}) for place, talk in enumerate(unread.talks)}
    return Foreseen(unread.rules, spans, told)


# ── Through the pipe ──────────────────────────────────────────────────────────────────────────


def unread_line(unread: Unread) -> bytes:
    """Each text once: turns say which one."""
    place_of = {text: place for place, text in enumerate(unread.texts)}
    rules = unread.rules
    asked = {
        "profile": rules.profile,
        "patterns": rules.patterns,
        "kinds_off": sorted(rules.kinds_off),
        "never_names": sorted(rules.never_names),
        "texts": unread.texts,
        "talks": [[(who, place_of[text]) for who, text in talk] for talk in unread.talks],
    }
    return line_of(asked)


def unread_in(line: bytes) -> Unread:
    asked = json.loads(line)
    texts = asked["texts"]
    rules = Rules(
        profile=asked["profile"],
        patterns=tuple((name, expression) for name, expression in asked["patterns"]),
        kinds_off=frozenset(asked["kinds_off"]),
        never_names=frozenset(asked["never_names"]),
    )
    talks = [tuple((who, texts[place]) for who, place in talk) for talk in asked["talks"]]
    return Unread(rules, texts, talks)


def answer_line(answer: ReadTexts) -> bytes:
    return line_of(answer._asdict())


def answer_in(line: bytes) -> ReadTexts:
    answered = json.loads(line)
    return ReadTexts(
        spans={int(place): spans_of(own) for place, own in answered["spans"].items()},
        told={int(place): told_at(own) for place, own in answered["told"].items()},
        behind={text: spans_of(own) for text, own in answered["behind"].items()},
    )


def line_of(value: Any) -> bytes:
    """In ASCII: so half a character, which JSON may hold, goes through like any other."""
    return json.dumps(value).encode() + b"\n"


def spans_of(rows: list[list[Any]]) -> Sequence[Span]:
    return [Span(*row) for row in rows] if rows else ()


def told_at(turns: dict[str, list[list[Any]]]) -> ToldAt:
    return {int(place): [told_span(*row) for row in rows] for place, rows in turns.items()}


def told_span(start: int, end: int, *rest: str) -> ToldSpan:
    kind, why, strength, reach, value = rest
    return ToldSpan(
        start=start,
        end=end,
        kind=kind,
        why=why,
        strength=Strength(strength),
        reach=Reach(reach),
        value=value,
    )
