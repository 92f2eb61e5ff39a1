"""The bytes of pages, on disk until the second reading has seen them; in memory they would not fit."""

from __future__ import annotations

import tempfile
from contextlib import suppress

from linkcheck.folder import Folder
from linkcheck.model import Url

LARGEST = 2_000_000_000
"""Bytes; a page beyond is not kept, and its findings stay without a position."""

BUFFER = 1_000_000
"""Bytes written at once."""


class Spool:
    """Append bytes, get a number; give the number, get the bytes."""

    def __init__(self, folder: Folder | None = None, largest: int = LARGEST) -> None:
        """What lies in `folder` is on disk as it is."""
        self._folder = folder
        self._file = tempfile.TemporaryFile(buffering=BUFFER)  # noqa: SIM115 - closed by `close`
        self._at_end = True
        self._entries: list[tuple[tuple[int, int] | str, str]] = []
        """Where it is, by first byte and length here or by name in the folder; and the media type."""
        self._size = 0
        self._largest = largest

    def put(self, body: bytes, content_type: str, at: Url | None = None) -> int | None:
        """Keep a body, the whole of what is `at` an address if that is given; None where there is no more room."""
        name = self._folder.find(at) if at and self._folder is not None and self._folder.covers(at) else None
        if name is not None:
            self._entries.append((name, content_type))
            return len(self._entries) - 1
        if self._size + len(body) > self._largest:
            return None
        if not self._at_end:  # to go there would empty the buffer each time
            self._file.seek(self._size)
            self._at_end = True
        self._file.write(body)
        self._entries.append(((self._size, len(body)), content_type))
        self._size += len(body)
        return len(self._entries) - 1

    def get(self, number: int) -> tuple[bytes, str]:
        place, content_type = self._entries[number]
        if isinstance(place, str):
            assert self._folder is not None
            with suppress(OSError):
                return self._folder.read(place, self._largest)[0], content_type
            return b"", content_type
        start, size = place
        self._file.seek(start)
        self._at_end = False
        return self._file.read(size), content_type

    def close(self) -> None:
        self._file.close()
