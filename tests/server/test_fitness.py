"""A database that will not do is refused before anything is served from it."""

import pytest
from django.db import connection, connections

from chatlinks import Refusal
from chatlinks.database.rows import execute
from chatlinks.server import fitness
from tests.kit.servers.pooler import Pooler

NEWER = """
INSERT INTO django_migrations (app, name, applied) VALUES ('privacy', '0999_seals', now())"""


def test_a_database_that_will_do(db):
    fitness.check()


def test_a_database_newer_than_the_code_is_refused(db):
    execute(NEWER)
    with pytest.raises(Refusal, match=r"newer version of Chat Links.*privacy 0999_seals"):
        fitness.check()


def test_migrations_that_a_library_took_back_are_its_own_affair(db):
    execute(NEWER.replace("'privacy'", "'account'"))
    fitness.check()


def test_a_pooler_in_transaction_mode_is_refused(db, monkeypatch):
    own = connection.get_connection_params()
    behind = f"postgresql://{own['user']}@/{own['dbname']}?host={own['host']}&port={own['port']}"
    with Pooler(behind) as pooler:
        host, port = pooler.url.rpartition("@")[2].partition("/")[0].split(":")
        database = connections.databases["default"]
        monkeypatch.setitem(database, "HOST", host)
        monkeypatch.setitem(database, "PORT", port)
        assert fitness.shares_sessions()
        monkeypatch.setattr(fitness, "shares_sessions", lambda: True)
        with pytest.raises(Refusal, match="pooler in transaction mode"):
            fitness.check()


def test_those_who_start_at_once_take_turns(db):
    with fitness.turn(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [fitness.TURN])
        assert cursor.fetchone() == (False,)
