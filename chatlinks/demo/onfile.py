"""Personal values that somebody says without having been asked: the business has them on file as entities."""

from collections.abc import Iterator
from typing import Any

from chatlinks.demo.cast import Business
from chatlinks.demo.wording import Words

ADDRESS = {"bank": "street_address", "airline": "home_address", "food": "delivery_address"}
COMPANION = {"bank": "full_name", "airline": "passenger_name", "food": "full_name"}
NUMBERS = {
    "bank": {"card": "card_number", "pan": "pan_card", "aadhaar": "aadhaar_number", "iban": "iban"}
    | {"account": "account_number", "upi": "upi_id"},
    "airline": {"card": "card_number", "passport": "passport_number", "iban": "iban"},
    "food": {"card": "card_number", "upi": "upi_id"},
}
NOT_WRITTEN = frozenset({"at", "id", "from", "author", "agent", "type", "node", "language", "team"})
_COMPACT = str.maketrans("", "", " -")


def strings(part: Any) -> Iterator[str]:
    """Every text that somebody wrote in a part of a conversation: not times, ids or who wrote it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, each in part.items():
            if key not in NOT_WRITTEN:
                yield from strings(each)
    elif isinstance(part, list):
        for each in part:
            yield from strings(each)


def on_file(conversation: dict[str, Any], business: Business, words: Words) -> list[dict[str, Any]]:
    """Entities for values that are said in a conversation but that no message of it gave."""
    said = "\n".join(strings([conversation["messages"], conversation["events"], conversation["reviews"]]))
    loose, compact = said.casefold(), said.casefold().translate(_COMPACT)
    given = {each["value"].casefold() for each in conversation["entities"]}
    wanted = {"address": ADDRESS[business.key], "pax": COMPANION[business.key], "dob": "date_of_birth"}
    found = []
    for slot, name in (wanted | NUMBERS[business.key]).items():
        value = words.native.get(slot, "")
        where = compact if slot in NUMBERS[business.key] else loose
        if value and value.casefold() in where and value.casefold() not in given:
            found.append({"name": name, "value": value, "personal": True})
    return found
