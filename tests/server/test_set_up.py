"""One command sets it up and serves it, and stops all that it started, however it ends."""

import base64
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.servers.running import (
    ROOT,
    Server,
    all_end,
    chatlinks,
    children_of,
    new_folder,
    slowness,
)

RUN = [sys.executable, str(ROOT / "bin" / "run")]


@pytest.fixture(scope="module")
def served() -> Iterator[Path]:
    with new_folder() as path:
        yield Path(path)


@pytest.fixture(scope="module")
def first(served: Path) -> Server:
    """The first start of all, with bin/run; stopped again. The others start on what it left."""
    with Server("--no-demo", data=served / "data", command=RUN) as server:
        server.said_first = server.ready().said
        server.seen = {
            path: server.status(path)
            for path in ("/accounts/login/", "/", "/no-such-page", "/c/garbage")
        }
        server.one_time = server.status(re.search(r"http://\S+(/sign-in/\S+)", server.said)[1])
        style = re.search(r'href="(/static/\S+?\.css)"', server.text("/accounts/login/"))
        server.style = server.status(style[1])
        server.left = server.pids()
        server.exit_status = server.stop()
    return server


@pytest.fixture
def data(first: Server) -> Path:
    return first.data


def test_the_first_start_prints_a_link_for_the_first_admin_and_serves(first):
    assert "No admin yet" in first.said
    assert first.seen == {
        "/accounts/login/": 200,
        "/": 200,
        "/no-such-page": 404,
        "/c/garbage": 404,
    }
    assert first.one_time == 200


def test_the_first_start_serves_its_styles(first):
    assert first.style == 200


def test_ctrl_c_stops_web_server_worker_and_database(first):
    assert len(first.left) >= 3  # web server, its worker process, the worker for jobs; the database
    assert first.exit_status == 0
    assert all_end(first.left)


def test_what_it_prints_ends_with_where_it_is(first):
    lines = [line for line in first.said_first.splitlines() if line]
    assert lines[-1].startswith("Chat Links is at http://127.0.0.1:")
    assert not re.search(r"WARNING|worker|Traceback", first.said_first)


def test_keys_are_their_owners_alone(data):
    modes = {path.name: path.stat().st_mode & 0o777 for path in (data / "keys").iterdir()}
    assert modes == {"master.key": 0o600, "session.key": 0o600}


def test_the_second_start_is_quick_and_keeps_the_data(first, data):
    known = "from chatlinks.workspaces.models import Business; "
    make = known + "Business.objects.create(key='kept', name='Kept')"
    show = known + "print([b.name for b in Business.objects.all()])"
    assert chatlinks("shell", "-c", make, "--data", str(data)).returncode == 0
    with Server(data=data).ready() as server:
        assert server.took < first.took / 2
        told = chatlinks("shell", "-v0", "-c", show, "--data", str(data))
        assert "Kept" in told.stdout, told
        assert (
            server.status("/accounts/login/") == 200
        )  # a command's end doesn't take the server's database along


def test_a_wrong_key_is_refused_and_nothing_changed(data):
    wrong = base64.b64encode(b"w" * 32).decode()
    with Server(data=data, CHATLINKS_MASTER_KEY=wrong) as server:
        assert server.ended() == 2
    assert "Wrong master key" in server.said
    assert "Traceback" not in server.said
    assert not (data / "postgres" / "postmaster.pid").exists()
    with Server(data=data).ready():
        pass


def test_a_missing_key_is_refused_and_none_is_made(data):
    key = data / "keys" / "master.key"
    kept = key.rename(key.with_suffix(".kept"))
    try:
        with Server(data=data) as server:
            assert server.ended() == 2
        assert "master key is missing" in server.said
        assert not key.exists()
    finally:
        kept.rename(key)


def test_two_first_starts_on_one_folder_both_serve(folder):
    with (
        Server("--no-demo", data=folder / "data") as one,
        Server("--no-demo", data=folder / "data") as other,
    ):
        for server in (one, other):
            assert server.ready(180).status("/accounts/login/") == 200
            assert "Traceback" not in server.said


