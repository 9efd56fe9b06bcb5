"""Master keys: where they come from, and wrapping data keys with them.

A master key is 32 bytes, base64. `CHATLINKS_MASTER_KEY` or the key file holds one a line; the first
wraps, all of them unwrap, so that a rotation needs no pause. Or a key service keeps them, and is
asked to wrap and unwrap. `keystore` has the keys of this server, `rotation` changes them.
"""

from chatlinks.privacy.keys.cipher import decrypt, encrypt
from chatlinks.privacy.keys.file import new_line, read, replace_file, write_new
from chatlinks.privacy.keys.master import KeyProblem, Keyring, KeyService, MasterSecret

__all__ = [
    "KeyProblem",
    "KeyService",
    "Keyring",
    "MasterSecret",
    "decrypt",
    "encrypt",
    "new_line",
    "read",
    "replace_file",
    "write_new",
]
