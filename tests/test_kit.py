"""What several tests need lies in tests/kit, each file of which is listed."""

import pytest
from django.http import HttpResponse

from tests.kit.imports import ROOT, imports, modules_of
from tests.kit.reading import readable

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


@pytest.mark.parametrize(
    "drawn", ["iGuPbPuNzXoHnCoYzEdNhAnElQiVhMtH", "1Gu2bPuNzXoHnCoYzEdNhAnElQiVhMtH"]
)
@pytest.mark.parametrize("cookie", ["csrftoken", "sessionid"])
def test_what_a_cookie_was_drawn_as_is_no_word_of_an_answer(cookie, drawn):
    """With digits in it or, once in a few hundred, without."""
    answer = HttpResponse("Hello", headers={"Set-Cookie": f"{cookie}={drawn}; Path=/"})
    answer.set_cookie(cookie, drawn)
    assert drawn.lower() not in readable(answer)
