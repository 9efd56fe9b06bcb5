"""What is told by its shape in words: an e-mail address as it is spoken or typed without signs."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.tables.mail_shapes import (
    AT,
    EMAIL,
    GLUED,
    HINTS,
    SPOKEN,
    WORDS_BEFORE,
)
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind, Sign, ToldSpan


def shaped(reading: Reading) -> Iterator[ToldSpan]:
    low = reading.low
    if not any(hint in low for hint in HINTS):
        return
    for pattern in (GLUED, SPOKEN, AT, EMAIL):
        for start, end in pattern.spans(reading.scan, 1):
            for word in WORDS_BEFORE:
                if low[start:end].startswith(word):
                    start += len(word)
            local = low[start:end].split("mail")[0]
            if len(local.strip(" g@.")) < 2 and "@" not in low[start:end]:
                continue
            if pattern is EMAIL and not _addressed(low[start:end]):
                continue
            value = reading.text[start:end]
            yield ToldSpan.strong(start, end, Kind.EMAIL, Sign.SHAPE, value)


def _addressed(low: str) -> bool:
    """Whether it is more than a sentence about "gmail com": a sign, a digit, or an ending."""
    joined = low.replace(" ", "")
    return (
        "@" in low
        or any(letter.isdigit() for letter in low)
        or joined.endswith(("com", "coin", "net"))
    )
