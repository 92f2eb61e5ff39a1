"""A site in a folder: which file an address means there, as the servers of static sites answer.

The folder is gone over once; what is not in it by then is not there. An address means a file by its exact name, `/x/`
also `x/index.html` (among Markdown, `x/index.md` or `x/README.md`), and `/x` also `x.html` or the index of the folder
`x`. Queries mean nothing. Folders whose names begin with a dot, but for `.well-known`, and those to which a link of the
file system leads are not gone over: their files are there when they are linked to. Nothing outside ever is.
"""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from linkcheck import urls
from linkcheck.errors import UsageError
from linkcheck.model import Url

INDEXES = ("index.html", "index.htm", "index.xhtml", "index.md", "README.md", "readme.md")
SUFFIXES = (".html", ".htm")
"""What an address may leave out."""
MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".gz": "application/gzip",
}
PAGES = (".html", ".htm", ".xhtml", ".xht", ".md", ".markdown", ".xml", ".rss", ".atom")
"""Files that are read for links without being linked to."""
READABLE = (*PAGES, ".css", ".txt")
"""Files that are read for links where they are named."""
_AS_IN_A_PATH = "/!$&'()*+,;=:@~"


class Folder:
    """The files of a folder, and the addresses that they have on the site: under `site_url`, or under one of ours."""

    def __init__(self, root: Path, site_url: Url | None = None, reports: Iterable[Path] = ()) -> None:
        """`reports` are folders of ours, which are none of the site's."""
        self.root, self._root = root, str(root)
        self.base = _as_folder(site_url) if site_url is not None else urls.LOCAL
        self._base = urls.without_web_scheme(self.base)
        self._aside: list[str] = []
        """Folders that are not gone over, each with its slash."""
        self._files = set(_files(self._root, self._aside, {os.path.realpath(path) for path in reports}))

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def names(self) -> Iterator[str]:
        """Paths below the folder, with "/" between their parts, in order."""
        return iter(sorted(self._files))

    def name_of(self, path: Path) -> str | None:
        """The name of a file that is given by its path, from here or in the folder; None where it is not in there."""
        root = os.path.realpath(self.root)
        for whole in (os.path.abspath(path), os.path.realpath(path), os.path.join(root, path)):
            for base in (os.path.abspath(self.root), root):
                name = os.path.relpath(whole, base).replace(os.sep, "/")
                if name in self._files:
                    return name
        return None

    def covers(self, url: Url) -> bool:
        """Whether an address is one of the site's, be there a file or not."""
        way = urls.without_web_scheme(url)
        return way.startswith(self._base) or urls.without_query(way) == self._base[:-1]

    def find(self, url: Url) -> str | None:
        """The name of the file that an address means."""
        way = urls.without_query(urls.without_web_scheme(url))[len(self._base) :]
        name = os.fsdecode(unquote_to_bytes(way)) if "%" in way else way
        if name in self._files:
            return name
        return next((candidate for candidate in _candidates(name) if self._has(candidate)), None)

    def _has(self, name: str) -> bool:
        """Whether there is a file of this name; it is looked for where nobody looked before."""
        if name not in self._files and any(name.startswith(folder) for folder in self._aside):
            path = os.path.join(self._root, name)
            with suppress(OSError, ValueError):
                if os.path.isfile(path) and _is_inside(self._root, path):
                    self._files.add(name)
        return name in self._files

    def address(self, name: str) -> Url:
        return Url(self.base + quote_from_bytes(os.fsencode(name), _AS_IN_A_PATH))

    def read(self, name: str, most: int) -> tuple[bytes, int]:
        """A file's first `most` bytes, and how many it has. Raises `OSError`."""
        with open(os.path.join(self._root, name), "rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            return file.read(min(most, size)) or b"", size


def _as_folder(site_url: Url) -> Url:
    """Where a folder is published, whether or not it was written with a slash at its end, or as its first page."""
    bare = Url(urls.without_query(site_url))
    return urls.folder(bare if bare.endswith(("/", *SUFFIXES)) else Url(bare + "/"))


def media_type(name: str) -> str:
    """By the file's suffix, as servers tell it."""
    return _media_type(os.path.splitext(name)[1].lower())


@lru_cache(maxsize=256)
def _media_type(suffix: str) -> str:
    mimetypes.init([])  # the same on every machine, whatever its own tables say
    return MEDIA_TYPES.get(suffix) or mimetypes.guess_type("x" + suffix)[0] or "application/octet-stream"


def _candidates(name: str) -> Iterator[str]:
    if name and not name.endswith("/"):
        yield name
        for suffix in SUFFIXES:
            yield name + suffix
        name += "/"
    for index in INDEXES:
        yield name + index


def _files(root: str, aside: list[str], reports: Container[str]) -> Iterator[str]:
    """Every file below a folder; what is not gone over is put `aside`.

    Raises `UsageError` where the folder itself cannot be read.
    """
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(os.path.join(root, folder) if folder else root))
        except OSError as error:
            if not folder:
                raise UsageError(f"{root}: cannot be read: {error.strerror}") from error
            continue
        for entry in entries:
            name = f"{folder}{entry.name}"
            with suppress(OSError):  # it is gone, or a link that leads nowhere
                if entry.is_dir():
                    hidden = entry.name.startswith(".") and entry.name != ".well-known"
                    if hidden or entry.is_symlink():
                        aside.append(name + "/")
                    elif not reports or os.path.realpath(entry.path) not in reports:
                        waiting.append(name + "/")
                elif entry.is_file() and (not entry.is_symlink() or _is_inside(root, entry.path)):
                    yield name


def _is_inside(root: str, path: str) -> bool:
    """Whether a path leads into the folder, whatever links of the file system are on the way."""
    return os.path.realpath(path).startswith(os.path.realpath(root) + os.sep)
