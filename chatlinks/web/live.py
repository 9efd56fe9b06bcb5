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
from collections import OrderedDict
from collections.abc import Callable, Iterable

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

    def hear(self, topics: Iterable[str], change: str) -> None:
        for topic in topics:
            self.changes[topic] = change
            self.changes.move_to_end(topic)
        while len(self.changes) > MOST_TOPICS:
            self.changes.popitem(last=False)

    def miss(self) -> None:
        """Something may have been missed: whatever is asked about next counts as changed, once."""
        self.unheard = secrets.token_hex(6)
        self.hear(list(self.changes), self.unheard)

    def state(self, topics: Iterable[str]) -> dict[str, str]:
        return {topic: self.changes.get(topic, self.unheard) for topic in topics}


hub = Hub()


class Live:
    """Answers `/live?for=<ticket>` before anything else looks at the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return answer(request) if request.path_info == PATH else self.get_response(request)


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
