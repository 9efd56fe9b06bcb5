"""The house keeps its order: who imports whom, and what the documentation tells of."""

import pytest

from tests.kit.imports import ROOT, circles, imports, modules_of

TESTS = modules_of("tests")
BENCHES = modules_of("bench")
TEST_MODULES = {name for name in TESTS if name.rpartition(".")[2].startswith("test_")}
ROOMS = sorted(path.name for path in (ROOT / "chatlinks").iterdir() if path.is_dir())


def is_of_tests_alone(name):
    """Neither another test module nor a conftest, nor anything of a bench, is there to be imported."""
    return name in TEST_MODULES or name.startswith("bench") or name.endswith("conftest")


@pytest.mark.parametrize("name", sorted(TESTS))
def test_no_test_imports_another_or_a_bench(name):
    """What several need lies in tests/kit."""
    assert [each for each in imports(TESTS[name]) if is_of_tests_alone(each)] == []


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_no_bench_imports_a_test(name):
    of_tests = {each for each in imports(BENCHES[name]) if each.startswith("tests.")}
    assert [each for each in of_tests if not each.startswith("tests.kit")] == []


def test_no_modules_import_one_another_in_a_circle():
    assert circles("chatlinks") == []


def test_every_file_of_the_kit_is_listed():
    listed = (ROOT / "tests" / "kit" / "__init__.py").read_text("utf-8")
    files = [path.name for path in (ROOT / "tests" / "kit").glob("[a-z]*.*")]
    assert [name for name in files if f"`{name.removesuffix('.py')}`" not in listed] == []
