"""What is tried at a link too often stands in the audit, once an hour of each link."""

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note_hourly
from chatlinks.links.access import LinkAccess

PASSCODES = "too many wrong passcodes from one place"
CODES = "too many codes asked for from one place"
WRONG_CODES = "a mailed code was wrong too often"


def note_guessing(
    access: LinkAccess,
    what: str,
    person_id: int | None = None,
) -> None:
    line = AuditLine(
        kind=RecordKind.GUESSING,
        business_id=access.business_id,
        what=what,
        person_id=person_id,
        link_id=access.link_id,
        conversation_id=access.conversation_id,
        contact_id=access.contact_id,
    )
    note_hourly(line)
