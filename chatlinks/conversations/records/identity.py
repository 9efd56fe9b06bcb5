"""External ids are often phone numbers, so only a keyed hash of each is stored: enough to find it
again.
"""

import hashlib
import re
import unicodedata

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from chatlinks.privacy import detect
from chatlinks.privacy.keys import keystore
from chatlinks.workspaces.models import Business

SIZE = 16  # bytes
IN_HAND = "_identity"  # where a `Business` keeps it


class Identity:
    """Hashes of one business's external ids. Another business's hash of the same id is another."""

    def __init__(self, business_id: int, key: bytes = b"") -> None:
        self.key = key or keystore.index_key(business_id)

    def hash(self, kind: bytes, external_id: str) -> bytes:
        return self.keyed(kind, external_id.encode())

    def contact(self, external_id: str) -> bytes:
        return self.hash(b"contact", external_id)

    def conversation(self, external_id: str) -> bytes:
        return self.hash(b"conversation", external_id)

    def message(self, external_id: str, position: int) -> bytes:
        """Of a message's id, else of its place in the conversation."""
        if external_id:
            return self.hash(b"message", external_id)
        return self.hash(b"place", str(position))

    def step(self, external_id: str) -> bytes:
        return self.hash(b"step", external_id)

    def lookups(self, value: str) -> set[bytes]:
        """Of an e-mail address or phone number, however it is spelt; any of them finds it."""
        return {self.hash(b"lookup", spelling) for spelling in spellings(value)}

    def digest(self, raw: bytes) -> bytes:
        """Of a whole conversation, to tell an unchanged one."""
        return self.keyed(b"whole", raw)

    def keyed(self, kind: bytes, content: bytes) -> bytes:
        hash_ = hashlib.blake2b(
            content,
            digest_size=SIZE,
            key=self.key,
            person=kind,
        )
        return hash_.digest()


def identity_of(business: Business) -> Identity:
    """Its key is read once for each `Business` in hand: a request's, or an import's."""
    held: dict[str, Identity] = business.__dict__
    if IN_HAND not in held:
        held[IN_HAND] = Identity(business.pk)
    return held[IN_HAND]


def identities(businesses: list[int]) -> dict[int, Identity]:
    """Of those businesses that have any users, their keys read by one statement."""
    held = keystore.index_keys(businesses)
    return {business_id: Identity(business_id, key) for business_id, key in held.items()}


def may_be_personal(external_id: str) -> bool:
    """Whoever asks by such an id must see what is hidden: else its being there would confirm a
    guess. One of letters alone may be a name.
    """
    return bool(detect(external_id, "strict")) or not re.search(r"\d", external_id)


SHORTEST = 5  # characters of what can be looked up


def spellings(value: str) -> set[str]:
    """An e-mail address in lower case.

    Of a phone number the last ten digits, and those behind its country code.

    So a country code may be there or left out on either side. Empty for what is neither.
    """
    if "@" in value:
        return {value.strip().casefold()}
    digits = "".join(str(unicodedata.digit(c)) for c in value if c.isdigit())
    bare = digits.lstrip("0")
    spelt = {bare[-10:]}
    if value.strip().startswith("+") or digits.startswith("00") or len(bare) > 10:
        national = bare.removeprefix(country_code(bare))
        spelt.add(national.lstrip("0")[-10:])
    return {spelling for spelling in spelt if len(spelling) >= SHORTEST}


def country_code(digits: str) -> str:
    """The country's code that a number begins with; empty if with none."""
    for length in (1, 2, 3):
        code = digits[:length]
        if code and int(code) in COUNTRY_CODE_TO_REGION_CODE:
            return code
    return ""
