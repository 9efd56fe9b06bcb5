"""Texts read, and what is told in their talks. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from chatlinks.privacy.ahead.shapes import ReadTexts, Rules, ToldAt, Unread
from chatlinks.privacy.detection.detect import detect_all
from chatlinks.privacy.detection.engine.scanning.business import BusinessPatterns, compile_patterns
from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.detection.told.glance import glances
from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import ToldSpan, Turn
from chatlinks.privacy.masking import mask

Spans = Mapping[str, Sequence[Span]]


@lru_cache(1)
def compiled(patterns: tuple[tuple[str, str], ...]) -> BusinessPatterns | None:
    return compile_patterns(patterns) if patterns else None


def answer(unread: Unread) -> ReadTexts:
    spans = dict(zip(unread.texts, found_in(unread.rules, unread.texts), strict=True))
    told = dict(told_in(unread))
    behind = list(dict.fromkeys(masked_texts(unread, told, spans)))
    more = found_in(unread.rules, behind)
    return ReadTexts(
        spans={place: own for place, own in enumerate(spans.values()) if own},
        told=told,
        behind=dict(zip(behind, more, strict=True)),
    )


def found_in(rules: Rules, texts: Sequence[str]) -> list[Sequence[Span]]:
    return detect_all(texts, rules.profile, compiled(rules.patterns)) if texts else []


def told_in(unread: Unread) -> Iterator[tuple[int, ToldAt]]:
    """Of the talks in which something is told."""
    texts = list(
        dict.fromkeys((text, who == "user") for talk in unread.talks for who, text in talk)
    )
    seen = dict(zip(texts, glances(texts), strict=True))
    rules = unread.rules
    for place, talk in enumerate(unread.talks):
        turns = [Turn(who, text, None, seen[text, who == "user"]) for who, text in talk]
        told = tell(turns, rules.profile, rules.never_names, rules.kinds_off)
        by_turn = {turn: own for turn, own in enumerate(told) if own}
        if by_turn:
            yield place, by_turn


def masked_texts(
    unread: Unread,
    told: Mapping[int, ToldAt],
    spans: Spans,
) -> Iterator[str]:
    """What is left of the texts that tell something, once that is masked."""
    for place, by_turn in told.items():
        for turn, own in by_turn.items():
            text = unread.talks[place][turn][1]
            yield mask(text, [*spans.get(text, ()), *map(to_hide, own)])[0]


def to_hide(span: ToldSpan) -> Span:
    return Span(span.start, span.end, str(span.kind))
