"""Langfuse: a trace or a session as its page downloads it, traces of its API, or a table of
observations; the observations of a session are one conversation.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from chatlinks.intake.agents.spans import Acted, AgentSpan, messages_of
from chatlinks.intake.importers.agent_traces import reading
from chatlinks.intake.importers.agent_traces.reading import moment, text_of
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, Piece
from chatlinks.intake.importers.json_records import Record, objects_in, peek, records
from chatlinks.intake.importers.table.sheet import opened

KEYS = ("data",)
TABLE = re.compile(rb"(?i)\b(?:session|trace)_?id\b[^\n]*\binput\b")  # headings of one
SNAKES = {
    "trace_id": "traceId",
    "session_id": "sessionId",
    "user_id": "userId",
    "start_time": "startTime",
    "end_time": "endTime",
    "created_at": "createdAt",
}
MODELS = ("GENERATION",)
AROUND = ("AGENT", "CHAIN", "SPAN")
Fields = dict[str, Any]


def recognises(archive: Archive) -> bool:
    if len(archive.documents) != 1:
        return False
    kinds = (is_trace, is_session, is_observation, is_row)
    first = peek(archive.first, KEYS) or list(islice(rows_of(archive), 1))
    return any(is_kind(spelt(each)) for each in first for is_kind in kinds)


def rows_of(archive: Archive) -> Iterator[Fields]:
    """Of a table as Langfuse's pages export it."""
    if archive.head[:1] in (b"{", b"["):
        return
    try:
        sheet = opened(archive.first.text() if TABLE.search(archive.head[:4096]) else "")
    except NotThisFormat:
        return
    for cells in sheet.rows:
        yield dict(zip(sheet.header, cells, strict=False))


def spelt(fields: Fields) -> Fields:
    """As its API spells them: exports to a bucket write trace_id for traceId."""
    return {SNAKES.get(name, name): value for name, value in fields.items()}


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    rows = [Record(f"row {n}", each, n) for n, each in enumerate(rows_of(archive), 2)]
    return reading.pieces("langfuse", rows or records(archive.first, KEYS), spans_of)


def is_trace(fields: Fields) -> bool:
    inner = fields.get("trace")
    held = inner if isinstance(inner, dict) else fields
    return isinstance(fields.get("observations"), list) and "id" in held


def is_session(fields: Fields) -> bool:
    listed = fields.get("traces")
    held = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return any({"id", "timestamp"} <= each.keys() for each in held)


def is_observation(fields: Fields) -> bool:
    return {"traceId", "type", "startTime"} <= fields.keys()


def is_row(fields: Fields) -> bool:
    """Of a table of traces: without its observations."""
    return {"id", "timestamp", "input", "output"} <= fields.keys() and "sessionId" in fields


def spans_of(written: Fields) -> Iterator[AgentSpan]:
    fields = spelt(written)
    if isinstance(fields.get("traces"), list):
        for each in fields["traces"]:
            if isinstance(each, dict):
                yield from spans_of({"sessionId": fields.get("id"), **each})
    elif is_observation(fields):
        yield observation(fields, {})
    else:
        inner = fields.get("trace")
        yield from of_trace(inner if isinstance(inner, dict) else fields, fields)


def of_trace(trace: Fields, around: Fields) -> Iterator[AgentSpan]:
    observations = map(spelt, objects_in(around, "observations"))
    yield AgentSpan(
        conversation=text_of(trace.get("sessionId"), trace.get("id")),
        user=text_of(trace.get("userId")),
        begin=moment(trace.get("timestamp"), trace.get("createdAt")),
        end=moment(trace.get("timestamp"), trace.get("createdAt")),
        heard=messages_of(trace.get("input"), "user"),
        answered=messages_of(trace.get("output"), "assistant"),
        around=True,
    )
    for each in observations:
        yield observation(each, trace)


def observation(fields: Fields, trace: Fields) -> AgentSpan:
    kind = str(fields.get("type") or "").upper()
    begin = moment(fields.get("startTime"), trace.get("timestamp"))
    speaks = kind in (*MODELS, *AROUND)
    return AgentSpan(
        conversation=text_of(
            fields.get("sessionId"),
            trace.get("sessionId"),
            fields.get("traceId"),
            trace.get("id"),
        ),
        user=text_of(fields.get("userId"), trace.get("userId")),
        begin=begin,
        end=max(begin, moment(fields.get("endTime"), begin.isoformat())),
        heard=messages_of(fields.get("input"), "user") if speaks else (),
        answered=messages_of(fields.get("output"), "assistant") if speaks else (),
        around=kind not in MODELS,
        acted=acted(fields, kind),
    )


def acted(fields: Fields, kind: str) -> Acted | None:
    if kind not in ("TOOL", "RETRIEVER"):
        return None
    return Acted(
        kind="tool" if kind == "TOOL" else "source",
        name=text_of(fields.get("name")),
        call_id="",
        asked=fields.get("input"),
        answer=fields.get("output"),
        failed=fields.get("level") == "ERROR",
    )


FORMAT = Format(
    key="langfuse",
    title="Langfuse",
    recognises=recognises,
    read=read,
    hint="a trace, a session, or a table of traces or observations: JSON or CSV",
)
