"""Who holds the master keys: a keyring in this process, or a service that never gives them away."""

import base64
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from cryptography.exceptions import InvalidTag

from chatlinks import Refusal
from chatlinks.privacy.keys.cipher import decrypt, encrypt


class KeyProblem(Refusal):
    """The keys at hand cannot open what the database holds; the message says what to do."""


@dataclass(frozen=True)
class MasterSecret:
    """One master key in memory."""

    key: bytes = field(repr=False)  # so that no trace of a fault prints it

    @cached_property
    def fingerprint(self) -> str:
        return hashlib.sha256(b"chatlinks master key" + self.key).hexdigest()[:16]

    @classmethod
    def parse(cls, line: str) -> "MasterSecret":
        try:
            key = base64.b64decode(line, validate=True)
        except ValueError as problem:
            raise KeyProblem(
                "A master key is 32 bytes in base64; this one isn't base64."
            ) from problem
        if len(key) != 32:
            raise KeyProblem(f"A master key is 32 bytes in base64; this one has {len(key)} bytes.")
        return cls(key)


class KeyService(Protocol):
    """What wraps and unwraps data keys. A service of one's own is such a class, too."""

    @property
    def current(self) -> str:
        """The name of the key that wraps from now on.

        At most 16 characters, and never another key's.
        """

    def wrap(self, key: bytes, context: bytes) -> tuple[str, bytes]:
        """(name of the master key, wrapped key); `context` must be given again to unwrap it."""

    def unwrap(
        self,
        name: str,
        wrapped: bytes,
        context: bytes,
    ) -> bytes:
        """Raises KeyProblem when that key isn't at hand, or isn't the one that wrapped this."""


class Keyring:
    """The master keys given to this process, the current one first."""

    def __init__(self, lines: list[str]) -> None:
        if not lines:
            raise KeyProblem("No master key was given.")
        masters = [MasterSecret.parse(line) for line in lines]
        self.first = masters[0]
        self.by_fingerprint = {master.fingerprint: master for master in masters}

    @property
    def current(self) -> str:
        return self.first.fingerprint

    def wrap(self, key: bytes, context: bytes) -> tuple[str, bytes]:
        """(fingerprint of the master key, wrapped key)."""
        return self.current, encrypt(self.first.key, key, context)

    def unwrap(
        self,
        fingerprint: str,
        wrapped: bytes,
        context: bytes,
    ) -> bytes:
        master = self.by_fingerprint.get(fingerprint)
        if master is None:
            raise KeyProblem(
                f"A value is sealed under master key {fingerprint}, which isn't among those given."
            )
        try:
            return decrypt(master.key, wrapped, context)
        except InvalidTag as problem:
            raise KeyProblem(
                "A wrapped key was altered, or belongs to another record."
            ) from problem
