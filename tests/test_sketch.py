"""Sketches: pages that differ in an echo, a clock or a number are alike, other pages are not."""

from __future__ import annotations

import random
from string import ascii_lowercase

from hypothesis import given
from hypothesis import strategies as st

from linkcheck import sketch

MADE_UP = "linkcheck-no-such-page-0000ffff"
HERE = "https://x.example.com/staff/anna-rossi?id=17"
THERE = f"https://x.example.com/staff/{MADE_UP}"
WORDS = st.text(ascii_lowercase, min_size=2, max_size=9)
ARTICLES = st.lists(WORDS, min_size=60, max_size=400, unique=True)


def alike(one: str, other: str) -> float:
    return sketch.resemblance(sketch.of(one, HERE), sketch.of(other, THERE))


@given(ARTICLES, st.integers(0, 10**12), st.integers(0, 10**12))
def test_what_an_error_page_echoes_does_not_count(words: list[str], request: int, clock: int) -> None:
    text = " ".join(words)
    here = f"{text} /staff/anna-rossi anna-rossi was not found. Request {request}, 12:{clock}"
    there = f"{text} /staff/{MADE_UP} {MADE_UP} was not found. Request {clock}, 9:{request}"

    assert alike(here, there) > 0.9


@given(ARTICLES, st.integers())
def test_a_block_of_other_articles_leaves_a_page_alike(words: list[str], seed: int) -> None:
    chance = random.Random(seed)
    block = ["".join(chance.choices(ascii_lowercase, k=6)) for _ in range(len(words) // 8)]

    assert alike(" ".join(words), " ".join(words + block)) > 0.5


@given(ARTICLES, ARTICLES)
def test_different_articles_are_not_alike(one: list[str], other: list[str]) -> None:
    assert alike(" ".join(one), " ".join(word + "x" for word in other if word + "x" not in one)) < 0.3


@given(st.text(max_size=500))
def test_any_text_has_a_sketch_and_is_like_itself(text: str) -> None:
    mine = sketch.of(text, HERE)

    assert len(mine) <= 4 * sketch.SIZE
    assert sketch.resemblance(mine, mine) == (1.0 if mine else 0.0)


def test_an_empty_page_is_like_no_other() -> None:
    assert sketch.resemblance(b"", b"") == 0.0


def test_scripts_without_white_space_are_compared_by_their_characters() -> None:
    text = "抱歉，您访问的页面不存在，请返回首页或者使用搜索功能查找您需要的内容。"

    assert alike(text, text + " 错误编号 48113") > 0.8
    assert alike(text, "本学院成立于一九五六年，现有教师三百余人，学生五千多名。") < 0.2
