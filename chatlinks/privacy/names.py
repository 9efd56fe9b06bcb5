"""What a person's name is made of, and what parts of it people call them by."""

from collections.abc import Iterator

from chatlinks.privacy.folding import fold, is_word

QUOTES = "'’‘`´ʼ"


def words_of(value: str) -> list[str]:
    """The words of a name: what lies between spaces and punctuation, marks kept."""
    return "".join(
        each if is_word(each) or each in "'’\u200d\u200c" else " " for each in value
    ).split()


def compounds(value: str) -> Iterator[str]:
    """What people write together or apart: Jean-Luc, O'Brien, D'Souza; a name given surname first, turned round."""
    for word in value.split():
        if len(fold(word)) >= 5 and any(mark in word.strip(QUOTES + "-") for mark in QUOTES + "-"):
            yield word
    surname, _, given = value.partition(",")
    yield f"{given}{surname}" if given and len(fold(given)) >= 2 else ""


def called_by(value: str) -> Iterator[str]:
    """Names in names: Souza in D'Souza, and how those are called whose script puts no space (小明, 철수, 太郎)."""
    for word in value.split():
        head, _, tail = word.replace("’", "'").partition("'")
        if len(head) <= 2 and len(fold(tail)) >= 4:
            yield tail
        if 3 <= len(word) <= 4 and all(each.isalpha() and each >= "\u3040" for each in word):
            yield word[-2:]
            yield word[:2] if len(word) == 4 else ""
