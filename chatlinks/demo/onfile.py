"""Personal values that somebody says without having been asked: the business has them on file as entities."""

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


def strings(part: Any) -> list[str]:
    """Every text that somebody wrote in a part of a conversation: not times, ids or who wrote it."""
    found, left = [], [part]
    while left:
        each = left.pop()
        if isinstance(each, str):
            found.append(each)
        elif isinstance(each, dict):
            left += [value for key, value in each.items() if key not in NOT_WRITTEN]
        elif isinstance(each, list):
            left += each
    return found


def on_file(conversation: dict[str, Any], business: Business, words: Words) -> list[dict[str, Any]]:
    """Entities for values that are said in a conversation but that no message of it gave."""
    said = "\n".join(
        strings([conversation["messages"], conversation["events"], conversation["reviews"]])
    )
    loose, compact = said.casefold(), said.casefold().translate(_COMPACT)
    given = {each["value"].casefold() for each in conversation["entities"]}
    wanted = {
        "address": ADDRESS[business.key],
        "pax": COMPANION[business.key],
        "dob": "date_of_birth",
    }
    found = []
    for slot, name in (wanted | NUMBERS[business.key]).items():
        value = words.native.get(slot, "")
        where = compact if slot in NUMBERS[business.key] else loose
        if value and value.casefold() in where and value.casefold() not in given:
            found.append({"name": name, "value": value, "personal": True})
    return found
