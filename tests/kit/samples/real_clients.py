"""Conversations as the libraries of others write them down: built by `openai` 3.57 (`model_dump` of
its objects) and by the SDK of OpenTelemetry 1.45 (`to_json` of a span, and its encoder of OTLP as
JSON), which has ids of spans in base64. Names and texts are invented.
"""

import json
from typing import Any

ASKS, ANSWERS, TOOL = "Where is my card?", "It is on its way", "find_card"
ARGUMENTS, RESULT = json.dumps({"of": "A-17"}), json.dumps({"where": "on its way"})
CALL = {"id": "call_1", "function": {"arguments": ARGUMENTS, "name": TOOL}, "type": "function"}


def said_by_model(content: str | None, calls: list[Any] | None) -> dict[str, Any]:
    """A ChatCompletionMessage."""
    return {
        "content": content,
        "refusal": None,
        "role": "assistant",
        "annotations": None,
        "audio": None,
        "function_call": None,
        "tool_calls": calls,
    }


def chat_completion(message: dict[str, Any]) -> dict[str, Any]:
    choice = {"finish_reason": "stop", "index": 0, "logprobs": None, "message": message}
    usage = {"completion_tokens": 2, "prompt_tokens": 1, "total_tokens": 3}
    return {
        "id": "chatcmpl-1",
        "choices": [choice],
        "created": 1772442900,
        "model": "gpt-4.1",
        "object": "chat.completion",
        "service_tier": None,
        "system_fingerprint": None,
        "usage": {**usage, "completion_tokens_details": None, "prompt_tokens_details": None},
    }


def chat() -> dict[str, Any]:
    result = {"role": "tool", "tool_call_id": "call_1", "content": RESULT}
    messages = [{"role": "user", "content": ASKS}, said_by_model(None, [CALL]), result]
    request = {"model": "gpt-4.1", "messages": messages}
    return {"request": request, "response": chat_completion(said_by_model(ANSWERS, None))}


def response() -> dict[str, Any]:
    """Of the API of responses."""
    thought = {
        "id": "rs_1",
        "summary": [],
        "type": "reasoning",
        "content": None,
        "encrypted_content": None,
        "status": None,
    }
    call = {
        "arguments": ARGUMENTS,
        "call_id": "call_1",
        "name": TOOL,
        "type": "function_call",
        "id": "fc_1",
        "namespace": None,
        "status": "completed",
    }
    ended = {"type": "function_call_output", "call_id": "call_1", "output": RESULT}
    text = {"annotations": [], "text": ANSWERS, "type": "output_text", "logprobs": None}
    said = {
        "id": "msg_1",
        "content": [text],
        "role": "assistant",
        "status": "completed",
        "type": "message",
        "phase": None,
    }
    answer = {
        "id": "resp_1",
        "created_at": 1772442900.0,
        "error": None,
        "instructions": None,
        "metadata": None,
        "model": "gpt-4.1",
        "object": "response",
        "output": [thought, said],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "previous_response_id": None,
        "status": "completed",
        "usage": None,
        "user": None,
    }
    asked = {"role": "user", "content": [{"type": "input_text", "text": ASKS}]}
    return {"request": {"model": "gpt-4.1", "input": [asked, call, ended]}, "response": answer}


# ── OpenTelemetry ─────────────────────────────────────────────────────────────────────────────


def part(kind: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, **fields}


ASKED = {"role": "user", "parts": [part("text", content=ASKS)]}
CALLED = {
    "role": "assistant",
    "parts": [part("tool_call", id="call_1", name=TOOL, arguments=json.loads(ARGUMENTS))],
    "finish_reason": "tool_call",
}
ENDED = {
    "role": "tool",
    "parts": [part("tool_call_response", id="call_1", response=json.loads(RESULT))],
}
ENDS = {"role": "assistant", "parts": [part("text", content=ANSWERS)], "finish_reason": "stop"}


def attributes(operation: str, **held: str) -> dict[str, Any]:
    common = {"conversation.id": "conv-1", "operation.name": operation}
    return {f"gen_ai.{name.replace('__', '.')}": text for name, text in (common | held).items()}


def spans() -> list[tuple[str, int, dict[str, Any]]]:
    """(name, seconds from the beginning, attributes)"""
    first = attributes(
        "chat", input__messages=json.dumps([ASKED]), output__messages=json.dumps([CALLED])
    )
    tool = attributes(
        "execute_tool",
        tool__name=TOOL,
        tool__call__id="call_1",
        tool__call__arguments=ARGUMENTS,
        tool__call__result=RESULT,
    )
    last = attributes(
        "chat",
        input__messages=json.dumps([ASKED, CALLED, ENDED]),
        output__messages=json.dumps([ENDS]),
    )
    return [
        ("chat gpt-4.1", 0, first),
        (f"execute_tool {TOOL}", 3, tool),
        ("chat gpt-4.1", 5, last),
    ]


def of_sdk() -> list[dict[str, Any]]:
    """As `to_json` of each span has it."""
    return [
        {
            "name": name,
            "context": {
                "trace_id": "0x92adf40463144ee02d339bc137c1a4a8",
                "span_id": f"0x7c1ae243a55cbb5{number}",
                "trace_state": "[]",
            },
            "kind": "SpanKind.INTERNAL",
            "parent_id": None,
            "start_time": f"2026-03-02T09:15:0{at}.000000Z",
            "end_time": f"2026-03-02T09:15:0{at + 1}.000000Z",
            "status": {"status_code": "UNSET"},
            "attributes": held,
            "events": [],
            "links": [],
            "resource": {"attributes": {"service.name": "bot"}, "schema_url": ""},
        }
        for number, (name, at, held) in enumerate(spans())
    ]


def of_protocol() -> dict[str, Any]:
    """As its encoder has them, turned into JSON by `google.protobuf.json_format`."""
    listed = [
        {
            "traceId": "kq30BGMUTuAtM5vBN8GkqA==",
            "spanId": f"fBriQ6Vcu1{number}=",
            "name": name,
            "kind": "SPAN_KIND_INTERNAL",
            "startTimeUnixNano": f"177244290{at}000000000",
            "endTimeUnixNano": f"177244290{at + 1}000000000",
            "attributes": [
                {"key": key, "value": {"stringValue": text}} for key, text in held.items()
            ],
            "status": {},
            "flags": 256,
        }
        for number, (name, at, held) in enumerate(spans())
    ]
    scope = {"scope": {"name": "bot", "version": "1.0"}, "spans": listed}
    resource = [{"key": "service.name", "value": {"stringValue": "bot"}}]
    return {"resourceSpans": [{"resource": {"attributes": resource}, "scopeSpans": [scope]}]}


WRITTEN = {"chat": chat, "response": response, "sdk": of_sdk, "protocol": of_protocol}
