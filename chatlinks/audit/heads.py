"""How far each chain goes, kept beside the database: who cuts off its end can't cut this as well.

A file in the data folder, `audit.heads`: a JSON object, chain → [position, hash in hex]. It says
nothing of anybody. Where nothing can be written there, the chain grows all the same.
"""

import json
import logging
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

logger = logging.getLogger(__name__)


class Head(NamedTuple):
    """The last of a chain that was seen."""

    position: int
    hash: bytes


class HeadsUnreadable(Exception):
    """The file holds something else than heads."""


def file() -> Path:
    return Path(settings.DATA) / "audit.heads"


def kept() -> dict[int, Head] | None:
    """None where there is no file. Raises HeadsUnreadable."""
    try:
        written = json.loads(file().read_text())
        return {
            int(chain): Head(int(position), bytes.fromhex(hash_))
            for chain, (position, hash_) in written.items()
        }
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError) as problem:
        raise HeadsUnreadable(str(file())) from problem


def keep(ends: Mapping[int, Head], holds: Callable[[int, Head], bool]) -> None:
    """Note these. One that was noted before and doesn't hold any more stays: it tells of a cut."""
    try:
        noted = kept() or {}
    except HeadsUnreadable:
        logger.error("%s can't be read; `chatlinks audit verify` says what is missing", file())
        return
    for chain, head in ends.items():
        if chain not in noted or holds(chain, noted[chain]):
            noted[chain] = head
    lines = {str(chain): [head.position, head.hash.hex()] for chain, head in noted.items()}
    try:
        write(json.dumps(lines))
    except OSError as problem:
        logger.error("%s can't be written: %s", file(), problem.strerror)


def write(text: str) -> None:
    """Whole or not at all."""
    path = file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(handle)
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise
