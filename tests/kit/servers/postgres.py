"""A pytest plugin: one throw-away PostgreSQL for the run, started before Django's settings."""

import os
import shutil
import tempfile
from pathlib import Path

FOLDER: Path | None = None  # where it lies; only in the process that started it

if "DATABASE_URL" not in os.environ:
    from chatlinks.database import postgres

    FOLDER = Path(tempfile.mkdtemp(prefix="chatlinks-tests-"))
    os.environ["CHATLINKS_DATA"] = str(FOLDER)
    os.environ["DATABASE_URL"] = postgres.start(FOLDER / "postgres", durable=False)
    # Playwright's loop runs beside the ORM.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_unconfigure() -> None:
    """Nothing of it stays on the disk: a run leaves hundreds of megabytes."""
    if FOLDER is not None:
        postgres.leave(FOLDER / "postgres")
        shutil.rmtree(FOLDER, ignore_errors=True)
