"""What is read from a server in place of a file: Chatwoot's API, Rasa's database."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from chatlinks.conversations.models import Conversation, Message
from tests.kit.acting.jsonl import finished
from tests.kit.samples.exports import EXPORTS

[TALK] = json.loads(EXPORTS["chatwoot"]().content)["data"]["payload"]


class Chatwoot(BaseHTTPRequestHandler):
    """Its API: pages of conversations, and messages before a message."""

    def do_GET(self):
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if self.headers["api_access_token"] != "a token":
            return self.answer(401, {})
        if path.endswith("/messages"):
            listed = TALK["messages"]
            batch = listed[3:] if "before" not in query else listed[:3]
            return self.answer(200, {"payload": batch if query.get("before") != ["1"] else []})
        first = {**TALK, "messages": TALK["messages"][-1:]}
        payload = [first] if query["page"] == ["1"] else []
        return self.answer(200, {"data": {"meta": {}, "payload": payload}})

    def answer(self, status, content):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *args):
        """Quietly."""


@pytest.fixture
def chatwoot():
    server = HTTPServer(("127.0.0.1", 0), Chatwoot)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/api/v1/accounts/1"
    server.shutdown()
    server.server_close()


@pytest.fixture
def read_from(bank, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda address: finished(
        lambda: call_command("import", address, business="bank"), capsys
    )


def test_chatwoots_conversations_are_read_from_its_server(chatwoot, read_from, monkeypatch):
    monkeypatch.setenv("CHATWOOT_TOKEN", "a token")
    status, shown = read_from(chatwoot)
    assert status == 0, shown
    assert list(Message.objects.values_list("sender", flat=True)) == ["user", "agent"]
    assert "0 new, 0 changed, 1 unchanged" in read_from(chatwoot)[1]


def test_a_wrong_token_and_none_are_told(chatwoot, read_from, monkeypatch):
    assert "CHATWOOT_TOKEN" in read_from(chatwoot)[1]
    monkeypatch.setenv("CHATWOOT_TOKEN", "another")
    status, shown = read_from(chatwoot)
    assert (status, "answered 401" in shown) == (2, True)
    assert not Conversation.objects.exists()


@pytest.fixture
def rasas_database():
    """A table beside ours, for good, as another program's is."""
    known = connection.get_connection_params()
    fields = {name: known[name] for name in ("host", "port", "user", "password") if known.get(name)}
    address = f"postgresql:///{known['dbname']}?{urlencode(fields)}"
    with psycopg.connect(address, autocommit=True) as own:
        own.execute("CREATE TABLE events (id serial, sender_id text, data text)")
        event = {"event": "user", "timestamp": 1_772_442_900, "text": "My card is blocked"}
        own.execute("INSERT INTO events (sender_id, data) VALUES ('u', %s)", [json.dumps(event)])
        yield address
        own.execute("DROP TABLE events")


def test_rasas_events_are_read_from_postgresql(rasas_database, read_from):
    status, shown = read_from(rasas_database)
    assert status == 0, shown
    assert Message.objects.get().text == "My card is blocked"


def test_a_database_that_is_not_there_is_told_without_its_password(read_from):
    status, shown = read_from("postgresql://u:secret@127.0.0.1:1/x")
    assert (status, "can't be read" in shown, "secret" in shown) == (2, True, False)
