"""Master keys: where they come from, and wrapping data keys with them.

A master key is 32 bytes, base64. `CHATLINKS_MASTER_KEY` or the key file holds one a line; the first wraps,
all of them unwrap, so that a rotation needs no pause. Or a key service keeps them, and is asked to wrap and unwrap.
"""

import base64
import hashlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chatlinks import Refusal, secret_file

NONCE = 12  # bytes, as NIST SP 800-38D recommends


class KeyProblem(Refusal):
    """The keys at hand cannot open what the database holds; the message says what to do."""


def encrypt(key: bytes, plain: bytes, context: bytes) -> bytes:
    """AES-256-GCM: nonce, ciphertext and tag in one; `context` must be given again to open it."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def decrypt(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Raises InvalidTag when key, bytes or context are not the ones it was sealed with."""
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], context)


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
    """Who holds the master keys: a Keyring in this process, or a service that never gives them away."""

    @property
    def current(self) -> str:
        """The name of the key that wraps from now on: at most 16 characters, and never another key's."""

    def wrap(self, key: bytes, context: bytes) -> tuple[str, bytes]:
        """(name of the master key, wrapped key); `context` must be given again to unwrap it."""

    def unwrap(self, name: str, wrapped: bytes, context: bytes) -> bytes:
        """Raises KeyProblem when that key isn't at hand, or when it isn't the key that wrapped this."""


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

    def unwrap(self, fingerprint: str, wrapped: bytes, context: bytes) -> bytes:
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


def new_line() -> str:
    """A new master key, as the key file holds it."""
    return base64.b64encode(os.urandom(32)).decode()


def read(environment: str, file: Path) -> list[str]:
    """The key lines from the environment's value, else from the file; none when neither is there."""
    try:
        text = environment or (file.read_text() if file.exists() else "")
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise KeyProblem(
            f"The key file {file} can't be read: {reason}. It belongs to whoever runs the server."
        ) from problem
    except UnicodeDecodeError as problem:
        raise KeyProblem(
            f"The key file {file} holds no text, so no key: put back the file that was there."
        ) from problem
    return text.replace(",", "\n").split()


def write_new(file: Path) -> None:
    """Make the key file, readable by its owner only; never over an existing one."""
    secret_file.write_new(file, new_line() + "\n")


def replace_file(file: Path, lines: list[str]) -> None:
    """Write the key file anew in one step: a reader finds the old one or the new one, whole."""
    beside = file.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as opened:
        opened.write("".join(line + "\n" for line in lines))
        opened.flush()
        os.fsync(opened.fileno())
    beside.replace(file)
    secret_file.settle(file.parent)
