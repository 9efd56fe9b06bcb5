"""A program that takes webhooks, by HTTP on this machine: what it was sent, checked as its library
of Standard Webhooks does; and an endpoint that leads to it.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from standardwebhooks import Webhook

from chatlinks.accounts.models import Person
from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.endpoints import EndpointChoices
from chatlinks.api.outgoing.event_types import EVENT_TYPES
from chatlinks.api.outgoing.models import Endpoint
from chatlinks.workspaces.models import Business

EVERY_EVENT = [each.name for each in EVENT_TYPES]


class Request(NamedTuple):
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def payload(self) -> dict[str, Any]:
        return dict(json.loads(self.body))

    def verified(self, secret: str) -> dict[str, Any]:
        """The payload; raises WebhookVerificationError."""
        return dict(Webhook(secret).verify(self.body, self.headers))


class Receiver(ThreadingHTTPServer):
    """Answers `status`, after `go_on` was set."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taking)
        self.requests: list[Request] = []
        self.status = 200
        self.retry_after = ""
        self.go_on = threading.Event()
        self.go_on.set()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/hooks"

    @property
    def types(self) -> list[str]:
        return [request.payload["type"] for request in self.requests]


class Taking(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append(Request(self.path, dict(self.headers), body))
        self.server.go_on.wait(30)
        self.send_response(self.server.status)
        self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", "0")
        if self.server.retry_after:
            self.send_header("Retry-After", self.server.retry_after)
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        pass


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.serve_forever, daemon=True)
    thread.start()
    yield receiver
    receiver.go_on.set()
    receiver.shutdown()
    receiver.server_close()
    thread.join()


def endpoint_at(
    url: str,
    business: Business,
    by: Person,
    events: list[str] | None = None,
    name: str = "CRM",
) -> Endpoint:
    """Told of everything, unless events are named."""
    chosen = EVERY_EVENT if events is None else events
    return endpoints.make(business, EndpointChoices(name, url, chosen), by.pk)
