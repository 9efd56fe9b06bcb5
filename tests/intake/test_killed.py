"""The command as its user runs it, in its own process; and killed in the middle of its work."""

import json
import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.kit.cast import START
from tests.kit.servers.postgres import TEMPLATE

CONVERSATIONS = 1_200
DUMP = """
SELECT c.number, c.state, c.started_at, c.preview, c.message_count,
       m.position, m.at, m.sender, m.text
FROM conversations_conversation c
JOIN workspaces_business b ON b.id = c.business_id
JOIN conversations_message m ON m.conversation_id = c.id
WHERE b.key = %s
ORDER BY c.started_at, m.position"""
COUNT = """SELECT count(*) FROM conversations_conversation c
           JOIN workspaces_business b ON b.id = c.business_id WHERE b.key = %s"""
LINKS = """SELECT count(*), count(DISTINCT l.conversation_id) FROM links_chatlink l
           JOIN workspaces_business b ON b.id = l.business_id WHERE b.key = %s"""


class Installation:
    """A database, keys and businesses of its own, on the server that the tests run on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        name = f"killed_{os.getpid()}"
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} ENCODING 'UTF8' LOCALE 'C'")
        self.url = make_conninfo(os.environ["DATABASE_URL"], dbname=name)
        self.env = {**os.environ, "DATABASE_URL": self.url, "CHATLINKS_DATA": str(folder)}
        assert self.start("migrate", "-v", "0").wait() == 0
        with self.connect() as database:
            for key in ("killed", "clean"):
                database.execute(
                    """INSERT INTO workspaces_business (key, name, time_zone, masking, profile,
                         agents_open, leads_with_both_see, created_at, rules)
                       VALUES (%s, %s, 'UTC', true, 'strict', 'all', false, now(), 1)""",
                    [key, key],
                )

    def connect(self):
        return psycopg.connect(self.url, autocommit=True)

    def start(self, *arguments):
        command = [str(Path(sys.executable).with_name("chatlinks")), *arguments]
        return subprocess.Popen(
            command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def ask(self, sql, key):
        with self.connect() as database:
            return database.execute(sql, [key]).fetchall()


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    return Installation(tmp_path_factory.mktemp("installation"))


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    path = tmp_path_factory.mktemp("given") / "given.jsonl"
    with path.open("w") as out:
        for n in range(CONVERSATIONS):
            at = (START + timedelta(minutes=n)).isoformat()
            contact = {"id": f"u-{n % 200}", "name": f"Vethra Brzova{n % 200}" if n > 600 else ""}
            said = [
                {"at": at, "from": "user", "text": f"number {n}, it is Brzova{n % 200}"},
                {"at": at, "from": "bot", "text": "Noted"},
            ]
            out.write(json.dumps({"id": str(n), "contact": contact, "messages": said}) + "\n")
    return path


def test_a_killed_import_goes_on_to_what_a_whole_one_gives(installation, export):
    killed = installation.start("import", str(export), "--business", "killed")
    done, until = 0, time.monotonic() + 60
    while not done and killed.poll() is None and time.monotonic() < until:
        done = installation.ask(COUNT, "killed")[0][0]
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    done = installation.ask(COUNT, "killed")[0][0]
    assert 0 < done < CONVERSATIONS, "the kill came too early or too late to say anything"
    assert installation.ask(LINKS, "killed") == [(done, done)]  # nothing half done

    again = installation.start("import", str(export), "--business", "killed")
    whole = installation.start("import", str(export), "--business", "clean")
    printed, _ = again.communicate(timeout=120)
    whole.communicate(timeout=120)
    assert (again.returncode, whole.returncode) == (0, 0)
    assert f"{CONVERSATIONS - done:,} new, 0 changed, {done:,} unchanged" in printed
    assert installation.ask(LINKS, "killed") == [(CONVERSATIONS, CONVERSATIONS)]
    assert installation.ask(DUMP, "killed") == installation.ask(DUMP, "clean")


@pytest.mark.parametrize(
    ("content", "business", "status"),
    [
        ('{"id": "x", "contact": {"id": "u"}, "messages": []}', "clean", 0),
        ("{", "clean", 1),
        ("", "nobody", 2),
    ],
)
def test_the_exit_status_says_how_it_went(installation, tmp_path, content, business, status):
    path = tmp_path / "given.jsonl"
    path.write_text(content)
    command = installation.start("import", str(path), "--business", business)
    command.communicate(timeout=60)
    assert command.returncode == status


def test_the_key_file_was_made_for_its_owner_only(installation):
    key = installation.folder / "keys" / "master.key"
    command = installation.start("import", "/nowhere.jsonl", "--business", "clean")
    command.communicate(timeout=60)
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700


def test_without_its_key_the_import_says_so_and_makes_no_new_one(installation, export):
    key = installation.folder / "keys" / "master.key"
    aside = key.rename(key.with_suffix(".aside"))
    try:
        command = installation.start("import", str(export), "--business", "clean")
        _, complaint = command.communicate(timeout=60)
        assert command.returncode == 2
        assert "master key is missing" in complaint
        assert not key.exists()
    finally:
        aside.rename(key)
