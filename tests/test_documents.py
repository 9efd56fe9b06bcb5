"""What the documents name is there, and what they have one type works."""

import importlib
import re
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["docs/architecture.md", "CONTRIBUTING.md", "docs/glossary.md"]
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

EVERY = sorted([*ROOT.glob("docs/*.md"), *ROOT.glob("*.md")])
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


def test_every_job_stands_in_the_architecture():
    text = (ROOT / "docs" / "architecture.md").read_text()
    code = [path.read_text("utf-8") for path in (ROOT / "chatlinks").rglob("*.py")]
    jobs = {name for each in code for name in JOB.findall(each)}
    assert {"clear_reports", "fold_tallies"} <= jobs
    assert [name for name in sorted(jobs) if f"`{name}`" not in text] == []
