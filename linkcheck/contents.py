"""The nouns of documents: what opening a file tells about it. This module imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

Spot = Mapping[str, int | str]
"""Where in a document something stands, the wider place first: `{"page": 2}`, `{"sheet": "Calls", "cell": "B7"}`.
Numbers begin at 1."""

NOWHERE: Spot = {}

LONGEST_OPENING = 3_000
"""Characters kept of how a document begins: its first page, more or less."""


class Condition(StrEnum):
    """What came of opening a document."""

    READ = "read"
    UNOPENED = "unopened"
    """Only its first bytes were looked at."""
    BROKE_OFF = "broke-off"
    """Its transfer ended before all of it had come: says nothing about it."""
    LOCKED = "locked"
    """It asks for a password."""
    TRUNCATED = "truncated"
    """It breaks off, and cannot be opened for that."""
    CORRUPT = "corrupt"
    """It is what it says by its first bytes, and cannot be opened all the same."""
    BOMB = "bomb"
    """It unpacks to more than a document may, or refers to itself."""
    GAVE_UP = "gave-up"
    """Our own reader crashed, or took more time or memory than a document may: says nothing about it."""


class DocumentFacts(Struct, frozen=True, gc=False):
    """What opening a document tells; its links are kept elsewhere. What is not known is empty, or None."""

    format: str
    """As in `filetypes.FORMATS`, by its content: `pdf`, `docx` …"""
    condition: Condition = Condition.READ
    detail: str = ""
    """Where it was not read, why, in words for a person."""
    title: str = ""
    """As its metadata say."""
    authors: tuple[str, ...] = ()
    language: str = ""
    """As declared (BCP 47)."""
    written: str = ""
    """The language that its words are in (ISO 639-1), as far as that can be told."""
    created: str = ""
    """As its metadata say: ISO 8601, a date, or a date and time with its offset where one is given."""
    modified: str = ""
    producer: str = ""
    """The program that made the file."""
    pages: int | None = None
    unit: str = "page"
    """What `pages` counts: `page`, `slide`, `sheet`, `chapter`."""
    words: int = 0
    """Of what was read: a document that is longer than what is read has more."""
    pictures: bool = False
    """Whether a page without words shows a picture, as scanned ones do."""
    encrypted: bool = False
    tagged: bool | None = None
    """Whether it tells headings, lists and tables apart (ISO 32000-2, 14.8); None where every file of its kind does."""
    opening: str = ""
    """How it begins, at most `LONGEST_OPENING` characters; a line is a line or a paragraph."""
    anchors: bytes = b""
    """The CRC-32 sums of the names that a fragment may give, as in `PageFacts`."""
    digest: str = ""
    """Of its bytes: SHA-256, in hexadecimal."""

    @property
    def is_read(self) -> bool:
        return self.condition is Condition.READ

    @property
    def spoken(self) -> str:
        """The language of its words, else the declared one, as a primary subtag (`it`)."""
        return self.written or self.language.partition("-")[0].lower()
