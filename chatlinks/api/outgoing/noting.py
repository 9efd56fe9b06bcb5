"""What is done to endpoints stands in the audit, without their addresses."""

from chatlinks.api.outgoing.models import Endpoint
from chatlinks.audit import writing
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine


def note(
    endpoint: Endpoint,
    by: int | None,
    what: str,
    key: str = "",
) -> None:
    """`by`: None, it was the server itself. `key` begins it where a program does it."""
    line = AuditLine(
        kind=RecordKind.RIGHTS,
        business_id=endpoint.business_id,
        what=f"{key}webhook endpoint {endpoint.name} {what}",
        person_id=None if key else by,
    )
    writing.note(line)
