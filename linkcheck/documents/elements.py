"""Where addresses stand in HTML: each element's attributes, in the order in which they are told.

Pure functions of what a parser gives, so that both readings, each with a parser of its own, look in the same places.
Names of elements and attributes are in lower case; of an attribute that is written twice, the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from linkcheck.documents import css
from linkcheck.documents.json_ld import addresses as json_ld_addresses
from linkcheck.model import Kind

Attributes = Mapping[str, str | None]
Address = tuple[Kind, str]

NOT_FETCHED = frozenset("preconnect dns-prefetch pingback profile".split())
"""Link relations that name a host or a protocol's endpoint, and nothing that a reader or a browser fetches."""
SHOWN_BY_OTHERS = frozenset(
    "og:image og:image:url og:image:secure_url og:video og:video:url og:video:secure_url og:audio og:audio:url "
    "og:audio:secure_url twitter:image twitter:image:src twitter:player twitter:player:stream msapplication-tileimage "
    "thumbnail".split()
)
"""What `meta` elements name for others to show."""

REFRESH = re.compile(
    r"""\s*+(?:[0-9]++|(?=\.))[0-9.]*+(?=[;,\s])\s*+[;,]?+\s*+
    (?:(?:url\s*+=\s*+|(?!u))(?:"(?P<double>[^"]*+)|'(?P<single>[^']*+)|(?P<bare>.*))|(?P<other>.*))""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL | re.ASCII,
)
"""The shared declarative refresh steps (HTML standard, 4.2.5.3)."""
CANDIDATE = re.compile(
    r"[,\ \t\n\f\r]*+([^\ \t\n\f\r]++)(?:(?<!,)[^(,]*+(?:\([^)]*+\)?+[^(,]*+)*+,?+)?+",
)
"""One of a srcset (4.8.4.2.2): an address, which may hold commas and ends with white space, and its descriptors."""


def addresses(name: str, attributes: Attributes) -> Iterator[Address]:
    """All addresses in the attributes of an element called `name`."""
    told = TOLD.get(name)
    if told is not None:
        yield from told(attributes)
    yield from common(attributes)


def common(attributes: Attributes) -> Iterator[Address]:
    """What any element may have: a style, which imports nothing."""
    style = attributes.get("style")
    if style and "(" in style:
        yield from (address for address in css.addresses(style) if address[0] is Kind.CSS)


def only_in_drawings(name: str, attributes: Attributes) -> bool:
    """Whether what an element refers to counts only where it is one of SVG's."""
    usual = ELSEWHERE.get(name)
    return usual is not None and usual not in attributes and not attributes.keys().isdisjoint(("href", "xlink:href"))


def in_text(name: str, attributes: Attributes, text: str) -> Iterator[Address]:
    """The addresses in the text of an element that is made for machines: a style, or data about the page."""
    if name == "style":
        yield from css.addresses(text)
    elif name == "script" and _essence(attributes.get("type")) == "application/ld+json":
        for address in json_ld_addresses(text):
            yield Kind.JSON_LD, address


def _essence(media_type: str | None) -> str:
    """A media type without its parameters."""
    return (media_type or "").partition(";")[0].strip().lower()


def refresh_delay(attributes: Attributes) -> int:
    """Seconds after which `meta http-equiv=refresh` acts."""
    number = re.match(r"\s*([0-9]{1,9})", attributes.get("content") or "")
    return int(number[1]) if number else 0


def refresh_address(attributes: Attributes) -> str | None:
    """Where `meta http-equiv=refresh` leads (HTML standard, 4.2.5.3), as written."""
    if (attributes.get("http-equiv") or "").lower() != "refresh":
        return None
    found = REFRESH.match(attributes.get("content") or "")
    return (found[found.lastgroup or ""].strip() or None) if found else None


def _one(kind: Kind, attribute: str) -> Callable[[Attributes], Iterator[Address]]:
    """An attribute that holds one address, where it is not empty."""

    def told(attributes: Attributes) -> Iterator[Address]:
        address = attributes.get(attribute)
        if address and not address.isspace():
            yield kind, address

    return told


def _all(*parts: Callable[[Attributes], Iterable[Address]]) -> Callable[[Attributes], Iterator[Address]]:
    def told(attributes: Attributes) -> Iterator[Address]:
        for part in parts:
            yield from part(attributes)

    return told


def _href(kind: Kind) -> Callable[[Attributes], Iterator[Address]]:
    """A hyperlink: an empty `href` leads to the page itself."""

    def told(attributes: Attributes) -> Iterator[Address]:
        if "href" in attributes:
            yield kind, attributes["href"] or ""
        elif "xlink:href" in attributes:
            yield kind, attributes["xlink:href"] or ""

    return told


def _srcset(attribute: str) -> Callable[[Attributes], Iterator[Address]]:
    return lambda attributes: ((Kind.SRCSET, one) for one in srcset_addresses(attributes.get(attribute) or ""))


def _ping(attributes: Attributes) -> Iterator[Address]:
    """Nobody is told of a link that leads nowhere."""
    told = attributes.get("ping") if "href" in attributes else None
    return ((Kind.PING, address) for address in (told or "").split())


def _link(attributes: Attributes) -> Iterator[Address]:
    relations = (
        (attributes.get("rel") or attributes.get("itemprop") or attributes.get("property") or "").lower().split()
    )
    if attributes.get("href") and relations and NOT_FETCHED.isdisjoint(relations):
        yield kind_of_link(relations, "hreflang" in attributes), attributes["href"] or ""


def kind_of_link(relations: Iterable[str], in_language: bool) -> Kind:
    """What a `link` with these relations is: those that speak of whole pages are kinds of their own."""
    for relation in relations:
        if relation in ("canonical", "next", "prev"):
            return Kind(relation)
        if relation == "alternate" and in_language:
            return Kind.HREFLANG
    return Kind.LINK


def _meta(attributes: Attributes) -> Iterator[Address]:
    leads = refresh_address(attributes)
    if leads is not None:
        yield Kind.REFRESH, leads
        return
    named = (attributes.get("property") or attributes.get("name") or "").strip().lower()
    content = (attributes.get("content") or "").strip()
    if content and named in SHOWN_BY_OTHERS:
        yield Kind.META, content


def _form(attributes: Attributes) -> Iterator[Address]:
    if (attributes.get("method") or "get").lower() not in ("post", "dialog") and attributes.get("action"):
        yield Kind.FORM, attributes["action"] or ""


def _button(attributes: Attributes) -> Iterator[Address]:
    """A button may send its form elsewhere; by which method, only its own word tells."""
    if (attributes.get("formmethod") or "").lower() == "get" and attributes.get("formaction"):
        yield Kind.FORM, attributes["formaction"] or ""


def _input(attributes: Attributes) -> Iterator[Address]:
    if (attributes.get("type") or "").lower() == "image" and attributes.get("src"):
        yield Kind.INPUT, attributes["src"] or ""
    yield from _button(attributes)


def _drawn(attributes: Attributes) -> Iterator[Address]:
    """What a drawing takes from a file; most references lead to another part of the same one."""
    address = attributes.get("href", attributes.get("xlink:href")) or ""
    if address and not address.startswith("#"):
        yield Kind.SVG, address


def _script(attributes: Attributes) -> Iterator[Address]:
    address = attributes.get("src") or attributes.get("href") or attributes.get("xlink:href")
    if address and not address.isspace():
        yield Kind.SCRIPT, address


_background = _one(Kind.BACKGROUND, "background")
_cite = _one(Kind.CITE, "cite")
_longdesc = _one(Kind.LONGDESC, "longdesc")

TOLD: Mapping[str, Callable[[Attributes], Iterator[Address]]] = {
    "a": _all(_href(Kind.A), _ping),
    "area": _all(_href(Kind.AREA), _ping),
    "audio": _one(Kind.AUDIO, "src"),
    "blockquote": _cite,
    "body": _background,
    "button": _button,
    "del": _cite,
    "embed": _one(Kind.EMBED, "src"),
    "feimage": _drawn,
    "form": _form,
    "frame": _all(_one(Kind.FRAME, "src"), _longdesc),
    "iframe": _all(_one(Kind.IFRAME, "src"), _longdesc),
    "image": _drawn,
    "img": _all(_one(Kind.IMG, "src"), _srcset("srcset"), _longdesc),
    "input": _input,
    "ins": _cite,
    "link": _all(_link, _srcset("imagesrcset")),
    "meta": _meta,
    "object": _one(Kind.OBJECT, "data"),
    "q": _cite,
    "script": _script,
    "source": _all(_one(Kind.SOURCE, "src"), _srcset("srcset")),
    "table": _background,
    "tbody": _background,
    "td": _background,
    "tfoot": _background,
    "th": _background,
    "thead": _background,
    "tr": _background,
    "track": _one(Kind.TRACK, "src"),
    "use": _drawn,
    "video": _all(_one(Kind.VIDEO, "src"), _one(Kind.POSTER, "poster")),
}
"""What is read of each element that may carry an address."""

ELSEWHERE = {"a": "href", "script": "src", "feimage": "", "image": "", "use": ""}
"""Elements that have addresses of their own in SVG, and the attribute which has one in HTML."""
SCARCE = {
    "background": ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "body"),
    "cite": ("blockquote", "del", "ins", "q"),
}
"""Attributes that seldom stand on elements that often do."""
IN_TEXT = frozenset({"style", "script"})
"""Elements whose text may hold addresses."""


def label(name: str, attributes: Attributes) -> str:
    """What a reader gets of an element that has no text of its own."""
    match name:
        case "area" | "img" | "input":
            return attributes.get("alt") or ""
        case "iframe" | "frame" | "link" | "object" | "embed":
            return attributes.get("title") or ""
        case "track":
            return attributes.get("label") or ""
        case _:
            return ""


def srcset_addresses(srcset: str) -> Iterator[str]:
    """The addresses of a srcset attribute."""
    return (candidate[1].rstrip(",") for candidate in CANDIDATE.finditer(srcset.strip(", \t\n\f\r")))
