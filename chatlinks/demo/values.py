"""What must not be seen where a conversation is masked: the oracle of the leak tests."""

import re
from collections.abc import Iterable
from typing import Any

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{5}[0-9]{4}[A-Za-z](?![A-Za-z0-9])")
IBAN = re.compile(r"(?<![A-Za-z0-9])[Aa][Ee][0-9]{2}(?: ?[0-9]){19}(?![0-9])")
# Keys of a conversation under which nobody's words stand: times, ids, who wrote it.
NOT_WRITTEN = {
    "at",
    "id",
    "from",
    "author",
    "agent",
    "type",
    "node",
    "language",
    "team",
}
# Six digits or more in a row of groups, in any script; the groups one space or hyphen apart.
NUMBER = re.compile(r"(?<!\d)\+?\d(?:[ -]?\d){5,18}(?!\d)")


def strings(part: Any) -> list[str]:
    """Every text that somebody wrote in a part of a conversation: no times, ids or authors."""
    texts, left = [], [part]
    while left:
        each = left.pop()
        if isinstance(each, str):
            texts.append(each)
        elif isinstance(each, dict):
            left += [value for key, value in each.items() if key not in NOT_WRITTEN]
        elif isinstance(each, list):
            left += each
    return texts


def personal_values(conversation: dict[str, Any]) -> list[str]:
    """Every personal value of a conversation's contact, in each spelling in which it occurs,
    longest first.

    That is: name and its parts of three letters or more, e-mail, phone, original text and value of
    personal entities; and what was said without being an entity: e-mail addresses, numbers of 6
    digits or more, PANs and IBANs. The contact's own `id` is left out: it is an opaque key here.
    """
    written = [conversation[part] for part in ("messages", "events", "reviews")]
    values = known_values(conversation) | patterns("\n".join(strings(written)))
    return longest_first(values)


def longest_first(values: Iterable[str]) -> list[str]:
    return sorted(values, key=lambda each: (-len(each), each))


def known_values(conversation: dict[str, Any]) -> set[str]:
    """What the conversation's contact and personal entities say is personal."""
    contact = conversation["contact"]
    values = {contact.get(key, "") for key in ("name", "email", "phone")}
    values |= name_parts(contact.get("name", ""))
    for entity in conversation.get("entities", []):
        if entity.get("personal"):
            values |= {
                entity.get("original_text", ""),
                entity.get("value", ""),
            }
    return values - {""}


def name_parts(name: str) -> set[str]:
    """The words of a name that have three letters or more."""
    return {part for part in re.split(r"[\s'’-]+", name) if len(part) >= 3}


def patterns(text: str) -> set[str]:
    """What in a text is personal by its shape alone."""
    return {match[0] for shape in (EMAIL, PAN, IBAN, NUMBER) for match in shape.finditer(text)}


def leaks(text: str, values: Iterable[str]) -> list[str]:
    """The values that a text holds as whole words, in any case: `Tom` is in "tom's", not in
    "tomorrow".
    """
    folded = text.casefold()
    return [value for value in values if _holds(folded, value.casefold())]


def _holds(text: str, value: str) -> bool:
    at = text.find(value)
    while at >= 0:
        end = at + len(value)
        if not (_joined(text[at - 1 : at], value[0]) or _joined(value[-1], text[end : end + 1])):
            return True
        at = text.find(value, at + 1)
    return False


def _joined(left: str, right: str) -> bool:
    return (left.isalpha() and right.isalpha()) or (left.isdecimal() and right.isdecimal())
