"""Shapes in which tools write their lists and tables, read without a database."""

import pytest

from chatlinks.intake.load import Reject
from tests.kit.acting.exports import messages, pieces, spoken


def of_thread(number, role, text):
    content = [{"type": "text", "text": {"value": text, "annotations": []}}]
    at = 1_772_442_900 + 5 * number
    return {
        "id": f"m{number}",
        "thread_id": "t",
        "created_at": at,
        "role": role,
        "content": content,
    }


THREAD = {
    "object": "list",
    "data": [
        of_thread(3, "assistant", "Which card?"),
        of_thread(2, "user", "now"),
        of_thread(1, "user", "My card"),
    ],
}
GEMINI = [
    {
        "contents": [
            {"role": "user", "parts": [{"text": "My card"}]},
            {"role": "model", "parts": [{"text": "Which card?"}]},
        ]
    }
]
SHARED = [
    {
        "id": "s",
        "conversations": [
            {"from": "human", "value": "My card"},
            {"from": "gpt", "value": '<div class="markdown prose"><p>Which card?</p></div>'},
        ],
    }
]
BOT_FRAMEWORK = [
    {
        "type": "message",
        "id": str(number),
        "timestamp": f"2026-03-02T09:1{number}:00Z",
        "from": {"id": "x", "role": role},
        "conversation": {"id": "c"},
        "text": text,
    }
    for number, (role, text) in enumerate([("user", "My card"), ("bot", "Which card?")])
]


@pytest.mark.parametrize("content", [GEMINI, SHARED, BOT_FRAMEWORK])
def test_lists_in_the_shapes_of_other_tools(content):
    assert spoken(content, "export.json") == [("user", "My card"), ("bot", "Which card?")]


def test_what_is_listed_newest_first_is_turned_round():
    assert spoken(THREAD, "export.json") == [
        ("user", "My card"),
        ("user", "now"),
        ("bot", "Which card?"),
    ]
    rows = "".join(f"1,2026-03-02 09:15:{30 - n},user,{n}\n" for n in range(3))
    assert [text for _, text in spoken(f"conversation_id,date,role,text\n{rows}", "a.csv")] == [
        *("2", "1", "0"),
    ]


def test_clocks_that_differ_turn_nothing_round():
    rows = "1,2026-03-02 09:15:03,user,asked\n1,2026-03-02 09:15:02,bot,answered\n"
    assert spoken(f"conversation_id,date,role,text\n{rows}", "a.csv")[0] == ("user", "asked")


def test_what_is_attached_to_a_message_of_claudes_is_told():
    asked = {
        "sender": "human",
        "text": "see",
        "created_at": "2026-03-02T09:15:00Z",
        "attachments": [{"file_name": "a.txt", "extracted_content": "of no message"}],
        "files": [{"file_name": "b.png"}],
    }
    [message] = messages([{"uuid": "c", "chat_messages": [asked]}], "conversations.json")
    assert message.data == {"items": [{"file_name": "a.txt"}, {"file_name": "b.png"}]}


TABLE = """\
conversation_id,created_at,sender,text
1,2026-03-02 09:15:00,user,hello, world

1,never,user,"two
lines"
1,2026-03-02 09:16:00,agent,yes
"""


def test_rows_are_told_as_a_spreadsheet_counts_them():
    read = pieces(TABLE, "a.csv")
    rejected = {each.where: each.reasons[0] for each in read if isinstance(each, Reject)}
    assert list(rejected) == ["row 2", "row 4"]
    assert "more cells than there are headings" in rejected["row 2"]


def test_one_id_in_every_row_costs_no_message():
    rows = "7,2026-03-02 09:15:00,user,one\n7,2026-03-02 09:16:00,user,two\n"
    assert [text for _, text in spoken(f"id,date,role,text\n{rows}", "a.csv")] == ["one", "two"]
