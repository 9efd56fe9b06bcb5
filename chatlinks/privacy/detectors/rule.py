"""What a rule is, and the two ways to write one: a finder of its own, or a line of a table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from chatlinks.privacy.detectors.linear import Pattern, words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.span import Candidate

Check = Callable[[str], str]
"""Takes the text of a candidate; gives "" when it stands, else a few words on what is wrong."""

CHECKSUMS: set[Check] = set()
"""The checks that chance rarely passes. A value that is a whole message needs no name beside it if it passes one."""


def checksum(check: Check) -> Check:
    """Mark a check as one of CHECKSUMS."""
    CHECKSUMS.add(check)
    return check


Finder = Callable[[Page], Iterator[Candidate]]

ORDER = words(
    "orders?", "invoices?", "inv", "tracking", "track", "awb", "waybill", "ref", "reference", "refs?", "tickets?", "pnr",
    "booking", "bookings", "reservation", "transaction", "txn", "utr", "rrn", "case", "sku", "item", "product", "model",
    "versions?", "build", "serial", "bill", "confirmation", "consignment", "docket", "challan", "complaint", "request",
    "shipment", "parcel", "package", "po", "batch", "isbn", "ean", "upc", "flight", "coupon", "voucher", "promo",
    "pedido", "commande", "bestellung", "ordine", "factura", "rechnung", "ऑर्डर", "आर्डर", "طلب", "注文", "订单",
)  # fmt: skip
"""Words that say: the number beside me is a business's own, and stays readable in `balanced`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`hint` is a pattern that occurs wherever the rule can find anything; `needs` one that must occur as well,
    unless the value is the whole text. Both are tried for all rules in one pass before any finder runs."""

    name: str
    kind: str
    hint: str
    find: Finder
    needs: str = ""
    says: str = ""


@cache
def compiled(source: str) -> Pattern:
    return Pattern(source)


def near(page: Page, source: str, start: int, end: int, before: int = 60, after: int = 40) -> bool:
    """Whether one of these words is close to the passage."""
    pattern = compiled(source)
    return pattern.seen(page.text[max(0, start - before) : start]) or pattern.seen(page.text[end : end + after])


def last_end(page: Page, source: str, start: int, before: int = 40) -> int:
    """How far into the `before` characters in front of `start` the last of these words ends; -1 if there is none."""
    chunk = page.text[max(0, start - before) : start]
    return max((end for _, end in compiled(source).spans(chunk)), default=-1)


def ordered(page: Page, start: int, before: int = 28) -> bool:
    """Whether the number that starts here is called an order, an invoice, a version …"""
    return last_end(page, ORDER, start, before) >= 0


def inside_word(text: str, start: int, end: int) -> bool:
    """Whether the passage is only a part of a longer word or number."""
    return _joined(text[max(0, start - 2) : start][::-1], text[start]) or _joined(text[end : end + 2], text[end - 1])


def _joined(beyond: str, edge: str) -> bool:
    """`beyond` is read away from the passage whose outermost character is `edge`."""
    if not beyond:
        return False
    if beyond[0].isalnum():
        return True
    return len(beyond) > 1 and beyond[0] in "-./" and beyond[1].isdigit() and edge.isdigit()


def table_rule(
    kind: str, pattern: str, check: Check | None = None, *, named: str = "", free: bool = False, says: str = ""
) -> Rule:
    """A rule for values of one shape.

    With neither `named` nor `check` the shape is enough. `named`: the words one of which must be near, unless `free`
    (then a passed check is enough, as long as nothing calls the value an order) or the value is the whole text and
    passes a checksum.
    """
    source = compiled(pattern)

    def find(page: Page) -> Iterator[Candidate]:
        for start, end in source.spans(page.scan):
            yield Candidate(start, end, kind, _doubt(page, start, end), says)

    def _doubt(page: Page, start: int, end: int) -> str:
        if inside_word(page.text, start, end):
            return "it is a part of a longer word or number"
        wrong = check(page.text[start:end]) if check else ""
        if wrong or not named or near(page, named, start, end):
            return wrong
        return _unnamed(page, start, end)

    def _unnamed(page: Page, start: int, end: int) -> str:
        if free or (check in CHECKSUMS and page.is_all(start, end)):
            return "it is called an order or the like" if ordered(page, start) else ""
        return f"nothing near calls it a {kind.replace('_', ' ')}"

    return Rule(f"{kind}:{pattern[:24]}", kind, pattern, find, "" if free or not named else named, says)
