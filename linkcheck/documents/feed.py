"""Feeds: RSS (0.9x, 1.0, 2.0) and Atom (RFC 4287), with the links in the HTML of their entries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from linkcheck.documents import elements, html, xml
from linkcheck.documents.contract import Document, Found, gathered
from linkcheck.documents.contract import RawLink as Link
from linkcheck.model import Kind, Url
from linkcheck.urls import is_web, resolve

ROOTS = frozenset({"rss", "feed", "rdf:rdf"})
ENTRIES = frozenset({"item", "entry"})
AS_TEXT = frozenset({"link", "comments", "url", "icon", "logo", "docs"})
"""Elements whose text is an address."""
IN_ATTRIBUTE = {
    "link": "href",
    "enclosure": "url",
    "source": "url",
    "content": "src",
    "media:content": "url",
    "media:thumbnail": "url",
    "atom:link": "href",
    "itunes:image": "href",
}
"""Elements of which an attribute is an address."""
NOT_FETCHED = frozenset({"hub", "salmon"})
"""Relations of links to endpoints of a protocol."""
MARKED_UP = frozenset({"description", "content:encoded", "content", "summary"})
"""Elements whose text is HTML."""
IN_XHTML = frozenset({"a", "audio", "embed", "iframe", "img", "object", "video"})
"""Elements that stand in an entry only where its content is XHTML itself (RFC 4287, 3.1.1.3)."""
LONGEST_TITLE = 300


def read(body: bytes, content_type: str, url: Url) -> Document:
    return Document(None, lambda: _links(body, content_type, url), xml.is_whole(body))


def _links(body: bytes, content_type: str, url: Url) -> Iterator[Found]:
    """Entry by entry: each link has its entry's title for a text."""
    entry: list[xml.Element] = []
    for element in xml.elements(body, content_type):
        entry.append(element)
        if element.name in ENTRIES:
            yield from _told(entry, url)
            entry = []
    yield from _told(entry, url)


def _told(entry: list[xml.Element], url: Url) -> Iterator[Found]:
    """The links of an entry, or of the feed itself before the first one."""
    titles = {one.parent: " ".join(one.text.split())[:LONGEST_TITLE] for one in entry if one.name == "title"}
    written = [(address, one) for one in entry for address in _addresses(one)]
    for place, some in groupby(written, lambda pair: _base(pair[1], url)):
        yield from gathered((Link(Kind.FEED, address, titles.get(one.parent, "")) for address, one in some), place)
    own = (resolve(address, _base(one, url)) for address, one in written if one.parent in ENTRIES)
    page = next((found for found in own if found is not None and is_web(found)), url)
    for one in entry:
        place = _base(one, url) if one.bases else page
        name = xml.local(one.name)
        if name in IN_XHTML and one.name not in IN_ATTRIBUTE:
            links = (Link(kind, address, one.text) for kind, address in elements.addresses(name, one.attributes))
            yield from gathered(links, place)
        elif one.name in MARKED_UP and "<" in one.text:
            document = html.read(one.text.encode("utf-8", "replace"), "text/html; charset=utf-8", place)
            yield from document.links() if document.links is not None else ()


def _base(element: xml.Element, url: Url) -> Url:
    """What an element's addresses are resolved against."""
    for written in element.bases:
        url = resolve(written, url) or url
    return url


def _addresses(element: xml.Element) -> Iterator[str]:
    name, text, attributes = element.name, element.text.strip(), element.attributes
    relation = attributes.get("rel", "").lower()
    if name in IN_ATTRIBUTE and attributes.get(IN_ATTRIBUTE[name]) and relation not in NOT_FETCHED:
        yield attributes[IN_ATTRIBUTE[name]].strip()
    elif text and (name in AS_TEXT or (name == "guid" and _is_permanent(element))):
        yield text


def _is_permanent(guid: xml.Element) -> bool:
    """A guid is an address unless it says that it is none; many that are none do not say so."""
    return guid.attributes.get("ispermalink", "true").lower() == "true" and is_web(guid.text.strip().lower())
