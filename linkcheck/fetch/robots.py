"""robots.txt (RFC 9309), read by protego, with the standard's idea of whom and what a line means."""

from __future__ import annotations

import re

from protego import Protego

from linkcheck import urls
from linkcheck.model import NEVER_SENT, Answer, Cause, NoAnswer, Response, Url

PRODUCT_TOKEN = "linkcheck"  # noqa: S105 - RFC 9309, 2.2.1 calls the name a token
LARGEST = 512_000
"""Bytes read of a robots.txt; RFC 9309, 2.5 asks for at least 500 KiB."""

MOST_SITEMAPS = 100
"""Sitemaps taken from one file."""

NOBODY_THERE = NEVER_SENT - {Cause.RESOLVER_FAILED} | {Cause.REDIRECT_LIMIT, Cause.REDIRECT_LOOP, Cause.BAD_REDIRECT}
"""Nobody would be disturbed; and redirects without an end are like no file (RFC 9309, 2.3.1.2)."""
_ANOTHER = "-"
"""Stands for all other crawlers: no part of our name."""
_LINE_END = re.compile("\r\n?")
_USER_AGENT = re.compile(
    r"^([ \t]*user[- ]?agent[ \t]*[: \t][ \t]*)(?:(?P<all>\*(?=[\s#]|\Z))|(?P<token>[a-z_-]*+)).*",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(r"^[ \t]*(?:dis)?allow\b.*", re.IGNORECASE | re.MULTILINE)
_SLASH = re.compile("%2f", re.IGNORECASE)


def address(origin: str) -> Url:
    return Url(origin + "/robots.txt")


class Rules:
    """What one origin allows us to crawl."""

    def __init__(self, answer: Answer) -> None:
        self._parsed: Protego | None = None
        self._all = True
        match answer:
            case Response(status=status, body=body) if 200 <= status < 300:
                self._parsed = Protego.parse(_for_us(body[:LARGEST].decode("utf-8-sig", "replace")))
            case Response(status=status) if status >= 500 or status == 429:
                self._all = False
            case NoAnswer(cause=cause):
                self._all = cause in NOBODY_THERE

    @property
    def sitemaps(self) -> list[Url]:
        """The addresses of sitemaps that the file names (sitemaps.org); no part of RFC 9309."""
        named = list(self._parsed.sitemaps)[:MOST_SITEMAPS] if self._parsed is not None else []
        return [urls.without_fragment(url) for url in map(urls.parse, named) if url is not None and urls.is_web(url)]

    def allow(self, url: Url) -> bool:
        """RFC 9309, 2.3.1: no such file allows everything, a file that cannot be had now allows nothing."""
        if urls.path(url) == "/robots.txt":
            return True
        return self._all if self._parsed is None else bool(self._parsed.can_fetch(_same_query(url), PRODUCT_TOKEN))

    @property
    def delay(self) -> float:
        """Seconds that the origin wants between two requests (`Crawl-delay`, no part of the standard); 0 for no wish.

        Finite and not negative: protego passes over anything else.
        """
        return (self._parsed.crawl_delay(PRODUCT_TOKEN) or 0.0) if self._parsed is not None else 0.0


def _for_us(text: str) -> str:
    """A robots.txt in which each group is for us, for all, or for another.

    A group is for us where its product token is ours (RFC 9309, 2.2.1): not a part of it, as protego would have it, and
    whatever stands behind it, such as a version.
    """

    def named(line: re.Match[str]) -> str:
        token = line["token"]
        return line[1] + ("*" if token is None else PRODUCT_TOKEN if token.lower() == PRODUCT_TOKEN else _ANOTHER)

    text = _USER_AGENT.sub(named, _LINE_END.sub("\n", text))
    return _RULE.sub(lambda rule: _same_query(rule[0]), text) if "?" in text else text


def _same_query(text: str) -> str:
    """In a query a slash may be encoded, and means the same (RFC 9309, 2.2.2, the second of its examples)."""
    way, mark, query = text.partition("?")
    return way + mark + _SLASH.sub("/", query)
