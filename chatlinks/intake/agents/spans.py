"""What an observer of AI agents recorded (OpenTelemetry, Langfuse, LangSmith), put together again
to conversations.

Each call of a model records all that the model was told, the conversation so far among it: what a
call heard is told apart from what was there before. Calls of tools are both in messages and in
spans of their own, tied by an id, or by the tool's name where there is none.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from chatlinks.intake.agents.tool_calls import ToolCalls, id_of, written
from chatlinks.intake.importers.drafting import Draft
from chatlinks.intake.importers.message_lists.content import body
from chatlinks.intake.importers.message_lists.reader import add
from chatlinks.intake.importers.message_lists.shapes import role_of
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.load import LeftOut

OVERLAP = 50  # messages by which a window on a conversation is told to go on where another ended
UNSEEN = "instructions, thoughts and other spans"
Fields = Mapping[str, Any]


class Acted(NamedTuple):
    """A tool that was called, or a source that was looked up."""

    kind: str  # tool, source
    name: str
    call_id: str
    asked: object
    answer: object
    failed: bool


class AgentSpan(NamedTuple):
    """One thing that was recorded. Messages are as `normal` makes them."""

    conversation: str
    user: str
    begin: datetime
    end: datetime
    heard: Sequence[Fields] = ()
    answered: Sequence[Fields] = ()
    around: bool = False  # it holds other spans, which tell the same more exactly
    acted: Acted | None = None
    agent: str = ""


def conversation(
    source: str,
    id_: str,
    spans: list[AgentSpan],
    number: int,
) -> Iterator[Any]:
    """Pieces of an import."""
    spans.sort(key=lambda span: span.begin)
    if any(span.heard and not span.around for span in spans):
        spans = [span for span in spans if span.acted or not span.around]
    user = next((span.user for span in spans if span.user), "")
    contact = f"{source}:{user}" if user else f"{source}:{id_}"
    draft = Draft(f"conversation {number}", f"{source}:{id_}", {"id": contact}, line=number)
    unseen = Assembly(draft).run(spans)
    yield from draft.finish()
    if unseen:
        yield LeftOut(UNSEEN, unseen)


class Assembly:
    """One conversation under way."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.calls = ToolCalls()
        self.so_far: list[tuple[str, str]] = []

    def run(self, spans: Sequence[AgentSpan]) -> int:
        """How many messages of it nobody saw."""
        unseen = 0
        for span in spans:
            self.calls.agent = span.agent
            for message in [*span.heard, *span.answered]:
                self.calls.hear(message, span.begin)
            shown = [each for each in span.heard if is_shown(each)]
            unseen += len(span.heard) - len(shown)
            for message in self.beyond(shown):
                self.add(message, span.begin)
            for message in span.answered:
                if is_shown(message):
                    self.add(message, span.end)
            if span.acted:
                self.act(span.acted, span)
        for step in self.calls.steps:
            self.draft.step(self.draft.place, **step)
        return unseen

    def add(
        self,
        message: Fields,
        at: datetime,
    ) -> None:
        self.so_far.append(mark_of(message))
        bare = {name: each for name, each in message.items() if name != "id"}
        add(self.draft, self.draft.place, bare, at)

    def beyond(self, heard: list[Fields]) -> list[Fields]:
        """Those that weren't there before: it may be told all so far, its end, or the new alone."""
        marks = [mark_of(each) for each in heard]
        known = len(self.so_far)
        if marks[:known] == self.so_far:
            return heard[known:]
        for length in range(min(OVERLAP, known, len(marks)), 0, -1):
            if self.so_far[-length:] == marks[:length]:
                return heard[length:]
        return heard

    def act(
        self,
        acted: Acted,
        span: AgentSpan,
    ) -> None:
        if acted.kind == "source":
            self.calls.begin({}, span.begin, type="source", name=acted.name)
            self.calls.steps[-1]["arguments"] = written(acted.asked)
            self.calls.steps[-1]["outcome"] = "error" if acted.failed else "ok"
            return
        id_ = acted.call_id or self.calls.waiting(acted.name) or f"span {len(self.calls.steps)}"
        call = {"type": "function_call", "call_id": id_, "name": acted.name}
        self.calls.take({**call, "arguments": acted.asked}, span.begin)
        ended = {"call_id": id_, "output": acted.answer, "is_error": acted.failed}
        self.calls.take({"type": "function_call_output", **ended}, span.end)


