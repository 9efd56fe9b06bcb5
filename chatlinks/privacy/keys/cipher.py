"""AES-256-GCM, as `cryptography` has it."""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12  # bytes, as NIST SP 800-38D recommends


def encrypt(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Nonce, ciphertext and tag in one; `context` must be given again to open it."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def decrypt(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Raises InvalidTag when key, bytes or context are not the ones it was sealed with."""
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], context)
