"""Has the address moved for good?

Moved: every redirect up to the last permanent one (301, 308) is permanent, and the final answer is good; or the page
sends its reader on by a meta refresh, to an address that answers. The new address is the advice. Broken: it sends its
reader on to what is not there, as two witnesses say. A temporary redirect
(302, 303, 307) says that the old address is still the right one, and is silent; a redirect to a login is `restricted`,
and one to an error page, or to the home page instead of what was meant, is the business of `soft404`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkcheck import urls
from linkcheck.checks import soft404
from linkcheck.model import Ask, Evidence, Finding, Redirect, Target, Testimony, Url, Verdict, Why
from linkcheck.policy import Policy
from linkcheck.signon.barrier import barrier

MESSAGES = {
    "moved.permanently": "The address has moved for good; it still works by a redirect",
    "moved.refresh": "The page only sends its reader on to another address",
    "moved.refresh-to-nothing": "The page sends its reader on to an address that does not exist ({status})",
}

PERMANENT = frozenset({301, 308})
GONE = frozenset({404, 410})


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if seen is None or not seen.succeeded or not (seen.redirects or (seen.page is not None and seen.page.refresh)):
        return ()
    return () if barrier(target) is not None or _is_lost(target, policy) else _sent_on(target, seen)


def _is_lost(target: Target, policy: Policy) -> bool:
    """Whether it only leads to where all that is gone leads: a page for errors, the home page."""
    if "soft404" in policy.off:
        return False
    return any(isinstance(said, Finding) for said in soft404.check(target, policy))


def _sent_on(target: Target, seen: Testimony) -> Iterator[Finding | Ask]:
    new = lasting_address(seen.redirects)
    if new is not None:
        yield _finding("moved.permanently", new, seen)
    elif seen.page is not None and seen.page.refresh is not None:
        yield from _refreshed(target, seen.page.refresh)


def lasting_address(redirects: tuple[Redirect, ...]) -> Url | None:
    """Where the permanent redirects before any temporary one lead."""
    new: Url | None = None
    for redirect in redirects:
        if redirect.status not in PERMANENT:
            break
        new = redirect.url
    temporary_before_permanent = any(hop.status in PERMANENT for hop in redirects[_leading(redirects) :])
    return None if temporary_before_permanent else new


def _leading(redirects: tuple[Redirect, ...]) -> int:
    return next((number for number, hop in enumerate(redirects) if hop.status not in PERMANENT), len(redirects))


def _refreshed(target: Target, new: Url) -> Iterator[Finding | Ask]:
    answer = target.answer(Why.REFRESH)
    if answer is None:
        yield Ask(Why.REFRESH, urls.without_fragment(new), new)
    elif answer.succeeded:
        yield _finding("moved.refresh", new, answer)
    elif answer.status in GONE:
        yield from _sent_to_nothing(target, new, answer)


def _sent_to_nothing(target: Target, new: Url, answer: Testimony) -> Iterator[Finding | Ask]:
    """The reader ends at an error: broken, where two witnesses say so."""
    second = target.answer(Why.REFRESH_WITNESS)
    if second is None:
        yield Ask(Why.REFRESH_WITNESS, urls.without_fragment(new), new)
    verdict = Verdict.BROKEN if second is not None and second.status in GONE else Verdict.UNVERIFIED
    told = (Evidence("answer", str(answer.status), answer.by), Evidence("redirect", "refresh", new))
    yield Finding("moved", verdict, "moved.refresh-to-nothing", {"new": new, "status": answer.status}, told)


def _finding(message: str, new: Url, seen: Testimony) -> Finding:
    hops = tuple(Evidence("redirect", f"{hop.status}", hop.url) for hop in seen.redirects)
    return Finding("moved", Verdict.MOVED, message, {"new": new}, hops, url=new)
