"""Where open pages hear of what is new: they find it, and it is started again when it dies."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from chatlinks.server import stream_port
from tests.kit.servers.running import Server, all_end, free_port, slowness


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def opened(monkeypatch):
    """listen(…) → the socket, closed at the end."""
    monkeypatch.delenv("CHATLINKS_URL", raising=False)
    sockets = []

    def listen(*asked):
        sockets.append(stream_port.listen("127.0.0.1", *asked))
        return sockets[-1]

    yield listen
    for each in sockets:
        if each:
            each.close()


def test_it_is_the_port_after_the_pages(opened):
    port = free_port()
    assert stream_port.address(opened(port - 1, None)) == f":{port}/live/stream"


def test_where_that_is_taken_pages_are_told_another(opened, taken):
    address = stream_port.address(opened(taken - 1, None))
    assert re.fullmatch(r":\d+/live/stream", address)
    assert f":{taken}/" not in address


def test_behind_a_proxy_it_stays_the_one_that_the_proxy_knows(opened, taken, monkeypatch, capsys):
    monkeypatch.setenv("CHATLINKS_URL", "https://chat.example.org")
    assert opened(taken - 1, None) is None
    assert "open pages ask once a second" in capsys.readouterr().err
    assert stream_port.address(opened(free_port() - 1, None)) == "/live/stream"
    assert stream_port.address(None) == ""


def status(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        return answer.code
    except OSError:
        return 0


def process_of(parent):
    command = ["ps", "-ww", "-eo", "pid=,ppid=,args="]  # whole lines, however narrow the screen
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for line in told.splitlines():
        pid, ppid, command = line.split(None, 2)
        if int(ppid) == parent and "roles streams" in command:
            return int(pid)
    return None


def test_pages_find_it_it_is_started_again_and_ends_with_the_server(folder):
    with Server("--no-demo", data=folder / "data") as server:
        page = server.ready().text("/accounts/login/")
        port, path = re.search(r'data-live=":(\d+)(/\S+)"', page).groups()
        address = f"http://127.0.0.1:{port}{path}?for=made-up"
        until = time.monotonic() + 20 * slowness()
        while status(address) != 403 and time.monotonic() < until:
            time.sleep(0.1)
        assert status(address) == 403
        first = process_of(server.process.pid)
        os.kill(first, signal.SIGKILL)
        until = time.monotonic() + 30 * slowness()
        while process_of(server.process.pid) in (None, first) and time.monotonic() < until:
            time.sleep(0.2)
        while status(address) != 403 and time.monotonic() < until:
            time.sleep(0.2)
        assert status(address) == 403
        left = server.pids()
        assert server.stop() == 0
    assert all_end(left)
    assert status(address) == 0
