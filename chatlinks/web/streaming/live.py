"""Pages that follow what happens.

`announce` sends topics with the transaction that changed something. One thread a process hears
them. Topics are names such as `chat:17`; a page is given its own as a signed ticket
(`web/streaming/tickets.py`). What a page hears is that something changed, never what: for that it
asks the server again, and is asked who it is.

A page holds one connection to the process that tells it (`web/streaming/streams.py`). Where there
is none, it asks here once a second, and is answered out of memory: no statement, no session.
"""

import json
import logging
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.core import signing
from django.db import connection
from django.http import HttpRequest, HttpResponse

from chatlinks.database.rows import prepared
from chatlinks.web.streaming import tickets
from chatlinks.web.streaming.tickets import Ticket, ticket, typing_ticket

__all__ = ["announce", "heard", "hub", "ticket", "typing_ticket"]
logger = logging.getLogger(__name__)

CHANNEL = "chatlinks_live"
PATH = "/live"
STREAM_PATH = "/live/stream"
MOST_TOPICS = 200_000  # remembered; older ones count as unchanged since the start
LONGEST = 7000  # bytes of a notification, of the 8000 that PostgreSQL takes
AGAIN = 1.0  # seconds before the listener tries again
UNHEARD = "0"
ENCODER = json.JSONEncoder(separators=(",", ":"))
TYPING_AGAIN = 2.0  # seconds within which nobody hears once more that the same person types
MOST_TYPING = 10_000  # remembered
LATELY = 5.0  # seconds
TOPICS_AT_ONCE = 100  # that others hear of in one notification
# Settings of Django's connections.
DJANGOS = {"cursor_factory", "context", "server_side_binding"}


gathering = threading.local()


@contextmanager
def announced_together() -> Iterator[None]:
    """What is announced in here goes out at its end, as one; within a transaction, as all of it."""
    gathering.topics = set[str]()
    try:
        yield
        gathered = gathering.topics
    finally:
        gathering.topics = None
    announce(gathered)


def announce(topics: Iterable[str]) -> None:
    """Tell every page about these topics, once the transaction is committed."""
    gathered: set[str] | None = getattr(gathering, "topics", None)
    if gathered is not None:
        gathered.update(topics)
        return
    named = sorted(set(topics))
    change = secrets.token_hex(6)  # its own name, the same for all who hear it
    for first in range(0, len(named), TOPICS_AT_ONCE):
        payload = " ".join([change, *named[first : first + TOPICS_AT_ONCE]])
        assert len(payload) < LONGEST
        prepared("SELECT pg_notify(%s, %s)", [CHANNEL, payload])


def heard(topics: Iterable[str]) -> str:
    """What was heard of these topics by now, for the page to go on from.

    Ask before you read what the page shows.
    """
    return as_json(hub.state(sorted(set(topics))))


def heard_a_while_ago(topics: Iterable[str]) -> str:
    """`heard` for a page that was read before it could ask: what changed in the last moments is
    left out, as the page may not show it yet. It asks once more, then.
    """
    since = time.monotonic() - LATELY
    return as_json(hub.state(topic for topic in topics if hub.lately.get(topic, since) <= since))


def as_json(state: dict[str, str]) -> str:
    return ENCODER.encode(state)


