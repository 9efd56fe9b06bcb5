"""The house keeps its order: who imports whom; and nothing is there that nobody asks for."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.kit.imports import ROOT, circles, imports, modules_of

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


def test_only_the_parts_put_back_what_was_masked():
    """Whoever shows a row asks its part to `restore` it: there the seal's binding is known."""
    by_hand = {
        module
        for module, path in modules_of("chatlinks").items()
        if "restore_record" in path.read_text("utf-8")
    }
    assert by_hand == {
        "chatlinks.conversations.records.parts",
        "chatlinks.conversations.records.record",
    }


# ── Dead names ──────────────────────────────────────────────────────────────────────────────────

WORD = re.compile(r"\w+")
FRAMEWORKS = {"settings", "urls", "wsgi", "apps", "admin", "models"}  # whose names Django asks for


def own_names(tree):
    """Functions and constants of a module that no decorator hands to somebody else."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))


def test_no_name_is_there_for_tests_alone():
    code = [*(ROOT / "chatlinks").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    code += [*(ROOT / "chatlinks").rglob("*.html"), *(each for each in (ROOT / "bin").iterdir())]
    texts = [path.read_text("utf-8") for path in code if path.is_file()]
    used = Counter(word for text in texts for word in WORD.findall(text))
    dead = [
        f"{module}.{name}"
        for module, path in modules_of("chatlinks").items()
        if path.stem not in FRAMEWORKS and "models" not in path.parts
        for name in own_names(ast.parse(path.read_text("utf-8")))
        if used[name] == 1 and not name.startswith("__")
    ]
    assert dead == []
