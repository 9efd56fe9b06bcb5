"""What several tests need lies in tests/kit, each file of which is listed."""

import pytest
from django.http import HttpResponse

from chatlinks.database.rows import execute
from tests.kit.imports import ROOT, imports, modules_of
from tests.kit.reading import readable
from tests.kit.watching.stored import texts_of

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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "type_", "value"),
    [
        ("word", "text", "my PIN is 8172"),
        ("answers", "jsonb", '{"pin": 8172}'),
        ("bytes", "bytea", b"my PIN is 8172"),
    ],
)
def test_what_is_stored_in_clear_is_read_in_each_type_of_column(column, type_, value):
    execute(f"CREATE TEMPORARY TABLE stored_at_random (id bigint, {column} {type_})")
    execute("INSERT INTO stored_at_random VALUES (1, %s)", [value])
    assert "8172" in texts_of("stored_at_random")


@pytest.mark.django_db
def test_digits_that_stand_there_by_chance_are_not_taken_for_a_value():
    execute("CREATE TEMPORARY TABLE stored_at_random (id bigint, hash bytea, at timestamptz)")
    execute(
        "INSERT INTO stored_at_random VALUES (81720, %s, '2026-03-02 09:15:00.817211+00')",
        [bytes.fromhex("57d81721930543bca4e3ff47436833e8")],
    )
    assert "8172" not in texts_of("stored_at_random")
