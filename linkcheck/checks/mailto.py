"""Could one write to, or call, what the link says?

Advice: a mailto without a usable address (RFC 6068), a tel without a usable number (RFC 3966). Nobody is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import unquote

from linkcheck.model import Ask, Evidence, Finding, Link, Occurrences, Verdict, where_said
from linkcheck.policy import Policy

MESSAGES = {
    "mailto.malformed": "“{written}” is no mail address that one could write to",
    "mailto.nobody": "The mail link names nobody to write to",
    "mailto.bad-number": "“{written}” is no telephone number that one could call",
}

MAILBOX = re.compile(
    r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,10}[^\W\d_][\w-]{0,61}[^\W_]", re.UNICODE
)
NUMBER = re.compile(r"\+?[0-9*#().\s/-]{2,40}(?:;[a-z0-9;=.+-]{1,60})?", re.IGNORECASE)
RECIPIENT_FIELDS = re.compile(r"[?&](?:to|cc|bcc)=[^&]", re.IGNORECASE)


def rows(links: Occurrences) -> Iterable[int]:
    return where_said(links.url, lambda url: url.startswith(("mailto:", "tel:")))


def check(link: Link, policy: Policy, as_of: date) -> Iterable[Finding | Ask]:
    if link.url.startswith("mailto:"):
        return _mail(link)
    return _telephone(link) if link.url.startswith("tel:") else ()


def _telephone(link: Link) -> Iterator[Finding]:
    written = unquote(link.url.removeprefix("tel:")).partition("?")[0]
    if not NUMBER.fullmatch(written) or not re.search(r"\d", written):
        yield _finding(link, "mailto.bad-number", written)


def _mail(link: Link) -> Iterator[Finding]:
    rest = link.url.removeprefix("mailto:").partition("#")[0]
    addresses = [unquote(address).strip() for address in rest.partition("?")[0].split(",")]
    if addresses == [""]:
        if not RECIPIENT_FIELDS.search(rest):
            yield _finding(link, "mailto.nobody", rest)
        return
    for address in addresses:
        if not MAILBOX.fullmatch(address):
            yield _finding(link, "mailto.malformed", address)
            return


def _finding(link: Link, message: str, written: str) -> Finding:
    return Finding("mailto", Verdict.ADVICE, message, {"written": written}, (Evidence("href", link.href),), per="link")
