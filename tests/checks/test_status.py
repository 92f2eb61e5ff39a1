"""The check `status`: what a server said, and when that convicts."""

from __future__ import annotations

import pytest

from linkcheck.model import Cause, Target
from linkcheck.policy import Policy
from tests.checks.harness import a_target, failed, findings, got, outcome, witnessed

CHALLENGE = {"www-authenticate": 'Basic realm="staff"'}


@pytest.mark.parametrize("status", [200, 203, 206, 300])
def test_a_good_answer_is_silent(status: int) -> None:
    assert outcome("status", a_target(got(status))) == []


def test_a_target_that_was_never_asked_is_silent() -> None:
    assert outcome("status", a_target()) == []


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "status.rejected"),
        (404, "status.not-found"),
        (405, "status.rejected"),
        (406, "status.rejected"),
        (410, "status.gone"),
        (422, "status.rejected"),
    ],
)
def test_two_witnesses_convict_and_one_does_not(status: int, message: str) -> None:
    alone = a_target(got(status))
    agreed = a_target(got(status), witnessed(status))

    assert outcome("status", alone) == ["ask witness", "unverified status.one-witness"]
    assert outcome("status", agreed) == [f"broken {message}"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (a_target(got(404), witnessed(410)), ["broken status.not-found"]),
        (a_target(got(410), witnessed(404)), ["broken status.gone"]),
        (a_target(got(404), witnessed(200)), ["unverified status.disagree"]),
        (a_target(got(404), witnessed(403)), ["unverified status.disagree"]),
        (a_target(got(404), witnessed(400)), ["unverified status.disagree"]),
        (a_target(got(400), witnessed(404)), ["unverified status.disagree"]),
        (a_target(got(404), witnessed(503)), ["unverified status.disagree"]),
        (a_target(got(404), failed(Cause.TIMEOUT, by="requests")), ["unverified status.one-witness"]),
        (a_target(got(404), witnessed(404), got(200)), []),
        (a_target(got(200), witnessed(404)), []),
    ],
    ids=[
        "404 and 410 are one answer",
        "410 and 404 are one answer",
        "found by the second",
        "refused to the second",
        "404, then 400",
        "400, then 404",
        "down for the second",
        "no answer for the second",
        "the scan's last look counts",
        "found by the first",
    ],
)
def test_disagreement_is_unverified(target: Target, expected: list[str]) -> None:
    assert outcome("status", target) == expected


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (403, "status.forbidden"),
        (418, "status.wall"),
        (451, "status.legal"),
        (999, "status.wall"),
    ],
)
def test_a_wall_is_never_more_than_unverified(status: int, message: str) -> None:
    assert outcome("status", a_target(got(status))) == [f"unverified {message}"]
    assert outcome("status", a_target(got(status), witnessed(status))) == [f"unverified {message}"]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520, 599])
def test_what_may_pass_is_asked_again_once_and_never_convicts(status: int) -> None:
    assert outcome("status", a_target(got(status))) == ["ask again", "unverified status.busy"]
    assert outcome("status", a_target(got(status), got(status))) == ["unverified status.busy"]
    assert outcome("status", a_target(got(status), got(status), witnessed(status))) == ["unverified status.busy"]


def test_what_has_passed_when_asked_again_is_silent() -> None:
    assert outcome("status", a_target(got(503), got(200))) == []


@pytest.mark.parametrize(
    "target",
    [
        a_target(got(401)),
        a_target(got(407)),
        a_target(got(403, headers=CHALLENGE)),
        a_target(got(404), witnessed(401)),
        a_target(got(404), witnessed(403, headers=CHALLENGE)),
    ],
    ids=["401", "407", "403 with a challenge", "401 for the second", "challenge for the second"],
)
def test_a_login_is_left_to_restricted(target: Target) -> None:
    assert outcome("status", target) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (a_target(got(size=0)), ["ask witness", "unverified status.one-witness"]),
        (a_target(got(size=0), witnessed(size=0)), ["broken status.empty"]),
        (a_target(got(size=0), witnessed(size=9)), ["unverified status.disagree"]),
        (a_target(got(size=0, media_type="application/pdf"), witnessed(size=0)), ["broken status.empty"]),
        (a_target(got(size=0, media_type="image/gif")), []),
        (a_target(got(size=0, media_type=None)), []),
        (a_target(got(size=0, whole=False)), []),
        (a_target(got(204, size=0)), []),
    ],
    ids=["alone", "agreed", "not for the second", "pdf", "image", "no type", "cut short", "204"],
)
def test_a_page_or_document_of_zero_bytes(target: Target, expected: list[str]) -> None:
    assert outcome("status", target) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ({"else.example.com": (404,)}, []),
        ({"*.example.com": (404, 410)}, []),
        ({"else.example.com": (410,)}, ["broken status.not-found"]),
        ({"example.com": (404,)}, ["broken status.not-found"]),
        ({"*.lse.example.com": (404,)}, ["broken status.not-found"]),
    ],
    ids=["host", "every name below", "another status", "the name above", "part of a name"],
)
def test_a_source_may_accept_a_status(accept: dict[str, tuple[int, ...]], expected: list[str]) -> None:
    target = a_target(got(404), witnessed(404))

    assert outcome("status", target, Policy(accept=accept)) == expected


def test_evidence_is_what_each_witness_was_answered() -> None:
    (finding,) = findings("status", a_target(got(404), witnessed(410)))

    told = [(one.text, one.says) for one in finding.evidence]
    assert told == [("404 Not Found", "libcurl"), ("410 Gone", "requests")]


BEHIND_WALL = {"wall": "Cloudflare"}


@pytest.mark.parametrize("status", [200, 202, 401, 403, 404, 405, 418, 429, 503, 999])
def test_a_wall_that_is_known_is_named_and_not_asked_again(status: int) -> None:
    for target in (
        a_target(got(status, wall="Cloudflare")),
        a_target(got(status, wall="Cloudflare"), witnessed(status, **BEHIND_WALL)),
        a_target(got(404), witnessed(status, **BEHIND_WALL)),
        a_target(got(status, wall="Cloudflare"), witnessed(404)),
    ):
        assert outcome("status", target) == ["unverified status.robots"]
        assert outcome("no-answer", target) == outcome("restricted", target) == []
        assert findings("status", target)[0].args["wall"] == "Cloudflare"


@pytest.mark.parametrize(
    "target",
    [
        a_target(got(), witnessed(**BEHIND_WALL)),
        a_target(got(403, wall="Cloudflare"), witnessed()),
        a_target(got(503, wall="Cloudflare"), got()),
    ],
    ids=["the scan", "the second", "the scan's last look"],
)
def test_one_who_was_let_through_speaks_for_the_address(target: Target) -> None:
    assert outcome("status", target) == []


def test_a_wall_that_sent_us_to_where_nobody_answers_is_a_wall() -> None:
    sent = got(
        None, cause=Cause.NO_SUCH_HOST, redirects=((302, "https://geo.captcha-delivery.com/captcha/"),), wall="DataDome"
    )

    assert outcome("status", a_target(sent)) == ["unverified status.robots"]
    assert outcome("no-answer", a_target(sent)) == []


def test_a_source_may_accept_the_status_of_a_wall() -> None:
    target = a_target(got(403, wall="Cloudflare"))

    assert outcome("status", target, Policy(accept={"else.example.com": (403,)})) == []
