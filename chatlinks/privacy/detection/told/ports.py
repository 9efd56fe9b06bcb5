"""What telling needs of the rest of the room, in one place."""

from chatlinks.privacy.common_names import NAMES as NAMES_THAT_ARE_WORDS
from chatlinks.privacy.detectors.linear import Pattern
from chatlinks.privacy.detectors.linear import Patterns as PatternSet
from chatlinks.privacy.detectors.span import Span

__all__ = ["NAMES_THAT_ARE_WORDS", "Pattern", "PatternSet", "Span"]
