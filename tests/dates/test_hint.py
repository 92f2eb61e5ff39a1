"""`may_be_dated` may be wrong only by saying yes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linkcheck.dates import find, find_in_url, may_be_dated

WORDS = st.sampled_from([" ", "entro il", *"a.a. AA by 2021 21 22 8 June giugno / - . _ ( ) 1850".split()])


@given(st.lists(WORDS, max_size=8).map("".join))
@example("A.Y. 2021/22")
@example("AA2122")
@example("June 1850")
@example("a.a.21_22")
def test_what_can_be_over_is_never_passed_over(text: str) -> None:
    for found in (find(text, "it"), find(text, "en"), find_in_url(f"https://example.org/{text}")):
        if any(expression.role.expires for expression in found):
            assert may_be_dated(f"https://example.org/{text}")


@pytest.mark.parametrize("text", ["", "room 12", "item 12345", "call 555", "https://example.org/t/1234"])
def test_most_texts_need_no_reading(text: str) -> None:
    assert not may_be_dated(text)
