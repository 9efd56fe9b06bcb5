"""What a link is for, in its maker's words: sealed, for they may name somebody."""

from chatlinks.privacy.business_vault import BusinessVault

LONGEST = 200  # characters


def seal(business_id: int, link_id: int, note: str) -> bytes:
    return BusinessVault(business_id).seal(binding(link_id), note)


def opened(
    vault: BusinessVault,
    link_id: int,
    sealed: bytes | None,
) -> str:
    """The note, for members who may open the conversation; "" for none."""
    return vault.open(binding(link_id), sealed) if sealed else ""


def binding(link_id: int) -> str:
    return f"links_chatlink:{link_id}:note"
