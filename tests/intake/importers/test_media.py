"""What lies beside a chat in its export is kept; what lies with its source is fetched later."""

import json

import pytest

from chatlinks.conversations.models import File
from tests.kit.samples.exports import zipped
from tests.kit.samples.files import PDF, PNG

TELEGRAM = {
    "name": "Priya",
    "type": "personal_chat",
    "id": 7,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2026-03-02T09:15:00",
            "from": "Priya",
            "photo": "photos/photo_1.jpg",
            "text": "",
        },
        {
            "id": 2,
            "type": "message",
            "date": "2026-03-02T09:16:00",
            "from": "Anna",
            "file": "(File not included. Change data exporting settings to download.)",
            "text": "Thanks",
        },
    ],
}
PAGE = """<html><body><div class="page_wrap"><div class="page_header"><div class="text">Priya</div>
</div><div class="message default" id="message1"><div class="body">
<div class="date" title="02.03.2026 09:15:00 UTC+01:00"></div><div class="from_name">Priya</div>
<div class="media_wrap"><a class="photo_wrap" href="photos/photo%201.jpg"></a></div></div></div>
<div class="message default" id="message2"><div class="body">
<div class="date" title="02.03.2026 09:16:00 UTC+01:00"></div><div class="from_name">Anna</div>
<div class="text">Thanks</div></div></div></div></body></html>"""
MAIL = b"""From: Priya <priya@mailbox.example>
To: help@acme.example
Date: Mon, 02 Mar 2026 09:15:00 +0000
Message-ID: <1@mailbox.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="-b"

---b
Content-Type: text/plain

Here it is
---b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="statement.pdf"

%PDF-1.7
---b--
"""
CHAT = "02/03/2026, 09:15 - Priya: photo_1.jpg (file attached)\n02/03/2026, 09:16 - Anna: Thanks\n"
ANNA = {"agent": ["Anna"]}
HOLDING = {
    "whatsapp": ("a.zip", zipped({"_chat.txt": CHAT, "photo_1.jpg": PNG}), ANNA),
    "telegram": (
        "a.zip",
        zipped({"ChatExport/result.json": TELEGRAM, "ChatExport/photos/photo_1.jpg": PNG}),
        ANNA,
    ),
    "telegram's pages": (
        "a.zip",
        zipped({"x/messages.html": PAGE, "x/photos/photo 1.jpg": PNG}),
        ANNA,
    ),
    "e-mail": ("a.eml", MAIL, {}),
}


@pytest.mark.parametrize("name", HOLDING)
def test_a_file_in_the_export_is_kept_once(run, name):
    file_name, content, options = HOLDING[name]
    status, shown = run(content, file_name, **options)
    assert status == 0, shown
    [file] = File.objects.all()
    wanted = "application/pdf" if name == "e-mail" else "image/png"
    assert (file.state, file.media_type) == ("kept", wanted)
    _, shown = run(content, file_name, **options)
    assert "1 unchanged" in shown
    assert File.objects.count() == 1


@pytest.mark.parametrize("name", ["whatsapp", "telegram"])
def test_a_dry_run_keeps_none(run, name):
    file_name, content, options = HOLDING[name]
    run(content, file_name, dry_run=True, **options)
    assert not File.objects.exists()


def test_a_file_that_is_no_picture_though_it_is_named_so_is_not_kept(run):
    run(zipped({"_chat.txt": CHAT, "photo_1.jpg": b"<svg/>"}), "a.zip", **ANNA)
    [file] = File.objects.all()
    assert (file.state, file.why, file.content) == ("failed", "wrong_kind", None)


def test_a_broken_zip_costs_that_file_alone(run):
    packed = zipped({"_chat.txt": CHAT, "photo_1.jpg": PDF * 50})
    packed = packed.replace(PDF[:20], b"x" * 20, 1)
    status, shown = run(packed, "a.zip", **ANNA)
    assert status == 0, shown
    [file] = File.objects.all()
    assert (file.state, file.why) == ("failed", "unreadable")


def slack(**file):
    message = {
        "type": "message",
        "ts": "1772442900.0001",
        "user": "U1",
        "text": "",
        "files": [file],
    }
    people = [{"id": "U1", "name": "priya"}]
    return zipped({"users.json": people, "general/2026-03-02.json": [message], "channels.json": []})


ELSEWHERE = "https://files.example/a/b.png?t=xoxe-1"
AWAITED = {
    "slack": ("a.zip", slack(name="b.png", url_private_download=ELSEWHERE)),
    "intercom": (
        "a.json",
        {
            "type": "conversation",
            "id": "1",
            "created_at": 1772442900,
            "source": {
                "id": "2",
                "body": "",
                "author": {"type": "user", "id": "3"},
                "attachments": [{"name": "b.png", "url": ELSEWHERE}],
            },
            "conversation_parts": {"conversation_parts": []},
        },
    ),
    "chatwoot": (
        "a.json",
        {
            "id": 1,
            "meta": {"sender": {"id": 3, "name": "Priya"}},
            "messages": [
                {
                    "id": 2,
                    "message_type": 0,
                    "created_at": 1772442900,
                    "content": "",
                    "attachments": [{"data_url": ELSEWHERE}],
                }
            ],
        },
    ),
    "zendesk": (
        "a.json",
        {
            "id": 1,
            "requester_id": 3,
            "created_at": "2026-03-02T09:15:00Z",
            "comments": [
                {
                    "id": 2,
                    "author_id": 3,
                    "created_at": "2026-03-02T09:15:00Z",
                    "body": "see",
                    "attachments": [{"file_name": "b.png", "content_url": ELSEWHERE}],
                }
            ],
        },
    ),
}


@pytest.mark.parametrize("name", AWAITED)
def test_a_file_that_lies_with_the_source_is_awaited(run, name):
    file_name, content = AWAITED[name]
    if not isinstance(content, bytes):
        content = json.dumps(content).encode()
    options = {} if name == "slack" else {"from": name}
    status, shown = run(content, file_name, **options)
    assert status == 0, shown
    [file] = File.objects.all()
    assert (file.state, file.content) == ("awaited", None)
