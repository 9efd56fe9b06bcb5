"""The embedded PostgreSQL: any folder, any account, any end; what is said when there is none."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from chatlinks.database import postmaster
from chatlinks.database.cluster import account
from chatlinks.database.postmaster import address, socket_folder
from tests.kit.servers.running import ROOT, SERVE, all_end, free_port, is_alive

AWKWARD = "über uns, \"we\" & 'they' $HOME %20 `x`"
JOIN = """
import sys
from pathlib import Path
from chatlinks.database import postgres
postgres.ensure(Path(sys.argv[1]))
import os, psycopg
connection = psycopg.connect(os.environ["DATABASE_URL"])
print(connection.execute("SELECT current_database()").fetchone()[0], flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="chatlinks-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / AWKWARD


def environment(**more: str) -> dict[str, str]:
    kept = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("CHATLINKS_", "DATABASE_", "DJANGO_", "PYTEST_"))
    }
    return kept | more


class User:
    """A process that uses the database in a data folder, until it is told to end."""

    def __init__(self, data: Path, uid: int | None = None, **more: str) -> None:
        self.data = data
        self.process = subprocess.Popen(
            [sys.executable, "-c", JOIN, str(data)],
            cwd=ROOT,
            text=True,
            env=environment(**more),
            user=uid,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def joined(self) -> "User":
        assert self.process.stdout.readline() == "chatlinks\n", self.process.communicate(
            timeout=10
        )[1]
        return self

    def leave(self) -> str:
        """What it complained of."""
        return self.process.communicate(timeout=60)[1]

    def server(self) -> int:
        return int((self.data / "postgres" / "postmaster.pid").read_text().split()[0])


def ended(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SERVE[0], *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=90,
        env=environment(**more),
    )


def test_any_folder_will_do_whatever_the_locale_and_it_stops_with_its_user(data):
    user = User(data, LANG="xx_XX.UTF-8", LC_ALL="xx_XX.UTF-8", PGPORT="1").joined()
    server = user.server()
    assert user.leave() == ""
    assert all_end([server], within=1)


@pytest.mark.skipif(sys.platform != "linux", reason="syncfs is Linux's")
def test_after_a_crash_it_flushes_the_file_system_and_not_each_of_a_thousand_files(data):
    user = User(data).joined()
    with psycopg.connect(address(data / "postgres").format("postgres")) as connection:
        [way] = connection.execute("SHOW recovery_init_sync_method").fetchone()
    user.leave()
    assert way == "syncfs"


def test_it_goes_on_while_somebody_uses_it(data):
    first, second = User(data).joined(), User(data).joined()
    server = first.server()
    first.leave()
    assert is_alive(server)
    second.leave()
    assert all_end([server], within=1)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_it_stops_though_its_last_user_was_killed(data, end):
    user = User(data).joined()
    server = user.server()
    user.process.send_signal(end)
    user.leave()
    assert all_end([server], within=20)


def test_a_process_number_that_another_program_has_got_is_not_taken_for_a_server(data):
    User(data).joined().leave()
    (data / "postgres" / "postmaster.pid").write_text(
        f"{os.getpid()}\n{data}/postgres\n1\n5432\n/nowhere\n\n1 1\nready\n"
    )
    assert User(data).joined().leave() == ""


def test_a_lock_that_a_dead_server_left_at_its_socket_keeps_nobody_out(data):
    """Another program of the same account has its number by now."""
    User(data).joined().leave()
    uid = account(data / "postgres")
    left = socket_folder(data / "postgres", uid) / ".s.PGSQL.5432.lock"
    other = subprocess.Popen(["sleep", "100"], user=uid)
    try:
        left.write_text(f"{other.pid}\n{data}/postgres\n1\n5432\n{left.parent}\n")
        assert User(data).joined().leave() == ""
    finally:
        other.kill()
        other.wait()


def test_a_process_number_that_another_folders_server_has_got_is_not_taken_for_ours(data):
    other = User(data.parent / "other").joined()
    try:
        User(data).joined().leave()
        shutil.copy(other.data / "postgres" / "postmaster.pid", data / "postgres")
        shutil.chown(data / "postgres" / "postmaster.pid", (data / "postgres").stat().st_uid)
        user = User(data).joined()
        assert user.server() != other.server()
        assert user.leave() == ""
    finally:
        other.leave()


def test_a_keeper_whose_users_are_gone_before_it_began_leaves_no_server(data):
    """As by Ctrl-C in the first moments."""
    User(data).joined().leave()
    folder = data / "postgres"
    for _ in range(3):
        keeper = postmaster.have_kept(folder)
        assert keeper.wait(30) == 0
        assert postmaster.running(folder) is None


def test_killed_in_the_midst_of_a_start_it_leaves_nothing_in_the_way_of_the_next(data):
    User(data).joined().leave()
    for after in (0.2, 0.4, 0.6):
        user = User(data)
        time.sleep(after)
        user.process.kill()
        assert User(data).joined().leave() == ""


def test_a_database_whose_making_was_broken_off_is_made_again(data):
    begun = data.parent / "begun"
    user = User(begun)
    until = time.monotonic() + 30
    while not list(begun.glob("postgres.new-*/PG_VERSION")) and time.monotonic() < until:
        time.sleep(0.005)
    user.process.kill()
    user.leave()
    assert User(begun).joined().leave() == ""
    assert list(begun.glob("postgres.new-*")) == []


def test_what_keeps_it_from_starting_is_said(data):
    User(data).joined().leave()
    wrong = data.parent / "wrong"
    shutil.copytree(data, wrong, symlinks=True)
    for path in [wrong / "postgres", *(wrong / "postgres").rglob("*")]:
        shutil.chown(path, (data / "postgres").stat().st_uid)
    (wrong / "postgres" / "postgresql.conf").write_text("no_such_setting = 1")
    told = ended("keys", "list", "--data", str(wrong))
    assert told.returncode == 2
    assert "no_such_setting" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_database_of_another_version_is_refused(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("16\n")
    told = ended("migrate", "--data", str(tmp_path))
    assert told.returncode == 2
    assert "is a database of PostgreSQL 16" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_command_in_the_wrong_place_makes_no_database(tmp_path):
    for command in (["keys", "list"], ["import", "x.jsonl", "--business", "acme"], ["first_admin"]):
        told = ended(*command, "--data", str(tmp_path / "data"))
        assert told.returncode == 2
        assert f"There is no database in {tmp_path / 'data'}" in told.stderr
    assert not (tmp_path / "data").exists()


def test_a_command_on_a_database_that_was_never_brought_up_to_date_says_so(data):
    User(data).joined().leave()
    told = ended("first_admin", "--data", str(data))
    assert told.returncode == 2
    assert "isn't up to date" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("command", [["serve", "--port", "8196"], ["keys", "list"]])
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://me:pass-word@127.0.0.1:9/x", "onnection refused"),
        ("mysql://me:pass-word@127.0.0.1/x", "isn't a connection string of PostgreSQL"),
        ("postgresql://me:odd@pass-word@127.0.0.1/x", "isn't a connection string of PostgreSQL"),
        ("postgresql://me:odd/pass-word@127.0.0.1/x", "isn't a connection string of PostgreSQL"),
        ("postgresql://me:pass-word/@127.0.0.1/x", "isn't a connection string of PostgreSQL"),
        ("postgresql://me:a?odd@pass-word@127.0.0.1/x", "isn't a connection string of PostgreSQL"),
        ("postgresql://me:odd?pass-word@127.0.0.1:9/x", "onnection refused"),
        ("postgresql://me:odd#pass-word@127.0.0.1/x", "can't be used"),
        ("host=127.0.0.1 port=pass-word dbname=x", "isn't a connection string of PostgreSQL"),
    ],
)
def test_a_database_url_that_leads_nowhere_is_said_without_its_password(
    tmp_path, command, url, reason
):
    told = ended(*command, "--data", str(tmp_path), DATABASE_URL=url)
    assert told.returncode == 2
    assert reason in told.stderr
    assert "pass-word" not in told.stderr
    assert "Traceback" not in told.stderr


