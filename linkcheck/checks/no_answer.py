"""Did anybody answer at all?

Broken, once two witnesses agree: no such file in the folder; and at two moments: no such host, connection refused, a
certificate or protocol that no browser accepts, redirects that lead in a circle, on and on, or nowhere. Unverified:
time-outs, resets, a resolver that failed, and whatever only one witness ran into. Where a connection was refused or
failed, the scan asks again in the second round before the second witness is heard, so that one bad moment does not
convict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkcheck import urls
from linkcheck.model import Ask, Cause, Evidence, Finding, Target, Testimony, Verdict, Why
from linkcheck.policy import Policy
from linkcheck.signon.barrier import barrier

MESSAGES = {
    "no-answer.no-such-file": "There is no such file in the folder",
    "no-answer.no-such-host": "There is no host called {host}",
    "no-answer.connection-refused": "The host {host} is there, but nothing answers (connection refused)",
    "no-answer.tls": "No browser opens this without a warning: {detail}",
    "no-answer.redirect-loop": "The address redirects in a circle",
    "no-answer.redirect-limit": "The address redirects on and on ({detail})",
    "no-answer.bad-redirect": "The address redirects, but not to anywhere ({detail})",
    "no-answer.resolver-failed": "The name {host} could not be looked up now",
    "no-answer.unreachable": "The host {host} could not be reached from here",
    "no-answer.timeout": "The host {host} did not answer in time, and not when asked again later",
    "no-answer.connection-reset": "The host {host} broke off the connection, and again when asked later",
    "no-answer.protocol-error": "What the host {host} sends is not HTTP ({detail})",
    "no-answer.gave-up": "Our own reader gave up on this ({detail})",
    "no-answer.disagree": "One look failed ({cause}), one with another client got {second}; a person must look",
    "no-answer.one-witness": "The look failed ({cause}), but nobody could confirm it",
}

AT_ONCE = frozenset({Cause.REDIRECT_LOOP, Cause.REDIRECT_LIMIT, Cause.BAD_REDIRECT})
"""What a server said in so many words, and need not be asked at another moment."""
CONVICTING = AT_ONCE | {Cause.NO_SUCH_FILE, Cause.NO_SUCH_HOST, Cause.REFUSED, Cause.TLS}
LOOKS_BEFORE_WITNESS = 2


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if seen is None or seen.cause is None or seen.cause is Cause.PRIVATE_ADDRESS or barrier(target) is not None:
        return ()
    return _doubts(target, seen, seen.cause)


def _doubts(target: Target, seen: Testimony, cause: Cause) -> Iterator[Finding | Ask]:
    second = target.witnessed
    if cause not in AT_ONCE and cause is not Cause.NO_SUCH_FILE and target.looks < LOOKS_BEFORE_WITNESS:
        yield Ask(Why.AGAIN, target.url, target.url)
    elif second is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    yield _judged(target, seen, cause, second)


def _judged(target: Target, seen: Testimony, cause: Cause, second: Testimony | None) -> Finding:
    if cause not in CONVICTING:
        return _finding(target, seen, Verdict.UNVERIFIED, f"no-answer.{cause}")
    if second is None:
        return _finding(target, seen, Verdict.UNVERIFIED, "no-answer.one-witness")
    if second.cause is cause or {cause, second.cause} <= AT_ONCE:
        return _finding(target, seen, Verdict.BROKEN, f"no-answer.{cause}")
    return _finding(target, seen, Verdict.UNVERIFIED, "no-answer.disagree")


def _finding(target: Target, seen: Testimony, verdict: Verdict, message: str) -> Finding:
    second = target.witnessed
    args = {
        "host": urls.shown_host(seen.final_url),
        "cause": str(seen.cause),
        "detail": seen.detail,
        "second": str(second.status or second.cause) if second else None,
    }
    return Finding("no-answer", verdict, message, args, tuple(_evidence(target)))


def _evidence(target: Target) -> Iterator[Evidence]:
    for testimony in (target.scanned, target.witnessed):
        if testimony is not None:
            yield Evidence("answer", testimony.detail or str(testimony.status), testimony.by)
