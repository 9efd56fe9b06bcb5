"""All that is logged, however little of it a log would keep."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    log, root = io.StringIO(), logging.getLogger()
    listener, level = logging.StreamHandler(log), root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.setLevel(level)
        root.removeHandler(listener)
