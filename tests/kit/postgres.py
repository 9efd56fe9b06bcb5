"""A pytest plugin: one throw-away PostgreSQL for the run, started before Django's settings."""

import os
import tempfile
from pathlib import Path

if "DATABASE_URL" not in os.environ:
    from chatlinks.database import postgres

    folder = Path(tempfile.mkdtemp(prefix="chatlinks-tests-"))
    os.environ["CHATLINKS_DATA"] = str(folder)
    os.environ["DATABASE_URL"] = postgres.start(folder / "postgres", durable=False)
    # Playwright's loop runs beside the ORM.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
