"""Every opening of a link is a visit.

Where it shows personal details, the unsealing is recorded in the same statement.
"""

from chatlinks.database.rows import prepared
from chatlinks.links.gate import Viewer
from chatlinks.privacy.sealing import Vault, unseal

VISIT = """INSERT INTO links_visit (business_id, link_id, person_id, at, shown)
           VALUES (%s, %s, %s, now(), %s)"""
# Where nothing was unsealed the answer doesn't wait for the disk: a power cut may lose the visits
# of its last second.
UNHURRIED = f"{VISIT} RETURNING set_config('synchronous_commit', 'off', true)"


def visit(viewer: Viewer, why: str = "opened the chat link") -> Vault | None:
    """Record the visit; the contact's vault where personal details are shown, else None."""
    access = viewer.access
    values = [access.business_id, access.link_id, viewer.person_id, viewer.shown]
    if not viewer.shown:
        prepared(UNHURRIED, values)
        return None
    return unseal(
        access.key_row,
        person_id=viewer.person_id,
        conversation_id=access.conversation_id,
        why=why,
        beside=(VISIT, values),
    )


def read_on(viewer: Viewer, why: str) -> Vault | None:
    """The vault for more of a link that was opened already.

    No visit, but an unsealing of its own.
    """
    if not viewer.shown:
        return None
    return unseal(
        viewer.access.key_row,
        person_id=viewer.person_id,
        conversation_id=viewer.access.conversation_id,
        why=why,
    )
