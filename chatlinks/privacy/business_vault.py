"""Seals what belongs to a business and to none of its contacts, such as the token of a link.

The key follows from the business's index key, so it goes with it when the business is deleted.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from chatlinks.privacy import keys
from chatlinks.privacy.keys import keystore

PURPOSE = b"chatlinks: sealed for a business"


class BusinessVault:
    """Seals texts and files, each bound to its business and to the row that it belongs to."""

    def __init__(self, business_id: int) -> None:
        self.identity = b"business:%d:" % business_id
        derived = HKDF(
            SHA256(),
            length=32,
            salt=None,
            info=PURPOSE,
        )
        self.key = derived.derive(keystore.index_key(business_id))

    def seal(self, record: str, text: str) -> bytes:
        """`record` names the row, such as `links_chatlink:17:token`."""
        return self.seal_bytes(record, text.encode())

    def open(self, record: str, sealed: bytes | memoryview) -> str:
        """Raises InvalidTag for what was sealed for another row or business."""
        return self.open_bytes(record, sealed).decode()

    def seal_bytes(self, record: str, content: bytes) -> bytes:
        return keys.encrypt(
            self.key,
            content,
            self.identity + record.encode(),
        )

    def open_bytes(self, record: str, sealed: bytes | memoryview) -> bytes:
        return keys.decrypt(
            self.key,
            bytes(sealed),
            self.identity + record.encode(),
        )
