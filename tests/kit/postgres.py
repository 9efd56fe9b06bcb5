"""A pytest plugin: one throw-away PostgreSQL for the whole run, started before Django reads its settings."""

import os
import tempfile
from pathlib import Path

if "DATABASE_URL" not in os.environ:
    from chatlinks.database import postgres

    folder = Path(tempfile.mkdtemp(prefix="chatlinks-tests-"))
    os.environ["CHATLINKS_DATA"] = str(folder)
    os.environ["DATABASE_URL"] = postgres.start(folder / "postgres", durable=False)
    os.environ.setdefault(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
    )  # Playwright's loop runs beside the ORM
