"""Slack's export: people by all of their names, blocks in place of texts, what is passed on."""

from typing import Any

import pytest

from chatlinks.intake.importers.contract import OpenQuestion
from tests.kit.acting.exports import conversations, packed

USERS = [
    {
        "id": "U1",
        "name": "priya.s",
        "profile": {"real_name": "Priya Sharma", "display_name": "pri"},
    },
    {"id": "U2", "name": "anna", "profile": {"real_name": "Anna Acme", "display_name": ""}},
    {"id": "U3", "name": "rv", "profile": {"real_name": "Rahul Verma", "display_name": "rahul"}},
    {"id": "UB", "name": "helper", "is_bot": True, "profile": {"real_name": "Helper"}},
]
THREAD = "1772442900.000100"
BLOCKS = [
    {"type": "header", "text": {"type": "plain_text", "text": "Ticket 5"}},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "From <@U3>"},
        "fields": [{"type": "mrkdwn", "text": "Priority: high"}],
    },
    {"type": "actions", "elements": [{"type": "button", "text": {"text": "Approve"}}]},
]
WRITTEN = [
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "1 < 2 & "},
                    {"type": "user", "user_id": "U1"},
                ],
            },
            {
                "type": "rich_text_list",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "two"}]},
                ],
            },
        ],
    }
]
SHARED = {"is_share": True, "from_url": "x", "author_name": "Meena K", "text": "it is lost"}
UNFURLED = {"from_url": "https://x.example", "title": "A page", "text": "which nobody wrote"}
ALERT = {"fallback": "alert", "fields": [{"title": "Status", "value": "open"}]}


def read(*messages: dict[str, Any]) -> Any:
    """One thread; each message a minute later, by Priya if nobody else is named."""
    around = {"type": "message", "user": "U1", "thread_ts": THREAD, "text": ""}
    day = [
        {**around, "ts": f"{1772442900 + 60 * number}.000100", **each}
        for number, each in enumerate(messages)
    ]
    files = {"users.json": USERS, "channels.json": [], "help/2026-03-02.json": day}
    [thread] = conversations(packed(files), "export.zip", "Anna Acme")
    return thread


def spoken(*messages: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.sender, each.text) for each in read(*messages).conversation.messages]


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ({"text": "Hi <@U3> &lt;b&gt; <!here>"}, "Hi @rahul <b> @here"),
        ({"text": "<!subteam^S1|@support> <!date^1^{date}|2 March>"}, "@support 2 March"),
        ({"text": "<https://x.example/a|here>"}, "here (https://x.example/a)"),
        ({"text": "typed", "blocks": WRITTEN}, "typed"),
        ({"blocks": WRITTEN}, "1 < 2 & @pri\none\ntwo"),
        ({"text": "see", "attachments": [SHARED]}, "see\nit is lost"),
        ({"text": "see", "attachments": [UNFURLED]}, "see"),
        ({"text": "x", "attachments": [ALERT]}, "x\nalert\nStatus: open"),
    ],
)
def test_a_message_is_read_as_slack_shows_it(message, shown):
    assert spoken(message) == [("user", shown)]


def test_a_programs_blocks_stand_in_place_of_its_text():
    message = {"user": None, "bot_id": "B1", "text": "New ticket", "blocks": BLOCKS}
    shown = "Ticket 5\nFrom @rahul\nPriority: high\nApprove"
    assert spoken(message) == [("bot", shown)]


def test_who_wrote_through_a_program_wrote_it():
    assert spoken({"user": "U2", "bot_id": "B9", "text": "hi"}, {"user": "UB", "text": "yo"}) == [
        ("agent", "hi"),
        ("bot", "yo"),
    ]


def test_all_names_of_users_who_write_are_mentioned_or_passed_on_are_known():
    thread = read(
        {"text": "Hi <@U3> and <@U2>"},
        {
            "user": "UX",
            "user_profile": {"real_name": "Guest Person", "display_name": "gp"},
            "text": "x",
        },
        {"user": "U2", "text": "so:", "attachments": [SHARED]},
    )
    assert thread.people == [
        *("rahul", "Rahul Verma", "pri", "Priya Sharma", "gp", "Guest Person", "Meena K"),
    ]


def test_the_question_names_people_as_slack_shows_them():
    files = {"users.json": USERS, "channels.json": [], "help/2026-03-02.json": []}
    with pytest.raises(OpenQuestion) as asked:
        conversations(packed(files), "export.zip")
    assert asked.value.names == ("Anna Acme", "pri", "rahul")
