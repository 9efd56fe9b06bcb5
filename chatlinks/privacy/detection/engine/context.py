"""What stands around a passage: words that name it, the word or number that it is a part of."""

from functools import cache

from chatlinks.privacy.detection.engine.linear import LinearPattern, compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText

ORDER = words(
    """
    orders?, invoices?, inv, tracking, track, awb, waybill, ref, reference, refs?, tickets?, pnr
    booking, bookings, reservation, transaction, txn, utr, rrn, case, sku, item, product, model
    versions?, build, serial, bill, confirmation, consignment, docket, challan, complaint, request
    shipment, parcel, package, po, batch, isbn, ean, upc, flight, coupon, voucher, promo
    part (?:no|number), timestamps?, rma, contract (?:no|number)
    bestell(?:nummer|nr), auftrags(?:nummer|nr), bestelling, encomenda
    zamówieni[ae], sipariş, pesanan, заказа?, 주문, pedido, commande, bestellung, ordine
    factura, rechnung, ऑर्डर, आर्डर, طلب, 注文, 订单
    """
)
"""Words that say: the number beside me is a business's own, and stays readable in `balanced`."""
SHORTENED = r"(?i)\b(?:nos?|nr|num|ref|inv|id|acct?|tel|ph|mob)\. "
"""A full stop after these ends no sentence: "ticket no. 555"."""
SENTENCE = 48
"""Characters in front of a passage in which the beginning of its sentence is looked for."""
JOINTS = "-./"
"""What joins two parts of one number; a blank does, too, in a number that has blanks."""


def near(
    normal: NormalText,
    source: str,
    start: int,
    end: int,
    within: tuple[int, int] = (60, 40),
) -> bool:
    """Whether one of these words is close to the passage: `within` so many characters before and
    after it.
    """
    return compiled(source).seen(normal.around(start, end, *within))


def mentions(normal: NormalText, source: str) -> bool:
    """Whether one of these words is anywhere in the text: asked once, before each number is."""
    if source not in normal.mentioned:
        normal.mentioned[source] = compiled(source).seen(normal.scan)
    return normal.mentioned[source]


@cache
def _rightmost(source: str) -> LinearPattern:
    return LinearPattern(f"(?s)^.*{source}")  # greedy: as far right as one of them can be


def last_end(
    normal: NormalText,
    source: str,
    start: int,
    before: int = 40,
) -> int:
    """Where the last of these words, among the `before` characters in front of `start`, ends.

    -1 if there is none.
    """
    offset = max(0, start - before)
    end = _rightmost(source).reach(normal.scan[offset:start])
    return offset + end if end >= 0 else -1


def sentence_start(normal: NormalText, start: int) -> int:
    """Where the sentence begins that holds this place; a few dozen characters back at most."""
    chunk = normal.before(start, SENTENCE)
    for place, end in list(compiled(SHORTENED).spans(chunk)):
        chunk = f"{chunk[:place]}{' ' * (end - place)}{chunk[end:]}"
    stops = [chunk.rfind(stop) for stop in (". ", "! ", "? ", "\n")]
    return max(0, start - SENTENCE) + max(stops)


def is_order(normal: NormalText, start: int, before: int = 28) -> bool:
    """Whether the number that starts here is called an order, an invoice, a version …"""
    called = last_end(normal, ORDER, start, before)
    return called >= 0 and called > sentence_start(normal, start)


def joins(character: str) -> bool:
    """Whether a letter or digit that touches a value makes it a part of a longer word.

    Scripts from Hebrew on don't: they put no space there ("電話は090…です") or hang their words on
    ("9876543210को").
    """
    return character < "\u0590" and character.isalnum()


def inside_word(text: str, start: int, end: int) -> bool:
    """Whether the passage is only a part of a longer word or number."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    if joins(left[-1:]) or joins(right[:1]):
        return True
    joints = JOINTS + " " if " " in text[start:end] else JOINTS
    if len(left) == 2 and left[1] in joints and left[0].isdigit() and text[start].isdigit():
        return True
    goes_on = len(right) == 2 and right[0] in joints and right[1].isdigit()
    return goes_on and text[end - 1].isdigit()
