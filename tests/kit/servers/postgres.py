"""A pytest plugin: a throw-away PostgreSQL, started before Django's settings are read.

Each process that runs tests has one of its own. The audit's chain waits for every transaction of a
server that began before, and a file of the leak tests is one transaction of minutes.

It is a copy of one with a migrated database, which is made once and kept until what it is made by
changes.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[3]
KEPT = ROOT / ".pytest_cache" / "postgres"
MIGRATED = "migrated"  # a database that nobody is in, so that it can be copied at any time
OURS = "CHATLINKS_TESTS_POSTGRES"  # what it says of DATABASE_URL to processes that we start
OF_OURS = re.compile(r"^(?:from|import) (chatlinks[\w.]*)", re.MULTILINE)


def begin() -> Path:
    """Where this process's lies, which runs now and is named in the environment."""
    from chatlinks.database import postgres

    folder = Path(tempfile.mkdtemp(prefix="chatlinks-tests-"))
    copy(kept(), folder / "postgres")
    os.environ[OURS] = "yes"
    os.environ["CHATLINKS_DATA"] = str(folder)
    os.environ["DATABASE_URL"] = postgres.start(folder / "postgres", durable=False)
    # Playwright's loop runs beside the ORM.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    return folder


def kept() -> Path:
    """Its files, and no process; made by the first that asks."""
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = KEPT / what_makes_it()
    with (KEPT / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not folder.exists():
            for older in KEPT.glob("[!l]*"):
                shutil.rmtree(older)
            make(folder)
    return folder


def what_makes_it() -> str:
    """A hash of the migrations, of ours that they import, of the database room, of the lock and of
    this file.
    """
    migrations = list((ROOT / "chatlinks").glob("**/migrations/*.py"))
    named = {name for path in migrations for name in OF_OURS.findall(path.read_text("utf-8"))}
    imported = [ROOT / f"{name.replace('.', '/')}.py" for name in named]
    database = (ROOT / "chatlinks" / "database").rglob("*.py")
    every = {*migrations, *imported, *database, ROOT / "requirements.lock", Path(__file__)}
    digest = hashlib.sha256()
    for path in sorted(path for path in every if path.exists()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def make(folder: Path) -> None:
    from chatlinks.database import postgres

    # Where PostgreSQL may enter if it runs as a user of its own.
    with tempfile.TemporaryDirectory(prefix="chatlinks-tests-", ignore_cleanup_errors=True) as new:
        files = Path(new) / "postgres"
        url = postgres.start(files, durable=False)
        try:
            subprocess.run(
                [str(Path(sys.executable).parent / "chatlinks"), "migrate", "-v", "0"],
                env={**os.environ, "DATABASE_URL": url, "CHATLINKS_DATA": new},
                cwd=ROOT,
                check=True,
            )
            with psycopg.connect(url, autocommit=True, dbname="postgres") as server:
                server.execute(f"CREATE DATABASE {MIGRATED} TEMPLATE chatlinks")
        finally:
            postgres.leave(files)
        half = KEPT / "half"
        copy(files, half)
        half.rename(folder)


def copy(files: Path, folder: Path) -> None:
    """With their owner, who may be the account that PostgreSQL runs as."""
    subprocess.run(["cp", "-a", str(files), str(folder)], check=True)


FOLDER = begin() if "DATABASE_URL" not in os.environ or OURS in os.environ else None
TEMPLATE = MIGRATED if FOLDER else "template0"  # of databases that tests make; ours is migrated


def pytest_unconfigure() -> None:
    """Nothing of it stays on the disk: a run leaves hundreds of megabytes."""
    from chatlinks.database import postgres

    if FOLDER is not None:
        postgres.leave(FOLDER / "postgres")
        shutil.rmtree(FOLDER, ignore_errors=True)
