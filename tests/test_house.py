"""The house keeps its order: who imports whom."""

from pathlib import Path

import pytest

from tests.kit.imports import circles, imports, modules_of

BENCHES = modules_of("bench")


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_a_bench_imports_nothing_of_the_tests_but_the_kit(name):
    of_tests = {each for each in imports(BENCHES[name]) if each.startswith("tests.")}
    assert [each for each in of_tests if not each.startswith("tests.kit")] == []


def test_no_modules_import_one_another_in_a_circle():
    assert circles("chatlinks") == []


def test_views_of_chats_and_analytics_start_from_what_a_guard_let_through():
    """Never from `Model.objects`: that would be everybody's."""
    rooms = ("chatlinks/agentchat", "chatlinks/analytics")
    views = [file for room in rooms for file in Path(room).rglob("views/*.py")]
    assert views
    assert [str(file) for file in views if ".objects" in file.read_text()] == []
