"""Each read is a visit of kind API, under the key's name; what is shown in clear is recorded before
it is shown.
"""

from chatlinks.api.models import ApiKey
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note_unhurried
from chatlinks.links.recording import to_be_recorded
from chatlinks.links.viewer import Viewer
from chatlinks.privacy.sealing import Vault, unseal


def by_key(key: ApiKey, what: str = "") -> str:
    """As the audit knows who it was."""
    return f"key {key.name}: {what}"


def visit(key: ApiKey, viewer: Viewer, what: str) -> Vault | None:
    """The contact's vault where personal details are shown, else None. Raises NotRecorded."""
    access = viewer.access
    line = AuditLine(
        kind=RecordKind.API,
        business_id=access.business_id,
        what=by_key(key, what),
        link_id=access.link_id,
        conversation_id=access.conversation_id,
        contact_id=access.contact_id,
        shown=viewer.shown,
    )
    with to_be_recorded():
        if viewer.shown:
            return unseal(access.key_row, line)
        note_unhurried(line)
    return None


def visit_list(key: ApiKey, what: str) -> None:
    """Of many at once, which are masked for every key. Raises NotRecorded."""
    line = AuditLine(
        kind=RecordKind.API,
        business_id=key.business_id,
        what=by_key(key, what),
    )
    with to_be_recorded():
        note_unhurried(line)
