"""Two turns of one conversation with an AI agent, as OpenTelemetry, Langfuse and LangSmith record
them: the second call of the model hears the first again; between them a tool is called. The user's
name stands in every field that can carry it.
"""

import json

START = 1_772_442_900  # seconds since 1970


def nano(seconds):
    return str((START + seconds) * 10**9)


def iso(seconds):
    return f"2026-03-02T09:{15 + seconds // 60:02}:{seconds % 60:02}.000Z"


def wrapped(value):
    return {"stringValue": value if isinstance(value, str) else json.dumps(value)}


def otel_span(number, name, seconds, **held):
    attributes = [{"key": key, "value": wrapped(value)} for key, value in held.items()]
    return {
        "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
        "spanId": f"{number:016x}",
        "name": name,
        "startTimeUnixNano": nano(seconds),
        "endTimeUnixNano": nano(seconds + 2),
        "attributes": attributes,
        "status": {},
    }


def text(content):
    return {"type": "text", "content": content}


def otel(name, says, answer):
    asked = {"role": "user", "parts": [text(says)]}
    call = {"type": "tool_call", "id": "call_1", "name": "find_card", "arguments": {"of": name}}
    thought = {"type": "reasoning", "content": f"{name} is in a hurry"}
    called = {"role": "assistant", "parts": [thought, call], "finish_reason": "tool_call"}
    ended = {"type": "tool_call_response", "id": "call_1", "response": {"holder": name}}
    result = {"role": "tool", "parts": [ended]}
    final = {"role": "assistant", "parts": [text(answer)], "finish_reason": "stop"}
    talk = {"gen_ai.conversation.id": "conv-1", "gen_ai.agent.name": "Concierge", "extra": name}
    chat = {**talk, "gen_ai.operation.name": "chat"}
    around = {**talk, "gen_ai.operation.name": "invoke_agent", "enduser.id": name}
    tool = {**talk, "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "find_card"}
    told = {
        "gen_ai.tool.call.id": "call_1",
        "gen_ai.tool.call.arguments": {"of": name},
        "gen_ai.tool.call.result": {"holder": name},
    }
    history = [asked, called, result]
    system = {"gen_ai.system_instructions": [text(name)]}

    def exchange(heard, answered):
        return {"gen_ai.input.messages": heard, "gen_ai.output.messages": answered}

    spans = [
        otel_span(1, "invoke_agent Concierge", 0, **around, **exchange([asked], [final])),
        otel_span(2, "chat", 1, **chat, **system, **exchange([asked], [called])),
        otel_span(3, "execute_tool find_card", 4, **tool, **told),
        otel_span(4, "chat", 7, **chat, **exchange(history, [final])),
    ]
    return {"resourceSpans": [{"resource": {}, "scopeSpans": [{"spans": spans}]}]}


def langfuse(name, says, answer):
    asked = {"role": "user", "content": says}
    function = {"name": "find_card", "arguments": json.dumps({"of": name})}
    called = {"role": "assistant", "content": None}
    called["tool_calls"] = [{"id": "call_1", "type": "function", "function": function}]
    result = {"role": "tool", "tool_call_id": "call_1", "content": f"holder {name}"}
    final = {"role": "assistant", "content": answer}
    system = {"role": "system", "content": f"You help {name}"}

    def observation(kind, seconds, heard, answered, label="model"):
        return {
            "id": f"o-{seconds}",
            "traceId": "t-1",
            "type": kind,
            "name": label,
            "startTime": iso(seconds),
            "endTime": iso(seconds + 2),
            "input": heard,
            "output": answered,
            "metadata": {"extra": name},
            "level": "DEFAULT",
        }

    return {
        "id": "t-1",
        "name": name,
        "timestamp": iso(0),
        "sessionId": "s-1",
        "userId": name,
        "input": says,
        "output": answer,
        "tags": [name],
        "observations": [
            observation("GENERATION", 1, [system, asked], called),
            observation("TOOL", 4, {"of": name}, {"holder": name}, "find_card"),
            observation("GENERATION", 7, {"messages": [system, asked, called, result]}, final),
        ],
    }


def langchain(kind, **kwargs):
    id_ = ["langchain", "schema", "messages", kind]
    return {"lc": 1, "type": "constructor", "id": id_, "kwargs": kwargs}


def langsmith(name, says, answer):
    """Lines."""
    asked = langchain("HumanMessage", content=says, type="human")
    call = {"name": "find_card", "args": {"of": name}, "id": "call_1", "type": "tool_call"}
    called = langchain("AIMessage", content="", type="ai", tool_calls=[call])
    result = langchain("ToolMessage", content=f"holder {name}", type="tool", tool_call_id="call_1")
    final = langchain("AIMessage", content=answer, type="ai")

    def run(kind, seconds, inputs, outputs, label="model"):
        return {
            "id": f"r-{seconds}",
            "name": label,
            "run_type": kind,
            "trace_id": "r-0",
            "start_time": iso(seconds),
            "end_time": iso(seconds + 2),
            "inputs": inputs,
            "outputs": outputs,
            "error": None,
            "extra": {"metadata": {"thread_id": "th-1", "user_id": name, "extra": name}},
        }

    def generated(message):
        return {"generations": [[{"text": message["kwargs"]["content"], "message": message}]]}

    return [
        run("chain", 0, {"input": says}, {"output": answer}, "Concierge"),
        run("llm", 1, {"messages": [[asked]]}, generated(called)),
        run("tool", 4, {"input": json.dumps({"of": name})}, {"output": result}, "find_card"),
        run("llm", 7, {"messages": [[asked, called, result]]}, generated(final)),
    ]
