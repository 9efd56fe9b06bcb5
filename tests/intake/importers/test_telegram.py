"""Telegram's export, as JSON of one chat or of many, and as pages of HTML."""

import io
import json
import zipfile

import pytest

from chatlinks.conversations.models import Conversation, Message
from chatlinks.intake.importers.contract import OpenQuestion
from tests.kit.acting.exports import conversations, messages, pieces, spoken

DAY = "2026-03-02T09:1"


def message(id_, who, text, **more):
    at = f"{DAY}{id_}:00"
    return {
        "id": id_,
        "type": "message",
        "date": at,
        "from": who,
        "from_id": who,
        "text": text,
        **more,
    }


def chat(name="Priya", **more):
    link = {"type": "link", "text": "https://acme.example"}
    messages = [
        {"id": 0, "type": "service", "action": "phone_call", "date": f"{DAY}0:00"},
        message(1, name, "My card is blocked"),
        message(2, "Acme", ["See ", link, "."]),
        message(3, name, "", photo="photos/photo_1.jpg"),
        message(4, name, "", poll={"question": "Which one?"}),
    ]
    return {"name": name, "type": "personal_chat", "id": 7, "messages": messages, **more}


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


def test_a_chat_of_two_bears_the_users_name(run):
    status, shown = run(json.dumps(chat()).encode(), "result.json")
    assert status == 0, shown
    assert texts() == [
        ("user", "My card is blocked"),
        ("agent", "See https://acme.example."),
        ("user", ""),
        ("user", "Which one?"),
    ]
    assert "1 notices of Telegram's own" in shown


def test_an_export_of_everything(run):
    everything = {"about": "x", "chats": {"about": "y", "list": [chat(), chat("Ravi", id=8)]}}
    status, shown = run(json.dumps(everything).encode(), "result.json")
    assert (status, Conversation.objects.count()) == (0, 2), shown


def test_a_group_asks_who_works_for_the_business(run):
    group = chat("Help", type="private_supergroup")
    group["messages"].append(message(5, "Ravi", "Hello"))
    content = json.dumps(group).encode()
    assert run(content, "result.json")[0] == 2
    assert run(content, "result.json", agent=["Acme"])[0] == 0
    assert texts()[-1] == ("user", "Hello")


def test_a_longer_one_adds_what_is_new(run):
    run(json.dumps(chat()).encode(), "result.json")
    longer = chat()
    longer["messages"].append(message(6, "Priya", "Thanks"))
    assert "0 new, 1 changed" in run(json.dumps(longer).encode(), "result.json")[1]
    assert len(texts()) == 5


PAGE = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content">
<div class="text bold">Priya</div>
</div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">2 March 2026</div></div>
<div class="message default clearfix" id="message1"><div class="body">
<div class="pull_right date details" title="02.03.2026 09:15:00 UTC+05:30">09:15</div>
<div class="from_name">Priya </div>
<div class="text">My card<br>is blocked &amp; gone</div></div></div>
<div class="message default clearfix joined" id="message2"><div class="body">
<div class="pull_right date details" title="02.03.2026 09:16:00 UTC+05:30">09:16</div>
<div class="media_wrap clearfix">
<a class="photo_wrap clearfix pull_left" href="photos/1.jpg"></a></div>
</div></div>
<div class="message default clearfix" id="message3"><div class="body">
<div class="pull_right date details" title="02.03.2026 09:17:00 UTC+05:30">09:17</div>
<div class="from_name">Acme</div><div class="text">Sorry</div></div></div>
</div></div></div></body></html>"""


def test_its_pages(run):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ChatExport/messages.html", PAGE)
        archive.writestr("ChatExport/photos/1.jpg", b"\xff\xd8\xff")
    status, shown = run(packed.getvalue(), "ChatExport.zip")
    assert status == 0, shown
    assert texts() == [("user", "My card\nis blocked & gone"), ("user", ""), ("agent", "Sorry")]
    assert Conversation.objects.get().started_at.isoformat() == "2026-03-02T03:45:00+00:00"


def test_one_page_alone(run):
    assert run(PAGE.encode(), "messages.html")[0] == 0
    assert len(texts()) == 3


def written(number, author, text="", **fields):
    stamp = f"2026-03-02T09:{number:02}:00"
    around = {"id": number, "type": "message", "date": stamp, "from": author, "from_id": "u"}
    return {**around, "text": text, **fields}


def private(name, *messages, **fields):
    return {"name": name, "type": "personal_chat", "id": 1, "messages": list(messages), **fields}


LINK = ["see ", {"type": "text_link", "text": "here", "href": "https://x.example"}]
POLL = {"question": "Day?", "answers": [{"text": "Mon"}, {"text": [{"text": "Tue"}]}]}


@pytest.mark.parametrize(
    ("fields", "text", "called"),
    [
        ({"text": LINK}, "see here (https://x.example)", None),
        ({"poll": POLL}, "Day?\nMon\nTue", "a poll"),
        ({"contact_information": {"phone_number": "+1"}}, "", "a contact"),
        ({"file": "(File not included.)"}, "", "the export has no file here"),
        ({"photo": "photos/a.jpg"}, "", "a.jpg"),
    ],
)
def test_what_a_message_may_be(fields, text, called):
    [message] = messages(private("Priya", written(1, "Priya", **fields)), "result.json")
    assert message.text == text
    assert called == (message.data["items"][0]["file_name"] if message.data else None)


def test_a_chat_with_a_bot_is_a_users_with_that_bot():
    keys = [[{"type": "callback", "text": "Pay", "data": "x"}]]
    answer = written(2, "HelpBot", "How?", inline_bot_buttons=keys)
    asked, answered = messages(
        private("HelpBot", written(1, "Priya", "/start"), answer, type="bot_chat"), "result.json"
    )
    assert (asked.sender, answered.sender) == ("user", "bot")
    assert answered.data == {"quick_replies": [{"text": "Pay"}]}


def test_whoever_left_is_the_user_and_has_no_name():
    chat = private(None, written(1, None, "My account"), written(2, "Acme", "Sorry"))
    [read] = conversations(chat, "result.json")
    assert [each.sender for each in read.conversation.messages] == ["user", "agent"]
    assert read.conversation.contact.name == ""


def test_whoever_writes_alone_in_anothers_chat_is_the_business():
    assert spoken(private("Priya", written(1, "Acme", "Are you there?")), "result.json") == [
        ("agent", "Are you there?")
    ]


GROUPS = {
    "chats": {
        "list": [
            private("Priya", written(1, "Priya", "hi"), written(2, "Anna", "yes?")),
            private("A", written(1, "Bob", "x"), written(2, "Cy", "x"), type="private_group", id=2),
            private("B", written(1, "Di", "x"), written(2, "Ed", "x"), type="private_group", id=3),
        ]
    }
}


def test_it_is_asked_once_about_all_chats():
    with pytest.raises(OpenQuestion) as asked:
        pieces(GROUPS, "result.json")
    assert asked.value.names == ("Bob", "Cy", "Di", "Ed")
    assert spoken(GROUPS, "result.json", "Ed")[-1] == ("agent", "x")
