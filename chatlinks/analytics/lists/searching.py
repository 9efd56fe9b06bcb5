"""Search of what was written: similar words by their stems, exact phrases in double quotes.

It goes over stored, masked text only. What is masked is no word: a mark is neither found nor
stepped over, so nobody learns by searching what lies behind one.
"""

import re
from dataclasses import dataclass, field

from markupsafe import Markup

from chatlinks.conversations.search_words import FOREIGN_ENDS, RUN, straight, words_query
from chatlinks.database.conditions import Condition
from chatlinks.privacy.masking import MARK
from chatlinks.reading.text import as_html

LONGEST = 200  # characters
MARKED_HTML = Markup("<mark>%s</mark>")
SHORTEST_PREFIX = 2  # letters from which the last word counts as begun
QUOTED = re.compile('"([^"]*)"')
# What ends a word, spelt out: by the database's own rules (of the C locale) only ASCII letters
# would make one, and by Python's, vowel signs of Hindi would end one. The asterisk stands apart: it
# is a mark's.
ENDS = r"\s!-)+-/:-@\[-\^`{-~" + FOREIGN_ENDS
WORD = re.compile(f"[^{ENDS}*]+")
BETWEEN = f"[{ENDS}]+"  # between two words of a phrase: no word and no mark
OPEN, CLOSE = "\ue0f2", "\ue0f3"  # around what the database found
# Character for character as long as the text itself, so that what is found there is found at the
# same places here.
HEADLINE = """ts_headline(
    conversations_language(m.text),
    translate(conversations_spelt(m.text), '<>\ue0f2\ue0f3', '    '),
    {query},
    'HighlightAll=true, StartSel=\ue0f2, StopSel=\ue0f3')"""
ARTICLE = "ال"  # which stems leave out


@dataclass(frozen=True)
class Search:
    """What was typed into the search, understood."""

    typed: str = ""
    loose: str = ""  # words of which any form will do; websearch's "or" and "-" among them
    begun: str = ""  # the last word, which may not be typed to its end
    phrases: list[str] = field(default_factory=list)
    hidden: bool = False  # asks for a mark, which finds nothing

    @classmethod
    def read(cls, typed: str) -> "Search":
        typed = straight(typed.replace("\0", "")[:LONGEST])
        phrases = [" ".join(each.split()) for each in QUOTED.findall(typed)]
        rest = QUOTED.sub(" ", typed).replace('"', " ")
        loose, begun = loose_words(rest)
        return cls(
            typed=typed.strip(),
            loose=loose,
            begun=begun,
            phrases=[each for each in phrases if WORD.search(each)],
            hidden=asks_for_mark(typed, phrases),
        )

    def __bool__(self) -> bool:
        return bool(self.typed)

    @property
    def wanted(self) -> bool:
        """Is there a word to look for?"""
        return not self.hidden and bool(WORD.search(self.loose + self.begun) or self.phrases)

    @property
    def query(self) -> Condition:
        """The words as a tsquery in their own language.

        What they are stemmed to is in the index, in small letters.
        """
        queries: list[Condition] = []
        if self.loose:
            queries.append(words_query(self.loose, self.typed))
        if self.begun:
            queries.append((BEGUN, [self.typed, beginning(self.begun.lower())]))
        if not queries:
            return "''::tsquery", []
        parameters = [value for _, values in queries for value in values]
        return f"({' && '.join(sql for sql, _ in queries)})", parameters

    def conditions(self) -> list[Condition]:
        """On a message `m`.

        Phrases are found by the index of stems first, then read word by word.
        """
        if not self.wanted:
            return [("false", [])]
        conditions: list[Condition] = []
        if self.loose or self.begun:
            query, parameters = self.query
            conditions.append((f"m.words @@ {query}", parameters))
        for phrase in self.phrases:
            conditions.append(stems(phrase))
            conditions.append(("m.text ~* %s", [literal(phrase)]))
        return conditions

    @property
    def headline(self) -> Condition:
        """The message's text as the search reads it, with the loose words between OPEN and CLOSE.

        "" where none are asked for.
        """
        if not self.wanted or not (self.loose or self.begun):
            return "''", []
        query, parameters = self.query
        return HEADLINE.format(query=query), parameters

    def shown(self, text: str, headline: str) -> Markup:
        """A message as a page prints it: escaped, marks as marks, what was found in <mark>."""
        if not (headline or self.phrases):
            return without_links(text)
        spans = places(headline)
        if not self.wanted:
            return highlighted(text, spans)
        for wanted in [*map(literal, self.phrases), *RUN.findall(self.loose)]:
            spans += [match.span() for match in re.finditer(wanted, text, re.IGNORECASE)]
        return highlighted(text, spans)


