"""The second process as whoever starts it sees it.

Nothing depends on it: where it can't be started, ends or hangs, nothing is foreseen.
"""

import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from types import TracebackType

from chatlinks.privacy.ahead.shapes import (
    NOTHING,
    Ahead,
    Foreseen,
    Unread,
    answer_in,
    nothing,
    put_together,
    unread_line,
)

AT_ONCE = 2  # asked: what is waited for, and the next
PATIENCE = 5.0  # seconds that an answer is waited for; then the process counts as hung
COMMAND = ("-P", "-m", "chatlinks.privacy.ahead")


def launch() -> subprocess.Popen[bytes]:
    """It ends with its standard input, thus with whoever started it."""
    return subprocess.Popen(
        [sys.executable, *COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a traceback could name a text
        env={"PATH": ""},  # no key and no database
        start_new_session=True,  # Ctrl-C reaches whoever started it
    )


class Companion:
    """Started when first asked; one that is lost isn't started again."""

    def __init__(self) -> None:
        self.child: subprocess.Popen[bytes] | None = None
        self.asked: list[Future[bytes]] = []
        self.has_answered = False
        self.is_lost = False
        self.threads = ThreadPoolExecutor(1, "ahead")  # a full pipe holds up nobody else

    def __enter__(self) -> "Companion":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.end()

    @property
    def is_free(self) -> bool:
        """While it still reads what nobody waited for, it isn't asked more."""
        self.asked = [each for each in self.asked if not each.done()]
        return not self.is_lost and len(self.asked) < AT_ONCE

    def ask(self, unread: Unread) -> Ahead:
        """Returns at once."""
        if not self.is_free:
            return nothing
        try:
            self.child = self.child or launch()
            asked = self.threads.submit(self.exchange, self.child, unread_line(unread))
        except (OSError, RuntimeError):  # no process, or no thread
            self.end()
            return nothing
        self.asked.append(asked)
        return partial(self.answered, unread, asked)

    def answered(self, unread: Unread, asked: Future[bytes]) -> Foreseen:
        """The first isn't waited for: reading lists and patterns takes some seconds."""
        if asked.cancelled() or not (self.has_answered or asked.done()):
            asked.cancel()
            return NOTHING
        try:
            return put_together(unread, answer_in(asked.result(PATIENCE)))
        except (OSError, ValueError):  # a TimeoutError is an OSError
            self.end()
            return NOTHING

    def end(self) -> None:
        self.is_lost = True
        if self.child is not None:
            self.child.kill()
            self.child.wait()
        self.threads.shutdown()  # what was at the pipes has failed by now
        if self.child is not None:
            for pipe in (self.child.stdin, self.child.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]

    def exchange(self, child: subprocess.Popen[bytes], line: bytes) -> bytes:
        """Raises OSError when the process ends before it has answered."""
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(line)
        child.stdin.flush()
        answer = child.stdout.readline()
        if not answer.endswith(b"\n"):
            raise BrokenPipeError
        self.has_answered = True
        return answer
