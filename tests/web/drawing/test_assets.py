"""What our own pages load is one file of styles and compressed ahead."""

import pytest
from django.contrib.staticfiles import storage
from django.contrib.staticfiles.finders import FileSystemFinder
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.test import override_settings

from chatlinks.web.drawing import assets
from chatlinks.web.drawing.assets import Storage

OURS = ("web/app.css", "accounts/account.css", "agentchat/board.css", "reading/panes.css")
THEIRS = "admin/css/base.css"


def test_our_files_are_compressed_and_no_others(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path):
        kept = Storage(location=tmp_path)
        for name in (*OURS, THEIRS):
            (tmp_path / name).parent.mkdir(parents=True)
            (tmp_path / name).write_text("p { color: red }\n" * 100)
        made = {name for _, name in kept.compress_files([*OURS, THEIRS])}
    assert made == {f"{name}{end}" for name in OURS for end in (".br", ".gz")}


def test_styles_that_import_others_are_served_as_one_file(tmp_path):
    sources = FileSystemStorage(location=tmp_path / "sources")
    sources.save("web/page.css", ContentFile('@import "a.css";\n@import "b.css";\n'))
    sources.save("web/a.css", ContentFile("p { color: red }\n"))
    sources.save("web/b.css", ContentFile("b { color: blue }\n"))
    kept = Storage(location=tmp_path / "served")
    names = ["web/page.css", "web/a.css", "web/b.css"]
    for name in names:
        kept.save(name, sources.open(name))
    list(kept.post_process({name: (sources, name) for name in names}))
    served = (tmp_path / "served" / kept.stored_name("web/page.css")).read_text()
    assert served.split() == ["p", "{", "color:", "red", "}", "b", "{", "color:", "blue", "}"]


def test_a_changed_part_is_in_the_whole_though_only_the_part_is_collected_anew(tmp_path):
    """As collectstatic does after an upgrade: what didn't change is left as it was put together."""
    sources = FileSystemStorage(location=tmp_path / "sources")
    sources.save("web/page.css", ContentFile('@import "a.css";\n'))
    sources.save("web/a.css", ContentFile("p { color: blue }\n"))
    storage = Storage(location=tmp_path / "served")
    storage.save("web/page.css", ContentFile("p { color: red }\n"))
    storage.save("web/a.css", sources.open("web/a.css"))
    list(storage.post_process({name: (sources, name) for name in ("web/page.css", "web/a.css")}))
    served = (tmp_path / "served" / storage.stored_name("web/page.css")).read_text()
    assert served.strip() == "p { color: blue }"


@pytest.fixture
def source(settings, tmp_path, monkeypatch):
    """A folder of static files, the only one there is, served from another."""
    folder = tmp_path / "source" / "web"
    folder.mkdir(parents=True)
    settings.STATICFILES_DIRS = [folder.parent]
    settings.STATIC_ROOT = tmp_path / "served"
    settings.DATA = tmp_path
    kept = assets.Storage(location=settings.STATIC_ROOT, base_url="/static/")
    monkeypatch.setattr(storage.staticfiles_storage, "_wrapped", kept)
    for module in (assets, collectstatic):
        monkeypatch.setattr(module, "get_finders", lambda: [FileSystemFinder()])
    return folder


def served(source):
    return (source.parents[1] / "served" / "web" / "app.css").read_text()


def test_a_part_that_changed_reaches_the_style_that_it_is_put_into(source):
    (source / "app.css").write_text('@import "part.css";\n')
    (source / "part.css").write_text(".old {\n}\n")
    assets.gather()
    assert ".old" in served(source)
    (source / "part.css").write_text(".newer {\n}\n")
    assets.gather()
    assert ".newer" in served(source)
