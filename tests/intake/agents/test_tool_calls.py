"""Steps in the records of those who run AI agents."""

import json

from chatlinks.conversations.models import Step
from chatlinks.intake.agents.tool_calls import LONGEST, ToolCalls
from tests.kit.watching.stored import dumped, tables

AT = "2026-03-02T09:15:00Z"
ASKED = {"role": "user", "content": "Where is my order? I am Zulmira Okonkwo"}
ARGUMENTS = json.dumps({"email": "zulmira@mail.example"})
CHAT = {
    "id": "c1",
    "messages": [
        ASKED,
        {
            "role": "assistant",
            "content": None,
            "reasoning": "She sounds angry",
            "tool_calls": [
                {
                    "id": "call_1",
                    "type": "function",
                    "function": {"name": "find_order", "arguments": ARGUMENTS},
                    "secret_score": "angry",
                },
            ],
        },
        {
            "role": "tool",
            "tool_call_id": "call_1",
            "content": "of zulmira@mail.example: on its way",
        },
        {"role": "assistant", "content": "It is on its way."},
    ],
}
RESPONSE = {
    "id": "resp_1",
    "input": ASKED["content"],
    "output": [
        {"type": "reasoning", "summary": [{"type": "summary_text", "text": "She sounds angry"}]},
        {
            "type": "function_call",
            "name": "find_order",
            "arguments": ARGUMENTS,
            "call_id": "call_1",
        },
        {"type": "function_call_output", "call_id": "call_1", "output": "on its way"},
        {"type": "web_search_call", "id": "ws_1", "action": {"query": "parcel times"}},
        {"type": "function_call", "name": "transfer_to_refund_desk", "call_id": "call_2"},
        {
            "type": "message",
            "role": "assistant",
            "content": [{"type": "output_text", "text": "It is on its way."}],
        },
    ],
}


def steps():
    return list(Step.objects.order_by("position").values_list("kind", "name", "outcome"))


def test_a_chat_completions_tool_calls_are_steps(run):
    assert run(json.dumps(CHAT).encode(), "agent.json", source="message-lists")[0] == 0
    assert steps() == [("tool", "find_order", "ok")]
    [step] = Step.objects.all()
    assert step.arguments == '{"email": "******"}'
    assert step.result == "of ******: on its way"


def test_a_responses_items_are_steps_in_order(run):
    assert run(json.dumps(RESPONSE).encode(), "agent.json", source="message-lists")[0] == 0
    assert steps() == [
        ("tool", "find_order", "ok"),
        ("source", "Web search", ""),
        ("handover", "refund desk", ""),
    ]


def test_what_it_thought_and_fields_of_no_name_are_nowhere(run):
    for each in (CHAT, RESPONSE):
        run(json.dumps(each).encode(), "agent.json", source="message-lists")
    holding = [name for name in tables() if "angry" in dumped(name)]
    assert holding == []
    assert not [name for name in tables() if "zulmira" in dumped(name)]


def test_parts_of_a_content_are_calls_too_and_one_may_fail():
    calls = ToolCalls()
    used = {"type": "tool_use", "id": "t1", "name": "find_order", "input": {"order": 7}}
    assert calls.hear({"role": "assistant", "content": [used]}, AT)
    result = {
        "type": "tool_result",
        "tool_use_id": "t1",
        "is_error": True,
        "content": [{"type": "text", "text": "no such order"}],
    }
    assert calls.hear({"role": "user", "content": [result]}, AT)
    [step] = calls.steps
    assert (step["outcome"], step["result"]) == ("error", "no such order")
    assert step["arguments"] == '{"order": 7}'


def test_what_is_too_long_is_left_out_whole():
    calls = ToolCalls()
    called = {"type": "function_call", "name": "dump", "arguments": "x" * (LONGEST + 1)}
    calls.hear(called, AT)
    assert "too long to keep" in calls.steps[0]["arguments"]


def test_a_result_of_no_call_is_no_step():
    calls = ToolCalls()
    calls.hear({"role": "tool", "tool_call_id": "lost", "content": "?"}, AT)
    assert calls.steps == []
