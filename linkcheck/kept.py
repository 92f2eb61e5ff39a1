"""What earlier runs found in documents, so that one that has not changed is neither sent nor read again.

A file of SQLite beside the reports; it may be deleted at any time, and a run that cannot use it does without. Several
runs may share it, and one that is killed leaves it whole: what is written goes into a log first (WAL). Documents
are known by the digest of their bytes; addresses by what their servers said of the document there (RFC 9110, 8.8: ETag
and Last-Modified), which is asked for on that condition next time. What holds a secret is not kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from linkcheck import __version__, masking
from linkcheck.contents import DocumentFacts
from linkcheck.documents.contract import RawLink
from linkcheck.model import Url

if TYPE_CHECKING:
    import sqlite3

EDITION = f"{__version__}+1"
"""What was read by another edition of the readers is read again."""
MOST = 50_000
"""Documents and addresses that are kept; those not met for longest go first."""
BUSY = 2.0
"""Seconds to wait for another run that writes."""
ASIDE = ".damaged"
"""How the name of a file ends then that is no such database, or a damaged one."""
_BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files by which SQLite keeps a database whole."""
_TABLES = """
CREATE TABLE IF NOT EXISTS documents (digest TEXT PRIMARY KEY, edition TEXT, record BLOB, met INTEGER);
CREATE TABLE IF NOT EXISTS addresses (url TEXT PRIMARY KEY, record BLOB, met INTEGER);
"""
T = TypeVar("T")


class Record(Struct, frozen=True):
    """A document as it was read."""

    facts: DocumentFacts
    links: list[RawLink]
    whole: bool


class Seen(Struct, frozen=True):
    """What an address gave when it was asked last."""

    digest: str
    format: str
    size: int
    headers: Mapping[str, str]

    @property
    def condition(self) -> Mapping[str, str]:
        """The header fields that ask for the document only if it is another one now (RFC 9110, 13.1)."""
        asked = {"If-None-Match": self.headers.get("etag"), "If-Modified-Since": self.headers.get("last-modified")}
        return {name: value for name, value in asked.items() if value}


class Kept:
    """The file, as far as it can be used; without a path, nothing is known and nothing is kept."""

    def __init__(self, path: Path | None, most: int = MOST) -> None:
        self._path, self._most = path, most
        self._database: sqlite3.Connection | None = None
        self.set_aside: Path | None = None
        """Where the file went if it was damaged, or none of ours."""

    def document(self, digest: str, format: str) -> Record | None:
        """What is known of the document with this digest, read as one of this format."""
        row = self._asked(
            lambda database: database.execute(
                "SELECT record FROM documents WHERE digest = ? AND edition = ?", (f"{format}:{digest}", EDITION)
            ).fetchone()
        )
        return _decoded(row[0], Record) if row else None

    def keep(self, digest: str, format: str, record: Record) -> None:
        if _holds_secret(record):
            return
        row = (f"{format}:{digest}", EDITION, msgspec.msgpack.encode(record), int(time.time()))
        self._asked(
            lambda database: database.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", row), makes=True
        )

    def addresses(self) -> dict[Url, Seen]:
        """What is known of addresses."""
        rows = self._asked(lambda database: database.execute("SELECT url, record FROM addresses").fetchall())
        known = ((url, _decoded(record, Seen)) for url, record in rows or ())
        return {Url(url): seen for url, seen in known if seen is not None}

    def keep_addresses(self, seen: Collection[tuple[Url, Seen]]) -> None:
        """Keep what addresses gave, and let go what is too much."""
        now = int(time.time())
        rows = [
            (url, msgspec.msgpack.encode(one), now)
            for url, one in seen
            if masking.masked_address(url) == url and not _holds_secret(one)
        ]

        def write(database: sqlite3.Connection) -> None:
            database.execute("BEGIN")
            database.executemany("INSERT OR REPLACE INTO addresses VALUES (?, ?, ?)", rows)
            digests = [(now, f"{one.format}:{one.digest}") for _, one in seen]
            database.executemany("UPDATE documents SET met = ? WHERE digest = ?", digests)
            for table in ("documents", "addresses"):
                database.execute(
                    f"DELETE FROM {table} WHERE rowid IN "  # noqa: S608 - our own names
                    f"(SELECT rowid FROM {table} ORDER BY met DESC, rowid DESC LIMIT -1 OFFSET ?)",
                    (self._most,),
                )
            database.execute("COMMIT")

        self._asked(write, makes=bool(rows))

    def _asked(self, question: Callable[[sqlite3.Connection], T], makes: bool = False) -> T | None:
        """The answer of the database; None where it cannot be had: nothing depends on it but time.

        `makes` says that the file is made where there is none.
        """
        if self._path is None or not (makes or self._path.exists()):
            return None
        import sqlite3  # most runs meet no document that it would tell of

        try:
            self._database = self._database or _opened(self._path)
            return question(self._database)
        except _Foreign:
            self._put_aside(self._path)
        except sqlite3.ProgrammingError:  # a bug of ours
            raise
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # Python's own: what is read is no text
            if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                self._put_aside(self._path)
            else:  # another run holds it, it cannot be written, the disk is full: that would only be waited for again
                self.close()
                self._path = None
        return None

    def _put_aside(self, path: Path) -> None:
        self.close()
        aside = path.with_name(path.name + ASIDE)
        with suppress(OSError):
            path.replace(aside)
            self.set_aside = aside
        for ending in _BESIDE:
            with suppress(OSError):
                path.with_name(path.name + ending).unlink()

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


class _Foreign(Exception):
    """A database, and somebody else's."""


def _opened(path: Path) -> sqlite3.Connection:
    """Each statement is written at once, and nobody waits for the disk: a machine that fails costs time and no more."""
    import sqlite3

    database = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
    try:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not tables <= {"documents", "addresses"}:
            raise _Foreign
        database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;" + _TABLES)
    except BaseException:
        database.close()
        raise
    return database


def _holds_secret(record: Struct) -> bool:
    """Whether a report would mask something of it."""
    written = msgspec.json.encode(record).decode()
    return masking.masked(written) != written


def _decoded(record: bytes, kind: type[T]) -> T | None:
    try:
        return msgspec.msgpack.decode(record, type=kind)
    except msgspec.MsgspecError:
        return None
