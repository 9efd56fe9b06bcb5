"""The audit as tests read it, and as an attacker with the owner's rights would change it."""

import time
from contextlib import contextmanager

from django.core.management import CommandError, call_command

from chatlinks.audit import chain
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import AuditRecord
from chatlinks.audit.writing import AuditLine, note
from chatlinks.database.rows import execute, rows

TABLES = ("audit_record", "audit_chain")


def switch(word):
    for table in TABLES:
        execute(f"ALTER TABLE {table} {word} TRIGGER {table}_stays")


@contextmanager
def without_triggers():
    """What only the owner of the tables can do."""
    switch("DISABLE")
    try:
        yield
    finally:
        switch("ENABLE ALWAYS")


def empty():
    """For the next test: one with transactions of its own leaves its rows, and jobs."""
    execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    if rows("SELECT 1 WHERE EXISTS (SELECT FROM audit_record)"):
        with without_triggers():
            execute("TRUNCATE audit_record, audit_chain")


WAITED_FOR = """
SELECT 1 FROM pg_stat_activity
WHERE backend_xid IS NOT NULL AND datname <> current_database()"""
LEFT = """
SELECT 1 FROM audit_record r
WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.record_id = r.id)"""
PATIENCE = 120  # seconds
QUIET_LOOKS = 5


def extended():
    """Chained, once tests that run beside this one in another database have ended what they were
    at: the chain waits for every transaction of the cluster that began before.
    """
    until = time.monotonic() + PATIENCE
    quiet = 0  # looks that found no other; one may still have begun right after
    while quiet < QUIET_LOOKS and time.monotonic() < until:
        quiet += not rows(WAITED_FOR)
        chain.extend()
        if not rows(LEFT):
            return
        time.sleep(0.05)


def record(count, business_id=1, **fields):
    """So many records, chained; their ids in order."""
    for _ in range(count):
        note(AuditLine(kind=RecordKind.PAGE, business_id=business_id, **fields))
    extended()
    mine = AuditRecord.objects.filter(business_id=business_id)
    return list(mine.order_by("id").values_list("id", flat=True))


def kinds(**fields):
    """What the audit holds of these, oldest first."""
    held = AuditRecord.objects.filter(**fields).order_by("id")
    return list(held.values_list("kind", flat=True))


def verified(*arguments):
    """(exit status, what was said)"""
    from io import StringIO

    out = StringIO()
    try:
        call_command("audit", "verify", *arguments, stdout=out)
    except CommandError as problem:
        return problem.returncode, out.getvalue() + str(problem)
    return 0, out.getvalue()
