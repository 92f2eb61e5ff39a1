"""`may_be_dated` and `url_may_be_dated` may be wrong only by saying yes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linkcheck.dates import find, find_in_url, may_be_dated, url_may_be_dated

WORDS = st.sampled_from(
    [" ", "entro il", ". ", *"a.a. AA by 2021 21 22 8 6 June giugno SS WS WiSe SoSe ss / - – — . _ ( ) 1850".split()]
)
LONG = " and so on, as long texts go" * 10


@given(st.lists(WORDS, max_size=8).map("".join))
@example("A.Y. 2021/22")
@example("AA2122")
@example("June 1850")
@example("a.a.21_22")
@example("SoSe 22")
@example("WS21")
@example("8. 6. 2021")
def test_what_can_be_over_is_never_passed_over(text: str) -> None:
    if any(expression.role.expires for language in ("it", "en", "de", "pt") for expression in find(text, language)):
        assert may_be_dated(text)
        assert may_be_dated(text + LONG)
    url = f"https://example.org/{text}"
    if any(expression.role.expires for expression in find_in_url(url)):
        assert url_may_be_dated(url)
        assert url_may_be_dated("\n".join(["https://example.org/"] * 20 + [url]))


@pytest.mark.parametrize("text", ["", "room 12", "item 12345", "call 555", "https://example.org/t/1234"])
def test_most_texts_need_no_reading(text: str) -> None:
    assert not may_be_dated(text)
    assert not may_be_dated(text + LONG)
    assert not url_may_be_dated(text)
    assert not url_may_be_dated("\n".join([text] * 100))
