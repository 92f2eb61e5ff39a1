"""Whose an address is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_without_within_where_a_start_redirects_to_is_own_too() -> None:
    scope = Scope([], [START])
    scope.widen(START, Url("https://www.example.org/en/home.html"))

    assert scope.owns(Url("http://www.example.org/en/contacts.html"))
    assert scope.owns_origin("https://www.example.org")
    assert not scope.owns(Url("https://www.example.org/it/"))


def test_within_is_as_wide_as_it_says_wherever_a_start_redirects_to() -> None:
    scope = Scope(["https://dept.example.org/mobility/"], [START])
    for final in ("https://sso.example.org/login", "https://dept.example.org/login", "https://www.example.org/"):
        scope.widen(START, Url(final))
    scope.widen(Url("https://elsewhere.example.org/"), Url("https://www.elsewhere.example.org/"))

    assert not scope.owns(Url("https://sso.example.org/login"))
    assert not scope.owns(Url("https://dept.example.org/staff/"))
    assert not scope.owns(Url("https://www.elsewhere.example.org/"))


def test_a_site_is_the_same_with_www_before_its_name() -> None:
    scope = Scope(["https://dept.example.org/mobility/"], [START])
    scope.widen(START, Url("https://www.dept.example.org/mobility/en/"))

    assert scope.owns(Url("http://www.dept.example.org/mobility/x"))
    assert not scope.owns(Url("https://www.dept.example.org/staff/"))


@pytest.mark.parametrize(
    ("entry", "url", "expected"),
    [
        ("https://www.example.org/*/students/", "https://www.example.org/chem/students/", True),
        ("https://www.example.org/*/students/", "http://www.example.org/chem/students/forms/a.pdf?x=1", True),
        ("https://www.example.org/*/students/", "https://www.example.org/a/b/students/", False),
        ("https://www.example.org/*/students/", "https://www.example.org/students/", False),
        ("https://www.example.org/**/students/", "https://www.example.org/a/b/students/", True),
        ("https://www.example.org/**/a*b/c", "https://www.example.org/x/axx/a1b/c", True),
        ("https://www.example.org/**/a*b/c", "https://www.example.org/x/axx/b/c", False),
        ("https://*.example.org", "https://lab.example.org/x", True),
        ("https://*.example.org/", "https://example.org/", False),
        ("https://*.example.org/", "https://evil.example/lab.example.org/", False),
        ("https://*.example.org/", "https://lab.example.org.evil.example/", False),
        ("https://www.example.org/?page=*&lang=en", "https://www.example.org/?page=3&lang=en", True),
        ("https://www.example.org/?page=*&lang=en", "https://www.example.org/?page=3&lang=it", False),
        ("https://www.example.org/a.b/*", "https://www.example.org/axb/", False),
        ("https://www.example.org/a.b/*", "https://www.example.org/a.b/", True),
        ("https://www.example.org", "http://www.example.org/anything", True),
        ("https://www.example.org", "https://www.example.org.evil.example/", False),
        ("https://WWW.Example.org:443/a b", "https://www.example.org/a%20b/c", True),
        ("https://www.example.org/a#part", "https://www.example.org/a", True),
    ],
)
def test_a_pattern_covers_what_it_matches_and_what_lies_under_it(entry: str, url: str, expected: bool) -> None:
    assert Scope([entry], []).owns(Url(url)) is expected


def test_a_pattern_knows_its_origins() -> None:
    scope = Scope(["https://*.example.org/x/", "https://else.example.com/*/y/"], [])

    assert scope.follow
    assert scope.owns_origin("https://lab.example.org")
    assert scope.owns_origin("https://else.example.com")
    assert not scope.owns_origin("https://lab.example.org:8443")
    assert not scope.owns_origin("https://example.com")


@given(st.text(st.sampled_from("ab/*"), max_size=8), st.text(st.sampled_from("ab/"), max_size=10))
def test_stars_mean_what_they_say(pattern: str, path: str) -> None:
    """Against the plain reading of the rule: whether any way to fill in the stars gives a beginning of the path."""
    entry, site = "https://www.example.org/x" + pattern, "https://www.example.org/x"

    assert Scope([entry], []).owns(Url(site + path)) is _begins(pattern, path)


def _begins(pattern: str, path: str) -> bool:
    if not pattern:
        return True
    if pattern.startswith("**"):
        rest = pattern.lstrip("*")
        return any(_begins(rest, path[cut:]) for cut in range(len(path) + 1))
    if pattern.startswith("*"):
        return any(_begins(pattern[1:], path[cut:]) for cut in range(len(path.partition("/")[0]) + 1))
    return path.startswith(pattern[0]) and _begins(pattern[1:], path[1:])


def test_no_address_makes_a_pattern_take_long() -> None:
    scope = Scope(["https://www.example.org/**a*a*b**a*a*b**c"], [])
    began = time.perf_counter()

    assert not scope.owns(Url("https://www.example.org/" + "a" * 200_000))
    assert time.perf_counter() - began < 1
