"""`chatlinks serve`: database, migrations, keys, demo, web server and worker.

It stops all that it started.
"""

import argparse
import importlib
import ipaddress
import os
import signal
import socket
import sys
from pathlib import Path
from types import FrameType

from chatlinks.database import postgres
from chatlinks.server import stream_port
from chatlinks.server.children import Children

LOOPBACK_NAMES = {"localhost"}
DEMO_ELSEWHERE = (
    "The demo signs in without passwords, so it is served on loopback only. Add --no-demo."
)
STOPPING = (signal.SIGINT, signal.SIGTERM)
INTERRUPTED = 130  # what a shell expects of a program that Ctrl-C ended before it was done


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="chatlinks serve",
        description="Serve Chat Links until Ctrl-C.",
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="default: this machine only")
    parser.add_argument("--data", help="folder for the database, keys and files (default: ./data)")
    parser.add_argument(
        "--demo",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="load and offer the demo",
    )
    parser.add_argument("--workers", type=int, default=1, help="web server processes")
    parser.add_argument(
        "--live-port",
        type=int,
        help="where open pages hear of what is new (default: the port after --port)",
    )
    return parser.parse_args(arguments)


def is_loopback(host: str) -> bool:
    try:
        return host in LOOPBACK_NAMES or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def port_problem(host: str, port: int) -> str:
    """Why nothing can be served there; empty when it can.

    Asked first, so that nothing is started in vain.
    """
    if not 0 < port < 65536:
        return f"{port} is no port. Choose one from 1 to 65535 with --port."
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        why = f"Nothing can be served at {host}, port {port}: {reason}."
        return f"{why} Choose another port with --port."
    return ""


def interrupt_once() -> None:
    """From now on Ctrl-C or SIGTERM raise KeyboardInterrupt, but once.

    What is stopped after that is stopped undisturbed.
    """

    def interrupt(number: int, frame: FrameType | None) -> None:
        for name in STOPPING:
            signal.signal(name, signal.SIG_IGN)
        raise KeyboardInterrupt

    for name in STOPPING:
        signal.signal(name, interrupt)


def prepare(chosen: argparse.Namespace) -> None:
    """All that must hold before the first request. Raises Refusal when it doesn't."""
    import django
    from django.core.management import call_command

    django.setup()
    from chatlinks.privacy.keys import keystore
    from chatlinks.server import fitness
    from chatlinks.web.drawing import assets

    fitness.check()
    with fitness.turn():
        if fitness.behind():
            print("Bringing the database up to date …", flush=True)
            call_command("migrate", interactive=False, verbosity=0)
        keystore.open_store()
        assets.gather()
        call_command("load_demo" if chosen.demo else "first_admin")


def serve(data: Path, arguments: list[str]) -> int:
    """The exit status.

    0 stopped as asked, 1 something ended by itself, 2 couldn't start, 130 interrupted while
    starting.
    """
    chosen = options(arguments)
    if chosen.demo and not is_loopback(chosen.host):
        print(DEMO_ELSEWHERE, file=sys.stderr)
        return 2
    if problem := port_problem(chosen.host, chosen.port):
        print(f"Chat Links didn't start. {problem}", file=sys.stderr)
        return 2
    listening = stream_port.listen(chosen.host, chosen.port, chosen.live_port)
    os.environ["CHATLINKS_LIVE_STREAM"] = stream_port.address(listening)
    name = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    os.environ.setdefault("CHATLINKS_URL", f"http://{name}:{chosen.port}")
    os.environ["CHATLINKS_DEMO"] = "1" if chosen.demo else "0"
    interrupt_once()
    return run(data, chosen, listening)


def run(
    data: Path,
    chosen: argparse.Namespace,
    listening: socket.socket | None,
) -> int:
    embedded = None if os.environ.get("DATABASE_URL") else data
    children = Children(
        chosen.host,
        chosen.port,
        chosen.workers,
        embedded=embedded,
    )
    children.stream_socket = listening
    try:
        postgres.ensure(data)
        # Which makes the session key, before two processes could.
        importlib.import_module("chatlinks.settings")
        children.warm_up()
        prepare(chosen)
        children.start()
        print(
            f"Chat Links is at {os.environ['CHATLINKS_URL']}  (Ctrl-C stops it)",
            flush=True,
        )
        return children.watch()
    except KeyboardInterrupt:
        return 0 if children.started else INTERRUPTED
    finally:
        children.stop()
