"""The key file, and the key lines that the environment may hold in its place."""

import base64
import os
from pathlib import Path

from chatlinks import secret_file
from chatlinks.privacy.keys.master import KeyProblem


def new_line() -> str:
    """A new master key, as the key file holds it."""
    return base64.b64encode(os.urandom(32)).decode()


def read(environment: str, file: Path) -> list[str]:
    """The key lines from the environment's value, else from the file; none without either."""
    try:
        text = environment or (file.read_text() if file.exists() else "")
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise KeyProblem(
            f"The key file {file} can't be read: {reason}. It belongs to whoever runs the server."
        ) from problem
    except UnicodeDecodeError as problem:
        raise KeyProblem(
            f"The key file {file} holds no text, so no key: put back the file that was there."
        ) from problem
    return text.replace(",", "\n").split()


def write_new(file: Path) -> None:
    """Make the key file, readable by its owner only; never over an existing one."""
    secret_file.write_new(file, new_line() + "\n")


def replace_file(file: Path, lines: list[str]) -> None:
    """Write the key file anew in one step: a reader finds the old one or the new one, whole."""
    beside = file.with_suffix(".new")
    flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
    with os.fdopen(os.open(beside, flags, 0o600), "w") as opened:
        opened.write("".join(line + "\n" for line in lines))
        opened.flush()
        os.fsync(opened.fileno())
    beside.replace(file)
    secret_file.settle(file.parent)
