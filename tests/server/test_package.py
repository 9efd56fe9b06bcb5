"""It installs as a package, with all that it needs; locks and commands say what they are."""

import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.kit.servers.running import ROOT, chatlinks

LOCKS = ["requirements.lock", "requirements-dev.lock"]


def test_the_package_brings_templates_styles_and_types(folder):
    source = folder / "source"
    shutil.copytree(
        ROOT / "chatlinks", source / "chatlinks", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pyproject.toml", "README.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source)
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(source),
    ]
    done = subprocess.run(build, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    [wheel] = folder.glob("chatlinks-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        inside = set(opened.namelist())
    kinds = ("*/jinja2/**/*.html", "*/static/**/*.*", "**/*.txt", "py.typed", "**/*.py")
    there = {
        str(path.relative_to(source))
        for kind in kinds
        for path in (source / "chatlinks").glob(kind)
        if path.is_file()
    }
    assert there - inside == set()
    assert {
        "chatlinks/py.typed",
        "chatlinks/web/static/web/base.css",
        "chatlinks/reading/jinja2/reading/page.html",
    } <= inside


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_the_command_alone_says_how_it_is_used(arguments):
    told = chatlinks(*arguments)
    assert told.returncode == 0
    assert told.stdout.startswith("chatlinks COMMAND [options]")


def test_benches_are_listed():
    told = subprocess.run(
        [sys.executable, str(ROOT / "bin" / "bench")], check=False, capture_output=True, text=True
    )
    assert told.returncode != 0
    for path in (ROOT / "bench").glob("[a-z]*.py"):
        assert (path.stem.rstrip("_").replace("_", "-") in told.stderr) == (
            "def main" in path.read_text()
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_carry_versions_and_hashes_but_no_address(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|@ ", text)
    for name in re.findall(r"^[\w.\[\],-]+(?=[ =])", text, re.MULTILINE):
        assert re.search(
            rf"^{re.escape(name)}==\S+ (; .* )?\\\n\s+--hash=sha256:", text, re.MULTILINE
        ), name


def test_the_tests_lock_holds_all_that_the_servers_does():
    """bin/setup.py takes the one as installed with the other."""
    base, dev = (
        set(re.findall(r"^[\w.\[\],-]+==\S+", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in LOCKS
    )
    assert base <= dev
