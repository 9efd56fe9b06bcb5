"""What is known of a chat beside its messages: what colleagues noted, who reported it, and what
became of the agent's last reply.

One statement for all, for the pane asks it anew with every message.
"""

from datetime import datetime
from typing import NamedTuple

from chatlinks.chats.outbox import LAST_REPLY, LastReply
from chatlinks.database.rows import typed


class AnnotationRow(NamedTuple):
    """A row of ANNOTATIONS; what its columns hold depends on the kind."""

    kind: str  # note, report, reply
    id: int
    at: datetime | None
    who: str
    what: str
    text: str
    sealed: bytes | None
    position: int
    writer_id: int | None


class NoteRow(NamedTuple):
    """What a colleague noted, as it is stored: masked, the originals sealed beside it."""

    id: int
    at: datetime
    agent: str
    team: str
    text: str
    sealed: bytes | None
    writer_id: int | None


class ChatReportRow(NamedTuple):
    """That somebody reported the chat."""

    at: datetime
    person: str
    reason: str


class Annotations(NamedTuple):
    notes: list[NoteRow]  # newest first
    reports: list[ChatReportRow]  # oldest first
    last_reply: LastReply | None  # until the user answers it


ANNOTATIONS = f"""
SELECT 'note', e.id, e.at, e.agent, e.team, e.text, e.sealed, e.position, e.writer_id
FROM conversations_event e
WHERE e.conversation_id = %(chat)s
  AND e.business_id = %(business)s
  AND e.kind = 'note'
UNION ALL
SELECT 'report', r.id, r.at, coalesce(p.name, ''), r.reason, '', NULL, 0, NULL
FROM agentchat_report r
LEFT JOIN accounts_person p ON p.id = r.person_id
WHERE r.conversation_id = %(chat)s
  AND r.business_id = %(business)s
UNION ALL
SELECT 'reply', l.id, l.delivered_at, l.channel, '', '', NULL, 0, NULL
FROM ({LAST_REPLY}) l"""


def annotations(business_id: int, conversation_id: int) -> Annotations:
    parameters = {"chat": conversation_id, "business": business_id}
    notes, reports, last_reply = [], [], None
    for row in sorted(
        typed(
            AnnotationRow,
            ANNOTATIONS,
            parameters,
        ),
        key=newest_first,
    ):
        if row.kind == "reply":
            last_reply = LastReply(row.id, row.at, row.who)
        elif row.kind == "report":
            reports.append(
                ChatReportRow(
                    certain(row.at),
                    row.who,
                    row.what,
                )
            )
        else:
            notes.append(note_row(row))
    return Annotations(notes, reports, last_reply)


def newest_first(row: AnnotationRow) -> tuple[int, int]:
    """Notes by their place on the timeline, from its end; reports as they came in."""
    return -row.position, row.id


def note_row(row: AnnotationRow) -> NoteRow:
    return NoteRow(
        id=row.id,
        at=certain(row.at),
        agent=row.who,
        team=row.what,
        text=row.text,
        sealed=row.sealed,
        writer_id=row.writer_id,
    )


def certain(at: datetime | None) -> datetime:
    """Notes and reports always have their time; a reply has it once it was delivered."""
    assert at is not None
    return at
