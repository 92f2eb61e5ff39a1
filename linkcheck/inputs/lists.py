"""Lists of addresses (`links_from`): each line of a file, or of the standard input (`-`), is a link to check."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_from_bytes

from linkcheck import urls
from linkcheck.errors import UsageError
from linkcheck.folder import Folder
from linkcheck.inputs.contract import AtHand, Seeds
from linkcheck.model import Url
from linkcheck.source import Source

MEDIA_TYPE = "text/uri-list"
STANDARD_INPUT = "-"
_MACHINE = re.compile(
    rb"https?://(?:localhost|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[[0-9a-fA-F:.]{2,45}\])(?::[0-9]{1,5})?(?=[/?#\s]|$)"
)
LARGEST = 200_000_000
"""Bytes of a list."""


def seeds(source: Source, folder: Folder | None) -> Seeds:
    return Seeds(at_hand=tuple(map(_list, source.links_from)))


def machines(content: bytes) -> Iterator[Url]:
    """One address for each machine that a list names by number, or as this one: where they are, no name tells."""
    for match in dict.fromkeys(found[0] for found in _MACHINE.finditer(content)):
        url = urls.parse(match.decode("ascii"))
        if url is not None:
            yield url


def _list(name: str) -> AtHand:
    content = _content(name)
    if len(content) > LARGEST:
        raise UsageError(f"{name}: a list of more than {LARGEST:,} bytes; split it")
    return AtHand(_address(name), MEDIA_TYPE, content)


def _content(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from error


def _address(name: str) -> Url:
    """A page needs an address: a list has its own path for one."""
    return Url(urls.LOCAL + quote_from_bytes(os.fsencode(os.path.normpath(name))))
