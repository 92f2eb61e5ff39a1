"""Addresses that tell what stands there, and the one at which nothing can stand."""

from __future__ import annotations

import pytest

from linkcheck import landmarks
from linkcheck.model import Url

SITE = "https://x.example.com"


@pytest.mark.parametrize(
    ("path", "home", "deep"),
    [
        ("/", True, False),
        ("/index.html", True, False),
        ("/en", True, False),
        ("/en-GB/home", True, False),
        ("/de/startseite/", True, False),
        ("/?lang=it&utm_source=mail", True, False),
        ("/?p=17", False, True),
        ("/index.php?option=article&id=5", False, True),
        ("/about", False, False),
        ("/en/about", False, False),
        ("/a/b", False, True),
        ("/a/b/", False, True),
    ],
)
def test_home_pages_and_deep_links(path: str, home: bool, deep: bool) -> None:
    assert (landmarks.is_home(SITE + path), landmarks.is_deep(SITE + path)) == (home, deep)


@pytest.mark.parametrize(
    ("path", "beside", "impossible"),
    [
        ("/a/b.zip?v=1", "/a/", "/a/linkcheck-no-such-page-????????.zip"),
        ("/a/b", "/a/", "/a/linkcheck-no-such-page-????????"),
        ("/a/b/", "/a/", "/a/linkcheck-no-such-page-????????/"),
        ("/", "/", "/linkcheck-no-such-page-????????"),
        ("/b", "/", "/linkcheck-no-such-page-????????"),
        ("/b#part", "/", "/linkcheck-no-such-page-????????"),
        ("/item.php?lang=en&id=5", "/item.php?id", "/item.php?lang=en&id=19????????"),
        ("/item.php?slug=anna&x=1", "/item.php?slug", "/item.php?slug=linkcheck-no-such-page-????????&x=1"),
        ("/jobs/4711", "/jobs/0", "/jobs/19????????"),
        ("/jobs/4711/", "/jobs/0", "/jobs/19????????/"),
        ("/news/17-new-rooms.html", "/news/0", "/news/19????????-linkcheck-no-such-page.html"),
        ("/rooms/1a", "/rooms/", "/rooms/linkcheck-no-such-page-????????"),
        ("/list?colour=red", "/", "/linkcheck-no-such-page-????????"),
    ],
)
def test_the_impossible_address_stands_beside_and_ends_alike(path: str, beside: str, impossible: str) -> None:
    url = Url(SITE + path)
    made = landmarks.impossible(url)

    assert landmarks.beside(url) == SITE + beside
    assert len(made) == len(SITE + impossible)
    assert all(one in (other, "?") or other == "?" for one, other in zip(made, SITE + impossible, strict=True))
    assert landmarks.impossible(url) == made
