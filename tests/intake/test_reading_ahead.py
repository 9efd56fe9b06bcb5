"""An import of many batches has the next one read ahead, and is the same without."""

import os

import pytest

from chatlinks.conversations.models import Conversation, Message
from chatlinks.intake import load, reading_ahead
from chatlinks.privacy.ahead import companion
from tests.kit.acting.jsonl import encoded, line, message

BATCHES = 5
NAMES = [f"{n}" for n in range(BATCHES)]
FILE = encoded(
    *[line(name, messages=[message(text=f"write to q{name}@mail.example")]) for name in NAMES]
)
HANGS = "import sys, time; sys.stdin.buffer.readline(); time.sleep(600)"
DIES_LATER = """
import os, sys
from chatlinks.privacy.ahead.__main__ import answer, answer_line, unread_in
line = answer_line(answer(unread_in(sys.stdin.buffer.readline())))
os.write(1, line)
sys.stdin.buffer.readline()
os._exit(1)
"""


class PatientCompanion(companion.Companion):
    """Waits for the first answer, too."""

    def __init__(self):
        super().__init__()
        self.has_answered = True


@pytest.fixture
def in_batches(bank, monkeypatch):
    """One conversation a batch, each worth to be read ahead and waited for."""
    monkeypatch.setattr(load, "BATCH_CONVERSATIONS", 1)
    monkeypatch.setattr(reading_ahead, "WORTH_IT", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(load, "Companion", PatientCompanion)


def all_is_there():
    assert Conversation.objects.count() == BATCHES
    assert {*Message.objects.values_list("text", flat=True)} == {"write to ******"}


@pytest.fixture
def children(monkeypatch):
    """The processes that were started."""
    started = []
    launch = companion.launch

    def launch_and_note():
        started.append(launch())
        return started[-1]

    monkeypatch.setattr(companion, "launch", launch_and_note)
    return started


def test_all_but_the_first_batch_is_read_ahead(run, in_batches, children, monkeypatch):
    taken = []
    receive = load.receive

    def receive_and_note(business, batch, ahead):
        taken.append(len(ahead().spans))
        return receive(business, batch, ahead)

    monkeypatch.setattr(load, "receive", receive_and_note)
    status, _ = run(FILE)
    assert status == 0
    assert [bool(texts) for texts in taken] == [False, *[True] * (BATCHES - 1)]
    assert [child.returncode for child in children] == [-9]
    all_is_there()


@pytest.mark.parametrize("program", ["", "print('no answer')", HANGS, DIES_LATER])
def test_an_import_goes_on_alone_where_the_process_is_lost(
    run, in_batches, children, monkeypatch, program
):
    monkeypatch.setattr(companion, "COMMAND", ("-c", program))
    if program == HANGS:
        monkeypatch.setattr(companion, "PATIENCE", 0.1)
    assert run(FILE)[0] == 0
    assert [child.poll() is None for child in children] == [False]
    all_is_there()


def test_an_import_goes_on_alone_where_no_process_can_be_started(run, in_batches, monkeypatch):
    def refuse():
        raise BlockingIOError

    monkeypatch.setattr(companion, "launch", refuse)
    assert run(FILE)[0] == 0
    all_is_there()


def test_an_import_that_is_stopped_leaves_no_process(run, in_batches, children, monkeypatch):
    receive = load.receive

    def stop_at_the_third(business, batch, ahead):
        if Conversation.objects.count() == 2:
            raise KeyboardInterrupt
        return receive(business, batch, ahead)

    monkeypatch.setattr(load, "receive", stop_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        run(FILE)
    assert [child.poll() is None for child in children] == [False]


@pytest.mark.parametrize("case", ["small", "dry", "one processor"])
def test_no_process_is_started_where_it_is_not_worth_one(
    run, in_batches, children, monkeypatch, case
):
    if case == "small":
        monkeypatch.setattr(reading_ahead, "WORTH_IT", 2)
    if case == "one processor":
        monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert run(FILE, dry_run=case == "dry")[0] == 0
    assert children == []


def test_what_was_read_before_the_reading_failed_is_stored(bank, in_batches, monkeypatch):
    def fail():
        yield from "ab"
        raise OSError

    seen = []
    with pytest.raises(OSError):
        for item, _ in reading_ahead.with_next(fail()):
            seen.append(item)
    assert seen == ["a", "b"]
