"""What admins did to a membership, in its history, which the business's admins read, and in the
audit.
"""

from django.contrib.admin.models import CHANGE, LogEntry

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.workspaces.models import Membership


def note_password_link(member: Membership, *, by: int | None) -> None:
    LogEntry.objects.log_actions(
        by or 0,
        [member],
        CHANGE,
        change_message="Made a link for a new password.",
        single_object=True,
    )
    line = AuditLine(
        kind=RecordKind.RIGHTS,
        business_id=member.business_id,
        what="made a link for a new password",
        person_id=by,
        about_id=member.person_id,
    )
    note(line)
