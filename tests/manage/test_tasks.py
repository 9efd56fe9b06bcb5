"""Jobs of a worker that is gone are taken up again; those of one that lives are left alone."""

import pytest

from chatlinks.database.rows import rows
from chatlinks.manage import tasks

WORKER = """
INSERT INTO procrastinate_workers (last_heartbeat)
VALUES (now() - make_interval(secs => %s)) RETURNING id"""
JOB = """
INSERT INTO procrastinate_jobs
  (task_name, queue_name, args, status, attempts, worker_id, queueing_lock)
VALUES ('make_report', 'default', '{"report_id": 7}', %s, %s, %s, %s) RETURNING id"""


def job(status="doing", *, attempts=0, silent=None, lock=None):
    """A job; of a worker that was silent for so many seconds, or of one that is gone."""
    worker = None if silent is None else rows(WORKER, [silent])[0][0]
    return rows(JOB, [status, attempts, worker, lock])[0][0]


def status(job_id):
    found = rows("SELECT status FROM procrastinate_jobs WHERE id = %s", [job_id])
    return found[0][0] if found else None


@pytest.mark.parametrize("silent", [None, 300])
def test_a_job_whose_worker_is_gone_is_queued_again(db, silent):
    job_id = job(silent=silent)
    assert tasks.resume_abandoned() == 1
    assert status(job_id) == "todo"


def test_a_job_of_a_worker_that_lives_is_left_alone(db):
    job_id = job(silent=5)
    assert tasks.resume_abandoned() == 0
    assert status(job_id) == "doing"


def test_a_job_that_waits_already_is_not_queued_twice(db):
    gone, waiting = job(lock="mask_anew:1"), job("todo", lock="mask_anew:1")
    tasks.resume_abandoned()
    assert (status(gone), status(waiting)) == (None, "todo")


def test_what_ended_many_workers_is_given_up(db):
    job_id = job(attempts=tasks.MOST)
    tasks.resume_abandoned()
    assert status(job_id) == "failed"
