"""The check `placeholder`: what stands where a site was, seen by both witnesses."""

from __future__ import annotations

import pytest

from linkcheck.model import Placeholder, Target
from tests.checks.harness import a_page, a_target, findings, got, outcome, witnessed

PARKED = {"placeholder": Placeholder.PARKED, "page": a_page(title="example.com is for sale", words=30)}
KINDS = [Placeholder.PARKED, Placeholder.SUSPENDED, Placeholder.DEFAULT]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [200, 403, 404])
def test_both_witnesses_convict(kind: Placeholder, status: int) -> None:
    alone = a_target(got(status, placeholder=kind))
    agreed = a_target(got(status, placeholder=kind), witnessed(status, placeholder=kind))

    assert outcome("placeholder", alone) == ["ask witness", "unverified placeholder.one-witness"]
    assert outcome("placeholder", agreed) == [f"broken placeholder.{kind}"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (a_target(got(**PARKED), witnessed()), []),
        (a_target(got(**PARKED), witnessed(404)), ["unverified placeholder.one-witness"]),
        (a_target(got(**PARKED), witnessed(403, wall="Cloudflare")), ["unverified placeholder.one-witness"]),
        (
            a_target(got(**PARKED), witnessed(placeholder=Placeholder.SUSPENDED)),
            ["unverified placeholder.one-witness"],
        ),
        (a_target(got(), witnessed(**PARKED)), []),
        (a_target(got(placeholder=Placeholder.MAINTENANCE)), ["unverified placeholder.maintenance"]),
        (a_target(got()), []),
        (a_target(), []),
    ],
    ids=[
        "the second reads the site",
        "404",
        "a wall",
        "another kind",
        "the scan read it",
        "maintenance",
        "a page",
        "none",
    ],
)
def test_what_is_not_agreed_upon(target: Target, expected: list[str]) -> None:
    assert outcome("placeholder", target) == expected


@pytest.mark.parametrize("check", ["soft404", "document", "https", "moved", "restricted", "status"])
def test_no_other_check_takes_it_for_what_was_asked_for(check: str) -> None:
    target = a_target(got(redirects=((301, "http://else.example.com/lander.pdf"),), **PARKED), witnessed(**PARKED))

    assert outcome(check, target) == []


def test_the_finding_names_the_host_and_quotes_the_page() -> None:
    (finding,) = findings("placeholder", a_target(got(**PARKED), witnessed(**PARKED)))

    assert finding.args["host"] == "else.example.com"
    assert finding.confidence == 0.9
    assert [one.text for one in finding.evidence] == ["example.com is for sale"]
