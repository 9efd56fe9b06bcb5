"""A file that holds a secret.

For its owner only, there whole or not at all, and not lost in a power cut.
"""

import os
import tempfile
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Raises FileExistsError rather than write over one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mode 600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
        os.link(beside, path)
    finally:
        os.unlink(beside)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Have the folder's list of files on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
