"""The check `moved`: which of the redirects on the way says that the address is another one for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linkcheck.model import Cause, Target, Why
from tests.checks.harness import ADDRESS, a_page, a_target, asks, failed, findings, got, outcome

if TYPE_CHECKING:
    from linkcheck.model import Testimony  # pytest would take it for a class of tests

A, B, C = "https://else.example.com/a", "https://else.example.com/b", "https://new.example.com/c"
REFRESHED = got(page=a_page(refresh=A + "#part"))


@pytest.mark.parametrize(
    ("redirects", "new"),
    [
        (((301, A),), A),
        (((308, A),), A),
        (((301, A), (308, B)), B),
        (((301, A), (302, B)), A),
        (((301, A), (308, B), (307, C)), B),
    ],
)
def test_moved_to_the_last_permanent_address(redirects: tuple[tuple[int, str], ...], new: str) -> None:
    target = a_target(got(redirects=redirects))
    (finding,) = findings("moved", target)

    assert outcome("moved", target) == ["moved moved.permanently"]
    assert (finding.url, finding.args) == (new, {"new": new})
    assert [(one.text, one.says) for one in finding.evidence] == [(str(status), to) for status, to in redirects]


@pytest.mark.parametrize(
    "seen",
    [
        got(),
        got(redirects=((302, A),)),
        got(redirects=((303, A),)),
        got(redirects=((307, A),)),
        got(redirects=((302, A), (301, B))),
        got(redirects=((301, A), (302, B), (301, C))),
        got(404, redirects=((301, A),)),
        got(503, redirects=((301, A),)),
        got(redirects=((301, "https://idp.example.com/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x"),)),
        got(redirects=((301, "https://else.example.com/login"),)),
    ],
    ids=[
        "no redirect",
        "302",
        "303",
        "307",
        "temporary before permanent",
        "temporary between permanent",
        "to what is not there",
        "to what is down",
        "to a sign-on",
        "to a login page",
    ],
)
def test_silent(seen: Testimony) -> None:
    assert outcome("moved", a_target(seen)) == []


GONE = got(404, url=A)
TO_NOTHING = "moved.refresh-to-nothing"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (a_target(REFRESHED), ["ask refresh"]),
        (a_target(REFRESHED, answers={Why.REFRESH: got(url=A)}), ["moved moved.refresh"]),
        (a_target(REFRESHED, answers={Why.REFRESH: GONE}), ["ask refresh-witness", f"unverified {TO_NOTHING}"]),
        (a_target(REFRESHED, answers={Why.REFRESH: GONE, Why.REFRESH_WITNESS: GONE}), [f"broken {TO_NOTHING}"]),
        (
            a_target(REFRESHED, answers={Why.REFRESH: GONE, Why.REFRESH_WITNESS: got(url=A)}),
            [f"unverified {TO_NOTHING}"],
        ),
        (a_target(REFRESHED, answers={Why.REFRESH: failed(Cause.TIMEOUT)}), []),
    ],
    ids=[
        "not asked yet",
        "leads somewhere",
        "leads to nothing",
        "leads to nothing, as both say",
        "the witnesses disagree",
        "nobody answers",
    ],
)
def test_a_page_that_sends_its_reader_on(target: Target, expected: list[str]) -> None:
    assert outcome("moved", target) == expected


def test_the_address_of_a_refresh_is_asked_for_without_its_fragment_and_advised_with_it() -> None:
    (ask,) = asks("moved", a_target(REFRESHED))
    (finding,) = findings("moved", a_target(REFRESHED, answers={Why.REFRESH: got(url=A)}))

    assert ask.url == A
    assert finding.url == A + "#part"


def test_a_refresh_to_a_login_is_left_to_restricted() -> None:
    login = "https://else.example.com/login"
    target = a_target(got(page=a_page(refresh=login)), answers={Why.REFRESH: got(url=login)})

    assert outcome("moved", target) == []
    assert outcome("restricted", target) == ["restricted restricted.login-redirect"]


def test_a_redirect_is_told_rather_than_the_refresh_after_it() -> None:
    target = a_target(got(redirects=((301, A),), page=a_page(refresh=B)), url=ADDRESS)

    assert outcome("moved", target) == ["moved moved.permanently"]
