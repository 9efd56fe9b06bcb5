"""All that is logged, however little of it a log would keep."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def everything_logged(formatter: logging.Formatter | None = None) -> Iterator[io.StringIO]:
    """`formatter`: the product's own, for what it takes out of a line."""
    log, root = io.StringIO(), logging.getLogger()
    listener, level = logging.StreamHandler(log), root.level
    listener.setFormatter(formatter)
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.setLevel(level)
        root.removeHandler(listener)
