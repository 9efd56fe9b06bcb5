"""What several tests need lies in tests/kit, each file of which is listed."""

import pytest

from tests.kit.imports import ROOT, imports, modules_of

TESTS = modules_of("tests")
TEST_MODULES = {name for name in TESTS if name.rpartition(".")[2].startswith("test_")}
KIT = ROOT / "tests" / "kit"


def is_no_kit(name):
    """A test module, a conftest or a bench is there to be run, not to be imported."""
    return name in TEST_MODULES or name.startswith("bench") or name.endswith("conftest")


@pytest.mark.parametrize("name", sorted(TESTS))
def test_no_test_imports_another_or_a_bench(name):
    assert [each for each in sorted(imports(TESTS[name])) if is_no_kit(each)] == []


def test_every_file_of_the_kit_is_listed():
    listed = (KIT / "__init__.py").read_text("utf-8")
    files = [path.name for path in KIT.rglob("[a-z]*.*") if "__pycache__" not in path.parts]
    assert [name for name in files if f"`{name.removesuffix('.py')}`" not in listed] == []
