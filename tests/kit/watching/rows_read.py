"""How many rows the database reads for something, whatever it answers: what a page or a job costs
when there is much of everything. By PostgreSQL's own count of the transaction that it runs in.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from chatlinks.database.rows import rows

# Of tables what was scanned, of indexes their entries; each relation by its name.
READ = """
SELECT relname, pg_stat_get_xact_tuples_returned(oid) FROM pg_class
WHERE relkind IN ('r', 'i') AND relnamespace = current_schema()::regnamespace"""


class RowsRead(dict[str, int]):
    """Table or index → rows, filled when the block ends."""

    @property
    def total(self) -> int:
        return sum(self.values())


@contextmanager
def rows_read() -> Iterator[RowsRead]:
    """Within a transaction, which the block must not end."""
    read = RowsRead()
    before: dict[str, int] = dict(rows(READ))  # type: ignore[arg-type]
    yield read
    for name, count in rows(READ):
        if more := count - before.get(name, 0):
            read[name] = more
