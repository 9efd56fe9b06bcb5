"""Benches set up what they need: a browser where they drive one."""

import importlib.util
import sys
from types import ModuleType

import pytest

from tests.kit.servers.running import ROOT


@pytest.fixture
def setup(monkeypatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bin_setup", ROOT / "bin" / "setup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, "setup", module)
    return module


@pytest.fixture
def ran(setup, monkeypatch):
    """What would be run, on a machine without Chromium where one isn't root."""
    commands: list[tuple[str, ...]] = []
    monkeypatch.delenv("CHATLINKS_BROWSER", raising=False)
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    monkeypatch.setattr(setup, "run", lambda *command, **_: commands.append(command))
    monkeypatch.setattr(setup, "ensure", lambda lock: ROOT)
    monkeypatch.setattr(setup.os, "execv", lambda program, arguments: sys.exit(arguments[-1]))
    monkeypatch.setattr(setup.os, "chdir", lambda folder: None)
    return commands


def bench(name, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["bin/bench", name])
    source = (ROOT / "bin" / "bench").read_text()
    with pytest.raises(SystemExit):
        exec(compile(source, "bin/bench", "exec"), {"__file__": str(ROOT / "bin" / "bench")})


def test_a_bench_with_a_browser_fetches_one_where_there_is_none(ran, monkeypatch):
    bench("page-weight", monkeypatch)
    assert [command[1:] for command in ran] == [("install", "chromium")]


def test_a_bench_without_a_browser_fetches_none(ran, monkeypatch):
    bench("detect", monkeypatch)
    assert ran == []
