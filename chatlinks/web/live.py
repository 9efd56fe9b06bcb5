"""Pages that follow what happens: each asks about its own topics once a second.

`announce` sends topics with the transaction that changed something. One thread a process hears
them, so that the question "has any of these changed?" is answered out of memory: no statement, no
session. Topics are names such as `chat:17`; a page is given its own as a signed ticket. The answer
says that something changed, never what: for that the page asks the server again, and is asked who
it is.
"""

import json
import logging
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

import psycopg
from django.core import signing
from django.db import connection
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

CHANNEL = "chatlinks_live"
PATH = "/live"
MOST_TOPICS = 200_000  # remembered; older ones count as unchanged since the start
LONGEST = 7000  # bytes of a notification, of the 8000 that PostgreSQL takes
HOLDS = 12 * 3600  # seconds a ticket is good for; a page open for longer is loaded again
AGAIN = 1.0  # seconds before the listener tries again
UNHEARD = "0"
TYPING = "chatlinks typing"
TYPING_HOLDS = (
    3600  # seconds a ticket to say so is good for; the page gets another with each message
)
TYPING_AGAIN = 2.0  # seconds within which nobody hears once more that the same person types
MOST_TYPING = 10_000  # remembered
TOPICS_AT_ONCE = 100  # that others hear of in one notification
LONGEST_TICKET = 300  # characters
# Settings of Django's connections.
DJANGOS = {"cursor_factory", "context", "server_side_binding"}


def announce(topics: Iterable[str]) -> None:
    """Tell every page about these topics, once the transaction is committed."""
    named = sorted(set(topics))
    if not named:
        return
    change = secrets.token_hex(6)  # its own name, the same for all who hear it
    payload = " ".join([change, *named])
    assert len(payload) < LONGEST
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])


def ticket(topics: Iterable[str]) -> str:
    """What a page shows when it asks about its topics."""
    return signing.dumps(sorted(set(topics)), salt=CHANNEL, compress=True)


def heard(topics: Iterable[str]) -> str:
    """What was heard of these topics by now, for the page to go on from.

    Ask before you read what the page shows.
    """
    return as_json(hub.state(sorted(set(topics))))


def typing_ticket(topic: str) -> str:
    """What a page shows to say that its reader types: heard of by whoever follows the topic."""
    return signing.dumps(topic, salt=TYPING)


def as_json(state: dict[str, str]) -> str:
    return json.dumps(state, separators=(",", ":"))


class Hub:
    """The last change of each topic, as this process heard it."""

    def __init__(self) -> None:
        self.changes: OrderedDict[str, str] = OrderedDict()
        self.unheard = UNHEARD  # the last change of every topic that was never heard of
        self.starting = threading.Lock()
        self.thread: threading.Thread | None = None
        self.listening = threading.Event()
        self.stopping = threading.Event()
        self.typed: OrderedDict[str, float] = OrderedDict()  # topic → when it was last told
        self.untold: set[str] = set()  # what other processes haven't heard of yet
        self.change = secrets.token_hex(6)  # of those

    def start(self) -> None:
        """Begin to listen, if nobody has. The first question waits for it.

        Later ones don't: while the database is away, they would keep all threads waiting.
        """
        with self.starting:
            if self.thread is not None and self.thread.is_alive():
                return
            self.thread = threading.Thread(target=self.run, name="live", daemon=True)
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
            self.listening.set()
            while not self.stopping.is_set():
                for notice in listener.notifies(timeout=AGAIN):
                    change, *topics = notice.payload.split()
                    self.hear(topics, change)
                self.pass_on(listener)

    def hear(self, topics: Iterable[str], change: str) -> None:
        for topic in topics:
            self.changes[topic] = change
            self.changes.move_to_end(topic)
        while len(self.changes) > MOST_TOPICS:
            self.changes.popitem(last=False)

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
        self.hear(list(self.changes), self.unheard)

    def state(self, topics: Iterable[str]) -> dict[str, str]:
        return {topic: self.changes.get(topic, self.unheard) for topic in topics}


hub = Hub()


class Live:
    """Answers `/live` before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != PATH:
            return self.get_response(request)
        return typing(request) if request.method == "POST" else answer(request)


def typing(request: HttpRequest) -> HttpResponse:
    """POST /live?typing=<ticket>: whoever shows it types. What they type is never sent."""
    status = 204
    try:
        ticket = request.GET.get("typing", "")[:LONGEST_TICKET]
        hub.tell_typing(signing.loads(ticket, salt=TYPING, max_age=TYPING_HOLDS))
    except signing.BadSignature:
        status = 403
    return HttpResponse(status=status, headers={"Cache-Control": "no-store"})


def answer(request: HttpRequest) -> HttpResponse:
    """The topics of the ticket, each with its last change.

    403 for a ticket that isn't ours or is too old.
    """
    try:
        topics = signing.loads(request.GET.get("for", ""), salt=CHANNEL, max_age=HOLDS)
    except signing.BadSignature:
        return HttpResponse(status=403, headers={"Cache-Control": "no-store"})
    if not hub.listening.is_set():
        hub.start()
    return HttpResponse(
        as_json(hub.state(topics)),
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
