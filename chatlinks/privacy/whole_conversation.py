"""A whole conversation, masked as the door masks one of a user of whom nothing is known.

For whoever tries one out: the door itself (conversations/records/masker.py) masks stored rows.
"""

from collections.abc import Sequence
from typing import NamedTuple

from chatlinks.privacy.detection.detect import detect_all
from chatlinks.privacy.detection.engine.scanning.business import BusinessPatterns
from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.detection.told.tell import known_from, tell
from chatlinks.privacy.detection.told.turns import ToldSpan, Turn
from chatlinks.privacy.known import KnownValues


class DetectionPolicy(NamedTuple):
    """By what it is masked: see `tell`."""

    profile: str
    patterns: BusinessPatterns | None = None
    never_names: frozenset[str] = frozenset()
    kinds_off: frozenset[str] = frozenset()


class MaskedConversation(NamedTuple):
    """Of each turn what is masked, and what of that was told."""

    spans: list[list[Span]]
    told: list[list[ToldSpan]]


def mask_conversation(turns: Sequence[Turn], policy: DetectionPolicy) -> MaskedConversation:
    texts = [turn.text for turn in turns]
    told = tell(turns, policy.profile, policy.never_names, policy.kinds_off)
    known = KnownValues((str(each.kind), each.value) for each in known_from(told))
    detected = detect_all(texts, policy.profile, policy.patterns)
    spans = [
        [*found, *known.find(text), *(Span(each.start, each.end, str(each.kind)) for each in here)]
        for text, found, here in zip(texts, detected, told, strict=True)
    ]
    return MaskedConversation(spans, told)
