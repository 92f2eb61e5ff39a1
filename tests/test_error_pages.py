"""Which error pages are read: those that may ask who their reader is."""

from __future__ import annotations

import pytest

from linkcheck.model import Response, Url
from linkcheck.pages import LONGEST_ERROR, may_ask


@pytest.mark.parametrize(
    ("body", "media_type", "expected"),
    [
        (b"<title>Log in</title><input type=PASSWORD>", "text/html", True),
        ("<h1>ログイン</h1>".encode(), "text/html; charset=utf-8", True),
        (b"<h1>404 Not Found</h1>", "text/html", False),
        (b"password", "text/plain", False),
        (b"", "text/html", False),
        (b"login" + b" " * LONGEST_ERROR, "text/html", False),
    ],
)
def test_an_error_page_is_read_where_it_may_be_a_login(body: bytes, media_type: str, expected: bool) -> None:
    assert may_ask(Response(403, Url("https://else.example.com/"), {"content-type": media_type}, body)) is expected
