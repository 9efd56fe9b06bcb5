"""What a file is that no importer takes, and what to do instead."""

import json
from collections import Counter
from pathlib import PurePosixPath

import filetype

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.json_records import is_lines, loaded, start_of

EXPORT = (
    "Have the tool that the conversations are in export them as data: JSON, CSV, or its own export"
    " (docs/importers.md lists those that are read)."
)
LINES = 50  # that are looked at one by one
LARGEST = 64 * 2**20  # bytes of what is looked at as a whole
CUT_OFF = "The file ends in the middle: it was cut off. Export it anew, or copy it whole."
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
PACKED = {
    "application/x-rar-compressed": "RAR",
    "application/x-7z-compressed": "7-Zip",
    "application/x-tar": "tar",
}
# A folder in a ZIP that is a document of its own.
DOCUMENTS = {
    "xl/": "It is a table of a spreadsheet program.",
    "word/": "It is a document of a word processor.",
    "ppt/": "It is a presentation.",
    "META-INF/": "It is a document of an office program.",
}
PAGE = (
    "It is a web page, and no thread of mails that says who wrote what and when. Of Telegram's"
    " export hand in the whole folder as a ZIP; save an e-mail as .eml. Else: "
)


def what_instead(archive: Archive, *, by_line: bool = False) -> str:
    """Empty where it could be a file of text, of which others tell more; `by_line`: also where all
    of it is one line that begins like an object of ours.
    """
    if len(archive.documents) == 1 and not archive.is_packed:
        told = of_file(archive.head)
        return told or ("" if by_line and is_a_line(archive.head) else of_json(archive.first))
    if archive.is_packed:
        return of_packed(archive)
    return of_many(archive, "folder")


def of_file(head: bytes) -> str:
    if not head.strip():
        return "The file is empty."
    if head.startswith(OLD_OFFICE):
        return (
            "It is a file of an older Office, or a mail of Outlook's. Save a table as .csv, a mail"
            " as .eml."
        )
    kind = filetype.guess_mime(head) or ""
    if kind == "application/pdf":
        return f"It is a PDF, which only shows conversations. {EXPORT}"
    if kind in PACKED:
        return f"It is packed by {PACKED[kind]}. Unpack it, and pack the files as a ZIP."
    media = kind.partition("/")[0]
    if media in ("audio", "video"):
        return "It is a recording. Import its transcript: WebVTT, or Deepgram's or AssemblyAI's."
    if media == "image":
        return f"It is a picture. {EXPORT}"
    if head[:1000].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return PAGE + EXPORT
    if not head.strip(b"\0"):
        return "The file holds nothing but zeros: it was damaged when it was copied."
    return ""


def of_json(document: Document) -> str:
    """What is wrong with a file that begins like JSON and is none; nothing of whatever else."""
    if not start_of(document).startswith((b"{", b"[")) or document.size > LARGEST:
        return ""
    text = document.text()
    if is_lines(document) or any(map(is_record, text.splitlines()[:LINES])):
        return ""
    try:
        json.loads(text)
    except RecursionError:
        return "Its lists or objects are nested too deeply."
    except ValueError as problem:
        at = getattr(problem, "pos", 0)
        line = text.count("\n", 0, at) + 1
        if not text[at:].strip() or is_cut(text, at):
            return CUT_OFF
        return f"It begins like JSON, and is none from line {line:,} on."
    return ""


def is_a_line(head: bytes) -> bool:
    return head.lstrip().startswith(b"{") and b"\n" not in head.strip()


def is_record(line: str) -> bool:
    """A line that is JSON by itself: then they all should be, and others tell which isn't."""
    return isinstance(loaded(line.encode("utf-8", "replace")), dict | list)


def is_cut(text: str, at: int) -> bool:
    """Is what can't be read the last of it, such as a text without its end?"""
    return text[at : at + 1] == '"' and text.rstrip()[-1:] not in "]}"


def of_packed(archive: Archive) -> str:
    if archive.is_locked:
        return "The ZIP is locked by a password. Unpack it, and pack the files without one."
    for folder, told in DOCUMENTS.items():
        if any(each.name.startswith(folder) for each in archive.documents):
            return f"{told} Save a chat as plain text (.txt), a table as .csv. Else: {EXPORT}"
    return of_many(archive, "ZIP")


def of_many(archive: Archive, what: str) -> str:
    """Files are told by the endings of their names: the names may be somebody's."""
    if not archive.documents:
        return f"The {what} is empty."
    endings = Counter(PurePosixPath(each.name).suffix.lower() for each in archive.documents)
    most = [ending for ending, _ in endings.most_common(5) if 1 < len(ending) < 8]
    of_which = f" ({', '.join(most)})" if most else ""
    files = "one file" if len(archive.documents) == 1 else f"{len(archive.documents):,} files"
    return f"The {what} holds {files}{of_which} and no export that is known. {EXPORT}"
