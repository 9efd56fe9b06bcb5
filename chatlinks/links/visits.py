"""Every way at a conversation is a visit, with its kind: one row of the audit.

Where it shows personal details, the same row says that they were opened. Where nothing can be
recorded, nothing is unsealed.

Whoever is signed out can come again and again: of each link so many a minute are noted one by one
(EACH_NOTED), and then once that there were more.
"""

from collections.abc import Sequence
from contextlib import suppress

from limits import parse

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note_hourly, note_unhurried
from chatlinks.database.rows import execute
from chatlinks.links.recording import NotRecorded, to_be_recorded
from chatlinks.links.viewer import Viewer
from chatlinks.privacy.sealing import Vault, unseal, unseal_own_words
from chatlinks.web.limits import counter

__all__ = [
    "NotRecorded",
    "open_file_along",
    "open_own_words",
    "read_on",
    "report",
    "visit",
    "visit_all",
]

EACH_NOTED = parse("60/minute")  # of a link, by whoever is signed out
FILES_OPENED = parse("300/minute")  # of a link
ONCE = parse("1/hour")
# Within which this process remembers that it noted the same: the database, which knows for the
# hour, isn't asked at every delivery.
LATELY = parse("1/5 minutes")
AGAIN_AND_AGAIN = {RecordKind.CHAT, RecordKind.LIVE}


def visit(
    viewer: Viewer,
    why: str = "opened the chat link",
    kind: RecordKind = RecordKind.PAGE,
) -> Vault | None:
    """Record the visit; the contact's vault where personal details are shown, else None.

    Raises NotRecorded.
    """
    line = line_of(viewer, kind, why)
    with to_be_recorded():
        if viewer.shown:
            return unseal(viewer.access.key_row, line)
        if viewer.own.person_id is None and too_many(viewer):
            return None
        note_unhurried(line)
        return None


# By their members' links, masked.
VISIT_ALL = """
INSERT INTO audit_record
  (kind, business_id, what, person_id, link_id, conversation_id, contact_id)
SELECT 'export', l.business_id, %s, %s, l.id, c.id, c.contact_id
FROM links_chatlink l JOIN conversations_conversation c ON c.id = l.conversation_id
WHERE l.conversation_id = ANY(%s) AND l.audience = 'members'"""


def visit_all(person_id: int, conversation_ids: Sequence[int]) -> None:
    """Many conversations taken along at once, masked, each a visit. Raises NotRecorded."""
    with to_be_recorded():
        execute(VISIT_ALL, ["taken along from the list", person_id, list(conversation_ids)])


def line_of(viewer: Viewer, kind: RecordKind, why: str) -> AuditLine:
    access = viewer.access
    return AuditLine(
        kind=kind,
        business_id=access.business_id,
        what=why,
        person_id=viewer.own.person_id,
        link_id=access.link_id,
        address_id=viewer.own.address_id,
        conversation_id=access.conversation_id,
        contact_id=access.contact_id,
        shown=viewer.shown,
    )


def too_many(viewer: Viewer) -> bool:
    link = str(viewer.access.link_id)
    if counter.hit(EACH_NOTED, "visits", link):
        return False
    if counter.hit(ONCE, "floods", link):
        note_unhurried(line_of(viewer, RecordKind.FLOOD, "opened more often than is noted"))
    return True


def report(viewer: Viewer, kind: RecordKind) -> None:
    """What the page reports of itself: that it was read, printed or copied from.

    So many a minute of each reader and link; what is more says nothing more. Raises NotRecorded.
    """
    reader = f"{viewer.own.person_id or ''}:{viewer.access.link_id}"
    if counter.hit(EACH_NOTED, "reports", reader):
        with to_be_recorded():
            note_unhurried(line_of(viewer, kind, "reported by the page"))


def read_on(
    viewer: Viewer,
    why: str,
    kind: RecordKind = RecordKind.MORE,
) -> Vault | None:
    """The vault for more of a link that was opened already. Raises NotRecorded.

    Masked, it is read also where that can't be recorded; and what is asked for all the time, by a
    page that follows a chat, is noted once an hour.
    """
    if viewer.shown:
        return visit(viewer, why, kind)
    if viewer.unrecorded:
        return None
    with suppress(NotRecorded):
        if kind not in AGAIN_AND_AGAIN:
            return visit(viewer, why, kind)
        note_again(line_of(viewer, kind, why))
    return None


def open_file_along(viewer: Viewer) -> Vault | None:
    """The vault for a file that goes along with the link. Raises NotRecorded.

    None where so many were opened by the link that whoever asks has to wait.
    """
    if not counter.hit(FILES_OPENED, "files", str(viewer.access.link_id)):
        return None
    line = line_of(viewer, RecordKind.FILE, "opened a file that goes along")
    with to_be_recorded():
        return unseal(viewer.access.key_row, line)


def note_again(line: AuditLine) -> None:
    """What happens all the time: once an hour. Raises NotRecorded."""
    same = (line.kind, str(line.link_id), str(line.conversation_id), str(line.person_id))
    if counter.test(LATELY, *same):
        with to_be_recorded():
            note_hourly(line)
        counter.hit(LATELY, *same)


def open_own_words(viewer: Viewer) -> Vault | None:
    """The vault for what the viewer wrote themselves, and for nothing else; it is recorded.

    None where nothing can be opened or recorded, and for whoever isn't a member any more.
    """
    if viewer.unrecorded or viewer.unopenable or viewer.access.master is None:
        return None
    if not viewer.own.is_member:
        return None
    assert viewer.writer_id is not None
    try:
        with to_be_recorded():
            return unseal_own_words(
                viewer.access.key_row,
                person_id=viewer.writer_id,
                conversation_id=viewer.access.conversation_id,
            )
    except NotRecorded:
        return None
