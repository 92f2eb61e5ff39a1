"""Did anybody answer at all?

Broken, once two witnesses agree: no such file in the folder; and at two moments: no such host, connection refused, a
certificate or protocol that no browser accepts, redirects that lead in a circle, on and on, or nowhere. Unverified:
time-outs, resets, a resolver that failed, an onion service (which Tor alone reaches), and whatever only one witness ran
into. Where a connection was refused or failed, the scan asks again in the second round before the second witness is
heard, so that one bad moment does not convict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from linkcheck import urls
from linkcheck.checks.status import meets_wall
from linkcheck.model import (
    Ask,
    Cause,
    Evidence,
    Finding,
    Scalar,
    Target,
    Testimony,
    TlsFailure,
    TlsProblem,
    Verdict,
    Why,
)
from linkcheck.policy import Policy
from linkcheck.signon.barrier import barrier

MESSAGES = {
    "no-answer.no-such-file": "There is no such file in the folder",
    "no-answer.no-such-host": "There is no host called {host}",
    "no-answer.connection-refused": "The host {host} is there, but nothing answers (connection refused)",
    "no-answer.tls": "No browser opens this without a warning: {detail}",
    "no-answer.tls-expired": "The certificate of {host} ended on {until}: browsers warn of the site",
    "no-answer.tls-not-yet-valid": "The certificate of {host} is not good before {since}: browsers warn of the site",
    "no-answer.tls-self-signed": "The certificate of {host} is signed by nobody but itself: browsers warn of the site",
    "no-answer.tls-unknown-issuer": "The certificate of {host} is signed by whom no browser knows, or the server "
    "leaves out those that lead to one it knows (issuer: {issuer})",
    "no-answer.tls-wrong-name": "The certificate of {host} is for others ({names}): browsers warn of the site",
    "no-answer.tls-revoked": "The certificate of {host} was revoked: browsers warn of the site",
    "no-answer.tls-old-protocol": "The host {host} speaks only versions of TLS that browsers have given up (RFC 8996)",
    "no-answer.tls-no-tls": "The host {host} does not speak TLS at this port: the address should not begin with https",
    "no-answer.tls-incomplete-chain": "The host {host} sends an incomplete chain of certificates: browsers mend that, "
    "programs and some phones do not",
    "no-answer.tls-other": "The connection to {host} could not be secured now ({detail}); a person must look",
    "no-answer.redirect-loop": "The address redirects in a circle",
    "no-answer.redirect-limit": "The address redirects on and on ({detail})",
    "no-answer.bad-redirect": "The address redirects, but not to anywhere ({detail})",
    "no-answer.resolver-failed": "The name {host} could not be looked up now",
    "no-answer.unreachable": "The host {host} could not be reached from here",
    "no-answer.timeout": "The host {host} did not answer in time, and not when asked again later",
    "no-answer.connection-reset": "The host {host} broke off the connection, and again when asked later",
    "no-answer.protocol-error": "What the host {host} sends is not HTTP ({detail})",
    "no-answer.onion": "{host} is an onion service, which only Tor reaches; a person must look",
    "no-answer.gave-up": "Our own reader gave up on this ({detail})",
    "no-answer.disagree": "One look failed ({cause}), one with another client got {second}; a person must look",
    "no-answer.one-witness": "The look failed ({cause}), but nobody could confirm it",
}

AT_ONCE = frozenset({Cause.REDIRECT_LOOP, Cause.REDIRECT_LIMIT, Cause.BAD_REDIRECT})
"""What a server said in so many words, and need not be asked at another moment."""
CONVICTING = AT_ONCE | {Cause.NO_SUCH_FILE, Cause.NO_SUCH_HOST, Cause.REFUSED, Cause.TLS}
LOOKS_BEFORE_WITNESS = 2


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen, second = target.scanned, target.witnessed
    if seen is None or seen.cause is None or seen.cause is Cause.PRIVATE_ADDRESS or meets_wall(target):
        return ()  # a wall is the business of `status`
    if second is not None and second.succeeded and second.whole and seen.cause not in AT_ONCE:
        return ()  # somebody could read it
    if barrier(target) is not None:
        return ()  # it is the sign-on that does not answer
    return _doubts(target, seen, seen.cause)


def _doubts(target: Target, seen: Testimony, cause: Cause) -> Iterator[Finding | Ask]:
    second = target.witnessed
    if cause is Cause.ONION:
        yield _judged(target, seen, cause, second)
        return
    looks_again = cause not in AT_ONCE and cause is not Cause.NO_SUCH_FILE and target.looks < LOOKS_BEFORE_WITNESS
    if looks_again:
        yield Ask(Why.AGAIN, target.url, target.url)
    if second is None and (cause is Cause.TIMEOUT or not looks_again):
        yield Ask(Why.WITNESS, target.url, target.url)
    yield _judged(target, seen, cause, second)


def _judged(target: Target, seen: Testimony, cause: Cause, second: Testimony | None) -> Finding:
    if cause is Cause.TLS and second is not None and second.tls is not None:
        return _by_name(target, seen, second.tls)
    if cause not in CONVICTING:
        return _finding(target, seen, Verdict.UNVERIFIED, f"no-answer.{cause}")
    if cause is Cause.NO_SUCH_HOST and second is not None and second.cause is Cause.RESOLVER_FAILED:
        return _finding(
            target, seen, Verdict.UNVERIFIED, "no-answer.resolver-failed"
        )  # libcurl cannot tell these apart
    if second is None:
        return _finding(target, seen, Verdict.UNVERIFIED, "no-answer.one-witness")
    if second.cause is cause or {cause, second.cause} <= AT_ONCE:
        return _finding(target, seen, Verdict.BROKEN, f"no-answer.{cause}")
    return _finding(target, seen, Verdict.UNVERIFIED, "no-answer.disagree")


def _by_name(target: Target, seen: Testimony, failure: TlsFailure) -> Finding:
    """What is wrong with TLS, as the second witness found it too; what browsers mend is no fault of the link."""
    match failure.problem:
        case TlsProblem.INCOMPLETE_CHAIN:
            verdict = Verdict.ADVICE if target.own else Verdict.UNVERIFIED
        case TlsProblem.OTHER:
            verdict = Verdict.UNVERIFIED
        case _:
            verdict = Verdict.BROKEN
    message = f"no-answer.tls-{failure.problem}"
    finding = _finding(target, seen, verdict, message if _is_told(message, failure) else "no-answer.tls")
    dates = {name: date.isoformat() for name, date in (("until", failure.until), ("since", failure.since)) if date}
    certificate = {"names": ", ".join(failure.names), "issuer": failure.issuer, **dates}
    return replace(finding, args={**finding.args, **certificate})


def _is_told(message: str, failure: TlsFailure) -> bool:
    """Whether the certificate could be looked at for what the sentence says."""
    needed = {"until": failure.until, "since": failure.since, "names": failure.names, "issuer": failure.issuer}
    return all(value for name, value in needed.items() if f"{{{name}}}" in MESSAGES[message])


def _finding(target: Target, seen: Testimony, verdict: Verdict, message: str) -> Finding:
    second = target.witnessed
    args: dict[str, Scalar] = {
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
