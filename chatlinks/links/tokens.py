"""Tokens of links: what one is, and what is kept of those that open without signing in.

A members' link opens for members alone, so its token is stored as it is. Of every other link the
database has a keyed hash, by which it is looked up, and a sealed copy, for whoever shares it again.
Both keys are wrapped by the master key, so a copy of the database opens no link.
"""

import secrets
from collections.abc import Iterator, Mapping

from chatlinks.conversations.records.identity import Identity, identities
from chatlinks.privacy.business_vault import BusinessVault
from chatlinks.privacy.keys.keystore import SERVER

PREFIX = "cl_"  # by which whoever looks for secrets in code and chats finds one: docs/sharing.md
LONGEST = 64  # characters that are looked at
KIND = b"chat link"


def new_token() -> str:
    """144 bits from the operating system's generator, 24 characters.

    It ends in a letter or digit: Markdown and mails take a `_` or `-` at an end for their own.
    """
    token = secrets.token_urlsafe(18)
    while not token[-1].isalnum():
        token = secrets.token_urlsafe(18)
    return token


def new_secret_token() -> str:
    """Of a link that opens without signing in."""
    return PREFIX + new_token()


def is_secret(token: str) -> bool:
    """False for members' tokens, and for those that were made before there was a prefix."""
    return token.startswith(PREFIX)


def new_hash(token: str) -> bytes:
    """By which a link is looked up from now on."""
    return Identity(SERVER).hash(KIND, token)


class LookUpKey:
    """The key of the hashes, kept in memory, so that an opening asks nobody for it."""

    def __init__(self) -> None:
        self.kept: Identity | None = None

    def hashes(self, token: str) -> Iterator[bytes]:
        """The token's; a second one where the key isn't any more the one that was kept."""
        kept = self.kept
        if kept is not None:
            yield kept.hash(KIND, token)
        self.kept = identities([SERVER]).get(SERVER)  # none: no such link was ever made
        if self.kept is not None and (kept is None or kept.key != self.kept.key):
            yield self.kept.hash(KIND, token)


hashes = LookUpKey().hashes


def seal(business_id: int, link_id: int, token: str) -> bytes:
    return BusinessVault(business_id).seal(binding(link_id), token)


def open_each(business_id: int, sealed: Mapping[int, bytes]) -> dict[int, str]:
    """The tokens of a business's links by id, for whoever may share them; asks for its key once."""
    if not sealed:
        return {}
    vault = BusinessVault(business_id)
    return {link_id: vault.open(binding(link_id), each) for link_id, each in sealed.items()}


def binding(link_id: int) -> str:
    return f"links_chatlink:{link_id}:token"
