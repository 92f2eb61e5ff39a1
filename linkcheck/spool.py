"""The bytes of pages, on disk until the second reading has seen them; in memory they would not fit."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from typing import IO

from linkcheck.folder import Folder
from linkcheck.model import Url

LARGEST = 2_000_000_000
"""Bytes; a page beyond is not kept, and its findings stay without a position."""

BUFFER = 1_000_000
"""Bytes written at once."""


class Spool:
    """Append bytes, get a number; give the number, get the bytes.

    A disk that is full costs positions and not the run: no more is taken, and what was taken before is still there.
    """

    def __init__(self, folder: Folder | None = None, largest: int = LARGEST) -> None:
        """What lies in `folder` is on disk as it is."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        """Made when there is something to write; it has no name, so nothing of it outlives us."""
        self._entries: list[tuple[tuple[int, int] | str, str]] = []
        """Where it is, by first byte and length here or by name in the folder; and the media type."""
        self._written = 0
        self._rest = bytearray()
        """What comes behind that, and is not written yet."""
        self._largest = largest
        self._is_full = False

    def put(self, body: bytes, content_type: str, at: Url | None = None) -> int | None:
        """Keep a body, the whole of what is `at` an address if that is given; None where there is no more room."""
        name = self._folder.find(at) if at and self._folder is not None and self._folder.covers(at) else None
        if name is not None:
            self._entries.append((name, content_type))
            return len(self._entries) - 1
        start = self._written + len(self._rest)
        if self._is_full or start + len(body) > self._largest:
            return None
        self._entries.append(((start, len(body)), content_type))
        self._rest += body
        if len(self._rest) >= BUFFER:
            try:
                self._write()
            except OSError:
                self._is_full = True
        return len(self._entries) - 1

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed by `close`
        self._file.seek(self._written)
        left = memoryview(self._rest)
        while left:
            left = left[self._file.write(left) :]
        self._written += len(self._rest)
        self._rest = bytearray()

    def get(self, number: int) -> tuple[bytes, str]:
        place, content_type = self._entries[number]
        if isinstance(place, str):
            assert self._folder is not None
            with suppress(OSError):
                return self._folder.read(place, self._largest)[0], content_type
            return b"", content_type
        start, size = place
        if start >= self._written:
            begin = start - self._written
            return bytes(self._rest[begin : begin + size]), content_type
        assert self._file is not None
        self._file.seek(start)
        return self._file.read(size), content_type

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
