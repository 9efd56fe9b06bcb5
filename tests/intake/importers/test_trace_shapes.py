"""What observers of AI agents wrote before, or write into their tables and buckets."""

import csv
import io
import json

import pytest

from chatlinks.intake.load import LeftOut
from tests.kit.acting.exports import conversations, pieces, spoken

ASKED = [{"role": "user", "content": "My card"}]
ANSWER = {"role": "assistant", "content": "Which one?"}
TALK = [("user", "My card"), ("bot", "Which one?")]


def lines(*records):
    return "\n".join(map(json.dumps, records))


def table(*rows):
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


IN_BUCKET = {
    "id": "o1",
    "trace_id": "t1",
    "session_id": "s1",
    "type": "GENERATION",
    "start_time": "2026-03-02 09:15:00.000000",
    "end_time": "2026-03-02 09:15:02.000000",
    "input": json.dumps(ASKED),
    "output": "Which one?",
}
TRACE = {
    "id": "t1",
    "timestamp": "2026-03-02T09:15:00.000Z",
    "sessionId": "s1",
    "userId": "u1",
    "input": {"messages": ASKED},
    "output": ANSWER,
}
LANGFUSE = {
    "a bucket's": lines(IN_BUCKET, {**IN_BUCKET, "id": "o2", "start_time": "2026-03-02 09:15:01"}),
    "a table of traces": json.dumps([TRACE]),
    "a table in CSV": table(
        ["id", "timestamp", "name", "sessionId", "input", "output"],
        ["t1", "2026-03-02T09:15:00.000Z", "chat", "s1", json.dumps(ASKED), '"Which one?"'],
    ),
}


@pytest.mark.parametrize("name", LANGFUSE)
def test_langfuses_tables(name):
    [read] = conversations(LANGFUSE[name], "export")
    assert read.conversation.id == "langfuse:s1"
    assert [(each.sender, each.text) for each in read.conversation.messages][:2] == TALK


def test_a_run_within_a_run_is_of_its_thread():
    inner = {
        "id": "r2",
        "run_type": "llm",
        "start_time": "2026-03-02T09:15:01",
        "inputs": {"messages": [ASKED]},
        "outputs": {"generations": [[{"message": ANSWER}]]},
    }
    outer = {
        "id": "r1",
        "run_type": "chain",
        "start_time": "2026-03-02T09:15:00",
        "inputs": {"input": "My card"},
        "outputs": {"output": "Which one?"},
        "extra": {"metadata": {"thread_id": "th"}},
        "child_runs": [inner],
    }
    assert spoken([outer], "runs.json") == TALK


def attributes(held):
    return [{"key": name, "value": {"stringValue": value}} for name, value in held.items()]


def spans(held, *events):
    around = {
        "traceId": "a",
        "name": "chat",
        "startTimeUnixNano": "1772442900000000000",
        "endTimeUnixNano": "1772442902000000000",
    }
    happened = [{"name": name, "attributes": attributes(each)} for name, each in events]
    span = {**around, "attributes": attributes(held), "events": happened}
    return {"resourceSpans": [{"scopeSpans": [{"spans": [span]}]}]}


OLD = {
    "events": spans(
        {"gen_ai.system": "x"},
        ("gen_ai.user.message", {"content": "My card"}),
        ("gen_ai.choice", {"message": json.dumps(ANSWER)}),
    ),
    "contents": spans(
        {"gen_ai.system": "x"},
        ("gen_ai.content.prompt", {"gen_ai.prompt": json.dumps(ASKED)}),
        ("gen_ai.content.completion", {"gen_ai.completion": json.dumps([ANSWER])}),
    ),
    "OpenInference": spans(
        {
            "llm.input_messages.0.message.role": "user",
            "llm.input_messages.0.message.content": "My card",
            "llm.output_messages.0.message.role": "assistant",
            "llm.output_messages.0.message.content": "Which one?",
        }
    ),
}


@pytest.mark.parametrize("name", OLD)
def test_conventions_before_and_beside_todays(name):
    assert spoken(OLD[name], "traces.json") == TALK


def test_traces_in_which_nothing_is_said_are_counted():
    [left] = pieces(spans({"gen_ai.system": "x"}), "traces.json")
    assert isinstance(left, LeftOut)
    assert "no call of a model" in left.what
