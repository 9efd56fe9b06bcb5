"""It installs as a package, with all that it needs; locks and commands say what they are."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions

import pytest

from tests.kit.imports import imports, modules_of
from tests.kit.servers.as_installed import for_development_alone, only_what_is_installed, plain
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
    listed = told.stderr.partition("one of: ")[2].strip().split(", ")
    runnable = [
        path.stem.rstrip("_").replace("_", "-")
        for path in (ROOT / "bench").rglob("[a-z]*.py")
        if "def main" in path.read_text()
    ]
    assert listed == sorted(runnable)


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


LOAD_ALL = """
import pkgutil, sys, django
from importlib import import_module
import chatlinks
from chatlinks.privacy.detection.told import warm
from chatlinks.settings import INSTALLED_APPS

django.setup()
gathering = "chatlinks.privacy.detection.told.lists.gather_lists"  # of the lists' sources
for each in pkgutil.walk_packages(chatlinks.__path__, "chatlinks."):
    if each.name not in (gathering, "chatlinks.__main__"):
        import_module(each.name)
warm.read_lists()
"""


def test_all_of_it_runs_with_what_an_installation_has():
    done = subprocess.run(
        [sys.executable, "-c", LOAD_ALL],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ
        | only_what_is_installed()
        | {"DJANGO_SETTINGS_MODULE": "chatlinks.settings"},
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("module", ["faker", "pytest", "hypothesis"])
def test_an_installation_has_nothing_that_is_for_development(module):
    assert module in for_development_alone()


def bare(name):
    """The name of a distribution as indexes compare it, without version and extras."""
    return plain(re.match(r"[\w.-]+", name)[0])


def declared():
    """What an installation has, optional parts included; and what a development has besides."""
    contents = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = contents["project"]
    extras = (name for names in project["optional-dependencies"].values() for name in names)
    installed = {bare(name) for name in (*project["dependencies"], *extras)}
    return installed, installed | {bare(name) for name in contents["dependency-groups"]["dev"]}


@pytest.mark.parametrize("package", ["chatlinks", "tests", "bench"])
def test_whatever_is_imported_is_declared(package):
    """What comes along with another package may stay away with its next version."""
    installed, for_development = declared()
    may = installed if package == "chatlinks" else for_development
    known = {*sys.stdlib_module_names, "chatlinks", "tests", "bench"}
    wanted = {each.split(".")[0] for path in modules_of(package).values() for each in imports(path)}
    bringing = packages_distributions()
    undeclared = {
        name
        for name in wanted - known
        if not may & {plain(each) for each in bringing.get(name, [name])}
    }
    assert undeclared == set()
