"""Where a photo was taken is not stored, nor with which phone; it looks as it did."""

import io
import struct

import pytest
from PIL import Image, ImageDraw

from chatlinks.conversations.live.pictures import BrokenPicture, without_its_place

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Zulmira's garden</x:xmpmeta>"


def photo(kind, *, tells=True):
    picture = Image.new("RGB", (60, 40), "navy")
    ImageDraw.Draw(picture).rectangle((5, 5, 20, 20), "orange")
    told = {}
    if tells:
        exif = Image.Exif()
        exif[0x0112] = 6
        exif[0x0110] = "Zulmira's phone"
        exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 42.0, 30.0), 3: "W", 4: (9.0, 8.0, 12.0)})
        told = {"exif": exif.tobytes(), "xmp": XMP}
    if kind == "PNG":
        told.pop("xmp", None)
    out = io.BytesIO()
    picture.save(out, kind, **told)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_photo_tells_is_gone_and_it_is_the_right_way_up(kind):
    content = without_its_place(photo(kind), KINDS[kind])
    picture = Image.open(io.BytesIO(content))
    assert b"Zulmira" not in content
    assert not picture.getexif().get_ifd(0x8825)
    assert dict(picture.getexif()) == {0x0112: 6}
    assert picture.size == (60, 40)
    red, green, blue = picture.convert("RGB").getpixel((12, 12))
    assert red > 230 > green > 140 > 40 > blue


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_tells_nothing_stays_as_it_came(kind):
    content = photo(kind, tells=False)
    assert without_its_place(content, KINDS[kind]) == content


def test_other_files_stay_as_they_came():
    assert without_its_place(b"GIF89a", "image/gif") == b"GIF89a"
    assert without_its_place(b"%PDF", "application/pdf") == b"%PDF"


def test_one_that_tells_something_and_cannot_be_read_is_not_taken():
    with pytest.raises(BrokenPicture):
        without_its_place(photo("JPEG")[:-300], "image/jpeg")


@pytest.mark.parametrize("side", [(2, 4, b"abc\0"), (4, 1, b"\xff\xff\xff\xff"), (7, 4, b"abcd")])
def test_which_side_is_up_may_be_told_by_nonsense(side):
    kind, count, value = side
    told = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHI", 0x0112, kind, count) + value
    told += b"\0\0\0\0"
    plain = photo("JPEG", tells=False)
    segment = b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told
    content = without_its_place(plain[:2] + segment + plain[2:], "image/jpeg")
    assert not dict(Image.open(io.BytesIO(content)).getexif())


def test_whatever_stumbles_over_one_it_is_a_broken_picture(monkeypatch):
    def stumble(self):
        raise struct.error

    monkeypatch.setattr(Image.Image, "getexif", stumble)
    with pytest.raises(BrokenPicture):
        without_its_place(photo("PNG"), "image/png")
