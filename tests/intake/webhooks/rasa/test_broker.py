"""The broker of docs/examples: what Rasa publishes by it is stored, whatever happens meanwhile."""

import asyncio
import sys
import threading
import types
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from tests.kit.imports import ROOT


class EventBroker:
    """Rasa's own, as its documentation has it; Rasa itself isn't installed here."""


@pytest.fixture
def broker_module(monkeypatch):
    for name in ("rasa", "rasa.core", "rasa.core.brokers", "rasa.core.brokers.broker"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    sys.modules["rasa.core.brokers.broker"].EventBroker = EventBroker
    spec = spec_from_file_location("rasa_broker", ROOT / "docs" / "examples" / "rasa_broker.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "WAITS", (0,))
    return module


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.server.answers.pop(0) if self.server.answers else 200
        if status == 200:
            self.server.taken.append((self.headers["Authorization"], body))
        self.send_response(status)
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def receiver():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.answers, server.taken = [], []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def publish(module, receiver, *events):
    """As Rasa starts it, out of endpoints.yml."""
    config = types.SimpleNamespace(
        url=f"http://127.0.0.1:{receiver.server_port}/hooks/x", kwargs={"secret": "whsec_a"}
    )
    broker = asyncio.run(module.ChatLinksBroker.from_endpoint_config(config))
    for event in events:
        broker.publish(event)
    broker.waiting.join()
    return broker


def test_what_it_posts_is_taken_in(hook, broker_module, receiver):
    rasa = hook("rasa")
    events = rasa.samples()
    publish(broker_module, receiver, *events)
    assert [header for header, _ in receiver.taken] == ["Bearer whsec_a"] * len(events)
    for _, body in receiver.taken:
        secret = {"Authorization": f"Bearer {rasa.source.secret}"}
        assert rasa.send(body, **secret).status_code == 200
    rasa.take()
    assert rasa.conversation.message_count == 4


def test_what_is_not_taken_is_sent_again_in_its_order(broker_module, receiver):
    receiver.answers = [503, 429, 200, 500]
    publish(broker_module, receiver, {"n": 1}, {"n": 2})
    assert [body for _, body in receiver.taken] == [b'{"n": 1}', b'{"n": 2}']


def test_what_never_will_be_is_given_up(broker_module, receiver):
    receiver.answers = [400]
    publish(broker_module, receiver, {"n": 1}, {"n": 2})
    assert [body for _, body in receiver.taken] == [b'{"n": 2}']
