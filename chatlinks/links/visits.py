"""Every opening of a link is a visit; where it shows personal details, the unsealing is recorded in the same statement."""

from chatlinks.database.rows import prepared
from chatlinks.links.access import LinkAccess
from chatlinks.privacy.sealing import Vault, unseal

VISIT = """INSERT INTO links_visit (business_id, link_id, person_id, at, shown) VALUES (%s, %s, %s, now(), %s)"""
# Where nothing was unsealed the answer doesn't wait for the disk: a power cut may lose the visits of its last second.
UNHURRIED = f"{VISIT} RETURNING set_config('synchronous_commit', 'off', true)"


def visit(
    subject: LinkAccess, person_id: int | None, shown: bool, why: str = "opened the chat link"
) -> Vault | None:
    """Record the visit; returns the contact's vault when personal details are shown."""
    line = [subject.business_id, subject.link_id, person_id, shown]
    if not shown:
        prepared(UNHURRIED, line)
        return None
    return unseal(
        subject.key_row,
        person_id=person_id,
        conversation_id=subject.conversation_id,
        why=why,
        beside=(VISIT, line),
    )


def read_on(subject: LinkAccess, person_id: int | None, shown: bool, why: str) -> Vault | None:
    """The vault for more of a link that was opened already: no visit, but an unsealing of its own."""
    if not shown:
        return None
    return unseal(
        subject.key_row, person_id=person_id, conversation_id=subject.conversation_id, why=why
    )
