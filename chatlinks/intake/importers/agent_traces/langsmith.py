"""LangSmith: runs, a line or an object each; those of one thread, else of one trace, are one
conversation.
"""

from collections.abc import Iterator
from typing import Any

from chatlinks.intake.agents.spans import Acted, AgentSpan, messages_of
from chatlinks.intake.importers.agent_traces import reading
from chatlinks.intake.importers.agent_traces.reading import moment, text_of
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Format
from chatlinks.intake.importers.json_records import objects_in, peek

KEYS = ("runs", "data")
MODELS = ("llm", "chat")
THREAD = ("thread_id", "session_id", "conversation_id")
Fields = dict[str, Any]


def recognises(archive: Archive) -> bool:
    if len(archive.documents) != 1:
        return False
    return any({"run_type", "inputs"} <= each.keys() for each in peek(archive.first, KEYS))


def spans_of(fields: Fields) -> Iterator[AgentSpan]:
    yield run(fields)
    of_thread = {name: metadata(fields)[name] for name in THREAD if name in metadata(fields)}
    for each in objects_in(fields, "child_runs"):
        own = {"metadata": {**of_thread, **metadata(each)}}
        around = {"trace_id": fields.get("trace_id") or fields.get("id"), **each}
        yield from spans_of({**around, "extra": own})


def metadata(fields: Fields) -> Fields:
    extra = fields.get("extra")
    held = extra.get("metadata") if isinstance(extra, dict) else fields.get("metadata")
    return held if isinstance(held, dict) else {}


def run(fields: Fields) -> AgentSpan:
    kind = str(fields.get("run_type") or "")
    held = metadata(fields)
    begin = moment(fields.get("start_time"))
    speaks = kind in (*MODELS, "chain")
    return AgentSpan(
        conversation=text_of(
            *(held.get(name) for name in THREAD),
            fields.get("trace_id"),
            fields.get("id"),
        ),
        user=text_of(held.get("user_id")),
        begin=begin,
        end=max(begin, moment(fields.get("end_time"), begin.isoformat())),
        heard=messages_of(fields.get("inputs"), "user") if speaks else (),
        answered=messages_of(fields.get("outputs"), "assistant") if speaks else (),
        around=kind not in MODELS,
        acted=acted(fields, kind),
    )


def acted(fields: Fields, kind: str) -> Acted | None:
    if kind not in ("tool", "retriever"):
        return None
    asked, answer = alone(fields.get("inputs")), alone(fields.get("outputs"))
    ended = messages_of(answer, "tool") if isinstance(answer, dict) else []
    call_id = text_of(ended[0].get("tool_call_id")) if ended else ""
    return Acted(
        kind="tool" if kind == "tool" else "source",
        name=text_of(fields.get("name")),
        call_id=call_id,
        asked=asked,
        answer=fields.get("error") or (ended[0].get("content") if ended else answer),
        failed=bool(fields.get("error")),
    )


def alone(value: object) -> object:
    """What is in a map of one."""
    if isinstance(value, dict) and len(value) == 1:
        [inner] = value.values()
        return inner
    return value


FORMAT = Format(
    key="langsmith",
    title="LangSmith",
    recognises=recognises,
    read=reading.reader("langsmith", KEYS, spans_of),
    hint="runs, as JSON or a line each",
)
