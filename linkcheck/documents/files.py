"""The door for files that are opened: what is told apart by its first bytes, and read in a process of its own.

A reader is a function `read(body, content_type, url)` as in `documents`; its document has `DocumentFacts`. To add one:

1. write a module here with such a function;
2. add its format to `FILES` below, and to `filetypes.FORMATS` where that does not know it yet.

This module is loaded in that process alone, with the libraries that the readers need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linkcheck import filetypes
from linkcheck.documents import legacy, office, pdf, rtf, table
from linkcheck.documents.contract import Document
from linkcheck.model import Url

Read = Callable[[bytes, str, Url], Document]

FILES: Mapping[str, Read] = {
    "pdf": pdf.read,
    "rtf": rtf.read,
    "csv": table.read,
    **dict.fromkeys(filetypes.ZIPPED, office.read),
    **dict.fromkeys(filetypes.OLE, legacy.read),
}
"""By the format of `filetypes.OPENED` that the content looks like; what it is, its document says."""


def read(body: bytes, format: str, content_type: str, url: Url) -> Document:
    """A file as a document; what cannot be opened, its facts tell."""
    return FILES[format](body, content_type, url)
