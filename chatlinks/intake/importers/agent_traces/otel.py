"""Traces by OpenTelemetry's conventions for generative AI, in OTLP's JSON or as an SDK prints them:
`gen_ai.conversation.id`, `gen_ai.input.messages`, `gen_ai.output.messages`, `execute_tool`; and the
numbered `gen_ai.prompt.0.content` of instrumentations before them.
"""

import re
from collections.abc import Iterator
from typing import Any

from chatlinks.intake.agents.spans import Acted, AgentSpan, messages_of
from chatlinks.intake.importers.agent_traces import reading
from chatlinks.intake.importers.agent_traces.reading import moment, text_of
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Format
from chatlinks.intake.importers.json_records import objects_in, peek

WRAPPED = ("resourceSpans", "resource_spans")
KEYS = (*WRAPPED, "spans", "data")
NUMBERED = re.compile(r"gen_ai\.(prompt|completion)\.(\d{1,5})\.(role|content)")
OPEN_INFERENCE = re.compile(r"llm\.(input|output)_messages\.(\d{1,5})\.message\.(role|content)")
EVENT = re.compile(r"gen_ai\.(system|user|assistant|tool)\.message")
LOOKED_UP = ("retrieval", "retrieve")
Attributes = dict[str, Any]


def recognises(archive: Archive) -> bool:
    if len(archive.documents) != 1:
        return False
    return any(is_ours(each) for each in peek(archive.first, WRAPPED))


def is_ours(fields: dict[str, Any]) -> bool:
    if any(name in fields for name in (*WRAPPED, "scopeSpans", "scope_spans")):
        return True
    named = ("traceId", "trace_id", "context")
    return "attributes" in fields and "name" in fields and any(name in fields for name in named)


def spans_of(fields: dict[str, Any]) -> Iterator[AgentSpan]:
    for each in listed(fields):
        attributes = attributes_of(each)
        if any(name.startswith(("gen_ai.", "llm.")) for name in attributes):
            yield span(each, attributes)


def listed(fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    inner = [
        each
        for name in (*WRAPPED, "scopeSpans", "scope_spans", "spans")
        for each in objects_in(fields, name)
    ]
    for each in inner:
        yield from listed(each)
    if not inner and ("attributes" in fields and "name" in fields):
        yield fields


def attributes_of(fields: dict[str, Any]) -> Attributes:
    """Its own and those of its events."""
    events = fields.get("events")
    around = [each for each in events if isinstance(each, dict)] if isinstance(events, list) else []
    read: Attributes = {}
    for each in (*around, fields):
        held = each.get("attributes")
        if isinstance(held, dict):
            read |= held
        elif isinstance(held, list):
            pairs = [pair for pair in held if isinstance(pair, dict)]
            read |= {str(pair.get("key")): plain(pair.get("value")) for pair in pairs}
    return read


def plain(value: Any) -> Any:
    """Of OTLP's wrapping of values."""
    if not isinstance(value, dict) or len(value) != 1:
        return value
    [(kind, inner)] = value.items()
    if kind in ("arrayValue", "array_value"):
        values = inner.get("values") if isinstance(inner, dict) else None
        return [plain(each) for each in values] if isinstance(values, list) else []
    if kind in ("kvlistValue", "kvlist_value"):
        pairs = objects_in(inner, "values") if isinstance(inner, dict) else []
        return {str(each.get("key")): plain(each.get("value")) for each in pairs}
    return inner


def span(fields: dict[str, Any], held: Attributes) -> AgentSpan:
    context = fields.get("context")
    trace = context if isinstance(context, dict) else fields
    begun = fields.get("startTimeUnixNano") or fields.get("start_time_unix_nano")
    ended = fields.get("endTimeUnixNano") or fields.get("end_time_unix_nano")
    begin = moment(begun, fields.get("start_time"))
    doing = text_of(held.get("gen_ai.operation.name"))
    told = {} if doing == "execute_tool" else messages(held)
    if doing != "execute_tool" and not any(told.values()):
        told = of_events(fields)
    return AgentSpan(
        conversation=text_of(
            held.get("gen_ai.conversation.id"),
            held.get("session.id"),
            trace.get("traceId"),
            trace.get("trace_id"),
        ),
        user=text_of(held.get("enduser.id"), held.get("user.id"), held.get("enduser.pseudo.id")),
        begin=begin,
        end=max(begin, moment(ended, fields.get("end_time"), begin.isoformat())),
        around=doing in ("invoke_agent", "create_agent", "invoke_workflow"),
        acted=acted(fields, held, doing),
        agent=text_of(held.get("gen_ai.agent.name")),
        **told,
    )


def messages(held: Attributes) -> dict[str, Any]:
    numbered: dict[str, dict[int, dict[str, Any]]] = {"before": {}, "after": {}}
    for name, value in held.items():
        if match := NUMBERED.fullmatch(name) or OPEN_INFERENCE.fullmatch(name):
            side = "before" if match[1] in ("prompt", "input") else "after"
            numbered[side].setdefault(int(match[2]), {})[match[3]] = value
    before = [each for _, each in sorted(numbered["before"].items())]
    after = [{"role": "assistant", **each} for _, each in sorted(numbered["after"].items())]
    heard = held.get("gen_ai.input.messages") or held.get("gen_ai.prompt")
    answered = held.get("gen_ai.output.messages") or held.get("gen_ai.completion")
    return {
        "heard": messages_of(heard or before, "user"),
        "answered": messages_of(answered or after, "assistant"),
    }


def of_events(fields: dict[str, Any]) -> dict[str, Any]:
    """Messages as events of their own, as the conventions had them until 1.36."""
    heard: list[Any] = []
    answered: list[Any] = []
    for event in objects_in(fields, "events"):
        held = attributes_of({"attributes": event.get("attributes")})
        if match := EVENT.fullmatch(str(event.get("name") or "")):
            heard.append({"role": match[1], "content": "", **held})
        elif event.get("name") == "gen_ai.choice":
            answered.append(held.get("message") or {"role": "assistant", **held})
    return {
        "heard": messages_of(heard, "user"),
        "answered": messages_of(answered, "assistant"),
    }


def acted(
    fields: dict[str, Any],
    held: Attributes,
    doing: str,
) -> Acted | None:
    status = fields.get("status")
    code = status.get("code", status.get("status_code")) if isinstance(status, dict) else ""
    failed = bool(held.get("error.type")) or code in (2, "STATUS_CODE_ERROR", "ERROR")
    if doing in LOOKED_UP:
        name = text_of(held.get("gen_ai.data_source.id"), fields.get("name"))
        asked = held.get("gen_ai.retrieval.query.text")
        return Acted("source", name, "", asked, None, failed)
    if doing != "execute_tool":
        return None
    name = str(fields.get("name") or "").removeprefix("execute_tool ")
    return Acted(
        kind="tool",
        name=text_of(held.get("gen_ai.tool.name"), name),
        call_id=text_of(held.get("gen_ai.tool.call.id")),
        asked=held.get("gen_ai.tool.call.arguments"),
        answer=held.get("gen_ai.tool.call.result") or held.get("error.type"),
        failed=failed,
    )


FORMAT = Format(
    key="otel",
    title="OpenTelemetry traces of AI agents",
    recognises=recognises,
    read=reading.reader("otel", KEYS, spans_of),
    hint="OTLP as JSON, or spans as an SDK prints them",
)
