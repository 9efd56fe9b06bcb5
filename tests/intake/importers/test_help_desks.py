"""Tickets and conversations of Slack, Zendesk, Intercom and Rasa: what is taken, what is told."""

import json
import sqlite3

import pytest

from chatlinks.conversations.models import Conversation, Entity, Event, Message, Review
from tests.kit.samples.exports import EXPORTS


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


def imported(run, key, change=None, **options):
    export = EXPORTS[key]()
    content = export.content
    if change:
        content = json.dumps(change(json.loads(content))).encode()
    return run(content, export.name, **{**export.options, **options})


def test_html_becomes_lines_of_plain_text(run):
    imported(run, "intercom")
    first = texts()[0][1]
    assert first.startswith("My name is ******")
    assert "<" not in first
    assert "\n" in first


@pytest.mark.parametrize(
    ("key", "left_out"),
    [
        ("zendesk", "1 internal notes"),
        ("intercom", "1 internal notes"),
        ("slack", "1 notices of Slack's own"),
    ],
)
def test_what_the_user_never_saw_is_left_out_and_counted(run, key, left_out):
    status, shown = imported(run, key)
    assert (status, f"Left out: {left_out}" in shown) == (0, True), shown
    assert [sender for sender, _ in texts()] == ["user", "agent"]
    assert not Event.objects.filter(kind="note").exists()


def test_ratings_become_reviews(run):
    imported(run, "zendesk")
    imported(run, "intercom")
    assert sorted(each.rating for each in Review.objects.all()) == [4, 5]


def test_a_ticket_a_line(run):
    tickets = json.loads(EXPORTS["zendesk"]().content)["tickets"]
    lines = "\n".join(json.dumps({**tickets[0], "id": n}) for n in range(3))
    status, shown = run(f"{lines}\n{{broken\n".encode(), "tickets.ndjson")
    assert (status, "line 4: not JSON" in shown) == (1, True), shown
    assert Conversation.objects.count() == 3


def test_a_bad_comment_is_told_by_its_place_and_the_rest_is_kept(run):
    def spoil(whole):
        whole["tickets"][0]["comments"][2]["created_at"] = "yesterday"
        return whole

    status, shown = imported(run, "zendesk", spoil)
    assert status == 1
    assert "tickets[0].comments[2]: at: " in shown
    assert len(texts()) == 1


def test_slack_asks_who_works_for_the_business(run):
    status, shown = imported(run, "slack", agent=[])
    assert (status, "Anna" in shown) == (2, True)


def test_slacks_marks_are_read_out(run):
    imported(run, "slack")
    user, agent = (text for _, text in texts())
    assert user.endswith("& more")
    assert agent.startswith("Thanks @******")


def test_a_session_of_rasas_is_a_conversation(run):
    imported(run, "rasa")
    [user, bot] = Message.objects.order_by("position")
    assert (user.node, user.confidence, user.is_broken) == ("block_card", 0.9, False)
    assert (user.sender, bot.sender) == ("user", "bot")
    assert [entity.name for entity in Entity.objects.all()] == ["email"]


def test_a_fallback_of_rasas_is_a_bot_break(run):
    connection = sqlite3.connect(":memory:")
    connection.deserialize(EXPORTS["rasa"]().content)
    event = {"event": "action", "name": "action_default_fallback", "timestamp": 1_772_442_910}
    row = ("zulmira@mail.example", json.dumps(event))
    connection.execute("INSERT INTO events (sender_id, data) VALUES (?, ?)", row)
    for at in (1_772_500_000, 1_772_500_001):
        kind = "session_started" if at == 1_772_500_000 else "user"
        event = {"event": kind, "timestamp": at, "text": "Hello again"}
        row = ("zulmira@mail.example", json.dumps(event))
        connection.execute("INSERT INTO events (sender_id, data) VALUES (?, ?)", row)
    connection.commit()
    status, shown = run(connection.serialize(), "rasa.db")
    assert status == 0, shown
    assert Message.objects.filter(is_broken=True).count() == 1
    assert Conversation.objects.count() == 2
