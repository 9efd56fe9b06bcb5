"""The audit is only added to, and whatever is done to it all the same is told, with its place."""

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from chatlinks.audit import chain, heads
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import ChainRow
from chatlinks.audit.writing import AuditLine, note
from chatlinks.database.rows import execute, rows
from tests.kit.watching.audited import extended, record, verified, without_triggers
from tests.kit.watching.rows_read import rows_read

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_heads(tmp_path, settings):
    settings.DATA = tmp_path


def test_what_is_whole_is_said_to_be_whole():
    record(3)
    record(2, business_id=2)
    status, text = verified()
    assert status == 0
    assert "5 records chained" in text
    assert "The audit is whole." in text
    positions = ChainRow.objects.order_by("id").values_list("business_id", "position")
    assert list(positions) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]


@pytest.mark.parametrize("table", ["audit_record", "audit_chain"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET id = id",
        "DELETE FROM {}",
        "DELETE FROM {} WHERE false",
        "TRUNCATE {}",
    ],
)
def test_the_database_itself_refuses_every_change(table, statement):
    record(1)
    with pytest.raises((ProgrammingError, InternalError), match="only added to"):
        execute(statement.format(table))
    with transaction.atomic():
        execute("SET LOCAL session_replication_role = replica")
        with pytest.raises(ProgrammingError, match="only added to"), transaction.atomic():
            execute(statement.format(table))


def test_nor_by_the_views_that_bear_the_old_names():
    record(1, link_id=1)
    for view in ("links_visit", "privacy_unsealing"):
        with pytest.raises(ProgrammingError, match="only added to"):
            execute(f"DELETE FROM {view}")


def test_nothing_that_is_deleted_takes_a_record_along():
    asked = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass"
    for table in ("audit_record", "audit_chain"):
        assert rows(asked, [table]) == [(0,)]


MANY = """
INSERT INTO audit_record (kind, business_id) SELECT 'page', 1 FROM generate_series(1, 3000)"""


def test_a_record_is_chained_without_reading_those_before_it():
    execute(MANY)
    extended()
    execute("ANALYZE audit_record, audit_chain")
    note(AuditLine(kind=RecordKind.PAGE, business_id=1))
    with transaction.atomic(), rows_read() as read:
        chain.next_due()
        heads_before = chain.heads_of({1, 2})
    assert [head.position for head in heads_before.values()] == [3000]
    assert read.total < 100, read


# ── What an owner of the tables does all the same ───────────────────────────────────────────────


def tampered(statement, *parameters):
    """What is said after this was done to five records of business 1."""
    with without_triggers():
        execute(statement, parameters)
    return verified()


def test_a_changed_record_is_told_with_its_place():
    ids = record(5)
    status, text = tampered("UPDATE audit_record SET person_id = 7 WHERE id = %s", ids[2])
    assert status == 1
    assert f"business 1, position 3: changed: record {ids[2]}" in text
    assert text.count("position ") == 1


@pytest.mark.parametrize(
    "column", ["at", "xid", "business_id", "kind", "what", "about_id", "link_id", "shown"]
)
def test_whichever_column_it_was(column):
    ids = record(2)
    other = {"at": "at + interval '1 us'", "kind": "'copy'", "what": "'x'", "shown": "true"}
    new = other.get(column, f"coalesce({column}, 0) + 1")
    assert tampered(f"UPDATE audit_record SET {column} = {new} WHERE id = %s", ids[0])[0] == 1


def test_a_record_that_was_taken_out_is_told():
    ids = record(5)
    status, text = tampered("DELETE FROM audit_record WHERE id = %s", ids[1])
    assert status == 1
    assert f"business 1, position 2: missing: record {ids[1]}" in text


def test_a_record_that_was_taken_out_with_its_place_is_told():
    ids = record(5)
    status, text = tampered(
        "WITH c AS (DELETE FROM audit_chain WHERE record_id = %s RETURNING record_id)"
        " DELETE FROM audit_record r USING c WHERE r.id = c.record_id",
        ids[1],
    )
    assert status == 1
    assert "business 1, position 3: missing: what stood from 2 to 2" in text


def test_an_end_that_was_cut_off_is_told_by_what_was_noted_outside():
    ids = record(5)
    statement = (
        "WITH c AS (DELETE FROM audit_chain WHERE record_id > %s RETURNING record_id)"
        " DELETE FROM audit_record r USING c WHERE r.id = c.record_id"
    )
    status, text = tampered(statement, ids[2])
    assert status == 1
    assert "business 1, position 5: cut off: it was noted to reach 5 at least" in text
    heads.file().unlink()
    assert verified()[0] == 2  # it can't be told
    assert verified("--without-heads")[0] == 0


