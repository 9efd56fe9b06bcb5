"""Prepared statements answer as a cursor would, and fail as one would."""

from datetime import UTC, datetime

import pytest
from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)

from chatlinks.database.rows import prepared, rows

INSERT = """
INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, '', now())
"""


@pytest.mark.parametrize("given", [1, 2**40, -5, None])
def test_one_statement_takes_numbers_of_every_size(db, given):
    assert prepared("SELECT %s::bigint, 7", [given]) == [(given, 7)]


def test_texts_times_bytes_lists_and_nothing(db):
    at = datetime(2026, 3, 5, 14, 5, 33, 250, tzinfo=UTC)
    given = ["O'Brien “é” 🙏", at, b"\x00\xff", [3, 2**40], ["a,b", '"{}"', ""], True, None]
    types = ("text", "timestamptz", "bytea", "bigint[]", "text[]", "boolean", "text")
    sql = "SELECT " + ", ".join(f"%s::{type_}" for type_ in types)
    assert prepared(sql, given) == [tuple(given)]
    assert prepared("SELECT 1 WHERE false") == []


def test_it_is_prepared_once(db):
    for number in range(3):
        assert prepared("SELECT %s::int AS only_here", [number]) == [(number,)]
    assert rows(
        "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%only_here%"]
    ) == [(1,)]


def test_errors_are_djangos_and_the_next_statement_goes_on(db):
    wrong = [("SELECT 1 / %s::int", [0], DataError), ("SELECT nonsense", [], ProgrammingError)]
    again = (INSERT, ["x"], IntegrityError)
    prepared(*again[:2])
    for sql, given, error in [*wrong, again]:
        with pytest.raises(error), transaction.atomic():
            prepared(sql, given)
        assert prepared("SELECT 2 + %s::int", [2]) == [(4,)]


@pytest.mark.django_db(transaction=True)
def test_it_belongs_to_the_transaction_around_it():
    """Also as the first statement there, and after the transaction that prepared it was undone."""
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        prepared(INSERT, ["undone"])
        raise ZeroDivisionError
    prepared(INSERT, ["kept"])
    with transaction.atomic():
        prepared(INSERT, ["kept too"])
    assert rows("SELECT session_key FROM django_session ORDER BY 1") == [("kept",), ("kept too",)]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_cut_is_an_operational_error_and_then_replaced():
    [(pid,)] = prepared("SELECT pg_backend_pid()")
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    other.close()
    with pytest.raises(OperationalError):
        prepared("SELECT pg_backend_pid()")
    connection.close_if_unusable_or_obsolete()
    assert prepared("SELECT pg_backend_pid()") != [(pid,)]
