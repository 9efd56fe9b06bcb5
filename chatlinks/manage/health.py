"""Whether all is well, in figures: for `chatlinks health`, and whoever watches a server."""

import shutil
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from chatlinks.conversations.remasking import changed_policy, trying_again
from chatlinks.database.rows import column, typed

LEAST_FREE = 2 * 1024**3  # bytes on the data folder's disk
SILENT = 60  # seconds without a sign of any worker for jobs
OVERDUE = 600  # seconds that a job may wait

WORKERS = """
SELECT count(*)
FROM procrastinate_workers
WHERE last_heartbeat > now() - make_interval(secs => %s)"""
JOBS = """
SELECT
  count(*) FILTER (
    WHERE j.status = 'todo'
      AND coalesce(j.scheduled_at, now()) < now() - make_interval(secs => %s)),
  count(*) FILTER (WHERE j.status = 'failed'),
  count(*) FILTER (
    WHERE j.status = 'doing'
      AND NOT EXISTS (
        SELECT
        FROM procrastinate_workers w
        WHERE w.id = j.worker_id AND w.last_heartbeat > now() - make_interval(secs => %s)))
FROM procrastinate_jobs j"""


class Check(NamedTuple):
    """One figure, and whether it is as it should be."""

    name: str
    figure: int
    well: bool
    advice: str = ""

    def __str__(self) -> str:
        line = f"{'well' if self.well else 'BAD '}  {self.name}: {self.figure:,}"
        return line if self.well or not self.advice else f"{line}. {self.advice}"


class JobCounts(NamedTuple):
    """The row of JOBS."""

    overdue: int
    failed: int
    abandoned: int


def checks() -> list[Check]:
    """Raises what a database raises that is away."""
    [workers] = column(WORKERS, [SILENT])
    [jobs] = typed(JobCounts, JOBS, [OVERDUE, SILENT])
    unread = trying_again.how_many()
    behind = sum(each.conversations for each in changed_policy.how_far_behind())
    free = shutil.disk_usage(existing(settings.DATA)).free
    return [
        Check("workers for jobs", workers, workers > 0, "Nothing happens by itself until one runs"),
        Check("jobs that wait over ten minutes", jobs.overdue, not jobs.overdue),
        Check(
            "jobs whose worker is gone",
            jobs.abandoned,
            not jobs.abandoned,
            "Taken up within two minutes",
        ),
        Check(
            "jobs that failed",
            jobs.failed,
            not jobs.failed,
            "docs/operate.md says where to look",
        ),
        # Masked anew in the background: bad only when it stands still.
        Check("conversations behind their policy", behind, True),
        Check(
            "texts hidden whole, for detection failed on them",
            unread,
            not unread,
            "The log says where in the code; they are tried again every night",
        ),
        Check(
            "megabytes free on the data folder's disk",
            free // 1024**2,
            free >= LEAST_FREE,
            "When it is full, nothing can be written, visits included: make room now",
        ),
    ]


def existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())
