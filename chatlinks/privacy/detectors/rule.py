"""What a rule with a finder of its own is, and what finders ask of a text. Most kinds need only a `Row` of a table."""

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
    "part (?:no|number)", "timestamps?", "rma", "contract (?:no|number)", "bestell(?:nummer|nr)", "auftrags(?:nummer|nr)", "bestelling", "encomenda",
    "zamówieni[ae]", "sipariş", "pesanan", "заказа?", "주문", "pedido", "commande", "bestellung", "ordine", "factura", "rechnung", "ऑर्डर", "आर्डर", "طلب", "注文", "订单",
)  # fmt: skip
"""Words that say: the number beside me is a business's own, and stays readable in `balanced`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A finder, and a pattern that occurs wherever it can find anything."""

    name: str
    kind: str
    hint: str
    find: Finder
    says: str = ""


@cache
def compiled(source: str) -> Pattern:
    return Pattern(source)


def near(page: Page, source: str, start: int, end: int, before: int = 60, after: int = 40) -> bool:
    """Whether one of these words is close to the passage."""
    return compiled(source).seen(page.around(start, end, before, after))


@cache
def _rightmost(source: str) -> Pattern:
    return Pattern(f"(?s)^.*{source}")  # greedy: as far right as one of them can be


def last_end(page: Page, source: str, start: int, before: int = 40) -> int:
    """Where the last of these words, in the `before` characters in front of `start`, ends; -1 if there is none."""
    offset = max(0, start - before)
    end = _rightmost(source).reach(page.scan[offset:start])
    return offset + end if end >= 0 else -1


SHORTENED = r"(?i)\b(?:nos?|nr|num|ref|inv|id|acct?|tel|ph|mob)\. "
"""A full stop after these ends no sentence: "ticket no. 555"."""


def sentence_start(page: Page, start: int) -> int:
    """Where the sentence begins that the passage at `start` is in (a few dozen characters back at most)."""
    chunk = page.text[max(0, start - 48) : start]
    for place, end in list(compiled(SHORTENED).spans(chunk)):
        chunk = f"{chunk[:place]}{' ' * (end - place)}{chunk[end:]}"
    return max(0, start - 48) + max(chunk.rfind(end) for end in (". ", "! ", "? ", "\n"))


def ordered(page: Page, start: int, before: int = 28) -> bool:
    """Whether the number that starts here is called an order, an invoice, a version …"""
    called = last_end(page, ORDER, start, before)
    return called >= 0 and called > sentence_start(page, start)


def joins(character: str) -> bool:
    """Whether a letter or digit that touches a value makes it a part of a longer word.

    Scripts from Hebrew on don't: they put no space there ("電話は090…です") or hang their words on ("9876543210को").
    """
    return character < "\u0590" and character.isalnum()


def inside_word(text: str, start: int, end: int) -> bool:
    """Whether the passage is only a part of a longer word or number."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    if joins(left[-1:]) or joins(right[:1]):
        return True
    joints = "-./ " if " " in text[start:end] else "-./"
    return (
        len(left) == 2 and left[1] in joints and left[0].isdigit() and text[start].isdigit()
    ) or (len(right) == 2 and right[0] in joints and right[1].isdigit() and text[end - 1].isdigit())
