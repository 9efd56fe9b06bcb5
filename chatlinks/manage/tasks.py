"""Jobs whose worker is gone are taken up again, whatever they are; and mails to admins."""

import logging
from typing import NamedTuple

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chatlinks.database.rows import execute, typed
from chatlinks.manage.mails import alarms, guess_mail

logger = logging.getLogger(__name__)

SILENT = 45.0  # seconds without a sign of a worker, which gives one every ten
MOST = 20  # attempts; what has ended so many workers is left as failed
GONE = """
SELECT
  j.id,
  j.task_name,
  j.attempts,
  EXISTS (
    SELECT
    FROM procrastinate_jobs o
    WHERE o.queueing_lock = j.queueing_lock AND o.status = 'todo')
FROM procrastinate_jobs j
WHERE j.status = 'doing'
  AND NOT EXISTS (
    SELECT
    FROM procrastinate_workers w
    WHERE w.id = j.worker_id AND w.last_heartbeat >= now() - make_interval(secs => %s))
FOR UPDATE SKIP LOCKED"""
AGAIN = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"
# The same waits already, and will do what this one would.
DROP = "DELETE FROM procrastinate_jobs WHERE id = %s"
GIVE_UP = "UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s"


class AbandonedJob(NamedTuple):
    """In the order of GONE."""

    id: int
    task_name: str
    attempts: int
    waits_already: bool


@app.periodic(cron="* * * * *")
@app.task(name="resume_jobs", queueing_lock="resume_jobs")
def resume_jobs(timestamp: int) -> None:
    resume_abandoned()


@app.task(name="mail_guess_alarm", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def mail_guess_alarm(alarm_id: int) -> None:
    """Queued by conversations/live/guesses.py, with the alarm."""
    guess_mail.send(alarm_id)


@app.task(name=alarms.MAIL, retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def mail_admin_alarm(record_id: int) -> None:
    """Queued by manage/mails/alarms.py, with the alarm."""
    alarms.send(record_id)


@transaction.atomic
def resume_abandoned() -> int:
    """Queue what a worker began that was killed, or stopped in the midst; how many jobs."""
    abandoned = typed(AbandonedJob, GONE, [SILENT])
    for job in abandoned:
        if job.waits_already:
            execute(DROP, [job.id])
        elif job.attempts >= MOST:
            logger.error("Job %s (%s) ended %s workers.", job.id, job.task_name, job.attempts)
            execute(GIVE_UP, [job.id])
        else:
            execute(AGAIN, [job.id])
    return len(abandoned)
