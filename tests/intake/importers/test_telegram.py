"""Telegram's export, as JSON of one chat or of many, and as pages of HTML."""

import io
import json
import zipfile

from chatlinks.conversations.models import Conversation, Message

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
