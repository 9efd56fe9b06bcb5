"""The lists of names and places as files of this package.

They are made by `gather_lists`: to gather them takes seconds and forty modules of other packages,
and every process of a server would do it.
"""

from collections.abc import Iterator
from importlib.resources import files

LISTS = files(__package__)


def read_lines(name: str) -> Iterator[str]:
    """The lines of one of the files but for the comment on top."""
    with (LISTS / f"{name}.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.rstrip("\n")
