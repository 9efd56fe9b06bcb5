"""How a program is started that has only what `requirements.lock` lists, as an installation has."""

import re
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@cache
def only_what_is_installed() -> dict[str, str]:
    """Variables of its environment that hide from it what only development has."""
    hiding = Path(__file__).with_name("hiding")
    return {"PYTHONPATH": str(hiding), "HIDDEN_MODULES": " ".join(for_development_alone())}


def for_development_alone() -> list[str]:
    """Top-level modules that none of the distributions bring which an installation has."""
    installed, with_development = locked("requirements.lock"), locked("requirements-dev.lock")
    brought = {
        module: {plain(name) for name in names}
        for module, names in packages_distributions().items()
    }
    return sorted(
        module
        for module, names in brought.items()
        if names <= with_development and not names & installed
    )


def locked(lock: str) -> set[str]:
    listed = re.findall(r"^([\w.-]+)(?:\[.*\])?==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return {plain(name) for name in listed}


def plain(name: str) -> str:
    """The name of a distribution as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
