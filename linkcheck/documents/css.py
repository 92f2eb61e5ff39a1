"""Style sheets (CSS Syntax Level 3, as far as addresses go): `url()`, `@import`, and the strings of `image-set()`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck.documents import charset
from linkcheck.documents.contract import Document, RawLink, gathered
from linkcheck.model import Kind, Url

LONGEST = 20_000_000
"""Characters of a style sheet that are read."""

_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_TOKEN = re.compile(
    rf"""/\*.*?(?:\*/|$)
    |(?P<import>@import\s*(?:/\*[^*]{{0,200}}\*/\s*)?(?P<name>{_STRING}))
    |(?P<at>@import|@namespace)(?=[\s(/'"])
    |(?<![\w-])url\(\s*(?:(?P<quoted>{_STRING})|(?P<bare>(?:[^\s"'()\\]|\\.)*))\s*\)
    |(?P<set>(?<![\w-])(?:-webkit-)?image-set\()
    |(?P<string>{_STRING})
    |(?P<edge>[;{{}}()])""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(\r\n|\n)|(.))", re.DOTALL)


def read(body: bytes, content_type: str, url: Url) -> Document:
    """A style sheet as a document: it has links and nothing else."""
    text, codec = charset.decoded(body, content_type)
    links = (RawLink(kind, href) for kind, href in addresses(text))
    return Document(None, lambda: gathered(links, url, codec))


def addresses(text: str) -> Iterator[tuple[Kind, str]]:
    """What a style sheet, or a style attribute, takes from elsewhere, in its order.

    Left out are references into the same document (`url(#gradient)`), and names of namespaces, which nobody fetches.
    """
    importing = naming = False
    depth = sets = 0
    for token in _TOKEN.finditer(text[:LONGEST]):
        kind = token.lastgroup
        if kind is None:
            continue
        written = token[kind]
        if kind == "name" or kind == "import":
            yield from _named(Kind.IMPORT, _unquoted(token["name"]))
        elif kind == "at":
            importing, naming = written.lower() == "@import", written.lower() == "@namespace"
        elif kind in ("quoted", "bare"):
            address = _unquoted(written) if kind == "quoted" else _unescaped(written)
            if not naming:
                yield from _named(Kind.IMPORT if importing else Kind.CSS, address)
            importing = False
        elif kind == "set":
            sets, depth = sets or depth + 1, depth + 1
        elif kind == "string":
            if sets and depth == sets:
                yield from _named(Kind.CSS, _unquoted(written))
        elif written == "(":
            depth += 1
        elif written == ")":
            depth = max(0, depth - 1)
            sets = sets if depth >= sets else 0
        else:
            importing = naming = False
            depth = sets = 0


def _named(kind: Kind, address: str) -> Iterator[tuple[Kind, str]]:
    if address and not address.startswith("#"):
        yield kind, address


def _unquoted(string: str) -> str:
    return _unescaped(string[1:-1])


def _unescaped(text: str) -> str:
    """Escapes undone (CSS Syntax Level 3, 4.3.7)."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    code, newline, character = escape.groups()
    if code is None:
        return "" if newline else character
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
