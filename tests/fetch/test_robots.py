"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.robots import LARGEST, Rules, address
from linkcheck.model import Answer, Cause, NoAnswer, Response, Url

SITE = "http://a.test"


def answered(body: bytes, status: int = 200) -> Response:
    return Response(status, Url(f"{SITE}/robots.txt"), {}, body)


def allows(text: str, path: str) -> bool:
    return Rules(answered(text.encode())).allow(Url(SITE + path))


SIMPLE = """\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: linkcheck
User-Agent: bazbot
Disallow: /example/page.html
"""
LONGEST_MATCH = """\
User-Agent: *
Allow: /example/page/
Disallow: /example/page/disallowed.gif
"""
SPECIAL = "User-agent: *\nDisallow: {}\n"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        (SIMPLE, "/example/page.html", False),
        (SIMPLE, "/example/allowed.gif", True),
        (SIMPLE.replace("linkcheck", "other"), "/example/page.html", False),
        (SIMPLE.replace("linkcheck", "other"), "/pictures/a.gif", False),
        (SIMPLE.replace("linkcheck", "other"), "/pictures/a.gif?large", True),
        (SIMPLE.replace("linkcheck", "other"), "/publications/", True),
        (SIMPLE.replace("linkcheck", "LinkCheck"), "/example/page.html", False),
        (LONGEST_MATCH, "/example/page/", True),
        (LONGEST_MATCH, "/example/page/disallowed.gif", False),
        ("User-agent: *\nDisallow: /p\nAllow: /p", "/page", True),
        ("User-agent: *\nDisallow:", "/", True),
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /a # all below\n", "/a", False),
        ("User-agent: a\nDisallow: /1\n\nUser-agent: *\nDisallow: /2", "/1", True),
        ("User-agent: *\nDisallow: /1\n\nUser-agent: *\nDisallow: /2", "/1", False),
        (SPECIAL.format("/*.php$"), "/x.php", False),
        (SPECIAL.format("/*.php$"), "/x.php5", True),
        (SPECIAL.format("/a/*/c"), "/a/b/c", False),
        (SPECIAL.format("/foo/bar?baz=http://foo.bar"), "/foo/bar?baz=http://foo.bar", False),
        (SPECIAL.format("/foo/bar/ツ"), "/foo/bar/%E3%83%84", False),
        (SPECIAL.format("/foo/bar/%E3%83%84"), "/foo/bar/%E3%83%84", False),
        (SPECIAL.format("/foo/bar/%62%61%7A"), "/foo/bar/baz", False),
        ("", "/", True),
        ("<!DOCTYPE html><title>Not found</title>", "/", True),
    ],
)
def test_the_examples_of_the_standard(text: str, path: str, allowed: bool) -> None:
    assert allows(text, path) is allowed


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (answered(b"", 404), True),
        (answered(b"", 403), True),
        (answered(b"", 410), True),
        (answered(b"", 429), False),
        (answered(b"", 500), False),
        (answered(b"", 503), False),
        (NoAnswer(Cause.TIMEOUT, "", Url(SITE)), False),
        (NoAnswer(Cause.RESET, "", Url(SITE)), False),
        (NoAnswer(Cause.REFUSED, "", Url(SITE)), True),
        (NoAnswer(Cause.NO_SUCH_HOST, "", Url(SITE)), True),
        (NoAnswer(Cause.REDIRECT_LOOP, "", Url(SITE)), True),
    ],
)
def test_no_file_allows_everything_and_one_that_somebody_does_not_give_allows_nothing(
    answer: Answer, allowed: bool
) -> None:
    assert Rules(answer).allow(Url(f"{SITE}/page")) is allowed


def test_what_stands_beyond_the_largest_size_is_not_read() -> None:
    filler = b"#" * LARGEST + b"\n"

    assert Rules(answered(filler + b"User-agent: *\nDisallow: /")).allow(Url(f"{SITE}/page"))


def test_a_byte_order_mark_hides_no_rule() -> None:
    assert not allows("\ufeffUser-agent: *\nDisallow: /", "/page")


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: other\nCrawl-delay: 5", 0),
        ("User-agent: *\nCrawl-delay: 5\n\nUser-agent: linkcheck\nCrawl-delay: 1", 1),
        ("User-agent: *\nCrawl-delay: -1", 0),
        ("User-agent: *\nCrawl-delay: nan", 0),
        ("User-agent: *\nCrawl-delay: 1e999", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nDisallow:", 0),
    ],
)
def test_a_crawl_delay_is_what_is_said_to_us_in_seconds(text: str, delay: float) -> None:
    assert Rules(answered(text.encode())).delay == delay


def test_rules_that_cannot_be_had_name_no_delay() -> None:
    assert Rules(answered(b"User-agent: *\nCrawl-delay: 5", 404)).delay == 0


@given(body=st.binary() | st.text("User-agnt:*Disalow/$ \n").map(str.encode))
def test_any_bytes_are_read_without_complaint(body: bytes) -> None:
    assert Rules(answered(body)).allow(Url(f"{SITE}/page")) in (True, False)


def test_the_file_stands_at_the_root_of_its_origin() -> None:
    assert address("https://a.test:8443") == "https://a.test:8443/robots.txt"
