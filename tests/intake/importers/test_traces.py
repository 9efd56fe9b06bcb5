"""Traces of AI agents: what each call of a model hears again is one conversation, once; what it
did between is steps.
"""

import json

import pytest

from chatlinks.conversations.models import Conversation, Message, Step
from tests.kit.samples import agent_traces

SAYS, ANSWER = "Which card is blocked?", "The blue one."
SOURCES = ("otel", "langfuse", "langsmith")


def trace_of(source):
    return getattr(agent_traces, source)("Zulmira Quental", SAYS, ANSWER)


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


@pytest.mark.parametrize("source", SOURCES)
def test_a_conversation_is_told_once_with_its_steps(run, source):
    status, shown = run(json.dumps(trace_of(source)).encode(), "a.json")
    assert status == 0, shown
    assert texts() == [("user", SAYS), ("bot", ANSWER)]
    step = Step.objects.get()
    assert (step.kind, step.name, step.outcome) == ("tool", "find_card", "ok")
    assert "holder" in step.result


@pytest.mark.parametrize("source", SOURCES)
def test_what_an_agent_thought_and_was_told_to_do_is_left_out(run, source):
    run(json.dumps(trace_of(source)).encode(), "a.json")
    everything = str(list(Message.objects.values())) + str(list(Step.objects.values()))
    assert "hurry" not in everything
    assert "You help" not in everything


def test_spans_as_an_sdk_prints_them(run):
    [around] = trace_of("otel")["resourceSpans"]
    lines = [
        {
            "name": span["name"],
            "context": {"trace_id": "0x1", "span_id": span["spanId"]},
            "start_time": agent_traces.iso(place),
            "end_time": agent_traces.iso(place + 1),
            "attributes": {
                each["key"]: each["value"]["stringValue"] for each in span["attributes"]
            },
            "status": {"status_code": "UNSET"},
            "events": [],
        }
        for place, span in enumerate(around["scopeSpans"][0]["spans"])
    ]
    status, shown = run("\n".join(map(json.dumps, lines)).encode(), "spans.jsonl")
    assert status == 0, shown
    assert texts() == [("user", SAYS), ("bot", ANSWER)]


def test_numbered_attributes_of_older_instrumentations(run):
    held = {
        "gen_ai.prompt.0.role": "system",
        "gen_ai.prompt.0.content": "Be brief",
        "gen_ai.prompt.1.role": "user",
        "gen_ai.prompt.1.content": SAYS,
        "gen_ai.completion.0.content": ANSWER,
    }
    span = agent_traces.otel_span(1, "openai.chat", 0, **held)
    around = {"resourceSpans": [{"scopeSpans": [{"spans": [span]}]}]}
    assert run(json.dumps(around).encode(), "a.json")[0] == 0
    assert texts() == [("user", SAYS), ("bot", ANSWER)]


def test_traces_of_a_session_are_one_conversation(run):
    later = {**trace_of("langfuse"), "id": "t-2", "timestamp": agent_traces.iso(60)}
    later |= {"input": "And the other?", "output": "It works.", "observations": []}
    session = {"id": "s-1", "traces": [trace_of("langfuse"), later]}
    for trace in session["traces"]:
        trace.pop("sessionId")
    session["traces"][0]["observations"] = []
    status, shown = run(json.dumps(session).encode(), "session.json")
    assert status == 0, shown
    assert [text for _, text in texts()] == [SAYS, ANSWER, "And the other?", "It works."]
    assert Conversation.objects.count() == 1


def test_a_tool_that_failed_says_so(run):
    runs = trace_of("langsmith")
    runs[2] |= {"error": "Timed out", "outputs": None}
    run(json.dumps(runs).encode(), "a.json")
    step = Step.objects.get()
    assert (step.outcome, step.result) == ("error", "Timed out")
