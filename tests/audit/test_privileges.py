"""The role that the server works as may add to the audit, and change nothing of it."""

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from chatlinks.audit import privileges
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note, note_hourly, note_unhurried
from chatlinks.database.rows import execute, rows
from tests.kit.watching.audited import kinds, switch
from tests.kit.watching.stored import tables

REFUSED = r"permission denied|must be owner|is not a table"
ROLE = "SET LOCAL ROLE chatlinks_server"


@pytest.fixture
def as_server(db):
    """No trigger, so that it is the privileges alone that refuse."""
    switch("DISABLE")
    execute(ROLE)


def test_it_is_made_where_it_may_be(db):
    assert privileges.may_become()


@pytest.mark.parametrize("table", ["audit_record", "audit_chain", "links_visit"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET id = id",
        "UPDATE {} SET business_id = 1",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "DROP TABLE {} CASCADE",
        "INSERT INTO {} (business_id, at) VALUES (1, now() - interval '1 day')",
        "INSERT INTO {} (id, business_id) VALUES (1, 1)",
    ],
)
def test_it_changes_nothing_and_dates_nothing_back(as_server, table, statement):
    with pytest.raises(ProgrammingError, match=REFUSED):
        execute(statement.format(table))


def test_it_adds_in_every_way(as_server):
    line = AuditLine(kind=RecordKind.PAGE, business_id=5, conversation_id=1)
    for add in (note, note_unhurried, note_hourly):
        add(line)
    assert kinds(business_id=5) == ["page", "page"]


def test_it_reads_and_writes_all_other_tables(as_server):
    ours = [name for name in tables() if name not in privileges.TABLES]
    assert len(ours) > 40
    asked = "SELECT has_table_privilege(%s, %s)"
    rights = ("SELECT", "INSERT", "UPDATE", "DELETE")
    assert all(rows(asked, [name, right])[0][0] for name in ours for right in rights)


def test_whoever_serves_works_as_it(db, settings):
    settings.SERVING = True
    serving = connections.create_connection("default")
    try:
        with serving.cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == ("chatlinks_server",)
    finally:
        serving.close()


def test_a_role_that_may_make_none_goes_on_as_who_it_is(db):
    """As with a database elsewhere, whose owner is nobody in particular."""
    execute("CREATE ROLE plain_owner NOLOGIN")
    execute("GRANT ALL ON SCHEMA public TO plain_owner")
    with transaction.atomic():
        execute("SET LOCAL ROLE plain_owner")
        assert not privileges.may_become()
        with connection.cursor() as cursor:
            cursor.execute(privileges.MAKE)
        assert not privileges.may_become()
        assert rows("SELECT current_user") == [("plain_owner",)]
        transaction.set_rollback(True)
