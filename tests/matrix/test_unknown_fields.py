"""What is shown of a stored record is an allowlist: a field that nobody knows, in any of them, is
shown nowhere. (Everything that is kept of a user, for a request of access, is another matter.)
"""

import json

import pytest
from django.db import connection

from chatlinks.api.assistants import tools
from chatlinks.api.models import ApiKey
from chatlinks.conversations.models import Contact, Message
from tests.kit.acting.api import READER, Program, make_key, token_of
from tests.kit.cast import conversation, minutes, take
from tests.kit.links import path_of
from tests.kit.reading import held, words_in
from tests.kit.ways import ANALYSIS, finds, telling

TABLES = ("contact", "conversation", "message", "event", "entity", "review", "step", "file")
PLANTED = "quixotrel"
FIELD = "vendor_blob"
UNKNOWN = [PLANTED, FIELD]
RICH = [
    ("TEXT", {"quick_replies": [{"text": "Yes, together"}]}),
    ("BUTTON", {"items": [{"actionable_text": "Help", "payload": {"url": "/help"}}]}),
    ("CAROUSEL", {"items": [{"title": "Gold", "actionables": [{"text": "Choose"}]}]}),
    ("IMAGE", {"items": [{"image": "https://acme.example/a.png", "title": "A"}]}),
    ("FILE", {"items": [{"file": "https://acme.example/a.pdf", "file_name": "a.pdf"}]}),
    ("SYSTEM", {"reason": "none"}),
    ("TICKET_FORM", {"items": [{"text": "x"}]}),
    ("DELETED", {}),
]


def widened(value):
    """The same JSON with the unknown field in each of its objects."""
    if isinstance(value, dict):
        inner = {name: widened(each) for name, each in value.items()}
        return {**inner, FIELD: PLANTED, f"{FIELD}s": [{"text": PLANTED}]}
    return [widened(each) for each in value] if isinstance(value, list) else value


def whole():
    rich = [
        {"id": f"r{n}", "at": minutes(30 + n), "from": "bot", "type": type_, "data": data}
        for n, (type_, data) in enumerate(RICH)
    ]
    priyas = conversation(id="wide")
    return {
        **priyas,
        "messages": [*priyas["messages"], *rich],
        "steps": [
            {"at": minutes(31), "type": "tool", "name": "orders", "arguments": "{}"},
            {"at": minutes(32), "type": "handover", "name": "an agent"},
        ],
    }


@pytest.fixture
def wide(cast):
    """The id of a conversation with a field too many in every record of it: a column in every
    table, and a name in every object of JSON.
    """
    [id_] = take(cast.acme, whole())
    for message in Message.objects.filter(conversation=id_):
        Message.objects.filter(pk=message.pk).update(data=widened(message.data or {}))
    for contact in Contact.objects.all():
        Contact.objects.filter(pk=contact.pk).update(details=widened(contact.details))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(
                f"ALTER TABLE conversations_{table} ADD COLUMN {FIELD} text DEFAULT '{PLANTED}'"
            )
    cast.conversation = cast.conversation.__class__.objects.get(pk=id_)
    return id_


@pytest.mark.parametrize("name", ["agent", "agent_permitted", "lead_both_permitted"])
def test_no_page_and_no_file_shows_it(sign_in, wide, name):
    assert telling(sign_in(name), wide, UNKNOWN) == {}


@pytest.mark.parametrize("way", ["/all/export?format=csv", "/share", "?view=all", "?steps=1"])
def test_nothing_else_of_the_link_shows_it(cast, sign_in, wide, way):
    answer = sign_in("admin_permitted").get(path_of(cast.members_link) + way)
    assert answer.status_code == 200
    assert held(answer, UNKNOWN) == []


def test_no_page_of_analysis_and_no_live_page_shows_it(cast, sign_in, wide):
    assert telling(sign_in("analyst"), wide, UNKNOWN, ANALYSIS) == {}
    for path in (
        f"/chats/{wide}",
        f"/chats/{wide}/messages",
        f"/businesses?state=completed&chat={wide}",
    ):
        answer = sign_in("lead_permitted").get(path)
        assert answer.status_code == 200
        assert held(answer, UNKNOWN) == [], path


def test_no_link_for_anyone_shows_it(cast, client, wide):
    link = path_of(cast.anyone_link())
    for way in ("", "?fragment=1", "/transcript.txt", "/following?anew=1"):
        assert held(client.get(link + way), UNKNOWN) == [], way


def test_no_search_finds_it(sign_in, wide):
    assert finds(sign_in("agent_permitted"), wide, "together")
    assert not finds(sign_in("agent_permitted"), wide, PLANTED)


@pytest.mark.parametrize("part", ["", "/messages", "/reviews", "/visits"])
@pytest.mark.parametrize("scopes", [READER, (*READER, "personal")], ids=["masked", "shown"])
def test_the_api_shows_nothing_of_it(cast, wide, part, scopes):
    program = Program(make_key(cast, "Report tool", scopes))
    answer = program.get(f"conversations/{token_of(cast)}{part}")
    assert answer.status_code == 200
    assert held(answer, UNKNOWN) == []
    assert held(program.get("conversations"), UNKNOWN) == []


def test_no_assistant_is_told_of_it(cast, wide):
    make_key(cast, "Assistant", READER)
    key = ApiKey.objects.get(name="Assistant")
    link = path_of(cast.members_link)
    for name, arguments in [
        ("get_conversation", {"link": link}),
        ("get_reviews", {"link": link}),
        ("list_conversations", {}),
        ("search_conversations", {"query": "together"}),
    ]:
        assert words_in(json.dumps(tools.call(key, name, arguments), default=str), UNKNOWN) == [], (
            name
        )
