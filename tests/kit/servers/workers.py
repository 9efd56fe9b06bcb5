"""Which worker of a run runs which tests, and in which order."""

import pytest
from xdist.scheduler import LoadFileScheduling

# All of each in one worker. Journeys share a server and a browser; those that start and kill
# servers, and look how long that takes, don't do it beside one another.
TOGETHER = (
    ("tests/journeys/",),
    (
        "tests/server/test_set_up.py",
        "tests/server/test_crash.py",
        "tests/server/test_stream_port.py",
        "tests/database/test_postgres.py",
        "tests/intake/test_killed.py",
    ),
)
# What takes long is begun early, so that no worker is left with it at the end.
LONG = ("tests/matrix/", "tests/audit/", "tests/demo/")
QUICK = ("tests/privacy/detection/", "tests/test_")
PLACES = (*TOGETHER, LONG)


def place(item: pytest.Item) -> int:
    """In the run; those of one place stay in the order of their files."""
    for place, starts in enumerate(PLACES):
        if item.nodeid.startswith(starts):
            return place
    return len(PLACES) + item.nodeid.startswith(QUICK)


class ByFile(LoadFileScheduling):  # type: ignore[misc]
    """A file runs in one worker, and so do files that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        for starts in TOGETHER:
            if nodeid.startswith(starts):
                return starts[0]
        return super()._split_scope(nodeid)
