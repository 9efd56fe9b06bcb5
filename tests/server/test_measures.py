"""bin/measures: which folders are crowded, and which only look so."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import pytest

from tests.kit.imports import ROOT


@pytest.fixture(scope="module")
def measures():
    loader = SourceFileLoader("measures", str(ROOT / "bin" / "measures"))
    module = module_from_spec(spec_from_loader("measures", loader))
    loader.exec_module(module)
    return module


def fill(folder, modules):
    folder.mkdir(parents=True)
    for name in ("__init__", *(f"module_{number}" for number in range(modules))):
        (folder / f"{name}.py").touch()


def test_every_crowded_folder_is_told_not_only_the_largest(measures, tmp_path):
    fill(tmp_path / "chatlinks" / "links", 16)
    fill(tmp_path / "chatlinks" / "web", 17)
    fill(tmp_path / "chatlinks" / "audit", 15)
    fill(tmp_path / "chatlinks" / "audit" / "migrations", 40)
    fill(tmp_path / "tests" / "kit", 30)
    told = "tests/kit (30), chatlinks/web (17), chatlinks/links (16)"
    assert measures.crowded_rooms(tmp_path) == told


def test_folders_of_one_kind_say_why_and_their_tests_with_them(measures, tmp_path):
    countries = "privacy/detection/kinds/countries"
    fill(tmp_path / "chatlinks" / countries, 100)
    fill(tmp_path / "tests" / countries, 100)
    fill(tmp_path / "chatlinks" / "agentchat" / "teams" / "views", 20)
    assert measures.crowded_rooms(tmp_path) == "none"
    assert measures.why_of_one_kind(f"tests/{countries}") == "a country a file"
    assert len(measures.crowded(tmp_path)) == 3


def test_no_folder_of_ours_is_crowded(measures):
    """Divide it into rooms with one idea each; `docs/architecture/rooms.md` says them."""
    assert measures.crowded_rooms(ROOT) == "none"


def test_what_is_of_one_kind_is_there(measures):
    folders = measures.folders(ROOT)
    unused = [
        pattern
        for pattern in measures.ONE_KIND
        if not any(measures.fnmatch(folder, pattern) for folder in folders)
    ]
    assert unused == []
