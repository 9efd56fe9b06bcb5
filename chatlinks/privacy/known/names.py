"""What a person's name is made of, and what parts of it people call them by."""

from collections.abc import Iterator

from chatlinks.privacy.known.folding import fold, is_word

QUOTES = "'’‘`´ʼ"
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
INSIDE = "'’\u200d\u200c"
"""What may stand inside a word of a name."""


def words_of(value: str) -> list[str]:
    """The words of a name: what lies between spaces and punctuation, marks kept."""
    kept = [each if is_word(each) or each in INSIDE else " " for each in value]
    return "".join(kept).split()


def compounds(value: str) -> Iterator[str]:
    """What people write together or apart: Jean-Luc, O'Brien, D'Souza.

    And a name written surname first, turned round.
    """
    for word in value.split():
        inside = word.strip(QUOTES + "-")
        if len(fold(word)) >= 5 and any(mark in inside for mark in QUOTES + "-"):
            yield word
    surname, _, rest = value.partition(",")
    if rest and len(fold(rest)) >= 2:
        yield f"{rest}{surname}"


def called_by(value: str) -> Iterator[str]:
    """Names in names: Souza in D'Souza.

    And how those are called whose script puts no space (小明, 철수, 太郎).
    """
    for word in value.split():
        head, _, tail = word.replace("’", "'").partition("'")
        if len(head) <= 2 and len(fold(tail)) >= 4:
            yield tail
        if 3 <= len(word) <= 4 and all(map(_east_asian, word)):
            yield word[-2:]
            if len(word) == 4:
                yield word[:2]


def _east_asian(letter: str) -> bool:
    return letter.isalpha() and letter >= "\u3040"


def respelt(value: str) -> Iterator[str]:
    """Müller as Mueller, and Mueller as Muller, which is how Müller is folded."""
    lowered = value.lower()
    written = lowered
    for letter, two in UMLAUTS.items():
        written = written.replace(letter, two)
    if written != lowered:
        yield written
        return
    for letter, two in UMLAUTS.items():
        written = written.replace(two, letter)
    if written != lowered:
        yield written
