"""Will browsers still open this host next week?

Advice, on your own hosts that are asked over https: the certificate is good for less than two weeks more (of one that
was issued for ten days or less, less than a third of that). One request a host tells it. What is wrong with TLS already
is told by `no-answer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from linkcheck import urls
from linkcheck.model import SCAN, Ask, Certificate, Evidence, Finding, Target, Verdict, Why
from linkcheck.policy import Policy

MESSAGES = {"certificate.ends-soon": "The certificate of {host} ends on {until}: after that, browsers warn of the site"}

DAY = 86_400
SOON = 14 * DAY
SHORT_LIVED = 10 * DAY
"""Seconds; certificates that are issued for so long are renewed every few days, by themselves."""


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if not target.own or seen is None or not seen.succeeded or seen.by != SCAN or urls.scheme(target.url) != "https":
        return ()
    return _will_end(target)


def _will_end(target: Target) -> Iterator[Finding | Ask]:
    answer = target.answer(Why.CERTIFICATE)
    if answer is None:
        yield Ask(Why.CERTIFICATE, target.url, urls.origin(target.url))
    elif answer.certificate is not None and ends_soon(answer.certificate, answer.at):
        until = datetime.fromtimestamp(answer.certificate.until, UTC).date().isoformat()
        host = urls.host(target.url)
        args = {"host": host, "until": until, "provider": host}
        told = (Evidence("answer", f"notAfter {until}", answer.by),)
        yield Finding("certificate", Verdict.ADVICE, "certificate.ends-soon", args, told, per="provider")


def ends_soon(certificate: Certificate, now: int) -> bool:
    lifetime = certificate.until - certificate.since
    return certificate.until - now < (lifetime / 3 if lifetime <= SHORT_LIVED else SOON)
