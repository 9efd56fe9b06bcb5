"""Is the audit whole? Every chain walked from its start, and held against the heads noted outside.

A record that was changed doesn't hash to what its place says; one that was taken out leaves a place
without it; one that was put between has none; and where the end was cut off, the noted head lies
beyond it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.db import connection, transaction

from chatlinks.audit import chain
from chatlinks.audit.chain import RECORDED, SERVER, START, Recorded
from chatlinks.audit.heads import Head
from chatlinks.database.rows import rows

PORTION = 2_000  # rows fetched at a time
WALK = f"""
SELECT c.business_id, c.position, c.record_id, c.hash, {RECORDED}
FROM audit_chain c
LEFT JOIN audit_record r ON r.id = c.record_id
ORDER BY c.business_id, c.position"""
# Older than what was chained last, and in no chain.
BESIDE = f"""
SELECT r.id, coalesce(r.business_id, {SERVER})
FROM audit_record r
WHERE (r.xid, r.id) < (%s, %s) AND {chain.NOT_YET}
ORDER BY r.id"""


class Fault(NamedTuple):
    """Something is wrong with one business's chain; `position` is where."""

    business_id: int
    position: int
    what: str

    def __str__(self) -> str:
        whose = f"business {self.business_id}" if self.business_id != SERVER else "the server"
        return f"{whose}, position {self.position}: {self.what}"


class ChainPlace(NamedTuple):
    """A row of WALK; `record` is None where there is none."""

    business_id: int
    position: int
    record_id: int
    hash: bytes
    record: Recorded | None


class AuditReport(NamedTuple):
    """What was looked at, and what was wrong with it."""

    records: int
    ends: dict[int, Head]
    faults: list[Fault]


def verify(noted: Mapping[int, list[Head]]) -> AuditReport:
    """`noted`: how far each chain went at some time, and its hash there, as noted elsewhere."""
    ends: dict[int, Head] = {}
    faults: list[Fault] = []
    count = 0
    with transaction.atomic():
        for place in places():
            before = ends.get(place.business_id, Head(0, START))
            faults += faults_at(
                place,
                before,
                noted.get(place.business_id, []),
            )
            ends[place.business_id] = Head(place.position, place.hash)
            count += 1
        faults += beside_the_chain(ends)
    faults += [
        Fault(business, head.position, f"cut off: it was noted to reach {head.position:,} at least")
        for business, known in noted.items()
        for head in known
        if ends.get(business, Head(0, START)).position < head.position
    ]
    return AuditReport(count, ends, faults)


def places() -> Iterator[ChainPlace]:
    """All chains, one after the other, without holding them in memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(WALK)
        while fetched := cursor.fetchmany(PORTION):
            for business_id, position, record_id, hash_, *record in fetched:
                yield ChainPlace(
                    business_id=business_id,
                    position=position,
                    record_id=record_id,
                    hash=bytes(hash_),
                    record=Recorded(*record) if record[0] is not None else None,
                )


def faults_at(
    place: ChainPlace,
    before: Head,
    noted: list[Head],
) -> Iterator[Fault]:
    def fault(what: str) -> Fault:
        return Fault(place.business_id, place.position, what)

    if place.position != before.position + 1:
        missing = f"missing: what stood from {before.position + 1:,} to {place.position - 1:,}"
        yield fault(missing)
    if place.record is None:
        yield fault(f"missing: record {place.record_id}")
    elif place.record.chain != place.business_id:
        yield fault(f"changed: record {place.record_id} belongs to another chain")
    elif (
        place.position == before.position + 1
        and place.record.hashed_with(before.hash) != place.hash
    ):
        yield fault(f"changed: record {place.record_id}, or its place in the order")
    if any(each.position == place.position and each.hash != place.hash for each in noted):
        yield fault("changed: the chain up to here isn't the one that was noted")


def beside_the_chain(ends: Mapping[int, Head]) -> list[Fault]:
    last = chain.last_mark()
    if last.elsewhere:  # nothing was chained since it was restored
        return []
    stray: list[tuple[Any, ...]] = rows(BESIDE, [last.xid, last.record_id])
    return [
        Fault(
            business_id,
            ends[business_id].position if business_id in ends else 0,
            f"put in between: record {record_id} is in no chain",
        )
        for record_id, business_id in stray
    ]
