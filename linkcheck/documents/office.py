"""Documents that are ZIP packages: which of them one is, it says itself, whatever its name and its first entry say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linkcheck import filetypes
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents import epub, ooxml, opendocument, presentation, spreadsheet, wordprocessing
from linkcheck.documents.contract import Document
from linkcheck.documents.ooxml import Office
from linkcheck.documents.package import Package, opened
from linkcheck.model import Url

FAMILIES: Mapping[str, Callable[[Office, Url], Document]] = {
    "text": wordprocessing.read_office,
    "presentation": presentation.read_office,
    "spreadsheet": spreadsheet.read_office,
}
"""The readers of Office Open XML, by the family of the format."""


def read(body: bytes, content_type: str, url: Url) -> Document:
    """One that cannot be opened is taken for what its first bytes look like."""
    return opened(body, filetypes.sniff(body[: filetypes.SNIFFED]) or "zip", lambda package: _read(package, url))


def _read(package: Package, url: Url) -> Document:
    if "META-INF/container.xml" in package:
        return epub.read_package(package, url)
    if opendocument.CONTENT in package or "META-INF/manifest.xml" in package:
        return opendocument.read_package(package, url)
    if ooxml.ROOT in package:
        return ooxml.read_package(package, url, _read_office)
    return Document(DocumentFacts("zip", Condition.UNOPENED, "it is an archive"), lambda: iter(()))


def _read_office(office: Office, url: Url) -> Document:
    return FAMILIES[filetypes.FORMATS[office.format].family](office, url)
