"""Personal values that somebody says without having been asked: the business has them on file as
entities.
"""

from typing import Any

from chatlinks.demo.businesses import DemoBusiness
from chatlinks.demo.storytelling.wording import Words
from chatlinks.demo.values import strings

# Slot → the entity that a business calls it by.
WORDS = {
    "bank": {
        "address": "street_address",
        "pax": "full_name",
        "dob": "date_of_birth",
    },
    "airline": {
        "address": "home_address",
        "pax": "passenger_name",
        "dob": "date_of_birth",
    },
    "food": {
        "address": "delivery_address",
        "pax": "full_name",
        "dob": "date_of_birth",
    },
}
NUMBERS = {
    "bank": {
        "card": "card_number",
        "pan": "pan_card",
        "aadhaar": "aadhaar_number",
        "iban": "iban",
        "account": "account_number",
        "upi": "upi_id",
    },
    "airline": {
        "card": "card_number",
        "passport": "passport_number",
        "iban": "iban",
    },
    "food": {
        "card": "card_number",
        "upi": "upi_id",
    },
}
WITHOUT_GAPS = str.maketrans("", "", " -")


def on_file(
    conversation: dict[str, Any],
    business: DemoBusiness,
    words: Words,
) -> list[dict[str, Any]]:
    """Entities for values that are said in a conversation but that no message of it gave."""
    written = [conversation[part] for part in ("messages", "events", "reviews")]
    text = "\n".join(strings(written)).casefold()
    digits = text.translate(WITHOUT_GAPS)
    collected = {each["value"].casefold() for each in conversation["entities"]}
    entities = []
    for names, where in ((WORDS, text), (NUMBERS, digits)):
        for slot, name in names[business.key].items():
            value = words.native.get(slot, "")
            folded = value.casefold()
            if value and folded in where and folded not in collected:
                entities.append(
                    {
                        "name": name,
                        "value": value,
                        "personal": True,
                    }
                )
    return entities
