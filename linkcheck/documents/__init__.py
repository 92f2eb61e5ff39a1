"""What can be read for links and facts: the door for documents.

A reader is a function `read(body, content_type, url, want_links)` that returns a `Document`. It gets hostile bytes,
never raises for what is in them, and reads nothing but them. To add one:

1. write a module here with such a function;
2. add its media types to `READERS` below.
"""

from __future__ import annotations

from collections.abc import Callable

from linkcheck.documents import html
from linkcheck.documents.contract import Document
from linkcheck.model import Url

Read = Callable[[bytes, str, Url], Document]

READERS: dict[str, Read] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
}


def reader(media_type: str | None, body: bytes) -> Read | None:
    """The reader for a body; without a declared type, one for what it looks like."""
    if media_type is None:
        return html.read if html.looks_like(body) else None
    return READERS.get(media_type)
