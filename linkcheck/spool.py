"""The bytes of pages, on disk until the second reading has seen them; in memory they would not fit."""

from __future__ import annotations

import tempfile

LARGEST = 2_000_000_000
"""Bytes; a page beyond is not kept, and its findings stay without a position."""

BUFFER = 1_000_000
"""Bytes written at once."""


class Spool:
    """Append bytes, get a number; give the number, get the bytes."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._file = tempfile.TemporaryFile(buffering=BUFFER)  # noqa: SIM115 - closed by `close`
        self._at_end = True
        self._entries: list[tuple[int, int, str]] = []
        self._size = 0
        self._largest = largest

    def put(self, body: bytes, content_type: str) -> int | None:
        if self._size + len(body) > self._largest:
            return None
        if not self._at_end:  # to go there would empty the buffer each time
            self._file.seek(self._size)
            self._at_end = True
        self._file.write(body)
        self._entries.append((self._size, len(body), content_type))
        self._size += len(body)
        return len(self._entries) - 1

    def get(self, number: int) -> tuple[bytes, str]:
        start, size, content_type = self._entries[number]
        self._file.seek(start)
        self._at_end = False
        return self._file.read(size), content_type

    def close(self) -> None:
        self._file.close()
