"""Two workers in one process: each queue has one, and where one ends the other does."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from procrastinate.contrib.django import app

from chatlinks.api.outgoing.waking import QUEUE
from chatlinks.server import job_workers
from chatlinks.server.job_workers import USUAL


class Workers:
    """In the place of Procrastinate: `ends` is the queue whose worker loses the database."""

    def __init__(self, ends):
        self.ends, self.worked, self.stopped = ends, [], []

    @asynccontextmanager
    async def open_async(self):
        yield

    async def run_worker_async(self, *, queues, install_signal_handlers=True, **more):
        [queue] = queues
        self.worked.append((queue, install_signal_handlers))
        await asyncio.sleep(0)
        if queue == self.ends:
            raise ConnectionError(queue)
        try:
            await asyncio.Event().wait()
        finally:
            self.stopped.append(queue)


@pytest.mark.parametrize(("ends", "stopped"), [(USUAL, QUEUE), (QUEUE, USUAL)])
def test_where_one_loses_the_database_the_other_is_stopped_and_that_is_told(ends, stopped):
    workers = Workers(ends)
    with pytest.raises(ConnectionError, match=ends):
        job_workers.work(workers)
    assert workers.stopped == [stopped]
    assert workers.worked == [(USUAL, True), (QUEUE, False)]


def test_every_job_is_of_a_queue_that_is_worked_on():
    """Procrastinate's own, which nobody here asks for, is of another."""
    ours = [task for task in app.tasks.values() if task.queue != "builtin"]
    assert {task.queue for task in ours} == {USUAL, QUEUE}
