"""The file to import, or the files in a ZIP or a folder: exports come as either."""

import codecs
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from charset_normalizer import from_bytes

from chatlinks.intake.importers.unpacking import TooBig, Unpacking

__all__ = ["Archive", "Document", "TooBig", "decoded", "of_file", "of_path"]

HEAD = 256 * 1024  # bytes by which a format is recognised
WHOLE = 512 * 2**20  # bytes of what is read as a whole
MOST_DOCUMENTS = 100_000
A_GRAVE = b"\xe0"
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
ENCRYPTED = 1  # the bit of a member's flags that says so
# Of those that programs write, without those that only read alike: Mac's, DOS's, EBCDIC.
USUAL_ENCODINGS = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_15", "koi8_r", "koi8_u", "cp874"),
    *("shift_jis", "cp932", "euc_jp", "gb18030", "gbk", "big5", "cp949", "euc_kr"),
]
WIDE = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Document(NamedTuple):
    """One file of what was handed in."""

    name: str
    size: int  # bytes, packed or not
    open: Callable[[], BinaryIO]

    def head(self, size: int = HEAD) -> bytes:
        with self.open() as file:
            return file.read(size)

    def whole(self, most: int = WHOLE) -> bytes:
        """Raises TooBig."""
        with self.open() as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise TooBig(f"it has more than {most // 2**20:,} MB")
        return content

    def text(self) -> str:
        return decoded(self.whole())


def decoded(content: bytes) -> str:
    """Text in whatever encoding: by its mark, as UTF-8, else by how its letters fall."""
    for mark, encoding in WIDE:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in content[:200]:
        little = content[1:2] == b"\0"
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    guess = from_bytes(content[:HEAD], cp_isolation=USUAL_ENCODINGS).best()
    encoding = guess.encoding if guess else "cp1252"
    if encoding == "cp1250" and A_GRAVE in content:
        encoding = "cp1252"  # French reads as well in it, with a sign that hardly any language has
    return content.decode(encoding, "replace")


class Archive:
    """What was handed in, under the name that its owner calls it by."""

    def __init__(
        self,
        name: str,
        size: int,
        documents: list[Document],
        url: str = "",
    ) -> None:
        self.url = url  # of a database or a server, in place of documents
        self.is_packed = False  # a ZIP
        self.is_locked = False  # by a password
        self.name = name
        self.size = size
        self.documents = documents
        self.done = 0

    def tell(self) -> int:
        """Bytes of documents that were begun, for whoever follows how far it is."""
        return min(self.done, self.size)

    @property
    def first(self) -> Document:
        return self.documents[0]

    @cached_property
    def head(self) -> bytes:
        """How the only document begins; of several, nothing."""
        return self.first.head() if len(self.documents) == 1 else b""

    @cached_property
    def head_text(self) -> str:
        return decoded(self.head)

    def matching(self, *patterns: str) -> list[Document]:
        """Documents whose name, without its folders, is like one of these, in order."""
        return [each for each in self.documents if is_named(each.name, patterns)]

    def texts(self, documents: list[Document]) -> Iterator[tuple[Document, str]]:
        for document in documents:
            yield document, document.text()
            self.done += document.size


def is_named(path: str, patterns: tuple[str, ...]) -> bool:
    name = PurePosixPath(path).name.lower()
    return any(fnmatch(name, pattern) for pattern in patterns)


def of_path(path: Path) -> Archive:
    """A file, or all files below a folder. Raises OSError."""
    if path.is_dir():
        files = sorted(each for each in path.rglob("*") if each.is_file())[:MOST_DOCUMENTS]
        documents = [
            Document(
                str(each.relative_to(path)),
                each.stat().st_size,
                opener(each),
            )
            for each in files
        ]
        return Archive(
            path.name,
            sum(each.size for each in documents),
            documents,
        )
    return of_file(path.name, path.stat().st_size, opener(path))


def opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


def of_file(
    name: str,
    size: int,
    open_file: Callable[[], BinaryIO],
) -> Archive:
    """A file that can be opened more than once. Raises zipfile.BadZipFile."""
    with open_file() as file:
        start = file.read(len(ZIP))
    if start in (ZIP, EMPTY_ZIP):
        return unpacked(name, open_file)
    if start.startswith(GZIP):

        def unzipped() -> BinaryIO:
            packed = gzip.GzipFile(fileobj=open_file())
            return io.BufferedReader(Unpacking(packed, size))  # type: ignore[arg-type]

        return Archive(
            name,
            size,
            [Document(name.removesuffix(".gz"), size, unzipped)],
        )
    return Archive(name, size, [Document(name, size, open_file)])


def unpacked(name: str, open_file: Callable[[], BinaryIO]) -> Archive:
    packed = zipfile.ZipFile(open_file())
    documents = [
        Document(member.filename, member.file_size, member_opener(packed, member))
        for member in packed.infolist()[:MOST_DOCUMENTS]
        if not member.is_dir() and "__MACOSX" not in member.filename
    ]
    archive = Archive(name, sum(each.size for each in documents), documents)
    archive.is_packed = True
    archive.is_locked = any(member.flag_bits & ENCRYPTED for member in packed.infolist())
    return archive


def member_opener(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        content = packed.open(member)
        return io.BufferedReader(Unpacking(content, member.compress_size))  # type: ignore[arg-type]

    return opened
