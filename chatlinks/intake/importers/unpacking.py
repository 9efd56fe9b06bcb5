"""What is unpacked while it is read: no more than a packed export can hold, and told if broken."""

import io
import zipfile
import zlib
from typing import BinaryIO

MOST_TIMES = 300  # what is packed so often over is no export
ALWAYS = 256 * 2**20  # bytes that are unpacked in any case
TOO_MUCH = "it unpacks to far more than an export can hold"


class TooBig(ValueError):
    """More than fits into memory at once, or than it can be."""


class Unpacking(io.RawIOBase):
    """Raises TooBig, and zipfile.BadZipFile for whatever is broken, by gzip, too."""

    def __init__(self, file: BinaryIO, packed: int) -> None:
        self.file = file
        self.most = max(ALWAYS, MOST_TIMES * packed)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        return self.file.seek(place, whence)

    def tell(self) -> int:
        return self.file.tell()

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            content = self.file.read(len(buffer))
        except (EOFError, OSError, zlib.error) as broken:
            raise zipfile.BadZipFile("it is broken or cut off") from broken
        if self.file.tell() > self.most:
            raise TooBig(TOO_MUCH)
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self.file.close()
        super().close()
