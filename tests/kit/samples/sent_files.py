"""Conversations with a file that lies elsewhere."""

from chatlinks.database.rows import execute
from tests.kit.cast import conversation

ADDRESS = "https://sent.example/passbook_photo.png?sig=1"


def sent(about=None, **message):
    """A conversation of one message, the user's unless it says otherwise."""
    fields = {"id": "m-file", "from": "user", "at": "2026-03-02T09:15:00Z", **message}
    told = {"id": "with a file", "messages": [fields], "entities": [], **(about or {})}
    return conversation(**told)


def with_file(address=ADDRESS, *, text="", **about):
    data = {"items": [{"image": address, "file_name": "passbook_photo.png"}]}
    return sent(about, type="IMAGE", data=data, text=text)


def none_awaited() -> None:
    execute("DELETE FROM conversations_file")
    execute("DELETE FROM procrastinate_jobs WHERE task_name = 'fetch_files'")
