"""robots.txt: the examples of RFC 9309, and the cases that Google's parser is tested with (`data/README.md`)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from linkcheck import urls
from linkcheck.fetch.robots import PRODUCT_TOKEN, Rules
from linkcheck.model import Response, Url

SITE = "http://a.test"
DATA = Path(__file__).parent.parent / "data" / "robots.json"
FILES: list[dict[str, Any]] = json.loads(DATA.read_text("utf-8"))


def allows(text: str, path: str) -> bool:
    url = urls.parse(SITE + path)
    assert url is not None
    return Rules(Response(200, Url(f"{SITE}/robots.txt"), {}, text.encode())).allow(url)


MERGED = """\
user-agent: LinkCheck
disallow: /foo
disallow: /bar

user-agent: OtherBot
disallow: /other

user-agent: linkcheck
disallow: /baz
"""
TOKENS = """\
User-Agent: linkcheck/2.1 (+https://a.test/)
Disallow: /version
User-Agent: link
Disallow: /part
User-Agent: linkchecker
Disallow: /longer
User-Agent: xlinkcheck
Disallow: /behind
"""
FOR_ALL = "User-Agent: {}\nDisallow: /\n"
SIMPLE = """\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: linkcheck
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""
LONGEST_MATCH = """\
User-Agent: linkcheck
Allow: /example/page/
Disallow: /example/page/disallowed.gif
"""


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        # 2.2.1: groups of one crawler are one group; names are compared without regard to case
        (MERGED, "/foo", False),
        (MERGED, "/bar/x", False),
        (MERGED, "/baz", False),
        (MERGED, "/other", True),
        (TOKENS, "/version", False),
        (TOKENS, "/part", True),
        (TOKENS, "/longer", True),
        (TOKENS, "/behind", True),
        (FOR_ALL.format("*"), "/", False),
        (FOR_ALL.format("* # all"), "/", False),
        (FOR_ALL.format("*bot"), "/", True),
        (FOR_ALL.format(""), "/", True),
        (FOR_ALL.format("linkcheck # us"), "/", False),
        (FOR_ALL.format("LINKCHECK\r\nAllow: /a\r"), "/b", False),
        ("disallow: /\nuser-agent: linkcheck\nallow: /a", "/b", True),
        # 2.2.2: the most octets win, and allow where they are equal
        ("user-agent: *\nallow: /example/\ndisallow: /example/page", "/example/page", False),
        ("user-agent: *\ndisallow: /example/\nallow: /example/page", "/example/page", True),
        ("user-agent: *\ndisallow: /example/page\nallow: /example/page", "/example/page", True),
        ("user-agent: *\ndisallow: /example\nallow: /", "/Example", True),
        # 2.2.3: "#", "$" and "*"
        ("user-agent: *\ndisallow: /path # /not", "/path", False),
        ("user-agent: *\nallow: /this/path/exactly$\ndisallow: /this", "/this/path/exactly", True),
        ("user-agent: *\nallow: /this/path/exactly$\ndisallow: /this", "/this/path/exactly/not", False),
        ("user-agent: *\nallow: /this/*/exactly\ndisallow: /this", "/this/and/that/exactly", True),
        ("user-agent: *\nallow: /this/*/exactly\ndisallow: /this", "/this/exactly", False),
        ("user-agent: *\ndisallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", False),
        ("user-agent: *\ndisallow: /path/file-with-a-%2A.html", "/path/file-with-a-b.html", True),
        ("user-agent: *\ndisallow: /path/foo-%24", "/path/foo-$", False),
        ("user-agent: *\ndisallow: /path/foo-%24", "/path/foo-", True),
        # 2.2.4: other records are passed over, and end no group
        ("user-agent: *\nsitemap: https://a.test/s.xml\ndisallow: /a", "/a", False),
        ("user-agent: *\nno-such: x\ndisallow: /a", "/a", False),
        ("user-agent: other\ncrawl-delay: 1\nuser-agent: linkcheck\ndisallow: /a", "/a", False),
        # 5.1
        (SIMPLE, "/", False),
        (SIMPLE, "/publications/", False),
        (SIMPLE, "/example/page.html", True),
        (SIMPLE, "/example/allowed.gif", True),
        (SIMPLE, "/example/other.gif", False),
        (
            SIMPLE.replace("barbot", PRODUCT_TOKEN).replace("linkcheck\nDisallow:/\n", "x\nDisallow:/\n"),
            "/example/",
            True,
        ),
        (SIMPLE.replace("linkcheck", "x").replace("barbot", "linkcheck"), "/example/page.html", False),
        (SIMPLE.replace("linkcheck", "x").replace("barbot", "linkcheck"), "/example/allowed.gif", True),
        (SIMPLE.replace("linkcheck", "x").replace("quxbot", "linkcheck"), "/example/page.html", True),
        (SIMPLE.replace("linkcheck", "x"), "/a.gif", False),
        (SIMPLE.replace("linkcheck", "x"), "/a.gif?x", True),
        (SIMPLE.replace("linkcheck", "x"), "/publications/", True),
        # 5.2
        (LONGEST_MATCH, "/example/page/", True),
        (LONGEST_MATCH, "/example/page/disallowed.gif", False),
    ],
)
def test_the_examples_of_the_standard(text: str, path: str, allowed: bool) -> None:
    assert allows(text, path) is allowed


