"""Who is mentioned, or passed on, and never writes: their names are hidden as the user's is."""

import json

import pytest

from chatlinks.conversations.models import Message
from tests.kit.acting.exports import packed
from tests.kit.watching.stored import dumped, tables

WHATSAPP = """\
[31/12/2023, 21:15:00] Priya Sharma: ask @\u2068~Meena Kapoor\u2069
[31/12/2023, 21:16:00] Acme: Meena is away, Priya
"""
TELEGRAM = {
    "name": "Priya Sharma",
    "type": "personal_chat",
    "id": 1,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2026-03-02T09:15:00",
            "from": "Priya Sharma",
            "text": ["ask ", {"type": "mention_name", "text": "Meena Kapoor", "user_id": 7}],
        },
        {
            "id": 2,
            "type": "message",
            "date": "2026-03-02T09:16:00",
            "from": "Acme",
            "text": "Meena is away, Priya",
        },
    ],
}
SLACK = packed(
    {
        "users.json": [
            {
                "id": "U1",
                "name": "p",
                "profile": {"real_name": "Priya Sharma", "display_name": "p."},
            },
            {"id": "U2", "name": "acme", "profile": {"real_name": "Acme"}},
            {
                "id": "U3",
                "name": "m",
                "profile": {"real_name": "Meena Kapoor", "display_name": "m."},
            },
        ],
        "channels.json": [],
        "help/2026-03-02.json": [
            {"type": "message", "user": "U1", "ts": "1772442900.0001", "text": "ask <@U3>"},
            {
                "type": "message",
                "user": "U2",
                "ts": "1772442960.0001",
                "text": "Meena is away, Priya",
            },
        ],
    }
)


@pytest.mark.parametrize(
    ("name", "content"),
    [("chat.txt", WHATSAPP), ("result.json", TELEGRAM), ("export.zip", SLACK)],
)
def test_whoever_is_mentioned_is_hidden(run, name, content):
    held = content.encode() if isinstance(content, str) else content
    held = held if isinstance(held, bytes) else json.dumps(held).encode()
    status, shown = run(held, name, agent=["Acme"])
    assert status == 0, shown
    assert Message.objects.get(position=1).text == "****** is away, ******"
    for word in ("Meena", "Kapoor", "Priya", "Sharma"):
        assert [each for each in tables() if word in dumped(each)] == [], word
