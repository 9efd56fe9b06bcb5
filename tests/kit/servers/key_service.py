"""A key service as one might write it.

The master keys stay with it, and it is asked to wrap and to unwrap.
"""

from chatlinks.privacy.keys import KeyProblem, decrypt, encrypt

KEYS = {"v1": b"1" * 32}
ASKED: list[str] = []


class KeyService:
    @property
    def current(self) -> str:
        return max(KEYS)

    def wrap(self, key: bytes, context: bytes) -> tuple[str, bytes]:
        ASKED.append("wrap")
        return self.current, encrypt(KEYS[self.current], key, context)

    def unwrap(self, name: str, wrapped: bytes, context: bytes) -> bytes:
        ASKED.append("unwrap")
        if name not in KEYS:
            raise KeyProblem(f"The key service has no key {name}.")
        return decrypt(KEYS[name], wrapped, context)


def make() -> KeyService:
    return KeyService()
