"""The house keeps its order: who imports whom."""

import pytest

from tests.kit.imports import circles, imports, modules_of

BENCHES = modules_of("bench")


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_a_bench_imports_nothing_of_the_tests_but_the_kit(name):
    of_tests = {each for each in imports(BENCHES[name]) if each.startswith("tests.")}
    assert [each for each in of_tests if not each.startswith("tests.kit")] == []


def test_no_modules_import_one_another_in_a_circle():
    assert circles("chatlinks") == []
