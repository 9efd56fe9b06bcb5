"""Logs without secrets: a chat link's token opens a conversation, an invitation's or a new
password's an account, so no log line has one.

And of bounded length: while the database is away, one line a minute says so, however many ask.
"""

import logging
import re
import threading
import time

import psycopg
from django import db
from django.core.exceptions import PermissionDenied

OPENING = r"c|hooks|sign-in|invitation|password(?:/|%2F)reset(?:/|%2F)key"
TOKEN = re.compile(rf"((?:/|%2F)(?:{OPENING})(?:/|%2F))[A-Za-z0-9_-]{{8,}}", re.IGNORECASE)


OUTAGES = (
    psycopg.OperationalError,  # a timeout of the worker's pool is one
    psycopg.InterfaceError,
    db.OperationalError,
    db.InterfaceError,
)
POOL = "psycopg.pool"  # which complains at each of its tries
OFTEN = 60.0  # seconds between two lines that tell the same outage


def outage(problem: BaseException | None) -> BaseException | None:
    """The fault of the database behind a problem, if there is one."""
    while problem is not None:
        if isinstance(problem, OUTAGES):
            return problem
        problem = problem.__cause__ or problem.__context__
    return None


class OneLineAnOutage(logging.Filter):
    """Lets the first line about an outage pass, without its traceback, and one a minute after it,
    which says how many were left out."""

    def __init__(self) -> None:
        super().__init__()
        self.turn = threading.Lock()
        self.next_line: dict[str, float] = {}
        self.left_out: dict[str, int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        problem = outage(record.exc_info[1] if record.exc_info else None)
        if problem is not None:
            return self.may_pass(record, type(problem).__name__, problem)
        return record.name != POOL or self.may_pass(record, POOL, None)

    def may_pass(
        self,
        record: logging.LogRecord,
        kind: str,
        problem: BaseException | None,
    ) -> bool:
        with self.turn:
            now = time.monotonic()
            if now < self.next_line.get(kind, now):
                self.left_out[kind] = self.left_out.get(kind, 0) + 1
                return False
            self.next_line[kind] = now + OFTEN
            more = self.left_out.pop(kind, 0)
        text = record.getMessage()
        if problem is not None:
            reason = (str(problem).strip().splitlines() or [""])[0][:200]
            text = f"{text}: {kind}: {reason}"
        if more:
            text += f" ({more:,} more such lines were left out)"
        record.msg, record.args, record.exc_info, record.exc_text = text, (), None, None
        return True


class QuietTokens(logging.Formatter):
    """Works on the line as it will be written: message, arguments and traceback."""

    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None  # a refusal is no failure: its line says it all
        return TOKEN.sub(r"\1…", super().format(record))
