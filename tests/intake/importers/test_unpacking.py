"""Packed files that unpack to more than an export can hold, or end in the middle."""

import gzip
import io
import zipfile

import pytest

from chatlinks.intake.importers import unpacking
from chatlinks.intake.importers.archive import TooBig, of_file
from tests.kit.acting.exports import packed

ZEROS = b"0" * 3_000_000


def zipped(content):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", content)
    return written.getvalue()


@pytest.mark.parametrize("pack", [zipped, gzip.compress])
def test_what_unpacks_to_far_too_much_is_refused_while_it_is_read(pack, monkeypatch):
    content = pack(ZEROS)
    archive = of_file("a", len(content), lambda: io.BytesIO(content))
    assert len(archive.first.whole()) == len(ZEROS)
    monkeypatch.setattr(unpacking, "ALWAYS", 1_000)
    with pytest.raises(TooBig):
        archive.first.whole()


def test_what_ends_in_the_middle_is_told_as_broken():
    content = gzip.compress(ZEROS)[:-20]
    archive = of_file("a", len(content), lambda: io.BytesIO(content))
    with pytest.raises(zipfile.BadZipFile):
        archive.first.whole()


def test_a_member_that_was_changed_is_told_as_broken():
    content = packed({"a.json": "hello"}).replace(b"hello", b"jello", 1)
    archive = of_file("a", len(content), lambda: io.BytesIO(content))
    with pytest.raises(zipfile.BadZipFile):
        archive.first.whole()
