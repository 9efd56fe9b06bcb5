"""External ids are often phone numbers, so only a keyed hash of each is stored: enough to find it again."""

import hashlib

from chatlinks.privacy import keystore

SIZE = 16  # bytes


class Identity:
    """Hashes of one business's external ids. Another business's hash of the same id is another."""

    def __init__(self, business_id: int) -> None:
        self.key = keystore.index_key(business_id)

    def hash(self, kind: bytes, external_id: str) -> bytes:
        return hashlib.blake2b(external_id.encode(), digest_size=SIZE, key=self.key, person=kind).digest()

    def contact(self, external_id: str) -> bytes:
        return self.hash(b"contact", external_id)

    def conversation(self, external_id: str) -> bytes:
        return self.hash(b"conversation", external_id)

    def message(self, external_id: str, position: int) -> bytes:
        """Of a message's id, else of its place in the conversation."""
        return self.hash(b"message", external_id) if external_id else self.hash(b"place", str(position))

    def digest(self, raw: bytes) -> bytes:
        """Of a whole conversation, to tell an unchanged one."""
        return hashlib.blake2b(raw, digest_size=SIZE, key=self.key, person=b"whole").digest()
