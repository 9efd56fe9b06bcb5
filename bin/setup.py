"""Make the virtual environment and install the locked dependencies, only if the locks changed.

Runs on the machine's own Python 3.11 or newer, with nothing but its standard library.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
VENV = HOME / ".venv"
COVERS = {"requirements-dev.lock": ("requirements.lock",)}  # which the first holds all of
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def fail(message: str) -> None:
    sys.exit(f"\n{message}\n")


def run(*command: str, quiet: bool = True) -> None:
    """Run to the end; on failure show what it printed and stop."""
    done = subprocess.run(command, check=False, cwd=HOME, text=True, capture_output=quiet)
    if done.returncode:
        printed = "".join((text or "")[-3000:] for text in (done.stdout, done.stderr))
        fail(f"{' '.join(command[:4])} … failed:\n{printed}")


def make_venv() -> None:
    if (BIN / "python").exists():
        return
    print("Making the virtual environment …", flush=True)
    command = (sys.executable, "-m", "venv", str(VENV))
    if subprocess.run(command, check=False, capture_output=True).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        install_venv()
        run(*command)


def install_venv() -> None:
    """Debian and Ubuntu keep venv in a package of its own."""
    package = f"python{sysconfig.get_python_version()}-venv"
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        fail(
            "Python's venv module is missing. Install it (on Debian or Ubuntu: apt install"
            f" {package}), then run this again."
        )
    run("apt-get", "update", "-q")
    run("apt-get", "install", "-y", "-q", package)


def ensure(lock: str) -> Path:
    """Returns the environment's bin folder, with everything in `lock` installed."""
    if sys.version_info < (3, 11):  # noqa: UP036, whoever runs this may have an older one
        fail(f"Chat Links needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if is_installed(lock):
        return BIN
    make_venv()
    print(f"Installing what {lock} lists …", flush=True)
    pip = (
        str(BIN / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "-q",
    )
    run(*pip, "--require-hashes", "-r", lock)
    run(*pip, "setuptools>=77")
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    for name in (lock, *COVERS.get(lock, ())):
        stamp(name).write_text(wanted(name))
    return BIN


def browser() -> None:
    """Debian's Chromium where apt may install it, else Playwright's own.

    Fonts so that Hindi and Arabic show.
    """
    if shutil.which("chromium") or os.environ.get("CHATLINKS_BROWSER"):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium for what needs a browser …", flush=True)
        run("apt-get", "update", "-q")
        packages = ("chromium", "fonts-noto-core")
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages)
    else:
        print("Fetching Playwright's Chromium for what needs a browser …", flush=True)
        run(str(BIN / "playwright"), "install", "chromium")


def needs_browser(module: Path) -> bool:
    """Does this bench drive one?"""
    text = module.read_text()
    return "playwright" in text or "chromium" in text


def stamp(lock: str) -> Path:
    return VENV / f"{lock}.stamp"


def wanted(lock: str) -> str:
    """What the stamp says once this lock, for this project at this place, is installed."""
    contents = (HOME / lock).read_bytes() + (HOME / "pyproject.toml").read_bytes()
    return hashlib.sha256(contents + str(HOME).encode()).hexdigest()


def is_installed(lock: str) -> bool:
    return stamp(lock).exists() and stamp(lock).read_text() == wanted(lock)
