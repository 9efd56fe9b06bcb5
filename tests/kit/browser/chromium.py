"""How a Chromium is started for tests and measurements: which one, and quietly."""

import os
import shutil

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    """What CHATLINKS_BROWSER names or the system has; None for Playwright's own."""
    return os.environ.get("CHATLINKS_BROWSER") or shutil.which("chromium")
