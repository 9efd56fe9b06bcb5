"""A second process reads ahead; whatever befalls it, whoever asked goes on alone and it is gone."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

from chatlinks.privacy.ahead import companion
from chatlinks.privacy.ahead.companion import Companion
from chatlinks.privacy.ahead.shapes import NOTHING, Rules, Unread

RULES = Rules("strict", (), frozenset(), frozenset())
TEXT = "write to quorbin@mail.example"
UNREAD = Unread(RULES, [TEXT], [(("user", TEXT),)])
# More than a pipe holds, and somebody who reads nothing of it.
LONG = Unread(RULES, ["long " * 100_000], [])
SLEEPS = ("-c", "import time; time.sleep(600)")


@pytest.fixture
def asked():
    with Companion() as one:
        yield one


def ended(child):
    return child.poll() is not None


def test_it_answers_as_often_as_it_is_asked(asked):
    for _ in range(2):
        ahead = asked.ask(UNREAD)
        asked.asked[0].result()
        assert [span.kind for span in ahead().spans[TEXT]] == ["email"]
    asked.end()
    assert ended(asked.child)
    assert asked.ask(UNREAD)() is NOTHING


def test_it_knows_no_key_and_no_database(asked, monkeypatch):
    monkeypatch.setenv("CHATLINKS_MASTER_KEY", "secret")
    asked.ask(UNREAD)
    asked.asked[0].result()
    child = psutil.Process(asked.child.pid)
    assert {*child.environ()} <= {"PATH", "LC_CTYPE", "__CF_USER_TEXT_ENCODING"}
    assert child.net_connections() == []
    assert TEXT not in " ".join(child.cmdline())


def test_the_first_answer_is_not_waited_for(asked, monkeypatch):
    monkeypatch.setattr(companion, "COMMAND", SLEEPS)
    assert asked.ask(UNREAD)() is NOTHING
    assert asked.is_free
    assert asked.ask(UNREAD)() is NOTHING


def test_one_that_lags_behind_is_not_asked_more(asked, monkeypatch):
    monkeypatch.setattr(companion, "COMMAND", SLEEPS)
    asked.ask(UNREAD)
    asked.ask(UNREAD)
    assert not asked.is_free
    assert asked.ask(UNREAD)() is NOTHING


def test_where_no_process_can_be_started_nothing_is_foreseen(asked, monkeypatch):
    def refuse():
        raise PermissionError

    monkeypatch.setattr(companion, "launch", refuse)
    assert asked.ask(UNREAD)() is NOTHING
    assert asked.is_lost


@pytest.mark.parametrize("command", [("-c", "pass"), ("-c", "print('no answer')")])
def test_one_that_ends_without_an_answer_is_let_go(asked, monkeypatch, command):
    monkeypatch.setattr(companion, "COMMAND", command)
    asked.has_answered = True
    assert asked.ask(LONG)() is NOTHING
    assert asked.is_lost


def test_one_that_is_killed_is_let_go(asked):
    asked.ask(UNREAD)
    asked.asked[0].result()
    asked.has_answered = True
    asked.child.kill()
    assert asked.ask(UNREAD)() is NOTHING
    assert asked.ask(UNREAD)() is NOTHING


@pytest.mark.parametrize("unread", [UNREAD, LONG])
def test_one_that_hangs_is_killed(asked, monkeypatch, unread):
    monkeypatch.setattr(companion, "COMMAND", SLEEPS)
    monkeypatch.setattr(companion, "PATIENCE", 0.1)
    asked.has_answered = True
    assert asked.ask(unread)() is NOTHING
    assert asked.child.returncode == -signal.SIGKILL


ASKS = f"""
import signal
import time
from chatlinks.privacy.ahead.companion import Companion
from chatlinks.privacy.ahead.shapes import Unread, Rules
signal.signal(signal.SIGINT, signal.default_int_handler)  # may be ignored where this runs
with Companion() as one:
    one.ask(Unread(Rules("strict", (), frozenset(), frozenset()), [{TEXT!r}], []))
    one.asked[0].result()
    print(one.child.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("with_signal", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_whoever_asked(with_signal):
    parent = subprocess.Popen(
        [sys.executable, "-c", ASKS], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    child = psutil.Process(int(parent.stdout.readline()))
    os.kill(parent.pid, with_signal)
    parent.wait()
    parent.stdout.close()
    # Whoever inherits it may be slow to notice that it has ended.
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
        pass
