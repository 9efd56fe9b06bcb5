"""Find users by e-mail or phone: by keyed hashes, so that neither has to be stored in clear.

Each one found is recorded.
"""

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine
from chatlinks.conversations.records.identity import identities
from chatlinks.database.rows import rows
from chatlinks.privacy.sealing import record_opening

MOST = 20  # users that a list is narrowed to
WHY = "looked the user up by e-mail or phone"
FIND = """
SELECT DISTINCT l.contact_id, l.business_id
FROM unnest(%s::bigint[], %s::bytea[]) AS wanted (business_id, hash)
JOIN conversations_lookup l ON l.business_id = wanted.business_id AND l.hash = wanted.hash
ORDER BY l.contact_id
LIMIT %s"""


def find_users(
    typed: str,
    businesses: list[int],
    person_id: int | None,
) -> list[int]:
    """Ids of the contacts with this e-mail or phone number, in these businesses, in order.

    Each business has hashes of its own: all of them are asked for in one statement.
    """
    wanted = [
        (business_id, hash_)
        for business_id, identity in identities(businesses).items()
        for hash_ in identity.lookups(typed)
    ]
    hashes = [hash_ for _, hash_ in wanted]
    contacts = rows(FIND, [[business_id for business_id, _ in wanted], hashes, MOST])
    for contact_id, business_id in contacts:
        line = AuditLine(
            kind=RecordKind.LOOKUP,
            business_id=business_id,
            what=WHY,
            person_id=person_id,
            contact_id=contact_id,
        )
        record_opening(line)
    return [contact_id for contact_id, _ in contacts]
