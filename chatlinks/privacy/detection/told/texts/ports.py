"""What telling needs of the rest of the room, in one place."""

from chatlinks.privacy.detection.engine.linear import LinearPattern as Pattern
from chatlinks.privacy.detection.engine.linear import PatternSet, compiled
from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.detection.told.tables.names_that_are_words import (
    NAMES as NAMES_THAT_ARE_WORDS,
)

__all__ = ["NAMES_THAT_ARE_WORDS", "Pattern", "PatternSet", "Span", "compiled"]
