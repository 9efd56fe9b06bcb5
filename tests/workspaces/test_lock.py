"""Whoever changes what is masked takes the business's turn first: he holds no row while he waits
for it, so that nobody who masks can be waiting for him.
"""

import threading
import time

import pytest
from django.db import connection, transaction

from chatlinks.database.rows import execute, rows
from chatlinks.privacy.keys import keystore
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business
from tests.kit.acting.policy import (
    TOLD,
    by_a_file,
    by_administration,
    by_masking_page,
    pattern_by_administration,
    pattern_by_masking_page,
    profile_by_administration,
    profile_by_masking_page,
)
from tests.kit.cast import take

WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
# What masking and the changes write: none of it may be held by who waits.
ROWS = (
    "SELECT FROM workspaces_business FOR UPDATE",
    "SELECT FROM workspaces_entitytype FOR UPDATE",
    "SELECT FROM workspaces_pattern FOR UPDATE",
)


@pytest.fixture
def opened(transactional_db):
    """First of all, for what is stored must be there for every connection."""
    keystore.open_store()


def in_a_thread(work, problems):
    def run():
        try:
            work()
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def until_somebody_waits(thread):
    for _ in range(600):
        if rows(WAITING)[0][0]:
            return
        assert thread.is_alive(), "it changed something without waiting for its turn"
        time.sleep(0.02)
    pytest.fail("nobody waits")


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        (by_masking_page, True),
        (by_administration, True),
        (by_a_file, True),
        (pattern_by_masking_page, True),
        (pattern_by_masking_page, False),
        (pattern_by_administration, True),
        (profile_by_masking_page, False),
        (profile_by_administration, True),
    ],
)
def test_who_waits_for_the_turn_holds_nothing(opened, cast, sign_in, way, wanted):
    take(cast.acme, TOLD)
    if way is pattern_by_masking_page and not wanted:
        way(cast, sign_in, True)
    if way is profile_by_administration:
        Business.objects.filter(pk=cast.acme.pk).update(profile="balanced")
    problems = []
    with transaction.atomic():
        lock_business(cast.acme.pk)
        thread = in_a_thread(lambda: way(cast, sign_in, wanted), problems)
        until_somebody_waits(thread)
        execute("SET LOCAL lock_timeout = '2s'")
        for statement in ROWS:
            execute(statement)
    thread.join(60)
    assert not thread.is_alive()
    assert problems == []


def test_many_changes_at_once_all_succeed(opened):
    bank = Business.objects.create(key="bank", name="Bank")
    problems = []

    def change():
        mine = Business.objects.get(pk=bank.pk)
        for n in range(5):
            mine.change_rules(f"change {n}")

    threads = [in_a_thread(change, problems) for _ in range(4)]
    for thread in threads:
        thread.join(60)
    assert problems == []
    bank.refresh_from_db()
    assert bank.rules == 21
