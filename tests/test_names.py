"""Names mean one thing each, and every room and view is where a newcomer looks for it."""

import ast
import re
import tomllib
from collections import defaultdict

import pytest

from tests.kit.imports import ROOT, modules_of

ROOMS = sorted(
    path.name for path in (ROOT / "chatlinks").iterdir() if (path / "__init__.py").exists()
)
VIEWS = sorted(
    path.relative_to(ROOT / "chatlinks")
    for path in (ROOT / "chatlinks").rglob("views/*.py")
    if path.name != "__init__.py"
)
# Names that say nothing, or of which there would be one in every other file.
NOTHING = {
    *("utils", "helpers", "common", "manager", "service", "data", "process", "handler"),
    *("found", "given", "made", "said", "told"),
}
# A view that has no test file of its name → the one that asks it all the same.
ELSEWHERE = {
    "accounts/views/login.py": "tests/matrix/test_accounts.py",
    "agentchat/my_chats/views/chat_list.py": "tests/matrix/test_chats.py",
    "agentchat/my_chats/views/messages.py": "tests/matrix/test_chats.py",
    "agentchat/my_chats/views/stats.py": "tests/matrix/test_chats.py",
    "analytics/views/delete_report.py": "tests/matrix/test_analytics.py",
    "analytics/views/delete_view.py": "tests/matrix/test_figures.py",
    "analytics/views/weekly_view.py": "tests/matrix/test_figures.py",
    "analytics/views/words_csv.py": "tests/matrix/test_words.py",
    "links/views/revoke.py": "tests/matrix/test_links.py",
    "links/views/with_slash.py": "tests/links/strangers/test_from_afar.py",
    "reading/views/contact.py": "tests/matrix/test_links.py",
}


def public_classes(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [
        node.name for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_"
    ]


def test_no_two_public_classes_have_one_name():
    """`Command` is Django's name for all of its commands, `Migration` for all of its migrations."""
    places = defaultdict(list)
    for module, path in modules_of("chatlinks").items():
        for name in public_classes(path):
            places[name].append(module)
    doubled = {name: where for name, where in places.items() if len(where) > 1}
    assert {name: where for name, where in doubled.items() if name != "Command"} == {}


def functions_and_classes(path):
    """Their names; of a class' own methods its name says what they are about."""
    tree = ast.parse(path.read_text("utf-8"))
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    methods = {method for node in classes for method in node.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node not in methods:
            yield node.name


@pytest.mark.parametrize("package", ["chatlinks", "bench", "tests"])
def test_no_name_says_nothing(package):
    """`data` is what the option is called that a test's server gets its folder by."""
    nothing = NOTHING - {"data"} if package == "tests" else NOTHING
    named = [
        f"{module}.{name}"
        for module, path in modules_of(package).items()
        for name in functions_and_classes(path)
        if name.strip("_").lower() in nothing
    ]
    assert named == []


def rooms_in_order():
    """As the contract has them that holds who imports whom."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [room for layer in layers for room in layer.split(" | ")]


def test_every_room_stands_in_the_architecture():
    """In the order of the contract, in the picture and in the table beneath it."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = rooms_in_order()
    assert {*ROOMS} <= {*rooms}
    _, picture, table = re.split(r"^```$", text.partition("## Rooms")[2], maxsplit=2, flags=re.M)
    assert [word for word in re.findall(r"\w+", picture) if word in rooms] == rooms
    rows = re.findall(r"^\| ((?:`\w+`,? ?)+)\|", table.partition("###")[0], flags=re.M)
    assert [room for row in rows for room in re.findall(r"\w+", row)] == rooms


def named_like(view):
    return list((ROOT / "tests" / view.parts[0]).rglob(f"test_{view.stem}.py"))


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_views_test_is_found_by_its_name(view):
    other = ELSEWHERE.get(str(view))
    assert named_like(view) or (other and (ROOT / other).exists())


def test_whatever_is_said_to_be_elsewhere_is_there_and_needed():
    needed = {str(view) for view in VIEWS if not named_like(view)}
    assert [view for view in ELSEWHERE if view not in needed] == []
    assert [test for test in ELSEWHERE.values() if not (ROOT / test).exists()] == []
