"""Texts that a pattern matches, made by walking it: for messages made of what is looked for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ALSO_RE2 = (  # RE2's own spellings, as Python's `re` reads them
    (r"\[\[:\^?alnum:\]\]", r"[a-z]"),
    (r"\\p\{Nd\}|\\pN", r"0-9"),
    (r"\\p\{?[A-Z][a-z]*\}?", r"a-z"),
    (r"\\x\{([0-9A-Fa-f]+)\}", lambda found: f"\\U{int(found[1], 16):08x}"),
    (r"\(\?[ims]+:", "(?:"),
    (r"\(\?[ims]+\)", ""),
    (r"\\z", "$"),
)
ALONE = re.compile(r"(?<![\[\w^-])(0-9|a-z)(?![\w\]-])")
CATEGORIES = {
    codes.CATEGORY_DIGIT: "4",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_WORD: " ",
}
ANY_OF = "a4 .:-x@/,"  # from which a negated class is served


@lru_cache(5000)
def parsed(source: str) -> Any:
    for spelling, instead in ALSO_RE2:
        source = re.sub(spelling, instead, source)
    return parser.parse(ALONE.sub(r"[\1]", source))


def examples(source: str, most: int = 4) -> list[str]:
    """Up to `most` different texts: the shortest, and some that take other alternatives."""
    texts = dict.fromkeys(example(source, turn) for turn in range(most))
    return [text for text in texts if text.strip()]


def example(source: str, turn: int = 0) -> str:
    """One text; with each turn another alternative is taken, and every odd turn is longer."""
    return "".join(_walk(parsed(source), turn))


def _walk(nodes: Any, turn: int) -> Iterator[str]:
    for code, detail in nodes:
        if code is codes.LITERAL:
            yield chr(detail)
        elif code is codes.ANY:
            yield "a"
        elif code is codes.NOT_LITERAL:
            yield "a" if detail != ord("a") else "x"
        elif code is codes.IN:
            yield _of_class(detail, turn)
        elif code is codes.BRANCH:
            ways = detail[1]
            yield from _walk(ways[turn % len(ways)], turn)
        elif code is codes.SUBPATTERN:
            yield from _walk(detail[-1], turn)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, again = detail
            for _ in range(least or (turn % 2 and min(most, 1))):
                yield from _walk(again, turn)


def _of_class(members: Any, turn: int) -> str:
    if members[0][0] is codes.NEGATE:
        outside = re.compile(f"[{''.join(map(re.escape, filter(None, map(_member, members))))}]")
        return next((each for each in ANY_OF if not outside.match(each)), "a")
    code, detail = members[turn % len(members)]
    if code is codes.RANGE:
        first, last = detail
        return chr(first + (turn * 7 + 3) % (last - first + 1))
    return CATEGORIES.get(detail, "a") if code is codes.CATEGORY else chr(detail)


def _member(node: Any) -> str:
    code, detail = node
    if code is codes.RANGE:
        return "".join(map(chr, range(detail[0], min(detail[1], detail[0] + 200) + 1)))
    if code is codes.CATEGORY:
        return CATEGORIES.get(detail, "")
    return chr(detail) if code is codes.LITERAL else ""
