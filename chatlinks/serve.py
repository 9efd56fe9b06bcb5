"""`chatlinks serve`: database, migrations, keys, demo, web server and worker; stops all that it started."""

import argparse
import ipaddress
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from chatlinks import postgres

LOOPBACK_NAMES = {"localhost"}


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chatlinks serve", description="Serve Chat Links until Ctrl-C.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="default: this machine only")
    parser.add_argument("--data", help="folder for the database, keys and files (default: ./data)")
    parser.add_argument("--demo", action=argparse.BooleanOptionalAction, default=False, help="load and offer the demo")
    parser.add_argument("--workers", type=int, default=1, help="web server processes")
    return parser.parse_args(arguments)


def is_loopback(host: str) -> bool:
    try:
        return host in LOOPBACK_NAMES or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def prepare(chosen: argparse.Namespace) -> None:
    """All that must hold before the first request. Raises KeyProblem when the keys don't fit."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from chatlinks.privacy import keystore

    keystore.open_store()
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo" if chosen.demo else "first_admin")
    print(f"Chat Links is at {os.environ['CHATLINKS_URL']}  (Ctrl-C stops it)", flush=True)


def children(chosen: argparse.Namespace) -> list[subprocess.Popen[bytes]]:
    """The web server and the worker for jobs, each a process of its own."""
    here = Path(sys.executable).parent
    web = [
        str(here / "granian"), "--interface", "wsgi", "--host", chosen.host, "--port", str(chosen.port),
        "--workers", str(chosen.workers), "--blocking-threads", "8", "--no-ws", "--log-level", "warning",
        "--respawn-failed-workers", "chatlinks.wsgi:application",
    ]  # fmt: skip
    worker = [str(here / "chatlinks"), "procrastinate", "worker"]
    return [subprocess.Popen(command, start_new_session=True) for command in (web, worker)]


def wait(processes: list[subprocess.Popen[bytes]]) -> int:
    """Until a signal asks to stop (0) or a child ends by itself (1)."""
    asked: list[int] = []
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda number, frame: asked.append(number))
    while not asked:
        if any(process.poll() is not None for process in processes):
            return 1
        time.sleep(0.2)
    return 0


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def serve(data: Path, arguments: list[str]) -> int:
    chosen = options(arguments)
    if chosen.demo and not is_loopback(chosen.host):
        print("The demo signs in without passwords, so it is served on loopback only. Add --no-demo.", file=sys.stderr)
        return 2
    os.environ.setdefault("CHATLINKS_URL", f"http://{chosen.host}:{chosen.port}")
    os.environ["CHATLINKS_DEMO"] = "1" if chosen.demo else "0"
    data.mkdir(parents=True, exist_ok=True)
    postgres.ensure(data)
    from chatlinks.privacy.keys import KeyProblem

    try:
        prepare(chosen)
    except KeyProblem as problem:
        print(f"\nChat Links didn't start. {problem}", file=sys.stderr)
        return 2
    processes = children(chosen)
    try:
        return wait(processes)
    finally:
        stop(processes)
