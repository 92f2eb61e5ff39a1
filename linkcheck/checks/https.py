"""Would the secure address do as well?

Advice: an http address that does not redirect to https by itself, on a host that answers over https. Asked for once a
host, and only where both use their usual ports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkcheck import urls
from linkcheck.model import Ask, Evidence, Finding, Target, Verdict, Why
from linkcheck.policy import Policy

MESSAGES = {"https.available": "The link is not secure (http), though {host} answers over https"}


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if seen is None or not target.url.startswith("http:") or not seen.succeeded:
        return ()
    if not seen.final_url.startswith("http:") or not urls.has_default_port(target.url):
        return ()
    host = urls.host(target.url)
    return _could_be_secure(target, host) if not urls.is_ip_address(host) else ()


def _could_be_secure(target: Target, host: str) -> Iterator[Finding | Ask]:
    answer = target.answer(Why.HTTPS)
    secure = urls.with_https(target.url)
    if answer is None:
        yield Ask(Why.HTTPS, secure, host)
    elif answer.succeeded and answer.final_url.startswith("https:"):
        told = (Evidence("answer", str(answer.status), answer.final_url),)
        yield Finding("https", Verdict.ADVICE, "https.available", {"host": host}, told, url=secure)