def test_a_port_in_use_is_said_before_anything_starts(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with Server(data=data, port=taken.getsockname()[1]) as server:
            assert server.ended() == 2
    assert "address already in use" in server.said
    assert "--port" in server.said
    assert not (data / "postgres" / "postmaster.pid").exists()


@pytest.mark.parametrize("port", ["0", "70000"])
def test_a_number_that_is_no_port_is_said(port, folder):
    told = chatlinks("serve", "--port", port, "--data", str(folder / "data"))
    assert told.returncode == 2
    assert "Choose one from 1 to 65535" in told.stderr
    assert not (folder / "data").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "chat.example"])
def test_the_demo_is_served_on_loopback_only(host, folder):
    told = chatlinks("serve", "--demo", "--host", host, "--data", str(folder / "data"))
    assert told.returncode == 2
    assert "loopback only" in told.stderr
    assert not (folder / "data").exists()


@pytest.mark.parametrize("after", [0.3, 0.8, 1.4, 2.0])
def test_ctrl_c_during_the_start_leaves_nothing_running(data, after):
    with Server(data=data) as server:
        time.sleep(after)
        left = server.pids()
        assert server.stop() in (130, 0, -signal.SIGINT)  # the last: Python itself was not yet up
    assert "Traceback" not in server.said or "chatlinks/server/serve.py" not in server.said
    assert all_end(left)
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_ctrl_c_while_the_database_is_made_leaves_one_that_can_be_used(folder):
    with Server(
        data=folder / "data", CHATLINKS_MASTER_KEY=base64.b64encode(b"k" * 32).decode()
    ) as server:
        until = time.monotonic() + 30
        while not (folder / "data" / "postgres" / "base").exists() and time.monotonic() < until:
            time.sleep(0.01)
        assert server.stop() == 130
    assert not (folder / "data" / "postgres" / "postmaster.pid").exists()
    assert chatlinks("migrate", "--data", str(folder / "data")).returncode == 0


def test_when_the_web_server_dies_everything_is_stopped(data):
    with Server(data=data).ready() as server:
        left = server.pids()
        os.kill(web_of(server), signal.SIGKILL)
        assert server.ended() == 1
    assert "web server ended by itself" in server.said
    assert all_end(left)


def web_of(server: Server) -> int:
    for pid in children_of(server.process.pid):
        if (
            " web "
            in subprocess.run(
                ["ps", "-ww", "-o", "args=", "-p", str(pid)],
                check=False,
                capture_output=True,
                text=True,
            ).stdout
        ):
            return pid
    raise AssertionError("no web server runs")


def test_killed_outright_its_children_and_database_end_too(data):
    with Server(data=data).ready() as server:
        left = server.pids()
        assert len(left) >= 3
        server.process.kill()
        assert server.ended() == -signal.SIGKILL
    assert all_end(left)
    with Server(
        data=data
    ).ready() as again:  # and the next start counts the database's users aright
        left = again.pids()
        assert again.stop() == 0
    assert all_end(left)


@pytest.mark.parametrize("end", [signal.SIGQUIT, signal.SIGKILL])
def test_when_the_database_dies_pages_are_back_within_three_seconds(data, end):
    with Server(data=data).ready() as server:
        died = server.postgres()
        os.kill(died, end)
        begun = time.monotonic()
        assert all_end([died])
        while server.status("/c/garbage") != 404 and time.monotonic() < begun + 90:
            time.sleep(0.1)
        assert time.monotonic() - begun < 3 * slowness()
        assert server.status("/c/garbage") == 404
        left = server.pids()
        assert server.stop() == 0
    assert all_end(left)


OWN = """
import sys
from pathlib import Path
from chatlinks.database import postgres
print(postgres.start(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


def test_a_database_of_ones_own(data, folder):
    """Nothing embedded is started beside it."""
    owner = subprocess.Popen(
        [sys.executable, "-c", OWN, str(folder / "own")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        url = owner.stdout.readline().strip()
        shutil.copytree(data / "static", folder / "data" / "static")
        shutil.copy(data / "static.stamp", folder / "data")
        with Server(data=folder / "data", DATABASE_URL=url).ready() as server:
            assert server.status("/accounts/login/") == 200
            assert not (folder / "data" / "postgres").exists()
            left = children_of(server.process.pid)
            assert server.stop() == 0
        assert all_end(left)
        assert owner.poll() is None
    finally:
        owner.communicate(timeout=20)