class Hub:
    """The last change of each topic, as this process heard it."""

    def __init__(self) -> None:
        self.changes: OrderedDict[str, str] = OrderedDict()
        self.lately: OrderedDict[str, float] = OrderedDict()  # topic → when, of the last moments
        self.unheard = UNHEARD  # the last change of every topic that was never heard of
        self.starting = threading.Lock()
        self.thread: threading.Thread | None = None
        self.listening = threading.Event()
        self.stopping = threading.Event()
        self.typed: OrderedDict[str, float] = OrderedDict()  # topic → when it was last told
        self.untold: set[str] = set()  # what other processes haven't heard of yet
        self.change = secrets.token_hex(6)  # of those
        self.ended: OrderedDict[str, float] = OrderedDict()  # topic of access → when it changed
        self.since = 0.0  # when it began to listen, on time.monotonic; it has missed nothing since
        self.told: Callable[[list[str], str], None] = nobody  # is told of what is heard
        self.missed: Callable[[], None] = nothing  # is told that something may have been missed

    def start(self) -> None:
        """Begin to listen, if nobody has. The first question waits for it.

        Later ones don't: while the database is away, they would keep all threads waiting.
        """
        with self.starting:
            if self.thread is not None and self.thread.is_alive():
                return
            self.thread = threading.Thread(
                target=self.run,
                name="live",
                daemon=True,
            )
            self.thread.start()
            self.listening.wait(2)

    def stop(self) -> None:
        self.stopping.set()
        if self.thread:
            self.thread.join()

    def run(self) -> None:
        while not self.stopping.is_set():
            try:
                self.listen()
            except psycopg.Error as problem:
                logger.warning("Live pages wait for the database: %s", type(problem).__name__)
            self.listening.clear()
            self.miss()
            self.stopping.wait(AGAIN)

    def listen(self) -> None:
        given = connection.get_connection_params()
        settings = {name: value for name, value in given.items() if name not in DJANGOS}
        settings["autocommit"] = True
        with psycopg.connect(**settings) as listener:
            listener.execute(f"LISTEN {CHANNEL}")
            self.since = time.monotonic()
            self.listening.set()
            while not self.stopping.is_set():
                for notice in listener.notifies(timeout=AGAIN):
                    change, *topics = notice.payload.split()
                    self.hear(topics, change)
                self.pass_on(listener)

    def hear(self, topics: Collection[str], change: str) -> None:
        for topic in topics:
            self.changes[topic] = change
            self.changes.move_to_end(topic)
            self.lately[topic] = time.monotonic()
            self.lately.move_to_end(topic)
            if topic.startswith(tickets.ACCESS):
                self.ended[topic] = time.time()
                self.ended.move_to_end(topic)
        for remembered in (self.changes, self.ended):
            while len(remembered) > MOST_TOPICS:
                remembered.popitem(last=False)
        while self.lately and next(iter(self.lately.values())) < time.monotonic() - LATELY:
            self.lately.popitem(last=False)
        self.told(list(topics), change)

    def admits(self, ticket: Ticket) -> bool:
        """Whether what the ticket was given for is still as it was then."""
        return all(self.ended.get(topic, 0.0) < ticket.at for topic in ticket.of_access)

    def tell_typing(self, topic: str) -> None:
        """Somebody types. Told at once here, and once a second to the other processes.

        So it costs no statement, however many people type how fast.
        """
        now = time.monotonic()
        if now - self.typed.get(topic, -TYPING_AGAIN) < TYPING_AGAIN:
            return
        self.typed[topic] = now
        self.typed.move_to_end(topic)
        while len(self.typed) > MOST_TYPING:
            self.typed.popitem(last=False)
        self.hear([topic], self.change)
        if len(self.untold) < MOST_TYPING:
            self.untold.add(topic)

    def pass_on(self, listener: psycopg.Connection[Any]) -> None:
        """What was typed since the last time, in one statement unless it is a great deal."""
        topics, self.untold = sorted(self.untold), set()
        change, self.change = self.change, secrets.token_hex(6)
        for first in range(0, len(topics), TOPICS_AT_ONCE):
            some = topics[first : first + TOPICS_AT_ONCE]
            listener.execute("SELECT pg_notify(%s, %s)", [CHANNEL, " ".join([change, *some])])

    def miss(self) -> None:
        """Something may have been missed: whatever is asked about next counts as changed, once."""
        self.unheard = secrets.token_hex(6)
        for topic in list(self.changes):
            self.changes[topic] = self.unheard
        self.missed()

    def state(self, topics: Iterable[str]) -> dict[str, str]:
        return {topic: self.changes.get(topic, self.unheard) for topic in topics}


def nobody(topics: list[str], change: str) -> None:
    """Nobody is told."""


def nothing() -> None:
    """Nothing is done."""


hub = Hub()


class Live:
    """Answers `/live` before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == STREAM_PATH:  # a proxy that doesn't know the way there
            return HttpResponse(status=404, headers={"Cache-Control": "no-store"})
        if request.path_info != PATH:
            return self.get_response(request)
        return typing(request) if request.method == "POST" else answer(request)


def typing(request: HttpRequest) -> HttpResponse:
    """POST /live?typing=<ticket>: whoever shows it types. What they type is never sent."""
    status = 204
    try:
        hub.tell_typing(tickets.opened_typing(request.GET.get("typing", "")))
    except signing.BadSignature:
        status = 403
    return HttpResponse(status=status, headers={"Cache-Control": "no-store"})


def answer(request: HttpRequest) -> HttpResponse:
    """The topics of the ticket, each with its last change.

    403 for a ticket that isn't ours, is too old, or was given for what has changed.
    """
    refused = HttpResponse(status=403, headers={"Cache-Control": "no-store"})
    try:
        ticket = tickets.opened(request.GET.get("for", ""))
    except signing.BadSignature:
        return refused
    if not hub.listening.is_set():
        hub.start()
    if not hub.admits(ticket):
        return refused
    return HttpResponse(
        as_json(hub.state(ticket.topics)),
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
