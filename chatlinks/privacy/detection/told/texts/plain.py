"""Patterns made small: for texts in ASCII and lower case, or for a first look."""

import re
from collections.abc import Iterable

from chatlinks.privacy.detection.told.texts.ports import Pattern

CLASS = re.compile(r"\[[^\]]*\]")
NEGATED = re.compile(r"\[\^[^\]]*\]")


def plain(source: str) -> str:
    """The same pattern, whose classes know no letters and digits beyond ASCII."""
    return CLASS.sub(_in_ascii, source)


def _in_ascii(letters: re.Match[str]) -> str:
    return letters[0].replace(r"\pL", "a-z").replace(r"\pM", "").replace(r"\pN", "0-9")


def loose(source: str) -> str:
    """A pattern that matches where `source` does and, beside letters beyond ASCII, elsewhere, too.

    Its automaton is a tenth as large as one that knows which letters there are.
    """
    return NEGATED.sub(_in_ascii, source)


def plain_gate(sources: Iterable[str]) -> Pattern:
    """Any of these patterns, in texts that lie each on a line of its own: they match on one."""
    lines = [plain(source).replace("[^", r"[^\n") for source in sources]
    return Pattern("(?m)" + "|".join(f"(?:{source})" for source in lines))
