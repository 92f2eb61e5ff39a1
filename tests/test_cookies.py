"""Which cookies go where, and the file that they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import cookies
from linkcheck.cookies import Cookie
from linkcheck.model import Url

NOW = 1_000_000.0


def sent(url: str, *given: Cookie) -> str:
    return cookies.field(cookies.in_order(given), Url(url), NOW)


@pytest.mark.parametrize(
    ("path", "asked", "goes"),
    [
        ("/", "/anything", True),
        ("/docs", "/docs", True),
        ("/docs", "/docs/", True),
        ("/docs", "/docs/one?x", True),
        ("/docs/", "/docs/one", True),
        ("/docs/", "/docs", False),
        ("/docs", "/docsets", False),
        ("/docs", "/", False),
        ("/Docs", "/docs", False),
    ],
)
def test_a_cookie_goes_to_its_path_and_what_is_below_it(path: str, asked: str, goes: bool) -> None:
    """RFC 6265, 5.1.4."""
    assert sent(f"http://a.test{asked}", Cookie("a", "1", path)) == ("a=1" if goes else "")


def test_a_secure_cookie_goes_over_https_alone() -> None:
    assert sent("https://a.test/", Cookie("a", "1", secure=True)) == "a=1"
    assert sent("http://a.test/", Cookie("a", "1", secure=True)) == ""


def test_a_cookie_whose_time_is_over_goes_nowhere() -> None:
    given = [Cookie("past", "1", expires=NOW), Cookie("future", "2", expires=NOW + 1), Cookie("session", "3")]

    assert sent("http://a.test/", *given) == "future=2; session=3"


def test_cookies_of_longer_paths_come_first_and_of_two_alike_the_last_counts() -> None:
    given = [Cookie("a", "1"), Cookie("b", "2"), Cookie("a", "3", "/x/y"), Cookie("b", "4")]

    assert sent("http://a.test/x/y", *given) == "a=3; a=1; b=4"


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a;b", "a\x00b", "a\u0100b", "x" * 5_000])
def test_a_cookie_that_would_break_its_field_is_left_out(text: str) -> None:
    assert sent("http://a.test/", Cookie("a", text), Cookie(text, "a"), Cookie("b", "1")) == "b=1"


def test_no_host_gets_more_cookies_than_a_browser_would_send() -> None:
    given = [Cookie(f"name{number}", "x") for number in range(10_000)]

    assert len(sent("http://a.test/", *given).split("; ")) == cookies.MOST


FILE = """# Netscape HTTP Cookie File
# https://curl.se/docs/http-cookies.html

www.a.test\tFALSE\t/\tFALSE\t0\town\t1
.a.test\tTRUE\t/x\tTRUE\t2000000000\tbelow\tcaf\xc3\xa9
#HttpOnly_a.test\tTRUE\t/\tFALSE\t1700000000.5\thidden\t3\r
a.test\tFALSE\t/\tFALSE\t0\tparent-only\t4
WWW.A.test\tFALSE\t/\tFALSE\t-1\tempty
b.test\tTRUE\t/\tFALSE\t0\tother\t6
"""


def test_a_file_gives_each_host_the_cookies_that_are_for_it() -> None:
    assert list(cookies.netscape(FILE, "www.a.test")) == [
        Cookie("own", "1"),
        Cookie("below", "caf\xc3\xa9", "/x", secure=True, expires=2_000_000_000),
        Cookie("hidden", "3", expires=1_700_000_000.5),
        Cookie("empty", ""),
    ]
    assert [cookie.name for cookie in cookies.netscape(FILE, "a.test")] == ["below", "hidden", "parent-only"]
    assert list(cookies.netscape(FILE, "badb.test")) == []


def test_nothing_is_below_an_ip_address() -> None:
    assert list(cookies.netscape("0.0.1\tTRUE\t/\tFALSE\t0\ta\t1", "127.0.0.1")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# fine\n\na.test FALSE / FALSE 0 name hush", "line 3: not the 7 columns"),
        ("a.test\tFALSE\t/\tFALSE\tnever\tname\thush", "line 1: the fifth column is no time"),
        ("a.test\tFALSE\t/\tFALSE\tnan\tname\thush", "line 1: the fifth column is no time"),
        ('[{"domain": "a.test", "value": "hush"}]', "line 1: not the 7 columns"),
    ],
)
def test_a_line_that_is_no_cookie_is_told_by_its_number_and_never_by_its_words(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as raised:
        list(cookies.netscape(text, "a.test"))

    assert "hush" not in str(raised.value)


@given(st.text(st.sampled_from("a.test\t\n\r0 1;TRUE/#\x00\x85é"), max_size=60), st.text(max_size=20))
def test_whatever_the_file_says_no_field_is_broken(line: str, value: str) -> None:
    try:
        found = list(cookies.netscape(f"{line}\na.test\tTRUE\t/\tFALSE\t0\tname\t{value}", "a.test"))
    except ValueError:
        return
    field = sent("http://a.test/", *found)
    assert not set(field) & {"\r", "\n", "\x00"}
    field.encode("latin-1")
