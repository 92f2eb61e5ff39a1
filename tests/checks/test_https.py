"""The check `https`: the secure address is advised where it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linkcheck.model import Cause, Target, Why
from tests.checks.harness import a_target, asks, failed, findings, got, outcome

if TYPE_CHECKING:
    from linkcheck.model import Testimony  # pytest would take it for a class of tests

PLAIN = "http://else.example.com/files/guide"
SECURE = "https://else.example.com/files/guide"
SEEN = got(url=PLAIN)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (got(url=SECURE), ["advice https.available"]),
        (got(404, url=SECURE), []),
        (got(redirects=((302, PLAIN),)), []),
        (failed(Cause.TLS), []),
    ],
    ids=["answers", "is not there", "leads back to http", "has a bad certificate"],
)
def test_the_secure_address(answer: Testimony, expected: list[str]) -> None:
    assert outcome("https", a_target(SEEN, url=PLAIN, answers={Why.HTTPS: answer})) == expected


def test_asked_for_once_a_host_and_advised_itself() -> None:
    (ask,) = asks("https", a_target(SEEN, url=PLAIN))
    (finding,) = findings("https", a_target(SEEN, url=PLAIN, answers={Why.HTTPS: got(url=SECURE)}))

    assert (ask.why, ask.url, ask.key) == (Why.HTTPS, SECURE, "else.example.com")
    assert finding.url == SECURE


@pytest.mark.parametrize(
    "target",
    [
        a_target(url=PLAIN),
        a_target(got(url=SECURE), url=SECURE),
        a_target(got(404, url=PLAIN), url=PLAIN),
        a_target(failed(Cause.TIMEOUT), url=PLAIN),
        a_target(got(redirects=((301, SECURE),)), url=PLAIN),
        a_target(got(url="http://else.example.com:8080/"), url="http://else.example.com:8080/"),
        a_target(got(url="http://192.0.2.7/"), url="http://192.0.2.7/"),
        a_target(got(url="http://[2001:db8::7]/"), url="http://[2001:db8::7]/"),
    ],
    ids=["never asked", "secure", "not there", "no answer", "redirects to https", "own port", "IPv4", "IPv6"],
)
def test_silent(target: Target) -> None:
    assert outcome("https", target) == []
