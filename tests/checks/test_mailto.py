"""The check `mailto`: can one write there, or call?"""

from __future__ import annotations

import pytest

from tests.checks.harness import a_link, findings, outcome


@pytest.mark.parametrize(
    "url",
    [
        "mailto:office@example.org",
        "mailto:Maria.Rossi+erasmus@dept.example.org?subject=Exchange&body=Hello",
        "mailto:one@example.org,two@example.org",
        "mailto:o%27neill@example.org",
        "mailto:info@universit%C3%A0.it",
        "mailto:?to=office@example.org",
        "mailto:?bcc=office@example.org&subject=Hi",
        "tel:+390223991111",
        "tel:+39-02-2399.1111",
        "tel:+39%2002%202399",
        "tel:7042;phone-context=example.com",
        "tel:112",
        "https://example.org/mailto:nobody",
    ],
)
def test_silent(url: str) -> None:
    assert outcome("mailto", a_link(url)) == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mailto:", "mailto.nobody"),
        ("mailto:?subject=Exchange", "mailto.nobody"),
        ("mailto:office", "mailto.malformed"),
        ("mailto:office@example", "mailto.malformed"),
        ("mailto:office(at)example.org", "mailto.malformed"),
        ("mailto:office @example.org", "mailto.malformed"),
        ("mailto:office@example.org;two@example.org", "mailto.malformed"),
        ("mailto:one@example.org,two", "mailto.malformed"),
        ("mailto:http://example.org", "mailto.malformed"),
        ("mailto:office@example..org", "mailto.malformed"),
        ("tel:", "mailto.bad-number"),
        ("tel:office", "mailto.bad-number"),
        ("tel:()-", "mailto.bad-number"),
    ],
)
def test_advice_for_what_nobody_can_use(url: str, message: str) -> None:
    assert outcome("mailto", a_link(url)) == [f"advice {message}"]


def test_the_one_bad_address_is_named() -> None:
    (finding,) = findings("mailto", a_link("mailto:one@example.org, two%20words@x"))

    assert finding.args == {"written": "two words@x"}