SPELLINGS = [
    # RFC 9309, 2.2.2: each row is one path, however rule and address spell it
    ["/foo/bar?baz=quz"],
    ["/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https%3a%2f%2ffoo.bar"],
    ["/foo/bar/ツ", "/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"],
    ["/foo/bar/%62%61%7A", "/foo/bar/baz"],
]


@pytest.mark.parametrize(("rule", "path"), [(rule, path) for row in SPELLINGS for rule in row for path in row])
def test_a_path_is_the_same_however_it_is_spelled(rule: str, path: str) -> None:
    assert not allows(f"user-agent: *\ndisallow: {rule}", path)
    assert allows(f"user-agent: *\ndisallow: {rule}x", path)
    assert allows(f"user-agent: *\ndisallow: /\nallow: {rule}$", path)


def test_a_slash_in_a_path_is_no_encoded_slash() -> None:
    """It parts segments there (RFC 3986, 2.2)."""
    assert allows("user-agent: *\ndisallow: /foo%2Fbar", "/foo/bar")
    assert allows("user-agent: *\ndisallow: /foo/bar", "/foo%2Fbar")


def for_us(text: str, agent: str) -> str:
    """A file with our name for `agent`, as it is written."""

    def ours(name: re.Match[str]) -> str:
        return PRODUCT_TOKEN.upper() if name[0].isupper() else PRODUCT_TOKEN if name[0].islower() else "LinkCheck"

    return "\n".join(
        re.sub(agent, ours, line, flags=re.IGNORECASE) if "agent" in line.lower() else line for line in text.split("\n")
    )


@pytest.mark.parametrize("file", FILES, ids=[file["name"] for file in FILES])
def test_what_google_is_tested_with(file: dict[str, Any]) -> None:
    rules = Rules(Response(200, Url("http://foo.bar/robots.txt"), {}, for_us(file["robots"], file["agent"]).encode()))

    assert {url: rules.allow(urls.parse(url) or Url("")) for url in file["allowed"]} == file["allowed"]


def test_the_address_of_a_sitemap_stays_as_it_is_written() -> None:
    text = "Sitemap: https://a.test/?map=%2Fs.xml\nUser-agent: *\nDisallow: /?map=%2fs"

    assert Rules(Response(200, Url(f"{SITE}/robots.txt"), {}, text.encode())).sitemaps == [
        "https://a.test/?map=%2Fs.xml"
    ]
    assert not allows(text, "/?map=/s.xml")
