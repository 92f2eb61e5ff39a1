"""ZIP packages, as office documents and books are: parts by their names, unpacked in memory and within bounds.

Nothing that a package says of itself is believed: a part is unpacked a piece at a time, and its pieces are counted. Nor
is anything written to disk, so that a name is a key and no path: one with `..` in it is a part that nobody asks for.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Document

MOST_PARTS = 10_000
LARGEST_PART = 100_000_000
"""Bytes that one part may unpack to."""
LARGEST = 300_000_000
"""Bytes that may be unpacked of all parts together."""
PIECE = 65_536

_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"
"""By which an entry of the central directory begins, and its end record (APPNOTE 6.3.10, 4.3.12 and 4.3.16)."""
_END_LENGTH, _END_REACH = 22, 65_557
"""Bytes of that record, and from the end of the file those in which it stands: it ends with a comment."""
_IN_ZIP64 = 0xFFFFFFFF
"""What it has for a number that is told elsewhere (4.3.14)."""
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The two that OPC (ISO/IEC 29500-2, annex B), OpenDocument and OCF allow; others may ask for any memory."""
_ENCRYPTED = 0x1
_FLAWS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError, NotImplementedError, OSError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What zipfile raises for what is in the bytes."""


class Unopened(Exception):
    """A document that cannot be opened: why, in words for a person."""

    condition = Condition.CORRUPT


class Damaged(Unopened):
    """It is not as its format has it."""


class BreaksOff(Damaged):
    condition = Condition.TRUNCATED


class Bomb(Unopened):
    condition = Condition.BOMB


class Locked(Unopened):
    condition = Condition.LOCKED


def unopened(format: str, error: Unopened) -> Document:
    """What is told of a document that cannot be opened."""
    locked = error.condition is Condition.LOCKED
    return Document(DocumentFacts(format, error.condition, str(error), encrypted=locked), lambda: iter(()))


def opened(body: bytes, format: str, read: Callable[[Package], Document]) -> Document:
    """A package as `read` reads it; one that cannot be opened is taken for `format`."""
    try:
        return read(Package(body))
    except Unopened as error:
        return unopened(format, error)


class Package:
    """The parts of one package. Their names are compared without regard to case (ISO/IEC 29500-2, 6.2.2.3)."""

    def __init__(self, body: bytes) -> None:
        if body.count(_ENTRY) > MOST_PARTS:
            raise Bomb(f"it has more than {MOST_PARTS:,} parts")
        if _breaks_off(body):
            raise BreaksOff("its end is missing")
        try:
            self._archive = zipfile.ZipFile(BytesIO(body))
        except _FLAWS as error:
            raise Damaged("the directory of its parts is damaged") from error
        self._entries = {_key(entry.filename): entry for entry in self._archive.infolist()}
        self._left = LARGEST

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def read(self, name: str) -> bytes:
        """A part, whole; empty where there is none."""
        return b"".join(self.pieces(name))

    def beginning(self, name: str, length: int) -> bytes:
        """So many bytes of a part, or fewer."""
        kept = b""
        for piece in self.pieces(name):
            kept += piece
            if len(kept) >= length:
                break
        return kept[:length]

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part as it is unpacked; nothing where there is none."""
        entry = self._entries.get(_key(name))
        if entry is None:
            return
        if entry.flag_bits & _ENCRYPTED:
            raise Locked("it asks for a password")
        if entry.compress_type not in _PACKINGS:
            raise Damaged(f"its part {name[:100]} is packed in a way that its format does not know")
        yield from self._unpacked(entry)

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        try:
            with self._archive.open(entry) as part:
                while piece := part.read(PIECE):
                    size += len(piece)
                    self._left -= len(piece)
                    if size > LARGEST_PART or self._left < 0:
                        raise Bomb("it unpacks to more than a document may")
                    yield piece
        except _FLAWS as error:
            raise Damaged(f"its part {entry.filename[:100]} is damaged") from error


def _key(name: str) -> str:
    """Some programs for Windows write its own separators."""
    return name.replace("\\", "/").lower()


def _breaks_off(body: bytes) -> bool:
    """Whether the end record is missing, or tells of a directory that would end behind it: something was lost."""
    at = body.rfind(_END, max(0, len(body) - _END_REACH))
    if at < 0 or len(body) < at + _END_LENGTH:
        return True
    size, offset = struct.unpack_from("<LL", body, at + 12)
    return offset != _IN_ZIP64 and bool(size + offset > at)