def is_shown(message: Fields) -> bool:
    if not sender_of(role_of(message)):
        return False
    text, files = body(message)
    return bool(text or files)


def mark_of(message: Fields) -> tuple[str, str]:
    text, files = body(message)
    return str(sender_of(role_of(message))), text or json.dumps(files)


# ── Messages, in whatever shape they were recorded, as OpenAI writes them ───────────────────────

INSIDE = (
    *("messages", "generations", "choices", "message", "input", "output", "question", "query"),
    *("prompt", "answer", "response", "text", "content", "result"),
)
LANGCHAIN = {
    "HumanMessage": "user",
    "AIMessage": "assistant",
    "AIMessageChunk": "assistant",
    "SystemMessage": "system",
    "ToolMessage": "tool",
}


def messages_of(value: object, role: str) -> list[Fields]:
    """`role`: whose a text without one is."""
    if isinstance(value, str):
        read = loaded(value)
        if isinstance(read, dict | list):
            return messages_of(read, role)
        value = read if isinstance(read, str) else value
        return [{"role": role, "content": value}] if value.strip() else []
    if isinstance(value, list):
        return [message for each in value for message in messages_of(each, role)]
    if not isinstance(value, dict):
        return []
    if is_message(value):
        return [normal(value)]
    for name in INSIDE:
        if name in value and (inner := messages_of(value[name], role)):
            return inner
    return []


def loaded(text: str) -> Any:
    """JSON in a text; None where it is none."""
    if text.lstrip()[:1] not in ("{", "[", '"'):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def is_message(fields: Fields) -> bool:
    inner = fields.get("kwargs") or fields.get("data")
    if isinstance(inner, dict) and "content" in inner:
        return True
    if "content" not in fields and "parts" not in fields and not fields.get("tool_calls"):
        return False
    return isinstance(fields.get("role") or fields.get("type"), str)


def normal(message: Fields) -> Fields:
    inner = message.get("kwargs") or message.get("data")
    fields = {**message, **inner} if isinstance(inner, dict) else dict(message)
    names = message.get("id")
    last = str(names[-1]) if isinstance(names, list) and names else ""
    role = fields.get("role") or LANGCHAIN.get(last) or fields.get("type")
    made: dict[str, Any] = {"role": role, "content": fields.get("content")}
    if fields.get("tool_call_id"):
        made["tool_call_id"] = str(fields["tool_call_id"])
    calls = fields.get("tool_calls")
    if isinstance(calls, list):
        made["tool_calls"] = [call_of(each) for each in calls if isinstance(each, dict)]
    if isinstance(fields.get("parts"), list):
        made |= of_parts([each for each in fields["parts"] if isinstance(each, dict)])
    return made


def call_of(call: Fields) -> dict[str, Any]:
    function = call.get("function")
    inner = function if isinstance(function, dict) else call
    arguments = inner.get("arguments", inner.get("args"))
    name = str(inner.get("name") or "")
    id_ = id_of(call) or f"{name} {written(arguments)}"
    return {"id": id_, "function": {"name": name, "arguments": arguments}}


def of_parts(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """OpenTelemetry's; what an agent thought is left out."""
    content: list[dict[str, Any]] = []
    made: dict[str, Any] = {"content": content}
    for part in parts:
        kind = part.get("type")
        if kind == "text":
            content.append({"type": "text", "text": str(part.get("content") or "")})
        elif kind == "tool_call":
            made.setdefault("tool_calls", []).append(call_of(part))
        elif kind == "tool_call_response":
            answer = part.get("response", part.get("result"))
            ended = {"type": "function_call_output", "call_id": part.get("id"), "output": answer}
            made.setdefault("ended", []).append(ended)
        elif kind in ("blob", "file", "uri"):
            content.append({"type": str(part.get("modality") or "file")})
    return made
