"""The second process: a line of unread texts by standard input, one of what is in them back."""

import os
import sys
from queue import SimpleQueue
from threading import Thread

from chatlinks.privacy.ahead.reading import answer
from chatlinks.privacy.ahead.shapes import answer_line, unread_in


def listen(lines: SimpleQueue[bytes]) -> None:
    """However whoever asks has ended, and whatever is being read: this process ends, too."""
    for line in sys.stdin.buffer:
        lines.put(line)
    os._exit(0)


def main() -> None:
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=listen, args=[lines], daemon=True).start()
    while True:
        sys.stdout.buffer.write(answer_line(answer(unread_in(lines.get()))))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
