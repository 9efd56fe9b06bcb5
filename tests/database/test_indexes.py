"""An index that a migration makes beside everybody's work, also where that was cut off before."""

import threading

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.state import ProjectState

from chatlinks.database.indexes import AddIndexBesideWork
from chatlinks.database.rows import column, execute
from chatlinks.server import fitness

NAME = "message_by_external_hash"
WHICH = "SELECT indexrelid FROM pg_index WHERE indexrelid = %s::regclass AND indisvalid"
CUT_OFF = "UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass"
PATIENCE = 60  # seconds


@pytest.fixture
def make(transactional_db):
    """What a migration does that adds the index."""
    message = apps.get_model("conversations", "Message")
    [index] = [each for each in message._meta.indexes if each.name == NAME]
    operation = AddIndexBesideWork("message", index)
    state = ProjectState.from_apps(apps)

    def run():
        with connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("conversations", editor, state, state)

    return run


def test_one_that_was_cut_off_is_begun_anew(make):
    before = column(WHICH, [NAME])
    execute(CUT_OFF, [NAME])
    make()
    after = column(WHICH, [NAME])
    assert len(before) == len(after) == 1
    assert before != after


def test_one_that_is_there_stays(make):
    before = column(WHICH, [NAME])
    make()
    assert column(WHICH, [NAME]) == before


def test_it_does_not_wait_for_a_server_that_waits_for_its_turn(make, monkeypatch):
    waits, go_on = threading.Event(), threading.Event()

    def wait(seconds):
        waits.set()
        go_on.wait(PATIENCE)

    def come():
        with fitness.turn():
            pass

    monkeypatch.setattr(fitness.time, "sleep", wait)
    other = threading.Thread(target=come)
    try:
        with fitness.turn():
            other.start()
            assert waits.wait(PATIENCE)
            execute(CUT_OFF, [NAME])
            execute("SET statement_timeout = '60s'")
            make()
    finally:
        go_on.set()
        other.join(PATIENCE)
        execute("SET statement_timeout = DEFAULT")
    assert column(WHICH, [NAME])
