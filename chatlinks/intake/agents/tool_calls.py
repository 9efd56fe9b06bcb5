"""Tool calls, sources and hand-overs in lists of messages: OpenAI's chat and responses, and the
parts of a content as Anthropic has them.

A call and its result are two records, tied by the call's id. What is read is an allowlist: no other
field of theirs is looked at, and what an agent thought is none of it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 100_000  # characters
LONGEST_NAME = 200
HANDS_OVER = "transfer_to_"  # as OpenAI's Agents SDK names the tool that does
SOURCES = {
    "file_search_call": "File search",
    "web_search_call": "Web search",
}
CALLS = {"function_call", "custom_tool_call", "mcp_call", "tool_use"}
RESULTS = {"function_call_output", "custom_tool_call_output", "tool_result"}
Fields = Mapping[str, Any]


class ToolCalls:
    """The steps of one conversation, in the order in which they began."""

    def __init__(self) -> None:
        self.steps: list[dict[str, Any]] = []
        self.by_call: dict[str, dict[str, Any]] = {}

    def hear(self, message: Fields, at: Any) -> bool:
        """Whether the message holds any of a step."""
        return sum([self.take(record, at) for record in records_in(message)]) > 0

    def take(self, record: Fields, at: Any) -> bool:
        kind = str(record.get("type") or "")
        if kind in RESULTS:
            self.end(record)
        elif kind in SOURCES:
            asked = record.get("queries") or record.get("action")
            self.begin(
                record,
                at,
                type="source",
                name=SOURCES[kind],
                arguments=written(asked),
            )
        elif kind in CALLS:
            self.call(record, at)
        else:
            return False
        return True

    def call(self, record: Fields, at: Any) -> None:
        name = " ".join(str(record.get("name") or "").split())
        arguments = next(
            (record[each] for each in ("arguments", "input") if record.get(each)),
            None,
        )
        if name.startswith(HANDS_OVER):
            taker = name.removeprefix(HANDS_OVER).replace("_", " ")
            self.begin(record, at, type="handover", name=taker)
        else:
            self.begin(
                record,
                at,
                type="tool",
                name=name,
                arguments=written(arguments),
            )
        if record.get("output") or record.get("error"):
            self.end(record)

    def begin(self, record: Fields, at: Any, **fields: str) -> None:
        step = {"at": at, **fields, "name": fields["name"][:LONGEST_NAME]}
        self.steps.append(step)
        if id_ := id_of(record):
            self.by_call[id_] = step

    def end(self, record: Fields) -> None:
        """What came of a call; one that nobody knows of is of no step."""
        step = self.by_call.get(id_of(record))
        if step is None:
            return
        failed = bool(record.get("is_error") or record.get("error"))
        step["outcome"] = "error" if failed else "ok"
        if step["type"] == "tool":
            output = record.get("error") or record.get("output") or record.get("content")
            step["result"] = written(output)


def id_of(record: Fields) -> str:
    for name in ("call_id", "tool_call_id", "tool_use_id", "id"):
        if isinstance(record.get(name), str):
            return str(record[name])
    return ""


def records_in(message: Fields) -> Iterator[Fields]:
    """Calls and results of a message, each in the form of a record of its own."""
    yield message
    calls = message.get("tool_calls")
    for call in calls if isinstance(calls, list) else []:
        if isinstance(call, dict):
            yield {
                **inner(call),
                "type": "function_call",
                "call_id": call.get("id"),
            }
    if isinstance(message.get("function_call"), dict):
        yield {**message["function_call"], "type": "function_call"}
    if message.get("role") == "tool":
        yield {**message, "type": "function_call_output"}
    content = message.get("content")
    for part in content if isinstance(content, list) else []:
        if isinstance(part, dict) and part.get("type") in CALLS | RESULTS:
            yield part


def inner(call: Fields) -> Fields:
    for name in ("function", "custom"):
        if isinstance(call.get(name), dict):
            return dict(call[name])
    return {name: call[name] for name in ("name", "arguments", "args") if name in call}


def written(value: object) -> str:
    """As text. One that is too long is left out whole: a cut could leave half of a value."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        texts = [str(each["text"]) for each in value if each.get("text")]
        text = "\n".join(texts) or json.dumps(value, ensure_ascii=False)
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"({len(text):,} characters, too long to keep)"
