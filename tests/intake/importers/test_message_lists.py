"""Lists of messages, in the shapes in which AI agents and data sets keep them."""

import json

import pytest

from chatlinks.conversations.models import Conversation, Message

ASKED = ("user", "My card is blocked")
ANSWERED = ("bot", "Sorry to hear that")
CALL = {"id": "1", "type": "function", "function": {"name": "look_up", "arguments": "{}"}}
CHAT = [
    {"role": "system", "content": "Be kind"},
    {"role": "user", "content": [{"type": "text", "text": "My card is blocked"}]},
    {"role": "assistant", "content": None, "tool_calls": [CALL]},
    {"role": "tool", "tool_call_id": "1", "content": "{}"},
    {"role": "assistant", "content": "Sorry to hear that"},
]
RESPONSE = {
    "id": "resp_1",
    "input": "My card is blocked",
    "output": [
        {"type": "reasoning", "summary": []},
        {"type": "function_call", "name": "look_up", "arguments": "{}", "call_id": "1"},
        {
            "type": "message",
            "role": "assistant",
            "content": [{"type": "output_text", "text": "Sorry to hear that", "annotations": []}],
        },
    ],
}
SHAREGPT = {
    "id": "abc_0",
    "conversations": [
        {"from": "human", "value": "My card is blocked"},
        {"from": "gpt", "value": "Sorry to hear that"},
    ],
}
CLAUDE = {
    "uuid": "c-1",
    "name": "Card",
    "created_at": "2026-03-02T09:15:00.123456Z",
    "account": {"uuid": "a-1"},
    "chat_messages": [
        {
            "uuid": "m1",
            "sender": "human",
            "text": "My card is blocked",
            "content": [{"type": "text", "text": "My card is blocked"}],
            "created_at": "2026-03-02T09:15:00.123456Z",
        },
        {
            "uuid": "m2",
            "sender": "assistant",
            "text": "",
            "content": [
                {"type": "thinking", "thinking": "Hm"},
                {"type": "text", "text": "Sorry to hear that"},
            ],
            "created_at": "2026-03-02T09:15:05Z",
        },
    ],
}
LANGCHAIN = [
    {"type": "human", "data": {"content": "My card is blocked"}},
    {"type": "ai", "data": {"content": "Sorry to hear that"}},
]
SHAPES = {
    "fine-tuning": {"messages": CHAT},
    "a list of them": [{"messages": CHAT}],
    "one bare list": CHAT,
    "a list of lists": [CHAT],
    "response": RESPONSE,
    "ShareGPT": [SHAREGPT],
    "Claude": [CLAUDE],
    "LangChain": LANGCHAIN,
}


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape(run, shape):
    content = json.dumps(SHAPES[shape]).encode()
    status, shown = run(content, "chats.json")
    assert status == 0, shown
    assert texts() == [ASKED, ANSWERED]
    again = run(content, "chats.json")[1]
    assert "0 new, 0 changed, 1 unchanged" in again


def test_a_line_each(run):
    lines = b"".join(json.dumps({"messages": CHAT, "n": n}).encode() + b"\n" for n in range(3))
    status, shown = run(lines.replace(b'"role": "user"', b'"role": "wizard"', 1), "chats.jsonl")
    assert (status, "line 1.messages[1]: its role" in shown) == (1, True), shown
    assert Conversation.objects.count() == 3
    assert "3 instructions" in shown


def test_times_are_kept_and_what_has_none_counts_as_written_now(run):
    timed = [{**each, "timestamp": 1_772_442_900} for each in CHAT]
    assert "without times" not in run(json.dumps(timed).encode(), "a.json")[1]
    assert Conversation.objects.get().started_at.year == 2026
    assert "1 conversations without times" in run(json.dumps([SHAREGPT]).encode(), "b.json")[1]


def test_our_own_format_stays_our_own(run):
    ours = {"id": "1", "contact": {"id": "u"}, "messages": []}
    message = {"at": "2026-03-02T09:15:00Z", "from": "user", "text": "Hello"}
    content = json.dumps({**ours, "messages": [message]}).encode()
    assert "(Lists" not in run(content, "c.jsonl")[1]
