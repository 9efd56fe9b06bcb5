"""What the documents name is there, and what they have one type works."""

import importlib
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
DEPTHS = sorted(ROOT.glob("docs/architecture/*.md"))
DOCUMENTS = [
    "docs/architecture.md",
    *(str(path.relative_to(ROOT)) for path in DEPTHS),
    "CONTRIBUTING.md",
    "docs/glossary.md",
]
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.*/-]+/[\w.*-]*|[\w-]+\.(?:py|md|toml|txt|html|css|js)")
# What a recipe has its reader make, and a file that is there only while the server runs.
INVENTED = re.compile(
    r"acme_desk|iceland|postgres\.\w+|export\.|dialogues\.jsonl|json\.dumps|add_argument"
)
NAME = re.compile(r"((?:[a-z_]+[/.])+)([A-Za-z_]\w*)(?:\(.*\))?")


def named(document):
    text = (ROOT / document).read_text()
    prose = re.sub(r"(?s)```.*?```", "", text)
    return sorted(set(QUOTED.findall(prose)))


def is_file(name):
    """Below the root, or anywhere in the package or the tests."""
    path = name.rstrip("/")
    patterns = [path, f"chatlinks/{path}", f"chatlinks/**/{path}", f"tests/**/{path}"]
    return any(any(ROOT.glob(pattern)) for pattern in patterns)


def is_attribute(name):
    """`links/gate.chat_link` and `conversations.Contact` alike."""
    match = NAME.fullmatch(name)
    if not match:
        return False
    module = match[1].rstrip("/.").replace("/", ".")
    for candidate in (f"chatlinks.{module}", f"chatlinks.{module}.models"):
        try:
            if hasattr(importlib.import_module(candidate), match[2]):
                return True
        except ImportError:
            continue
    return False


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_and_name_in_it_exists(document):
    quoted = [each for each in named(document) if not INVENTED.search(each)]
    wanted = [each for each in quoted if PATH.fullmatch(each) or NAME.fullmatch(each)]
    assert wanted
    assert [each for each in wanted if not (is_file(each) or is_attribute(each))] == []


# ── What they have one type ─────────────────────────────────────────────────────────────────────

EVERY = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])
IMPORTS = re.compile(r"^from (chatlinks[\w.]*) import ([\w, ]+)$", re.MULTILINE)
IN_BLOCKS = re.compile(r"```sql\n(.*?)```", re.DOTALL)
IN_PLACE = re.compile(r'(?:-c "|`)((?:SELECT|DELETE|UPDATE) [^"`]*)["`]')
REMARK = re.compile(r"--.*")


def statements():
    """Those that read or change rows; a recipe's own remarks left out."""
    for path in EVERY:
        text = path.read_text("utf-8")
        blocks = [each for block in IN_BLOCKS.findall(text) for each in sql_of(block)]
        for statement in [*blocks, *IN_PLACE.findall(text)]:
            if re.match("SELECT|DELETE|UPDATE", statement):
                yield pytest.param(statement, id=f"{path.name}: {statement[:40]}")


def sql_of(block):
    return [each.strip() for each in REMARK.sub("", block).split(";")]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_every_name_that_a_recipe_imports_is_there(path):
    for module, names in IMPORTS.findall(path.read_text("utf-8")):
        if INVENTED.search(module):
            continue
        for name in names.split(", "):
            assert hasattr(importlib.import_module(module), name), f"{module}.{name}"


@pytest.mark.django_db
@pytest.mark.parametrize("statement", list(statements()))
def test_every_statement_of_sql_is_understood(statement):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")


JOB = re.compile(r'@app\.task\(\s*name="(\w+)"')


def test_every_job_stands_with_what_runs():
    text = (ROOT / "docs" / "architecture" / "running.md").read_text()
    code = [path.read_text("utf-8") for path in (ROOT / "chatlinks").rglob("*.py")]
    jobs = {name for each in code for name in JOB.findall(each)}
    assert {"clear_reports", "fold_tallies"} <= jobs
    assert [name for name in sorted(jobs) if f"`{name}`" not in text] == []


# ── The architecture ────────────────────────────────────────────────────────────────────────────

TEN_MINUTES = 2_300  # words
# Folders that lie in many rooms and hold the same in each.
ALIKE = {"jinja2", "management", "migrations", "models", "static", "templates", "texts", "views"}


def test_the_architecture_is_read_in_ten_minutes():
    """What is deeper goes into a page of docs/architecture, which it leads to."""
    text = (ROOT / "docs" / "architecture.md").read_text()
    assert len(text.split()) <= TEN_MINUTES
    assert [path.name for path in DEPTHS if f"(architecture/{path.name})" not in text] == []


def inner_rooms():
    folders = {path.parent for path in (ROOT / "chatlinks").glob("*/*/*.py")}
    return sorted(path for path in folders if path.name not in ALIKE)


def test_every_inner_room_is_named_with_its_room():
    text = (ROOT / "docs" / "architecture" / "rooms.md").read_text()
    _, *told = re.split(r"^\*\*`(\w+)`\*\*", text, flags=re.MULTILINE)
    of_room = dict(zip(told[::2], told[1::2], strict=True))
    assert {"told", "records"} <= {*re.findall(r"\w+", of_room["conversations"])}
    assert [
        str(path.relative_to(ROOT))
        for path in inner_rooms()
        if not re.search(rf"`(?:\w+/)?{path.name}[`/]", of_room.get(path.parent.name, ""))
    ] == []


def test_every_table_stands_with_what_is_stored():
    text = (ROOT / "docs" / "architecture" / "storage.md").read_text()
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    named = [each for row in rows for each in tables_of(row)]
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert {"conversations_message", "axes_accesslog"} <= tables
    assert [table for table in sorted(tables) if not any(map(table_like(table), named))] == []


def tables_of(row):
    """`api_apikey`, `_apirequest` → both whole: what begins with a _ is of the room before it."""
    room = ""
    for name in QUOTED.findall(row):
        room = room if name.startswith("_") else name.partition("_")[0]
        yield room + name if name.startswith("_") else name


def table_like(table):
    return lambda name: re.fullmatch(name.replace("*", r"\w*"), table)


LINK = re.compile(r"\]\(([^)\s]+\.md)?(#[\w-]+)?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(text):
    """As GitHub makes them of headings."""
    headings = [re.sub(r"[^\w\- ]", "", each.lower()) for each in HEADING.findall(text)]
    return {f"#{each.strip().replace(' ', '-')}" for each in headings}


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(path):
    for name, anchor in LINK.findall(path.read_text("utf-8")):
        target = path.parent / name if name else path
        assert target.exists(), name
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), f"{name}{anchor}"
