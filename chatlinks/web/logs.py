"""Logs without secrets: a chat link's token opens a conversation, an invitation's or a
new password's an account, so no log line has one."""

import logging
import re

from django.core.exceptions import PermissionDenied

OPENING = r"c|sign-in|invitation|password(?:/|%2F)reset(?:/|%2F)key"
TOKEN = re.compile(rf"((?:/|%2F)(?:{OPENING})(?:/|%2F))[A-Za-z0-9_-]{{8,}}", re.IGNORECASE)


class QuietTokens(logging.Formatter):
    """Works on the line as it will be written: message, arguments and traceback."""

    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None  # a refusal is no failure: its line says it all
        return TOKEN.sub(r"\1…", super().format(record))
