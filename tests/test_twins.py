"""Twins: addresses of one host at which much the same page stands, where that is worth a question."""

from __future__ import annotations

import pytest

from linkcheck.model import PageFacts, Redirect, Target, Url
from linkcheck.twins import MOST_FOLDERS, twins
from tests.checks.harness import a_page, got

SITE = "https://x.example.com"


def at(path: str, page: PageFacts | None = None, to: str = "") -> Target:
    target = Target(Url(SITE + path))
    redirects = ((302, SITE + to),) if to else ()
    target.testify(got(url=target.url, redirects=redirects, page=page or a_page(title="Welcome", words=100)))
    assert target.scanned is not None
    assert target.scanned.redirects == tuple(Redirect(status, Url(url)) for status, url in redirects)
    return target


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ([at("/a/one"), at("/b/two")], {"/a/one": "/b/two", "/b/two": "/a/one"}),
        ([at("/"), at("/b/two")], {"/b/two": "/"}),
        ([at("/a/one"), at("/b/two", a_page(title="Welcome", words=104))], {"/a/one": "/b/two", "/b/two": "/a/one"}),
        ([at("/a/one", to="/all"), at("/b/two", to="/all")], {"/a/one": "/b/two", "/b/two": "/a/one"}),
        ([at("/a/one"), at("/b/two", a_page(title="Welcome", words=160))], {}),
        ([at("/a/one"), at("/b/two", a_page(title="About us", words=100))], {}),
        ([at("/a/one"), at("/b/two", a_page(title="Welcome", heading="Anna", words=100))], {}),
        ([at("/a/one"), at("/b/two", to="/a/one")], {}),
        ([at("/en/about"), at("/it/about")], {}),
        ([at("/about"), at("/about/")], {}),
        ([at("/about"), at("/about.html")], {}),
        ([at("/list?page=1"), at("/list?page=2")], {}),
        ([at("/a/one", a_page(words=9)), at("/b/two", a_page(words=9))], {}),
        ([at("/a/one", a_page(title="", words=90)), at("/b/two", a_page(title="", words=90))], {}),
        (
            [at("/a", a_page(words=90, password_field=True)), at("/b", a_page(words=90, password_field=True))],
            {},
        ),
        ([at("/only")], {}),
    ],
)
def test_twins(targets: list[Target], found: dict[str, str]) -> None:
    assert {target.url: twin for target, twin in twins(targets)} == {
        SITE + path: SITE + other for path, other in found.items()
    }


def test_of_a_host_few_folders_are_asked_in() -> None:
    found = list(twins(at(f"/{number}/{name}") for number in range(50) for name in ("one", "two")))

    assert len(found) == 2 * MOST_FOLDERS


def test_other_hosts_have_nothing_to_do_with_it() -> None:
    other = Target(Url("https://y.example.com/b/two"))
    other.testify(got(url=other.url, page=a_page(title="Welcome", words=100)))

    assert not list(twins([at("/a/one"), other]))
