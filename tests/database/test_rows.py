"""Rows straight from SQL, plain and typed."""

from typing import NamedTuple

import pytest

from chatlinks.database.rows import one, prepared_one, prepared_typed, typed

pytestmark = pytest.mark.django_db

NUMBERED = "SELECT n, 'letter ' || n FROM generate_series(1, %s) n ORDER BY n"


class Numbered(NamedTuple):
    number: int
    text: str


def test_typed_rows_have_the_columns_by_name_in_order() -> None:
    assert typed(Numbered, NUMBERED, [2]) == [Numbered(1, "letter 1"), Numbered(2, "letter 2")]
    assert typed(Numbered, NUMBERED, [2])[1].text == "letter 2"
    assert typed(Numbered, "SELECT %(n)s, %(t)s", {"n": 7, "t": "x"}) == [Numbered(7, "x")]


def test_prepared_rows_are_typed_the_same_way() -> None:
    sql = "SELECT n, 'letter ' || n FROM generate_series(1, %s::int) n ORDER BY n"
    assert prepared_typed(Numbered, sql, [2]) == typed(Numbered, NUMBERED, [2])


def test_one_row_is_the_first_or_none() -> None:
    sql = "SELECT n, 'letter ' || n FROM generate_series(1, %s::int) n ORDER BY n"
    assert one(Numbered, NUMBERED, [2]) == prepared_one(Numbered, sql, [2]) == (1, "letter 1")
    assert one(Numbered, NUMBERED, [0]) is None
    assert prepared_one(Numbered, sql, [0]) is None


def test_another_number_of_columns_is_an_error() -> None:
    with pytest.raises(TypeError):
        typed(Numbered, "SELECT 1")
