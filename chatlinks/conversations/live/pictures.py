"""Photos say where they were taken, with which phone, by whom: that goes before they are stored."""

import io
import struct
from typing import Any

from PIL import Image

ORIENTATION = 0x0112  # which side is up: the one thing of the kind that a picture needs
SAYS_MORE = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif")
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MARKS = (b"Exif\0\0", b"eXIf", b"EXIF", b"xmpmeta", b"Photoshop")  # before what it tells
MOST_PIXELS = 100_000_000
SIDES = range(1, 9)
# What is raised over pictures that were made to be stumbled over, or by a broken camera.
STUMBLES = (
    ArithmeticError,
    AttributeError,
    AssertionError,
    Image.DecompressionBombError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


class BrokenPicture(ValueError):
    """It is no picture of the kind that it says it is, or far too large."""


def without_its_place(content: bytes, media_type: str) -> bytes:
    """The picture without what it tells beside what it shows; as it came where it tells nothing.

    Raises BrokenPicture where it tells something and can't be written anew.
    """
    format_ = FORMATS.get(media_type)
    if format_ is None:
        return content
    try:
        with Image.open(io.BytesIO(content), formats=[format_]) as picture:
            if not any(picture.info.get(name) for name in SAYS_MORE) and not picture.getexif():
                return content
            if picture.width * picture.height > MOST_PIXELS:
                raise BrokenPicture
            return written_anew(picture, format_)
    except STUMBLES as problem:
        if any(mark in content for mark in MARKS):
            raise BrokenPicture from problem
        return content  # broken, and it tells nothing


def written_anew(picture: Image.Image, format_: str) -> bytes:
    kept = Image.Exif()
    side = picture.getexif().get(ORIENTATION)
    if isinstance(side, int) and side in SIDES:
        kept[ORIENTATION] = side
    quality: dict[str, Any] = {"JPEG": {"quality": "keep"}, "WEBP": {"quality": 90}}
    profile = picture.info.get("icc_profile")
    for name in SAYS_MORE:
        picture.info.pop(name, None)
    out = io.BytesIO()
    picture.save(
        out,
        format_,
        exif=kept.tobytes(),
        icc_profile=profile,
        **quality.get(format_, {}),
    )
    return out.getvalue()
