"""A file in sealed pieces: written while it arrives, read anywhere, never in clear on a disk."""

import io
from bisect import bisect_right
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from chatlinks.intake.models import FileImport, ImportPiece
from chatlinks.privacy.business_vault import BusinessVault

PIECE = 512 * 1024  # bytes
BIGGEST = 2 * 2**30


class SealedUpload(UploadedFile):  # type: ignore[type-arg]
    """What a form is given in place of the file: its name and size."""


class SealingHandler(FileUploadHandler):
    """Writes what is uploaded into the pieces of this import; a second file is passed over."""

    chunk_size = PIECE

    def __init__(self, request: HttpRequest, file_import: FileImport) -> None:
        super().__init__(request)
        self.file_import = file_import
        self.vault = BusinessVault(file_import.business_id)
        self.is_second = False
        self.taken = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.is_second = self.taken > 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.is_second:
            return
        self.taken = start + len(raw_data)
        if self.taken > BIGGEST:
            raise StopUpload(connection_reset=True)
        ImportPiece.objects.create(
            file_import=self.file_import,
            start=start,
            size=len(raw_data),
            content=self.vault.seal_bytes(record(self.file_import.pk, start), raw_data),
        )

    def file_complete(self, file_size: int) -> SealedUpload | None:
        if self.is_second:
            return None
        return SealedUpload(name=self.file_name, size=file_size)


def record(import_id: int, start: int) -> str:
    return f"intake_importpiece:{import_id}:{start}"


class SealedFile(io.RawIOBase):
    """Reads the pieces of an import as one file."""

    def __init__(self, file_import: FileImport) -> None:
        self.import_id = file_import.pk
        self.vault = BusinessVault(file_import.business_id)
        pieces = file_import.pieces.order_by("start").values_list("start", "size")
        self.starts = [start for start, _ in pieces]
        self.size = sum(size for _, size in pieces)
        self.position = 0
        self.held = (-1, b"")  # the piece read last: (its start, its content)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {
            io.SEEK_SET: 0,
            io.SEEK_CUR: self.position,
            io.SEEK_END: self.size,
        }[whence]
        self.position = max(0, base + offset)
        return self.position

    def readinto(self, buffer: Any) -> int:
        if self.position >= self.size:
            return 0
        start = self.starts[bisect_right(self.starts, self.position) - 1]
        if self.held[0] != start:
            self.held = (start, self.piece(start))
        offset = self.position - start
        part = self.held[1][offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self.position += len(part)
        return len(part)

    def piece(self, start: int) -> bytes:
        held = ImportPiece.objects.get(file_import=self.import_id, start=start)
        return self.vault.open_bytes(record(self.import_id, start), held.content)


def opened(file_import: FileImport) -> BinaryIO:
    return io.BufferedReader(SealedFile(file_import), buffer_size=64 * 1024)
