"""What our own pages load is compressed ahead; the administration's files are not."""

from django.test import override_settings

from chatlinks.web.drawing.assets import Storage

OURS = ("web/base.css", "accounts/account.css", "agentchat/board.css", "reading/panes.css")
THEIRS = "admin/css/base.css"


def test_our_files_are_compressed_and_no_others(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path):
        storage = Storage(location=tmp_path)
        for name in (*OURS, THEIRS):
            (tmp_path / name).parent.mkdir(parents=True)
            (tmp_path / name).write_text("p { color: red }\n" * 100)
        made = {name for _, name in storage.compress_files([*OURS, THEIRS])}
    assert made == {f"{name}{end}" for name in OURS for end in (".br", ".gz")}
