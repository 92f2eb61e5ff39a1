"""Whose an address is."""

from __future__ import annotations

import pytest

from linkcheck.model import Url
from linkcheck.scope import Scope

START = Url("https://dept.example.org/mobility/index.html?lang=en")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://dept.example.org/mobility/form.pdf", True),
        ("http://dept.example.org/mobility/", True),
        ("https://dept.example.org/mobility", False),
        ("https://dept.example.org/staff/", False),
        ("https://dept.example.org.evil.example/mobility/", False),
        ("https://lab.example.org/", True),
        ("https://lab.example.org:8443/", False),
    ],
)
def test_within_is_by_prefix_over_http_and_https_alike(url: str, expected: bool) -> None:
    assert Scope(["https://dept.example.org/mobility/", "http://lab.example.org/"], []).owns(Url(url)) is expected


def test_without_within_the_folder_of_each_start_is_own_but_not_followed() -> None:
    scope = Scope([], [START])

    assert scope.owns(Url("https://dept.example.org/mobility/form.pdf"))
    assert not scope.owns(Url("https://dept.example.org/staff/"))
    assert not scope.follow


def test_where_a_start_redirects_to_is_own_too() -> None:
    scope = Scope(["https://dept.example.org/mobility/"], [START])
    scope.widen(Url("https://www.example.org/en/home.html"))

    assert scope.owns(Url("http://www.example.org/en/contacts.html"))
    assert scope.owns_origin("https://www.example.org")
    assert not scope.owns(Url("https://www.example.org/it/"))
