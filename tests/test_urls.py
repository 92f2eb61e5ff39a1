"""Addresses as browsers read them, and the string work that relies on their serialised form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.model import Url

BASE = Url("https://dept.example.org/mobility/index.html?lang=en#top")
SECURE = "https://user:secret@dept.example.org:8443/a/b.pdf?v=1/2#part/3"
PIECES = st.sampled_from(
    "http:|https:|//|/|\\|?|#|@|:|[|]|::1|%|%2e|..|.| |\t|\0|é|例|\ud800|<|xn--|example.org|0x7f|99999|user|"
    "mailto:|data:|javascript:|file:".split("|")
)
ADDRESSES = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("", "https://dept.example.org/mobility/index.html?lang=en"),
        ("form.pdf", "https://dept.example.org/mobility/form.pdf"),
        ("../form.pdf", "https://dept.example.org/form.pdf"),
        ("../../../form.pdf", "https://dept.example.org/form.pdf"),
        ("/form.pdf", "https://dept.example.org/form.pdf"),
        ("?lang=it", "https://dept.example.org/mobility/index.html?lang=it"),
        ("#part", "https://dept.example.org/mobility/index.html?lang=en#part"),
        ("//else.example.com", "https://else.example.com/"),
        ("  form\n.pdf ", "https://dept.example.org/mobility/form.pdf"),
        ("\\form.pdf", "https://dept.example.org/form.pdf"),
        ("HTTPS://ELSE.example.COM:443/%7Ea/./b/../c", "https://else.example.com/%7Ea/c"),
        ("http://else.example.com:8080", "http://else.example.com:8080/"),
        ("https://università.example.it/caffè?è#è", "https://xn--universit-y1a.example.it/caff%C3%A8?%C3%A8#%C3%A8"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://[2001:DB8:0::7]/", "http://[2001:db8::7]/"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("javascript:void(0)", "javascript:void(0)"),
    ],
)
def test_resolves_as_a_browser_does(href: str, expected: str) -> None:
    assert urls.resolve(href, BASE) == expected


@pytest.mark.parametrize(
    "href", ["https://", "https://exa mple.org/", "https://[1::2::3]/", "https://a:99999/", "http://%zz/"]
)
def test_what_no_browser_could_follow_is_none(href: str) -> None:
    assert urls.resolve(href, BASE) is None
    assert urls.parse(href) is None


def test_a_relative_address_alone_cannot_be_parsed() -> None:
    assert urls.parse("form.pdf") is None


def test_a_lone_surrogate_is_resolved_as_the_replacement_for_it() -> None:
    assert urls.resolve("a\ud800", BASE) is not None


def test_reads_the_parts_of_an_address() -> None:
    assert urls.scheme(SECURE) == "https"
    assert urls.authority(SECURE) == "user:secret@dept.example.org:8443"
    assert urls.host(SECURE) == "dept.example.org"
    assert urls.port(SECURE) == 8443
    assert urls.origin(SECURE) == "https://dept.example.org:8443"
    assert urls.path(SECURE) == "/a/b.pdf"
    assert urls.path_and_query(SECURE) == "/a/b.pdf?v=1/2"
    assert urls.last_segment(SECURE) == "b.pdf"
    assert urls.folder(Url(SECURE)) == "https://dept.example.org:8443/a/"
    assert urls.without_fragment(Url(SECURE)) == SECURE.removesuffix("#part/3")
    assert urls.has_credentials(SECURE)
    assert not urls.has_default_port(SECURE)


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://example.org/a:b@c", "example.org", 443),
        ("http://example.org/", "example.org", 80),
        ("http://192.0.2.7:81/", "192.0.2.7", 81),
        ("http://[2001:db8::7]/", "2001:db8::7", 80),
        ("https://me@[2001:db8::7]:444/", "2001:db8::7", 444),
    ],
)
def test_host_and_port(url: str, host: str, port: int) -> None:
    assert (urls.host(url), urls.port(url)) == (host, port)
    assert urls.has_default_port(url) == (port in (80, 443))


@pytest.mark.parametrize(("name", "expected"), [("192.0.2.7", True), ("2001:db8::7", True), ("7.example.org", False)])
def test_an_ip_address_is_no_name(name: str, expected: bool) -> None:
    assert urls.is_ip_address(name) is expected


def test_credentials_are_only_those_before_the_host() -> None:
    assert not urls.has_credentials("https://example.org/@me")
    assert not urls.has_credentials("mailto:me@example.org")


def test_only_the_scheme_becomes_secure() -> None:
    assert urls.with_https(Url("http://example.org/?to=http://x")) == "https://example.org/?to=http://x"


@given(ADDRESSES)
def test_what_is_resolved_parses_to_itself(href: str) -> None:
    url = urls.resolve(href, BASE)

    assert url is None or urls.parse(url) == url


@given(ADDRESSES)
def test_every_web_address_can_be_read(href: str) -> None:
    url = urls.resolve(href, BASE)
    if url is None or not urls.is_web(url):
        return

    assert urls.host(url)
    assert 0 <= urls.port(url) < 65_536
    assert urls.parse(urls.origin(url) + urls.path_and_query(url)) is not None
    assert urls.parse(urls.folder(url)) == urls.folder(url)
    assert urls.without_fragment(url).startswith(urls.scheme(url))


@given(ADDRESSES)
def test_parse_agrees_with_resolve(text: str) -> None:
    url = urls.parse(text)

    assert url is None or url == urls.resolve(url, BASE)
