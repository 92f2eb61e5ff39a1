"""Did the server say that the address is good?

Broken, once two witnesses agree: 400, 404, 410 and every other 4xx that has no rule of its own, and a page or document
of zero bytes. Unverified: a wall against robots, whatever its status is; statuses that speak of us, of the moment or of
a wall rather than of the address (403 without a challenge, 408, 418, 425, 429, 451, 999 and every 5xx), and whatever
the two witnesses disagree on. A login (401, 407, 403 with a challenge, an error page that asks for one) is the business
of `restricted`. A source may name statuses that count as an answer on a host (`policy.accept`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from http import HTTPStatus

from linkcheck import filetypes, urls
from linkcheck.model import Ask, Evidence, Finding, Target, Testimony, Verdict, Why
from linkcheck.policy import Policy
from linkcheck.signon.barrier import barrier

MESSAGES = {
    "status.not-found": "The page or file does not exist (any more): the server answers {answer}",
    "status.gone": "The page or file was removed for good: the server answers {answer}",
    "status.rejected": "The server rejects this address: it answers {answer}",
    "status.empty": "The server answers with nothing at all: zero bytes",
    "status.forbidden": "The server refuses to show this to a checker ({answer}); a person must look",
    "status.busy": "The server answered {answer}, and still did when asked again later",
    "status.wall": "The server answers {answer}, as walls against robots do; a person must look",
    "status.nothing-new": "The server says that nothing has changed ({answer}), which nobody had asked",
    "status.robots": "A wall against robots ({wall}) stands before it and answers {answer}; a person must look",
    "status.legal": "Not shown for legal reasons: the server answers {answer}",
    "status.one-witness": "The server answered {answer}, but nobody could confirm it",
    "status.disagree": "One look got {answer}, a second one with another client got {second}; a person must look",
}

WALLS = frozenset({418, 999})
PASSING = frozenset({408, 420, 425, 429})
"""420 is how some said 429 before that was one."""
NOTHING_NEW = 304
"""Answers whoever has the thing already (RFC 9110, 15.4.5); to us, who ask on no condition, it says nothing."""
DOCUMENT_TYPES = ("text/html", "application/pdf", "application/msword", "application/vnd.", "application/zip")


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if seen is None:
        return ()
    if meets_wall(target):
        return _walled(target, seen, policy)
    if seen.status is None or (seen.status < 400 and not _is_empty(seen)):
        return _says_nothing(target, seen) if seen.status == NOTHING_NEW else ()
    return _doubts(target, seen, seen.status, policy)


def _says_nothing(target: Target, seen: Testimony) -> Iterator[Finding | Ask]:
    yield from _asked_twice(target)
    yield _finding(target, seen, Verdict.UNVERIFIED, "status.nothing-new")


def meets_wall(target: Target) -> bool:
    """Whether anybody met a wall against robots there: then nothing is known of the address, but by the others."""
    first, second = target.scanned, target.witnessed
    return bool((first is not None and first.wall) or (second is not None and second.wall))


def _walled(target: Target, seen: Testimony, policy: Policy) -> Iterator[Finding]:
    """One who was let through speaks for the address."""
    second = target.witnessed
    if seen.succeeded or (second is not None and second.succeeded):
        return
    met = seen if seen.wall or second is None else second
    if met.status is None or not policy.accepts(urls.host(met.final_url), met.status):
        yield _finding(target, met, Verdict.UNVERIFIED, "status.robots", wall=met.wall)


def _doubts(target: Target, seen: Testimony, status: int, policy: Policy) -> Iterator[Finding | Ask]:
    if policy.accepts(urls.host(seen.final_url), status) or barrier(target) is not None:
        return
    if 400 <= status < 500 and status != 403 and status not in WALLS | PASSING | {451}:
        yield from _convict(target, seen, _words_for(status))
    elif _is_empty(seen):
        yield from _convict(target, seen, "status.empty")
    elif status >= 400:
        yield from _excuse(target, seen)


def _words_for(status: int) -> str:
    return {404: "status.not-found", 410: "status.gone"}.get(status, "status.rejected")


def _is_empty(seen: Testimony) -> bool:
    if seen.size or seen.status != 200 or not seen.whole:
        return False
    called = (seen.media_type or "").startswith(DOCUMENT_TYPES)
    return called or bool(filetypes.promised(seen.media_type, urls.path(seen.final_url)))


def _convict(target: Target, seen: Testimony, message: str) -> Iterator[Finding | Ask]:
    second = target.witnessed
    if second is None:
        yield Ask(Why.WITNESS, target.url, target.url)
        yield _finding(target, seen, Verdict.UNVERIFIED, "status.one-witness")
    elif _agree(seen, second):
        yield _finding(target, seen, Verdict.BROKEN, message)
    elif second.cause is not None:
        yield _finding(target, seen, Verdict.UNVERIFIED, "status.one-witness")
    else:
        yield _finding(target, seen, Verdict.UNVERIFIED, "status.disagree", second=answer(second))


def _agree(seen: Testimony, second: Testimony) -> bool:
    """Both say that it is not there; 404 and 410 are one answer."""
    if seen.status == 200:
        return second.status == 200 and second.size == 0
    return second.status == seen.status or {seen.status, second.status} <= {404, 410}


def _excuse(target: Target, seen: Testimony) -> Iterator[Finding | Ask]:
    status = seen.status or 0
    if (status >= 500 and status != 999) or status in PASSING:
        yield from _asked_twice(target)
        message = "status.busy"
    else:
        message = {403: "status.forbidden", 451: "status.legal"}.get(status, "status.wall")
    yield _finding(target, seen, Verdict.UNVERIFIED, message)


def _asked_twice(target: Target) -> Iterator[Ask]:
    """What may pass is asked again in the second round."""
    if target.looks < 2:
        yield Ask(Why.AGAIN, target.url, target.url)


def _finding(target: Target, seen: Testimony, verdict: Verdict, message: str, **args: str) -> Finding:
    both = (target.scanned, target.witnessed)
    witnesses = tuple(evidence(testimony) for testimony in both if testimony is not None)
    return _shared(verdict, message, seen.status, answer(seen), tuple(args.items()), witnesses)


@lru_cache(maxsize=1024)
def _shared(
    verdict: Verdict,
    message: str,
    status: int | None,
    said: str,
    more: tuple[tuple[str, str], ...],
    witnesses: tuple[Evidence, ...],
) -> Finding:
    """One finding for all targets that answered alike: a site may have ten thousand dead links of one kind."""
    return Finding("status", verdict, message, {"status": status, "answer": said, **dict(more)}, witnesses)


def answer(seen: Testimony) -> str:
    """`404 Not Found`, or the cause where there was no answer."""
    return str(seen.cause) if seen.status is None else _with_phrase(seen.status)


@lru_cache(maxsize=256)
def _with_phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def evidence(seen: Testimony) -> Evidence:
    return Evidence("answer", answer(seen), seen.by)
