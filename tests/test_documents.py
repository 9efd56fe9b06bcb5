"""What the documents for developers name is there."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["docs/architecture.md", "CONTRIBUTING.md", "docs/glossary.md"]
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.*/-]+/[\w.*-]*|[\w-]+\.(?:py|md|toml|txt|html|css|js)")
# What a recipe has its reader make, and a file that is there only while the server runs.
INVENTED = re.compile(r"acme_desk|iceland|postgres\.\w+")
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
