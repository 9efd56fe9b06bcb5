"""The client, sync and async, against a real server; and against one that is out of order."""

import asyncio
import http.server
import json
import subprocess
import sys
import threading

import pytest

from chatlinks.client import AsyncClient, Client, RequestRefused, Retries, Unreachable
from chatlinks.client import clients as both
from tests.kit.acting.api import HELLO, READER, make_key, message, token_of
from tests.kit.cast import PRIYA
from tests.kit.servers.running import ROOT

LOTTE = {"id": "crm-7"}
AT = "2026-03-02T09:20:00+05:30"
QUICK = Retries(times=2, first=0.01)
TEXT = b"A letter"


class Waited:
    """An async client, each call waited for: its tests are the sync one's."""

    def __init__(self, *arguments):
        self.arguments = arguments

    def __getattr__(self, name):
        def call(*arguments, **named):
            return asyncio.run(self.run(name, arguments, named))

        return call

    async def run(self, name, arguments, named):
        async with AsyncClient(*self.arguments) as client:
            called = getattr(client, name)(*arguments, **named)
            if hasattr(called, "__aiter__"):
                return [each async for each in called]
            return await called


@pytest.fixture(params=["sync", "async"])
def make(request):
    """make(url, key, retries) → a client of either kind."""
    opened = []

    def client_of(*arguments):
        client = Client(*arguments) if request.param == "sync" else Waited(*arguments)
        opened.append(client)
        return client

    yield client_of
    for client in opened:
        if isinstance(client, Client):
            client.close()


@pytest.fixture
def writer(transactional_db, live_server, cast, make):
    return make(live_server.url, make_key(cast), QUICK)


@pytest.fixture
def seer(transactional_db, live_server, cast, make):
    return make(live_server.url, make_key(cast, "CRM", (*READER, "personal")), QUICK)


def test_what_is_stored_can_be_read_again(writer, seer):
    first = writer.store_message(HELLO["contact"], HELLO["message"])
    assert first["new"] is True
    link = first["link"]
    assert writer.store_many("messages", [message("m-2", "Two"), {}])["rejected"] == 1
    writer.store_contact({**LOTTE, "email": "lotte@mail.example"})
    writer.store_entity(LOTTE, {"name": "city", "value": "Chennai", "at": AT})
    writer.store_review(LOTTE, {"rating": 4, "at": AT})
    sent = {"id": "f-1", "at": AT, "from": "user"}
    writer.store_file(LOTTE, sent, "letter.txt", TEXT)
    writer.edit_message("crm-7", {"id": "m-1", "text": "Good day"})
    writer.delete_message("crm-7", "m-2")
    writer.store_event(LOTTE, {"at": AT, "type": "waiting"})
    texts = [each["text"] for each in seer.messages(link)]
    assert texts == ["Good day", "", ""]
    assert seer.conversation(link)["details"]["email"] == "lotte@mail.example"
    assert [each["rating"] for each in seer.reviews(link)] == [4]


def test_all_pages_are_walked(cast, seer):
    count = cast.conversation.message_count
    assert len(list(seer.messages(token_of(cast)))) == count
    assert len(list(seer.conversations(limit=1, contact=PRIYA["id"]))) == 1


def test_a_link_is_made_and_ended(cast, seer):
    made = seer.make_link(token_of(cast), passcode="open sesame")
    assert "/c/cl_" in made["link"]
    seer.end_link(made["id"])


def test_what_is_refused_names_the_field(writer):
    with pytest.raises(RequestRefused) as refused:
        writer.store_message(LOTTE, {"id": "m-1", "from": "user"})
    assert refused.value.status == 422
    assert refused.value.problems == [("message.at", "missing; it is required")]


# ── A server that is out of order ───────────────────────────────────────────────────────────────


class Broken(http.server.BaseHTTPRequestHandler):
    """Answers with one status after the other; then that all is well."""

    def do_POST(self):
        server = self.server
        self.rfile.read(int(self.headers["Content-Length"]))
        server.names.append(self.headers["Idempotency-Key"])
        status = server.statuses.pop(0) if server.statuses else 201
        if status == 0:
            self.close_connection = True
            return
        body = json.dumps({"link": "x", "detail": "busy"}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if server.retry_after:
            self.send_header("Retry-After", server.retry_after)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def broken():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Broken)
    server.statuses, server.names, server.retry_after = [], [], ""
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("statuses", [[503], [429, 500], [0], [409, 0]], ids=str)
def test_what_fails_for_a_moment_is_tried_again_under_the_same_name(broken, make, statuses):
    broken.statuses = list(statuses)
    assert make(broken.url, "key", QUICK).store_message(LOTTE, {})["link"] == "x"
    assert len(broken.names) == len(statuses) + 1
    assert len(set(broken.names)) == 1


def test_two_writes_have_two_names(broken, make):
    client = make(broken.url, "key", QUICK)
    client.store_message(LOTTE, {})
    client.store_message(LOTTE, {})
    assert len(set(broken.names)) == 2


@pytest.mark.parametrize(
    ("statuses", "problem"), [([503] * 3, RequestRefused), ([0] * 3, Unreachable)]
)
def test_it_gives_up_in_the_end(broken, make, statuses, problem):
    broken.statuses = list(statuses)
    with pytest.raises(problem):
        make(broken.url, "key", QUICK).store_message(LOTTE, {})
    assert len(broken.names) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 413, 415, 422])
def test_what_is_refused_is_not_tried_again(broken, make, status):
    broken.statuses = [status]
    with pytest.raises(RequestRefused):
        make(broken.url, "key", QUICK).store_message(LOTTE, {})
    assert len(broken.names) == 1


def test_it_waits_as_long_as_it_is_told(broken, make, monkeypatch):
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr(both.time, "sleep", waited.append)
    monkeypatch.setattr(both.asyncio, "sleep", sleep)
    broken.statuses, broken.retry_after = [429], "7"
    make(broken.url, "key", QUICK).store_message(LOTTE, {})
    assert waited == [7.0]


def test_it_waits_longer_each_time_but_not_for_ever():
    retries = Retries(times=20, first=1, longest=30)
    waits = [retries.wait(tries, None) for tries in range(1, 22)]
    assert waits[-1] is None
    assert all(a <= wait <= 1.5 * a for a, wait in zip((1, 2, 4, 8), waits[:4], strict=True))
    assert waits[-2] == 30


def test_it_needs_nothing_of_the_server():
    asked = "import chatlinks.client, sys; print({'django', 'psycopg'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