def asks_for_mark(typed: str, phrases: list[str]) -> bool:
    """Does it ask for a mark, in a phrase or instead of any word?"""
    return any("*" in each for each in phrases) or ("*" in typed and not WORD.search(typed))


def loose_words(rest: str) -> tuple[str, str]:
    """(words of which any form will do, the last one where it may not be typed to its end)"""
    words = re.sub(rf"[*\\{FOREIGN_ENDS}]", " ", rest).split()
    if not words or is_whole(words[-1], rest) or "or" in [each.lower() for each in words[-2:]]:
        return " ".join(words), ""
    return " ".join(words[:-1]), words[-1]


def is_whole(last: str, rest: str) -> bool:
    """Is the last word typed to its end, or too short to be a beginning?"""
    ended = rest[-1:].isspace() or not WORD.fullmatch(last[-1:]) or RUN.search(last)
    return bool(ended) or last.startswith("-") or len(last) < SHORTEST_PREFIX


BEGUN = "to_tsquery(conversations_language(%s), %s)"
# A phrase of common words only has no stems: then it is read word by word alone.
STEMS = """(m.words @@ phraseto_tsquery(conversations_language(%s), %s)
            OR numnode(phraseto_tsquery(conversations_language(%s), %s)) = 0)"""


def stems(phrase: str) -> Condition:
    """On a message `m`: what a phrase is looked up by before it is read word by word."""
    if RUN.search(phrase):
        query, parameters = words_query(" ".join(RUN.findall(phrase)))
        return f"m.words @@ {query}", parameters
    return STEMS, [phrase.lower()] * 4


def literal(phrase: str) -> str:
    """A regular expression for the words of a phrase in order and in full.

    For Python and PostgreSQL alike. In scripts without spaces a word begins and ends anywhere.
    """
    words = WORD.findall(phrase)
    begin = "" if RUN.match(words[0]) else f"(?<![^{ENDS}*])"
    end = "" if RUN.match(words[-1][-1]) else f"(?![^{ENDS}*])"
    return begin + BETWEEN.join("".join(map(either_case, each)) for each in words) + end


def either_case(letter: str) -> str:
    """The database knows only ASCII's capitals."""
    if letter.isascii():
        return letter
    forms = {each for each in (letter, letter.lower(), letter.upper()) if len(each) == 1}
    return letter if len(forms) == 1 else f"[{''.join(sorted(forms))}]"


def beginning(word: str) -> str:
    """A tsquery of all words that begin so."""
    quoted = word.replace("\\", "\\\\").replace("'", "''")
    bare = quoted.removeprefix(ARTICLE)
    if bare == quoted or len(bare) < SHORTEST_PREFIX:
        return f"'{quoted}':*"
    return f"'{quoted}':* | '{bare}':*"


def places(headline: str) -> list[tuple[int, int]]:
    """Where in the text something was found."""
    spans, start, at = [], 0, 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", headline):
        if piece == OPEN:
            start = at
        elif piece == CLOSE:
            spans.append((start, at))
        else:
            at += len(piece)
    return spans


def highlighted(text: str, spans: list[tuple[int, int]]) -> Markup:
    """Masked text with these spans in <mark>; none that would take a hidden value in."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        if end <= last or MARK in text[start:end]:
            continue
        start = max(start, last)
        pieces.append(without_links(text[last:start]))
        pieces.append(MARKED_HTML % text[start:end])
        last = end
    pieces.append(without_links(text[last:]))
    return Markup("").join(pieces)


def without_links(text: str) -> Markup:
    """Masked text as a list prints it: no address in it is a link, the way leads to the chat."""
    return as_html(text.replace("://", ":\u200b//"))
