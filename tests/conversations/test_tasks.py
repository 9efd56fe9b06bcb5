"""A sweep that was cut off goes on by itself: stopped with its worker, killed with it, failed."""

import asyncio
import time

import pytest
from django.db import connections, transaction
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.utils import sync_to_async

from chatlinks.conversations import tasks
from chatlinks.conversations.models import Contact, Conversation
from chatlinks.conversations.remasking import changed_policy
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.keys import keystore
from chatlinks.workspaces.models import Business, Pattern
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import stored_text

USERS = 6


@pytest.fixture
def bank(transactional_db):
    """Its history is behind its policy; a sweep is queued."""
    keystore.open_store()
    clear_queue()
    bank = Business.objects.create(key="bank", name="Bank")
    for n in range(USERS):
        said = [{"at": minutes(n), "from": "user", "text": f"ticket QX-{n}"}]
        take(bank, {"id": f"c{n}", "contact": {"id": f"u{n}"}, "messages": said})
    Pattern.objects.create(business=bank, name="ticket", expression=r"QX-\d+")
    bank.change_rules()
    yield bank
    clear_queue()


def clear_queue():
    """These tables are left alone by what empties the others between two tests."""
    execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def work(*, stop_after=None, monkeypatch=None):
    """Run a worker until nothing is queued, or until it is told to stop after so many users."""

    async def run():
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()
        if stop_after is not None:
            monkeypatch.setattr(changed_policy, "bring_up_to_date", stopping(loop, task))
        connector = PsycopgConnector(kwargs=connector_params("default"))
        with app.replace_connector(connector) as ours:
            async with ours.open_async():
                try:
                    await ours.run_worker_async(
                        wait=False,
                        shutdown_graceful_timeout=0.05,
                        install_signal_handlers=False,
                        listen_notify=False,
                        delete_jobs="successful",
                    )
                finally:
                    await sync_to_async(connections.close_all)  # of the jobs' thread

    def stopping(loop, task):
        true, done = changed_policy.bring_up_to_date, []

        def mask(business, contact_id):
            true(business, contact_id)
            done.append(contact_id)
            if len(done) == stop_after:
                loop.call_soon_threadsafe(task.cancel)
            if len(done) >= stop_after:
                time.sleep(0.5)  # for the worker to pass on that it was told to stop

        return mask

    try:
        asyncio.run(run())
    except asyncio.CancelledError:
        assert stop_after is not None


def sweeps():
    return [
        status
        for (status,) in rows(
            "SELECT status FROM procrastinate_jobs WHERE task_name = 'mask_anew' ORDER BY id"
        )
    ]


def test_told_to_stop_it_stops_between_two_users_and_goes_on_with_the_next_worker(
    bank, monkeypatch
):
    with monkeypatch.context() as patch:
        work(stop_after=2, monkeypatch=patch)
    assert 0 < changed_policy.remaining(bank) < USERS
    assert sweeps() == ["todo"]
    work()
    assert changed_policy.remaining(bank) == 0
    assert "QX-" not in stored_text()


def test_killed_with_its_worker_it_is_queued_again(bank):
    execute("UPDATE procrastinate_jobs SET status = 'doing'")
    tasks.sweep_behind(0)
    assert sweeps() == ["doing", "todo"]
    work()
    assert changed_policy.remaining(bank) == 0
    assert "QX-" not in stored_text()


def test_one_that_is_at_work_is_left_to_it(bank):
    [[worker]] = rows("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
    execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
    tasks.sweep_behind(0)
    assert sweeps() == ["doing"]
    execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    tasks.sweep_behind(0)
    assert sweeps() == ["doing", "todo"]


def test_one_that_failed_is_tried_again_after_ten_minutes(bank):
    second = Contact.objects.order_by("id")[1]
    kept = second.known, second.sealed
    damaged = b"damaged, and long enough to look sealed"
    Contact.objects.filter(pk=second.pk).update(known=damaged, sealed=damaged)
    work()
    assert sweeps() == ["failed"]
    assert Conversation.objects.get(rules__lt=bank.rules).contact_id == second.pk
    tasks.sweep_behind(0)
    assert sweeps() == ["failed"]
    execute("UPDATE procrastinate_events SET at = now() - interval '11 minutes'")
    tasks.sweep_behind(0)
    assert sweeps() == ["todo"]
    Contact.objects.filter(pk=second.pk).update(known=kept[0], sealed=kept[1])
    work()
    assert changed_policy.remaining(bank) == 0


def test_nothing_is_queued_for_whoever_is_up_to_date(bank):
    work()
    tasks.sweep_behind(0)
    assert sweeps() == []
    assert changed_policy.businesses_behind() == []


def test_how_many_are_behind_is_told_by_business(bank):
    assert changed_policy.businesses_behind() == [bank.pk]
    assert changed_policy.how_far_behind() == [(bank.pk, USERS)]


def test_a_change_that_is_taken_back_queues_nothing(db):
    bank, before = Business.objects.create(key="bank", name="Bank"), sweeps()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bank.change_rules()
        raise ZeroDivisionError
    assert sweeps() == before
