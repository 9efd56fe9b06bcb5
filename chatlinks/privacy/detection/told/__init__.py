"""What is told in words: names, addresses, births, PINs and answers, over the turns of a talk."""

from chatlinks.privacy.detection.told.likely import LikelyPersonal, likely_personal
from chatlinks.privacy.detection.told.tell import known_from, tell
from chatlinks.privacy.detection.told.turns import (
    Kind,
    KnownToldValue,
    Reach,
    Sign,
    Strength,
    ToldSpan,
    Turn,
)

__all__ = [
    "Kind",
    "KnownToldValue",
    "LikelyPersonal",
    "Reach",
    "Sign",
    "Strength",
    "ToldSpan",
    "Turn",
    "known_from",
    "likely_personal",
    "tell",
]
