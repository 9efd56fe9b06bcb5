"""The house keeps its order: who imports whom; and nothing is there that nobody asks for."""

import ast
import re
from collections import Counter

import pytest

from tests.kit.imports import ROOT, circles, imports, modules_of

BENCHES = modules_of("bench")


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_a_bench_imports_nothing_of_the_tests_but_the_kit(name):
    of_tests = {each for each in imports(BENCHES[name]) if each.startswith("tests.")}
    assert [each for each in of_tests if not each.startswith("tests.kit")] == []


RUN = {name for name, path in BENCHES.items() if "def main(" in path.read_text("utf-8")}


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_a_bench_that_is_run_is_imported_by_no_other(name):
    """What two of them need is a module of its own."""
    assert sorted(imports(BENCHES[name]) & RUN - {name}) == []


def test_no_modules_import_one_another_in_a_circle():
    assert circles("chatlinks") == []


VIEWS = sorted((ROOT / "chatlinks").rglob("views/*.py"))
EVERYBODYS = re.compile(r"\.objects\b|get_(?:object|list)_or_404\([A-Z]")


def test_views_start_from_what_a_guard_let_through():
    """Never from `Model.objects`: that would be everybody's."""
    assert len(VIEWS) > 50
    assert [path.name for path in VIEWS if EVERYBODYS.search(path.read_text("utf-8"))] == []


def test_views_leave_it_to_guards_to_tell_no():
    """A 403 of a view's own is missing from docs/access.md and from the guards' tests."""
    telling = re.compile(r"\bPermissionDenied\b|\bForbidden\b|HttpResponseForbidden|status=403")
    assert [path.name for path in VIEWS if telling.search(path.read_text("utf-8"))] == []


GUARDS = (
    "agentchat/access.py",
    "analytics/access.py",
    "api/access.py",
    "api/outgoing/access.py",
    "intake/webhooks/access.py",
    "links/gate.py",
    "reading/list/access.py",
    "web/guards.py",
    "workspaces/guards.py",
)
NAMED = (
    r"\w+_required|\w+_of_\w+|\w+_by_right|\w+_by_key"
    r"|details_shown|find_led_chat|current_led|signed"
)
GUARD = re.compile(rf"^def ({NAMED})\(", re.MULTILINE)


def test_every_guard_is_in_the_documented_table():
    table = (ROOT / "docs" / "access.md").read_text("utf-8").partition("## Guards")[2]
    guards = [
        name for path in GUARDS for name in GUARD.findall((ROOT / "chatlinks" / path).read_text())
    ]
    assert {"superuser_required", "source_of_hook", "viewer_of_link"} <= {*guards}
    assert [name for name in guards if f"`{name}`" not in table] == []


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
