"""Style sheets (CSS Syntax Level 3, as far as addresses go): `url()`, `@import`, and the strings of `image-set()`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkcheck.documents import charset
from linkcheck.documents.contract import Document, RawLink, gathered
from linkcheck.model import Kind, Url

LONGEST = 20_000_000
"""Characters of a style sheet that are read."""

_STRING = r"""(?:"(?:[^"\\\n]|\\.?)*+(?:"|\Z)|'(?:[^'\\\n]|\\.?)*+(?:'|\Z))"""
"""The end of the sheet ends all that is open."""
_BARE = r"""(?:[^\s"'()\\]|\\(?:[0-9a-f]{1,6}\s?|[^\n]|\Z))*+"""
_BEGINS = r"(?<![^\x00-,./:-@\[-^`{-\x7f])"
"""Behind no letter, digit, hyphen or underscore, and nothing that is no ASCII; said by what else there is, for a range
of all that is no ASCII takes 5 ms to compile."""
_TOKEN = rf"""(?=[/@"'(){{}}ui-])
    (?:/\*.*?(?:\*/|\Z)
    |@import(?:\s|/\*.*?\*/)*+(?:(?P<import_name>{_STRING})
        |url\(\s*+(?:(?P<import_quoted>{_STRING})|(?P<import_bare>{_BARE}))\s*+(?:\)|\Z))
    |(?P<namespace>@namespace(?![\w-])[^;{{]*+)
    |{_BEGINS}url\(\s*+(?:(?P<quoted>{_STRING})|(?P<bare>{_BARE}))\s*+(?:\)|\Z)
    |{_BEGINS}url\((?!\s*+["'])(?:[^)\\]|\\.?)*+\)?
    |(?P<set>{_BEGINS}(?:-webkit-)?image-set\()
    |(?P<string>{_STRING})
    |"(?:[^"\\\n]|\\.?)*+|'(?:[^'\\\n]|\\.?)*+
    |(?P<edge>[{{}}()]))"""
"""What matters of a sheet; what has no name is passed over: comments, and urls and strings that are broken."""
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(\n|\Z)|(.))", re.DOTALL | re.ASCII)
_LINE_END = re.compile("\r\n?|\f")
_CHARSET = re.compile(rb'@charset "(?!utf-16)([^"]{1,40})";', re.IGNORECASE)
"""What could be read so far is no UTF-16, whatever it says (CSS Syntax Level 3, 3.2)."""


def read(body: bytes, content_type: str, url: Url) -> Document:
    """A style sheet as a document: it has links and nothing else."""
    declared = _CHARSET.match(body)
    said = f"{content_type}; charset={declared[1].decode('latin-1')}" if declared else content_type
    text, codec = charset.decoded(body, said)
    links = (RawLink(kind, href) for kind, href in addresses(text))
    return Document(None, lambda: gathered(links, url, codec))


@cache
def _tokens() -> re.Pattern[str]:
    """Compiled when it is first needed: that takes as long as to read ten pages."""
    return re.compile(_TOKEN, re.VERBOSE | re.IGNORECASE | re.DOTALL | re.ASCII)


def addresses(text: str) -> Iterator[tuple[Kind, str]]:
    """What a style sheet, or a style attribute, takes from elsewhere, in its order.

    Left out are references into the same document (`url(#gradient)`), names of namespaces, which nobody fetches, and
    imports after the first rule, which count for nothing (CSS Cascade Level 5, 2).
    """
    begun = False
    depth = sets = 0
    for token in _tokens().finditer(
        _LINE_END.sub("\n", text if len(text) <= LONGEST else text[:LONGEST].rpartition("}")[0])
    ):
        kind = token.lastgroup
        if kind is None:
            continue
        written = token[kind]
        match kind:
            case "bare":
                yield from _named(Kind.CSS, _unescaped(written))
            case "quoted":
                yield from _named(Kind.CSS, _unquoted(written))
            case "string":
                if sets and depth == sets:
                    yield from _named(Kind.CSS, _unquoted(written))
            case "set":
                sets, depth = sets or depth + 1, depth + 1
            case "import_name" | "import_quoted" | "import_bare":
                if not begun:
                    yield from _named(Kind.IMPORT, _unescaped(written) if kind == "import_bare" else _unquoted(written))
            case "namespace":
                begun = True
            case _ if written == "(":
                depth += 1
            case _ if written == ")":
                depth = max(0, depth - 1)
                sets = sets if depth >= sets else 0
            case _:
                begun = True
                depth = sets = 0


def _named(kind: Kind, address: str) -> Iterator[tuple[Kind, str]]:
    if address.strip() and not address.startswith("#"):
        yield kind, address


def _unquoted(string: str) -> str:
    said = string[1:].removesuffix(string[0])
    escapes_quote = (len(said) - len(said.rstrip("\\"))) % 2 == 1
    return _unescaped(string[1:] if escapes_quote else said)


def _unescaped(text: str) -> str:
    """Escapes undone (CSS Syntax Level 3, 4.3.7)."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    code, newline, character = escape.groups()
    if code is None:
        return "" if newline is not None else character
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
