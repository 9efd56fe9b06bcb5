"""Langfuse: a trace or a session as its page downloads it, traces of its API, or a table of
observations; the observations of a session are one conversation.
"""

from collections.abc import Iterator
from typing import Any

from chatlinks.intake.agents.spans import Acted, AgentSpan, messages_of
from chatlinks.intake.importers.agent_traces import reading
from chatlinks.intake.importers.agent_traces.reading import moment, text_of
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Format
from chatlinks.intake.importers.json_records import peek

KEYS = ("data",)
MODELS = ("GENERATION",)
AROUND = ("AGENT", "CHAIN", "SPAN")
Fields = dict[str, Any]


def recognises(archive: Archive) -> bool:
    if len(archive.documents) != 1:
        return False
    kinds = (is_trace, is_session, is_observation)
    return any(is_kind(each) for each in peek(archive.first, KEYS) for is_kind in kinds)


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


def spans_of(fields: Fields) -> Iterator[AgentSpan]:
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
    listed = around.get("observations")
    observations = listed if isinstance(listed, list) else []
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
        if isinstance(each, dict):
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
    read=reading.reader("langfuse", KEYS, spans_of),
    hint="a trace, a session or observations, as JSON",
)