def test_a_chain_that_was_cut_and_grew_again_is_told():
    ids = record(5)
    with without_triggers():
        execute("DELETE FROM audit_chain WHERE record_id > %s", [ids[2]])
        execute("DELETE FROM audit_record WHERE id > %s", [ids[2]])
    record(4)
    status, text = verified()
    assert status == 1
    assert "business 1, position 5: changed: the chain up to here isn't the one" in text


def test_all_of_a_business_gone_is_told():
    record(2)
    record(2, business_id=2)
    with without_triggers():
        execute("DELETE FROM audit_chain WHERE business_id = 2")
    status, text = tampered("DELETE FROM audit_record WHERE business_id = 2")
    assert status == 1
    assert "business 2, position 2: cut off" in text


def test_a_record_put_in_between_is_told():
    ids = record(5)
    status, text = tampered(
        "INSERT INTO audit_record (business_id, kind, xid) SELECT 1, 'page', xid FROM audit_record"
        " WHERE id = %s RETURNING id",
        ids[1],
    )
    assert status == 1
    assert "put in between: record" in text


def test_another_order_is_told():
    ids = record(5)
    # Only one may be in the chain at a time.
    status, text = tampered(
        "UPDATE audit_chain c SET record_id = -record_id WHERE record_id IN (%s, %s)",
        *ids[1:3],
    )
    with without_triggers():
        execute(
            "UPDATE audit_chain SET record_id = CASE record_id WHEN %s THEN %s ELSE %s END"
            " WHERE record_id < 0",
            [-ids[1], ids[2], ids[1]],
        )
    status, text = verified()
    assert status == 1
    assert "business 1, position 2: changed" in text
    assert "business 1, position 3: changed" in text


def test_a_chain_that_was_made_anew_is_told_by_what_was_noted():
    ids = record(3)
    with without_triggers():
        execute("UPDATE audit_record SET person_id = 7 WHERE id = %s", [ids[0]])
        execute("DELETE FROM audit_chain")
        extended()
    status, text = verified()
    assert status == 1
    assert "isn't the one that was noted" in text


def test_a_head_that_somebody_kept_tells_as_well():
    ids = record(3)
    [head] = [line for line in verified()[1].splitlines() if line.startswith("head 1:")]
    kept = head.removeprefix("head ")
    heads.file().unlink()
    assert verified("--head", kept)[0] == 0
    with without_triggers():
        execute("DELETE FROM audit_chain WHERE record_id = %s", [ids[-1]])
        execute("DELETE FROM audit_record WHERE id = %s", [ids[-1]])
    assert verified("--head", kept, "--without-heads")[0] == 1
    assert verified("--head", "no head")[0] == 2


def test_heads_that_were_spoilt_are_no_proof():
    record(1)
    heads.file().write_text("[]")
    assert verified()[0] == 2


# ── In whatever order they end ──────────────────────────────────────────────────────────────────


def test_a_record_waits_for_those_who_began_before_it():
    slow = connection.copy()
    try:
        slow.set_autocommit(False)
        with slow.cursor() as cursor:
            cursor.execute("INSERT INTO audit_record (business_id) VALUES (1) RETURNING id")
            [first] = cursor.fetchone()
        record(2)
        assert not ChainRow.objects.exists()
        slow.commit()
    finally:
        slow.close()
    extended()
    in_order = ChainRow.objects.order_by("position").values_list("record_id", flat=True)
    assert list(in_order)[0] == first
    assert len(in_order) == 3
    assert verified()[0] == 0


def test_it_goes_on_after_a_restore_into_a_cluster_that_counts_anew(monkeypatch):
    with without_triggers():
        for _ in range(2):
            execute("INSERT INTO audit_record (business_id, xid) VALUES (1, 1000000000000)")
    monkeypatch.setattr(chain, "SETTLED", "false")
    assert chain.extend() == 0
    monkeypatch.undo()
    # As if the first of both had been chained there.
    [(first, second)] = [[row[0] for row in rows("SELECT id FROM audit_record ORDER BY id")]]
    with without_triggers():
        execute("UPDATE audit_record SET xid = 1 WHERE id = %s", [first])
        chain.extend()
        execute("UPDATE audit_record SET xid = 1000000000000 WHERE id = %s", [first])
        execute("TRUNCATE audit_chain")
        chain.append(
            chain.typed(
                chain.Recorded,
                f"SELECT {chain.RECORDED} FROM audit_record r WHERE id = %s",
                [first],
            )
        )
    assert chain.last_mark().elsewhere
    third = record(1)[-1]
    in_order = ChainRow.objects.order_by("position").values_list("record_id", flat=True)
    assert list(in_order) == [first, second, third]
    assert verified("--without-heads")[0] == 0
    record(1)
    assert verified("--without-heads")[0] == 0