def others_have_python() -> bool:
    told = subprocess.run(
        ["su", "-s", "/bin/sh", "nobody", "-c", f"{sys.executable} -c 1"],
        check=False,
        capture_output=True,
    )
    return told.returncode == 0


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (
            "CREATE DATABASE narrow OWNER guest ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'",
            "encoded in LATIN1",
        ),
        ("CREATE DATABASE narrow", "permission denied for schema public"),
    ],
)
def test_a_database_of_ones_own_that_will_not_do_is_refused(data, tmp_path, make, reason):
    user = User(data).joined()
    host = conninfo_to_dict(address(data / "postgres").format("x"))["host"]
    with psycopg.connect(
        host=host, user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute("DROP DATABASE IF EXISTS narrow")
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
        connection.execute(make)
    url = f"postgresql://guest@/narrow?host={quote(host)}"
    told = ended("serve", "--port", str(free_port()), "--data", str(tmp_path), DATABASE_URL=url)
    user.leave()
    assert told.returncode == 2, told
    assert reason in told.stderr
    assert "Traceback" not in told.stderr


as_root = pytest.mark.skipif(
    os.geteuid() != 0 or not others_have_python(),
    reason="needs root, and a Python that others may run",
)


@as_root
def test_another_account_has_a_database_of_its_own_beside_roots(data):
    user = User(data).joined()
    nobody = pwd.getpwnam("nobody").pw_uid
    theirs = data.parent / "theirs"
    theirs.mkdir()
    os.chown(theirs, nobody, -1)
    data.parent.chmod(0o755)
    try:
        assert User(theirs, nobody).joined().leave() == ""
    finally:
        user.leave()


@as_root
def test_a_folder_of_somebody_else_is_said(data):
    User(data).joined().leave()
    data.parent.chmod(0o755)
    user = User(data, pwd.getpwnam("nobody").pw_uid)
    assert "run this as the account that the folder belongs to" in user.leave()


@as_root
def test_what_root_starts_on_anothers_folder_stays_theirs(data):
    nobody = pwd.getpwnam("nobody").pw_uid
    theirs = data.parent / "hers"
    theirs.mkdir()
    os.chown(theirs, nobody, -1)
    data.parent.chmod(0o755)
    assert User(theirs).joined().leave() == ""
    assert User(theirs, nobody).joined().leave() == ""
