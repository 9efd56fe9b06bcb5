"""What is logged while the database is away: a line a problem, and no traceback."""

import logging

import pytest
from django.db import OperationalError

from chatlinks.web.serving import logs


@pytest.fixture
def lines():
    """lines(problem) → what is written when it is logged as Django logs a broken request."""
    handler, written = logging.Handler(), []
    handler.addFilter(logs.OneLineAnOutage())
    handler.setFormatter(logs.QuietTokens("%(levelname)s %(message)s"))
    handler.emit = lambda record: written.append(handler.format(record))
    logger = logging.Logger("broken")
    logger.addHandler(handler)

    def log(problem, path="/c/abcdefghijklmnop"):
        try:
            try:
                raise problem
            finally:
                pass
        except Exception:
            logger.exception("Internal Server Error: %s", path)
        return written

    return log


def test_an_outage_is_one_line_however_many_ask(lines):
    for _ in range(500):
        written = lines(OperationalError("connection refused\nIs the server running?"))
    assert written == ["ERROR Internal Server Error: /c/…: OperationalError: connection refused"]


def test_after_a_minute_it_says_how_many_were_left_out(lines, monkeypatch):
    for _ in range(4):
        lines(OperationalError("gone"))
    monkeypatch.setattr(logs.time, "monotonic", lambda: 1e9)
    assert "3 more such lines were left out" in lines(OperationalError("gone"))[-1]


def test_an_outage_behind_another_problem_is_one(lines):
    problem = ValueError("no page")
    problem.__cause__ = OperationalError("gone")
    assert lines(problem) == ["ERROR Internal Server Error: /c/…: OperationalError: gone"]


def test_our_own_faults_keep_their_tracebacks(lines):
    assert all("Traceback" in line for line in [lines(ValueError("ours"))[0], lines(KeyError())[1]])


@pytest.mark.parametrize("behind", ["", "/log_message_from_user/"])
def test_the_address_of_a_webhook_is_no_line_for_a_log(lines, behind):
    """Of a source that can prove nothing else it is the secret."""
    [written] = lines(ValueError("broken"), f"/hooks/abcdefghijklmnop{behind}")[:1]
    assert f"/hooks/…{behind}" in written
    assert "abcdefghijklmnop" not in written
