"""What our own pages load is one file of styles and compressed ahead."""

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.test import override_settings

from chatlinks.web.drawing.assets import Storage

OURS = ("web/app.css", "accounts/account.css", "agentchat/board.css", "reading/panes.css")
THEIRS = "admin/css/base.css"


def test_our_files_are_compressed_and_no_others(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path):
        storage = Storage(location=tmp_path)
        for name in (*OURS, THEIRS):
            (tmp_path / name).parent.mkdir(parents=True)
            (tmp_path / name).write_text("p { color: red }\n" * 100)
        made = {name for _, name in storage.compress_files([*OURS, THEIRS])}
    assert made == {f"{name}{end}" for name in OURS for end in (".br", ".gz")}


def test_styles_that_import_others_are_served_as_one_file(tmp_path):
    sources = FileSystemStorage(location=tmp_path / "sources")
    sources.save("web/page.css", ContentFile('@import "a.css";\n@import "b.css";\n'))
    sources.save("web/a.css", ContentFile("p { color: red }\n"))
    sources.save("web/b.css", ContentFile("b { color: blue }\n"))
    storage = Storage(location=tmp_path / "served")
    names = ["web/page.css", "web/a.css", "web/b.css"]
    for name in names:
        storage.save(name, sources.open(name))
    list(storage.post_process({name: (sources, name) for name in names}))
    served = (tmp_path / "served" / storage.stored_name("web/page.css")).read_text()
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
