"""Words that are searched for, spelt as the stored stems are (`conversations_words`).

Scripts that put no space between words (Chinese, Japanese, Thai and their like) are stored in pairs
of characters, so that a word is found inside a sentence: it is a row of such pairs. Quotes count
alike, curly or straight.
"""

import re
from typing import NamedTuple

from chatlinks.database.conditions import Condition

# As in migration 0013; a test compares them.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
RUN = re.compile(f"[{UNSPACED}]+")
# What ends a word beside ASCII: punctuation of Latin-1, Arabic and Devanagari; general, arrows and
# symbols, East Asian, full-width; emoji.
FOREIGN_ENDS = (
    "\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    "\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965"
    "\u2000-\u200b\u200e-\u206f\u2190-\u2bff\u3000-\u303f\uff00-\uff0f\U0001f000-\U0001faff"
)
PUNCTUATION = re.compile(f"[{FOREIGN_ENDS}]")
DOUBLE_QUOTES = '"“”„‟«»″〝〞＂'
SINGLE_QUOTES = "'‘’‚‛′ʼ＇`´"
STRAIGHT = str.maketrans(dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(SINGLE_QUOTES, "'"))
ALIKE = (DOUBLE_QUOTES, SINGLE_QUOTES)
WORDS = "websearch_to_tsquery(conversations_language(%s), %s)"
ONE_CHARACTER = "to_tsquery('simple', %s)"


def straight(typed: str) -> str:
    """With straight quotes, as websearch_to_tsquery knows them; of the same length."""
    return typed.translate(STRAIGHT)


def as_typed(typed: str) -> re.Pattern[str]:
    """Finds just what was typed, in any case, with any quotes and any white space."""
    pieces = []
    for character in " ".join(typed.split()):
        alike = next((each for each in ALIKE if character in each), "")
        pieces.append(f"[{re.escape(alike)}]" if alike else re.escape(character))
    pieces = [r"\s+" if piece == re.escape(" ") else piece for piece in pieces]
    return re.compile("".join(pieces), re.IGNORECASE)


class SearchedWords(NamedTuple):
    loose: str  # for websearch_to_tsquery
    single: list[str]  # characters that stand alone: they begin a pair

    @classmethod
    def read(cls, typed: str) -> "SearchedWords":
        single: list[str] = []
        pieces = PUNCTUATION.sub(" ", straight(typed)).lower().split('"')
        for place, piece in enumerate(pieces):
            if place % 2:
                pieces[place] = RUN.sub(lambda run: f" {paired(run[0])} ", piece)
                continue
            single += [run for run in RUN.findall(piece) if len(run) == 1]
            pieces[place] = RUN.sub(quoted, piece)
        return cls('"'.join(pieces), single)


def paired(run: str) -> str:
    """我要退款 → 我要 要退 退款; a single character as it is."""
    return " ".join(run[at : at + 2] for at in range(len(run) - 1)) or run


def quoted(run: re.Match[str]) -> str:
    """A run as a phrase, which may be negated; a single character goes another way."""
    if len(run[0]) == 1:
        return " "
    negated = run.string[: run.start()].endswith("-")
    return f'{"" if negated else " "}"{paired(run[0])}" '


def words_query(typed: str, language_of: str = "") -> Condition:
    """A tsquery for messages' `words`, in the language of what was typed."""
    words = SearchedWords.read(typed)
    sql, parameters = WORDS, [language_of or typed, words.loose]
    if words.single:
        begun = " & ".join(f"'{character}':*" for character in words.single)
        return f"({sql} && {ONE_CHARACTER})", [*parameters, begun]
    return sql, parameters
