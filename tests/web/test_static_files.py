"""Static files: one name, one file; each lies in its room, is used, and loads what is there."""

import posixpath
import re
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps

PACKAGE = Path(apps.get_app_config("web").path).parent
FILES = {
    file.relative_to(folder).as_posix(): file
    for folder in PACKAGE.rglob("static")
    for file in folder.rglob("*")
    if file.is_file()
}
SOURCES = {
    path: path.read_text()
    for ending in ("html", "py", "js", "css", "txt")
    for path in PACKAGE.rglob(f"*.{ending}")
}
LOADED = re.compile(r"""(?:% static )?"([\w./-]+\.(?:css|js|svg))"(?:\|static| %\})""")
IMPORTED = re.compile(r"""^import (?:[^;"]* from )?"([^"]+)";""", re.MULTILINE)
TWO_DECLARATIONS = re.compile(r";[ \t]*[a-z-]+[ \t]*:")
STEPS_BY_KEY = re.compile(r"""["'.](?:[jJkK]|Key[JK])(?:["']|:)|\b[jJkK]: """)
RELOADS = re.compile(r"""["'^]F(?:5|\[\d-[5-9]\])""")
DATA = re.compile(r'url\("data:[^"]*"\)')


def test_one_name_one_file():
    names = Counter(file.name for file in FILES.values())
    assert [name for name, count in names.items() if count > 1] == []


def test_each_lies_in_its_rooms_folder():
    assert [
        name
        for name, file in FILES.items()
        if not file.as_posix().endswith(f"/{name.split('/')[0]}/static/{name}")
    ] == []


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_is_used(name):
    file = FILES[name]
    asked = [name, file.name] if file.suffix != ".svg" else [file.stem]  # pictures of stories
    named = re.compile("|".join(rf"(?<![\w-]){re.escape(word)}(?![\w-])" for word in asked))
    assert any(named.search(text) for path, text in SOURCES.items() if path != file)


def test_what_templates_load_is_there():
    loaded = {name for text in SOURCES.values() for name in LOADED.findall(text)}
    assert len(loaded) > 20
    assert loaded - set(FILES) == set()


def test_what_scripts_import_is_there():
    imported = {
        posixpath.normpath(f"{posixpath.dirname(name)}/{wanted}")
        for name, file in FILES.items()
        if name.endswith(".js")
        for wanted in IMPORTED.findall(file.read_text())
    }
    assert {"web/patch.js", "webchat/texts.js"} <= imported
    assert imported - set(FILES) == set()


def test_light_and_dark_differ_in_colours_alone():
    """No rule asks which it is, but those that say it; so journeys look for other faults once."""
    asks = re.compile(r"prefers-color-scheme|data-theme")
    styles = [name for name in FILES if name.endswith(".css")]
    asking = [name for name in styles if asks.search(FILES[name].read_text("utf-8"))]
    assert asking == ["web/variables.css"]


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".css")))
def test_styles_have_one_declaration_a_line(name):
    lines = DATA.sub("url()", FILES[name].read_text()).splitlines()
    assert [line for line in lines if TWO_DECLARATIONS.search(line)] == []


def scripts(pattern):
    return [
        name
        for name, file in FILES.items()
        if name.endswith(".js") and pattern.search(file.read_text())
    ]


def test_j_and_k_mean_the_same_everywhere_and_f5_reloads():
    assert scripts(STEPS_BY_KEY) == ["web/stepping.js"]
    assert scripts(RELOADS) == []  # that key is the browser's own


def test_there_is_one_kind_of_toast():
    assert scripts(re.compile(r"note-shape")) == ["web/toast.js"]
    assert scripts(re.compile(r"(?<![\w.])(?:alert|confirm)\(")) == []
    drawing = [path.name for path, text in SOURCES.items() if "data-dismiss\n" in text]
    assert drawing == ["base.html"]
