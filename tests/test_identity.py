"""Which addresses are one, and which only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.identity import Dropping, without_session
from linkcheck.model import Url

SITE = "https://www.example.org"
HEX = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("/a;jsessionid=8F3A.node1?x=1", "/a?x=1"),
        ("/a;JSESSIONID=8F3A!-17/b", "/a/b"),
        ("/a;v=1;jsessionid=8F3A", "/a;v=1"),
        ("/(S(lit3py55t21z5v55vlm25s55))/home.aspx?x=1", "/home.aspx?x=1"),
        ("/app/(X(1)S(lit3py55t21z5v55vlm25s55))/", "/app/"),
        ("/?PHPSESSID=abcdefgh01234567abcdefgh01&a=1", "/?a=1"),
        ("/?a=1&phpsessid=abcdefgh01234567abcdefgh01", "/?a=1"),
        ("/?ASPSESSIONIDCQTBRRAQ=LJKAFPDBHMKLPBOEEJGODGPB", "/"),
        ("/shop?osCsid=a1b2c3d4e5&p=2", "/shop?p=2"),
        ("/shop?zenid=a1b2c3d4e5", "/shop"),
        ("/?CFID=12&CFTOKEN=82718281&a=1", "/?a=1"),
        (f"/forum?sid={HEX}&f=2", "/forum?f=2"),
        (f"/?session_id={HEX[:26]}", "/"),
    ],
)
def test_a_session_id_is_taken_out(path: str, shared: str) -> None:
    assert without_session(Url(SITE + path)) == SITE + shared


@pytest.mark.parametrize(
    "path",
    [
        "/survey?sid=471123",
        "/survey?sid=123e4567-e89b-12d3-a456-426614174000",
        "/conference?sessionid=12",
        "/talk?session_id=507f1f77bcf86cd799439011",
        "/talk?sid=" + "1" * 32,
        "/?CFID=12",
        "/?q=jsessionid=8F3A&&x",
        "/wiki/Function_(S(x))/y",
        "/wiki/Mercury_(planet)",
        "/a;b=1?c",
        "/?",
    ],
)
def test_what_may_be_something_else_stays(path: str) -> None:
    assert without_session(Url(SITE + path)) == SITE + path


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://a.example/x?utm_source=n&id=3&utm_term=k&fbclid=z", "https://a.example/x?id=3"),
        ("https://a.example/x?utm_source=n", "https://a.example/x"),
        ("https://a.example/x?UTM_source=n&xutm_a=1&utm", "https://a.example/x?UTM_source=n&xutm_a=1&utm"),
        ("https://a.example/x?a&&b=&fbclid", "https://a.example/x?a&&b="),
        ("mailto:a@a.example?fbclid=x", "mailto:a@a.example?fbclid=x"),
    ],
)
def test_parameters_are_dropped_by_their_names(url: str, asked: str) -> None:
    assert Dropping(["utm_*", "fbclid"])(Url(url)) == asked


@given(st.text(st.sampled_from("?&=;#/()ab1*"), max_size=40))
def test_nothing_to_drop_leaves_an_address_as_it_is(rest: str) -> None:
    url = urls.parse(SITE + "/" + rest)
    assert url is not None

    assert Dropping([])(url) is url
    assert Dropping(["utm_*"])(url) is url
    assert without_session(url) is url
