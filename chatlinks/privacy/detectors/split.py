"""A value that one sender gives over two or three messages in a row: "4111 1111", then "1111 1111"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chatlinks.privacy.detectors.linear import Pattern
from chatlinks.privacy.detectors.scan import detect_all
from chatlinks.privacy.detectors.span import Span, merged

REACH = 80
# Kinds whose shape or checksum is strong enough to be believed across an edge.
KINDS = frozenset({"email", "phone", "card", "aadhaar", "iban", "ssn", "upi", "pan", "gstin", "abha", "crypto_wallet", "bank_account", "itin",
                   "br_cpf", "emirates_id", "fr_nir", "it_fiscal_code", "es_dni", "za_id", "kr_rrn"})  # fmt: skip
TAIL = Pattern(r"[\pN@._+-][ \-.,/(:…]*$|^ *[\pL\pN._+-]+$")
HEAD = Pattern(r"^[ \-.,/)(+…]*[\pN@]|^[@.]|^ *[\pL\pN.\-]+(?:\.| dot )[\pL]{2,}|^ *[\pL\pN\-]+ *$")
OPEN = Pattern(r"@[\pL\pN.\-]*$|(?i:[\[( ](?:at|dot)[\]) ]*$)")
GOES_ON = Pattern(r"^ *@|^\.\pL|^(?i: *[\[(]?(?:at|dot)[\]) ])")


def detect_split(texts: Sequence[str], profile: str = "balanced") -> list[list[Span]]:
    """`detect_all` for consecutive messages of one sender, and what two or three of them give in parts.

    Spans are inside each text. The work grows with the number of texts, whatever they hold.
    """
    across = detect_across([texts], profile)[0]
    return [
        merged([*one, *parts])
        for one, parts in zip(detect_all(texts, profile), across, strict=True)
    ]


def detect_across(
    runs: Sequence[Sequence[str]], profile: str = "balanced"
) -> list[list[list[Span]]]:
    """Only what is given in parts, for many runs at once; a run is consecutive messages of one sender.

    Returns, for each run and each text of it, the pieces that lie in that text.
    """
    found: list[list[list[Span]]] = [[[] for _ in texts] for texts in runs]
    joins = [(run, join) for run, texts in enumerate(runs) for join in _joins(texts)]
    spans = detect_all(["".join(part for part, _, _ in join) for _, join in joins], profile)
    for (run, join), across in zip(joins, spans, strict=True):
        for span in across:
            if span.kind in KINDS:
                _share(span, join, found[run])
    return found


Join = list[tuple[str, int, int]]
"""Parts of a joined text: the part (a separator has index -1), which text it is from, and where it starts there."""


def _joins(texts: Sequence[str]) -> Iterator[Join]:
    linked = [_linked(one[-REACH:], two[:REACH]) for one, two in pairwise(texts)]
    for first, link in enumerate(linked):
        if not link:
            continue
        for gap in ("", " "):
            yield _join(texts, first, 2, gap)
            if first + 1 < len(linked) and linked[first + 1] and len(texts[first + 1]) <= REACH:
                yield _join(texts, first, 3, gap)


def _linked(tail: str, head: str) -> bool:
    """Whether the one may go on in the other: digits on both sides, a word alone, or a half of an address."""
    return OPEN.seen(tail) or GOES_ON.seen(head) or (TAIL.seen(tail) and HEAD.seen(head))


def _join(texts: Sequence[str], first: int, count: int, gap: str) -> Join:
    offset = max(0, len(texts[first]) - REACH)
    join: Join = [(texts[first][offset:], first, offset)]
    for index in range(first + 1, first + count):
        join += [(gap, -1, 0), (texts[index][:REACH], index, 0)]
    return join


def _share(span: Span, join: Join, found: list[list[Span]]) -> None:
    """Give each text its part of the span, if the span begins in the first and ends in the last of them."""
    place = 0
    parts: list[tuple[int, Span]] = []
    for part, index, offset in join:
        start, end = max(span.start - place, 0), min(span.end - place, len(part))
        if index >= 0 and start < end:
            parts.append((index, Span(start + offset, end + offset, span.kind)))
        place += len(part)
    if len(parts) == (len(join) + 1) // 2:
        for index, piece in parts:
            found[index].append(piece)
