"""What admins did to a membership, in its history, which the business's admins read."""

from django.contrib.admin.models import CHANGE, LogEntry

from chatlinks.workspaces.models import Membership


def note_password_link(member: Membership, *, by: int | None) -> None:
    LogEntry.objects.log_actions(
        by or 0,
        [member],
        CHANGE,
        change_message="Made a link for a new password.",
        single_object=True,
    )
