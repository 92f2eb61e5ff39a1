"""Does something stand in for the site: a parked domain, a notice of its host, a server's own page?

Broken, once two witnesses got the same: the domain is parked or for sale; the site was suspended, has expired, or there
is none at this address any more; a web server's own first page stands at the root of the site. It is told by the signs
of those who serve such pages, or by a page that is called nothing else and says little more. Unverified: only one
witness got it, or the site says that it is being worked on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkcheck import urls
from linkcheck.model import Ask, Evidence, Finding, Placeholder, Target, Testimony, Verdict, Why
from linkcheck.policy import Policy

MESSAGES = {
    "placeholder.parked": "The domain {host} is parked or for sale; what the link promises is not there any more",
    "placeholder.suspended": "There is only a notice: the site at {host} was suspended, has expired, or was taken down",
    "placeholder.default": "There is no site at {host}, but the first page that a web server comes with",
    "placeholder.one-witness": "The site at {host} seems to be gone ({kind}), but the second look could not confirm it",
    "placeholder.maintenance": "The site at {host} says that it is being worked on; a person must look later",
}
KINDS = {
    Placeholder.PARKED: "a parked domain",
    Placeholder.SUSPENDED: "a notice of its host",
    Placeholder.DEFAULT: "a web server's own page",
}


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if seen is None or seen.placeholder is None:
        return ()
    if seen.placeholder is Placeholder.MAINTENANCE:
        return (_finding(target, seen, Verdict.UNVERIFIED, "placeholder.maintenance"),)
    return _suspicion(target, seen, seen.placeholder)


def _suspicion(target: Target, seen: Testimony, kind: Placeholder) -> Iterator[Finding | Ask]:
    second = target.witnessed
    if second is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    if second is not None and second.placeholder is kind:
        yield _finding(target, seen, Verdict.BROKEN, f"placeholder.{kind}", confidence=0.9)
    elif second is None or not second.succeeded:  # else it read the site itself
        yield _finding(target, seen, Verdict.UNVERIFIED, "placeholder.one-witness", kind=KINDS[kind], confidence=0.6)


def _finding(
    target: Target, seen: Testimony, verdict: Verdict, message: str, confidence: float = 1.0, **args: str
) -> Finding:
    told = {"host": urls.host(target.url), **args}
    return Finding("placeholder", verdict, message, told, tuple(_evidence(target, seen)), confidence)


def _evidence(target: Target, seen: Testimony) -> Iterator[Evidence]:
    title = seen.page.title or seen.page.heading if seen.page is not None else ""
    if title:
        yield Evidence("target-title", title)
    if seen.final_url != target.url:
        yield Evidence("final-url", seen.final_url)
