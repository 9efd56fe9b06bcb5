"""Phrases of one to three words: what of a text is one.

Everything starts from masked text. A hidden value (`******`) is never a word, and no phrase
reaches across it.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from chatlinks.analytics.words.stopwords import COMMON
from chatlinks.privacy.masking import MARK

# Beside 1, 2 and 3 words: a whole message, and all messages of the set together.
WHOLE, TOTAL = 0, 9
LONGEST_WORD = 40  # characters; what is longer is an address or noise
MOST_WORDS = 200  # of a message; what follows is not looked at
LONGEST_WHOLE = 200  # characters: whole messages are told apart by their beginnings


def combining_signs() -> str:
    """Signs that belong to the letter before, as a class of a regular expression.

    The vowels of Hindi, Arabic's harakat.
    """
    codes = [
        code
        for code in range(0x300, sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Mn", "Mc")
    ]
    runs = [list(run) for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs)


LETTERS = rf"(?:[^\W_][{combining_signs()}\u200c\u200d]*)+"
WORD = re.compile(rf"{LETTERS}(?:'{LETTERS})*")
LATIN_LETTER = re.compile(r"[a-z\u00aa-\u024f]")


def parts_of(text: str) -> list[list[str]]:
    """The words of each part between hidden values.

    Without the common ones and single Latin letters.
    """
    parts, left = [], MOST_WORDS
    for part in text.casefold().replace("’", "'").split(MARK):
        words = WORD.findall(part)[:left]
        left -= len(words)
        parts.append([word for word in words if telling(word)])
    return parts


def telling(word: str) -> bool:
    """Does it tell what a message is about?"""
    if word in COMMON or len(word) > LONGEST_WORD:
        return False
    return len(word) > 1 or not LATIN_LETTER.match(word)


def runs(parts: Iterable[list[str]], length: int) -> set[str]:
    """The phrases of so many words; each once, however often the message has it."""
    return {
        " ".join(words[start : start + length])
        for words in parts
        for start in range(len(words) - length + 1)
    }


def whole(text: str) -> str:
    """The message as it is compared with others: small letters, single spaces, its beginning."""
    return " ".join(text.casefold().split())[:LONGEST_WHOLE].rstrip()


def has_phrase(text: str, phrase: str, words: int) -> bool:
    """Is the phrase, of so many words, one of this text's?"""
    if words == WHOLE:
        return whole(text) == phrase
    return phrase in runs(parts_of(text), words)
