"""Who signed in, and who was refused, is in the audit of each business that they belong to.

An address that nobody here has leaves no row, and takes the same statement: nobody can tell by the
time of the answer whether it is anybody's.
"""

from typing import Any

from django.http import HttpRequest
from limits import parse

from chatlinks.accounts.adapter import typed_email
from chatlinks.accounts.models import Person
from chatlinks.audit.kinds import RecordKind
from chatlinks.database.rows import execute
from chatlinks.web.limits import counter

EACH_NOTED = parse("20/hour")  # refusals of one address
ONCE = parse("1/hour")
WRONG = "wrong password or code"
LOCKED_OUT = "so many wrong passwords that signing in was stopped from there"
SIGNED_IN = """
INSERT INTO audit_record (kind, business_id, person_id)
SELECT %s, m.business_id, p.id
FROM accounts_person p LEFT JOIN workspaces_membership m ON m.person_id = p.id AND m.active
WHERE p.id = %s AND (m.id IS NOT NULL OR p.is_superuser)"""
# The answer doesn't wait for the disk, as it would for an address that somebody has.
REFUSED = """
INSERT INTO audit_record (kind, business_id, what, about_id)
SELECT %s, m.business_id, %s, p.id
FROM accounts_person p LEFT JOIN workspaces_membership m ON m.person_id = p.id AND m.active
WHERE upper(p.email) = upper(%s) AND (m.id IS NOT NULL OR p.is_superuser)
RETURNING set_config('synchronous_commit', 'off', true)"""


def signed_in(sender: type, user: Person, **_: Any) -> None:
    execute(SIGNED_IN, [RecordKind.SIGNED_IN.value, user.pk])


def refused(
    sender: object,
    credentials: dict[str, Any],
    request: HttpRequest | None = None,
    **_: Any,
) -> None:
    email = typed_email(request, credentials)
    if counter.hit(EACH_NOTED, "refused sign-ins", email):
        note_refused(RecordKind.NOT_SIGNED_IN, WRONG, email)


def locked_out(
    sender: object,
    username: str | None = None,
    **_: Any,
) -> None:
    email = str(username or "")
    if counter.hit(ONCE, "locked out", email):
        note_refused(RecordKind.GUESSING, LOCKED_OUT, email)


def note_refused(kind: RecordKind, what: str, email: str) -> None:
    if "\0" not in email:
        execute(REFUSED, [kind.value, what, email])
