"""The chain: each business's records in one order, each hashed with all that came before it.

A record is written plainly, so that no page waits for another; a job puts it into the chain within
seconds. A record's turn comes only when every transaction that began before its own has ended: by
then none can turn up before it. So the order, by transaction and id, is final.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import transaction

from chatlinks.audit import heads
from chatlinks.audit.heads import Head
from chatlinks.database.rows import copy, one, rows, typed

LOCK = 0x61756474  # tells this lock from other advisory locks of the database
PORTION = 5_000  # records at a time
SERVER = 0  # the chain of what is about no business
START = b""  # what the first of a chain is hashed with
COLUMNS = ("business_id", "position", "record_id", "xid", "hash")


class Recorded(NamedTuple):
    """A record as it is hashed: every column, in this order, for ever."""

    id: int
    xid: int
    at: datetime
    business_id: int | None
    kind: str
    what: str
    person_id: int | None
    about_id: int | None
    link_id: int | None
    address_id: int | None
    conversation_id: int | None
    contact_id: int | None
    shown: bool
    unsealed: bool

    @property
    def chain(self) -> int:
        return SERVER if self.business_id is None else self.business_id

    def hashed_with(self, before: bytes) -> bytes:
        moment = round((self.at - EPOCH).total_seconds() * 1_000_000)
        plain = json.dumps(self._replace(at=moment), ensure_ascii=False)  # type: ignore[arg-type]
        return hashlib.sha256(before + plain.encode()).digest()


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
RECORDED = ", ".join(f"r.{name}" for name in Recorded._fields)


class Watermark(NamedTuple):
    """How far the chains go: the transaction and id of the record that came last."""

    xid: int
    record_id: int
    elsewhere: bool  # it was written by another cluster, whose transactions had higher numbers


LAST = """
SELECT c.xid, c.record_id,
  c.xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint
FROM audit_chain c
ORDER BY c.id DESC
LIMIT 1"""
BEFORE_ALL = Watermark(0, 0, elsewhere=False)
SETTLED = "r.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
NOT_YET = "NOT EXISTS (SELECT FROM audit_chain c WHERE c.record_id = r.id)"
DUE = f"""
SELECT {RECORDED}
FROM audit_record r
WHERE {SETTLED} AND r.xid >= %s AND (r.xid, r.id) > (%s, %s) AND {NOT_YET}
ORDER BY r.xid, r.id
LIMIT %s"""
# After a restore into another cluster, which counts its transactions anew: what was left, then what
# came since.
DUE_ELSEWHERE = f"""
SELECT {RECORDED}
FROM audit_record r
WHERE ({SETTLED} OR r.xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint) AND {NOT_YET}
ORDER BY r.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint, r.xid, r.id
LIMIT %s"""
# Each by its index: DISTINCT ON would read whole chains, every ten seconds.
HEADS = """
SELECT of.id, c.position, c.hash
FROM unnest(%s::bigint[]) AS of (id)
CROSS JOIN LATERAL (
  SELECT position, hash
  FROM audit_chain
  WHERE business_id = of.id
  ORDER BY position DESC
  LIMIT 1) c"""

HOLDS = "SELECT 1 FROM audit_chain WHERE business_id = %s AND position = %s AND hash = %s"


def extend() -> int:
    """Chain what is due, and note outside of the database how far it goes.

    Returns the number of records. One process does it at a time; another goes away.
    """
    chained = 0
    while True:
        with transaction.atomic():
            if not rows("SELECT 1 WHERE pg_try_advisory_xact_lock(%s)", [LOCK]):
                return chained
            due = next_due()
            ends = append(due)
        if due:
            heads.keep(ends, holds)
        chained += len(due)
        if len(due) < PORTION:
            return chained


def holds(business_id: int, head: Head) -> bool:
    """Does the chain still have this at its place?"""
    asked = [business_id, head.position, head.hash]
    return bool(rows(HOLDS, asked))


def last_mark() -> Watermark:
    return one(Watermark, LAST) or BEFORE_ALL


def next_due() -> list[Recorded]:
    last = last_mark()
    if last.elsewhere:
        return typed(Recorded, DUE_ELSEWHERE, [PORTION])
    return typed(
        Recorded,
        DUE,
        [last.xid, last.xid, last.record_id, PORTION],
    )


def append(due: list[Recorded]) -> dict[int, Head]:
    """The heads of the chains that have grown."""
    ends = heads_of({each.chain for each in due})
    lines = []
    for each in due:
        position, before = ends.get(each.chain, Head(0, START))
        head = Head(position + 1, each.hashed_with(before))
        ends[each.chain] = head
        lines.append((each.chain, head.position, each.id, each.xid, head.hash))
    if lines:
        copy("audit_chain", COLUMNS, lines)
    return ends


def heads_of(chains: Iterable[int]) -> dict[int, Head]:
    stored = rows(HEADS, [list(chains)])
    return {chain: Head(position, bytes(hash_)) for chain, position, hash_ in stored}
