"""What our own pages load is one file of styles and compressed ahead."""

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
    (tmp_path / "web").mkdir()
    (tmp_path / "web/page.css").write_text('/* Both. */\n@import "a.css";\n@import "b.css";\n')
    (tmp_path / "web/a.css").write_text("p { color: red }\n")
    (tmp_path / "web/b.css").write_text("b { color: blue }\n")
    storage = Storage(location=tmp_path)
    names = {f"web/{name}.css": (storage, f"web/{name}.css") for name in ("page", "a", "b")}
    list(storage.post_process(names))
    whole = (tmp_path / "web/page.css").read_text()
    assert whole.split("\n") == ["/* Both. */", "p { color: red }", "", "b { color: blue }", "", ""]
    assert "@import" not in whole
