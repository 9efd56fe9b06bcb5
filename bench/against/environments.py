"""Virtual environments under the user's cache, one for each thing that we are measured against."""

import os
import subprocess
import sys
import venv
from pathlib import Path

INSTALL = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def installed(name: str, *packages: str) -> Path | str:
    """The interpreter of an environment with the packages, made at the first call; a sentence where
    that fails.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    home = cache / "chatlinks-bench" / f"{name}-{version}"
    python, done = home / "bin" / "python", home / "installed"
    if done.exists():
        return python
    venv.create(home, with_pip=True, clear=True)
    result = subprocess.run(
        [str(python), *INSTALL, *packages],
        capture_output=True,
        check=False,
        timeout=900,
    )
    if result.returncode:
        return "it could not be installed"
    done.touch()
    return python
