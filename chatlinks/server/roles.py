"""What each process does that `serve` starts: the web server, the worker for jobs, what tells open
pages of what is new.

Each ends when its parent does, however that ended: it reads a pipe whose other end only the parent
holds.
"""

import asyncio
import importlib
import os
import resource
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

from chatlinks.database import postgres
from chatlinks.privacy.detection.told.warm import read_lists
from chatlinks.server.children import GO, PATIENCE

# Connections that a web server process holds at once, and how long a request's head may take to
# come: at 1,024 and 30 s, a thousand half-sent requests kept everybody out.
CONNECTIONS = 8192
HEAD_SECONDS = 10
MOST_STREAMS = 20_000  # open pages


def end_with_parent() -> threading.Event:
    """End this process, and what it started, when the parent's end of our standard input closes.

    Returns what is set once the parent says GO.
    """
    go = threading.Event()

    def wait_and_end() -> None:
        while os.read(0, len(GO)):
            go.set()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(PATIENCE)
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=wait_and_end, daemon=True).start()
    return go


def web_server(host: str, port: str, workers: str) -> Any:
    """Granian, which serves once it is told to."""
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    return Granian(
        "chatlinks.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=settings.DATABASE_THREADS + settings.SPARE_THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_SECONDS * 1000),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.error,
    )


def web(host: str, port: str, workers: str) -> None:
    go = end_with_parent()
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    django.setup()
    importlib.import_module("chatlinks.urls")
    server = web_server(host, port, workers)
    allow_files(2 * CONNECTIONS)
    read_lists()  # while the database is made ready; the processes that serve share them
    go.wait()
    # It looks over the static files, which are all there only now.
    importlib.import_module("chatlinks.wsgi")
    # In the processes that serve. A thread of this one would leave the locks that it holds while
    # it imports to them, held for ever.
    os.register_at_fork(after_in_child=begin)
    server.serve()


def begin() -> None:
    """In a process that serves: hear what pages hear, before they ask."""
    from chatlinks.web.streaming.live import hub

    threading.Thread(target=hub.start, daemon=True).start()


def allow_files(number: int) -> None:
    """Have this process open so many files, if the system lets it: each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = number if hard == resource.RLIM_INFINITY else min(number, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def worker() -> None:
    import django

    # In order, so that it leaves the database in order.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit())
    postgres.ensure(Path(os.environ["CHATLINKS_DATA"]))
    end_with_parent()
    django.setup()
    from procrastinate import PsycopgConnector
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.utils import connector_params
    from procrastinate.exceptions import ConnectorException

    from chatlinks.server.job_workers import work

    connector = PsycopgConnector(kwargs=connector_params("default"), timeout=5)
    try:
        with app.replace_connector(connector):
            work(app)
    except ConnectorException:
        sys.exit("The worker for jobs lost the database.")


def streams(number: str) -> None:
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    from chatlinks.web.streaming.live import hub
    from chatlinks.web.streaming.streams import tell

    allow_files(2 * MOST_STREAMS)
    asyncio.run(tell(socket.socket(fileno=int(number)), hub))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["web", host, port, workers]:
            web(host, port, workers)
        case ["streams", number]:
            streams(number)
        case _:
            worker()
