"""Adding to the audit: one plain INSERT, which waits for nobody. The chain follows (chain.py)."""

from collections.abc import Sequence
from typing import NamedTuple

from chatlinks.audit.kinds import RecordKind
from chatlinks.database.rows import execute, prepared


class AuditLine(NamedTuple):
    """What is to be noted. `kind` is a `RecordKind`; `what` holds names, never anybody's values."""

    kind: str
    business_id: int | None
    what: str = ""
    person_id: int | None = None
    about_id: int | None = None  # the person whom it was done to
    link_id: int | None = None
    address_id: int | None = None
    conversation_id: int | None = None
    contact_id: int | None = None
    shown: bool = False
    unsealed: bool = False


COLUMNS = ", ".join(AuditLine._fields)
LONGEST = 300  # characters of `what`
ADD = f"""INSERT INTO audit_record ({COLUMNS})
          VALUES ({", ".join(["%s"] * len(AuditLine._fields))})"""
# Where nothing was unsealed the answer doesn't wait for the disk: a power cut may lose what was
# noted in its last second.
ADD_UNHURRIED = f"{ADD} RETURNING set_config('synchronous_commit', 'off', true)"
# At most one an hour of the same kind by the same person, or by the same link.
ADD_HOURLY = f"""INSERT INTO audit_record ({COLUMNS})
SELECT {", ".join(["%s"] * len(AuditLine._fields))}
WHERE NOT EXISTS (
  SELECT FROM audit_record r
  WHERE r.conversation_id = %s AND r.kind = %s AND r.at > now() - interval '1 hour'
    AND r.person_id IS NOT DISTINCT FROM %s AND r.link_id IS NOT DISTINCT FROM %s)"""
ADD_CONTACTS = """INSERT INTO audit_record (kind, business_id, what, contact_id, unsealed)
                  SELECT %s, %s, %s, contact_id, true FROM unnest(%s::bigint[]) contact_id"""


def note(line: AuditLine) -> None:
    """It is on disk when this returns, outside of a transaction."""
    prepared(ADD, line._replace(what=line.what[:LONGEST]))


def note_and_name(line: AuditLine) -> int:
    """As `note`; returns the record's id."""
    [(id_,)] = prepared(f"{ADD} RETURNING id", line)
    return int(id_)


def note_unhurried(line: AuditLine) -> None:
    """For what shows nothing that is personal."""
    prepared(ADD_UNHURRIED, line)


def note_hourly(line: AuditLine) -> None:
    """For what happens again and again while somebody stays, or to whoever asks again and again."""
    same = [line.conversation_id, line.kind, line.person_id, line.link_id]
    prepared(ADD_HOURLY, [*line, *same])


def note_contacts(
    business_id: int,
    contact_ids: Sequence[int],
    why: str,
) -> None:
    """The server itself opened what is sealed of these."""
    execute(ADD_CONTACTS, [RecordKind.SERVER, business_id, why, list(contact_ids)])
