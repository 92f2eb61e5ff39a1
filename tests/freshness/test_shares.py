"""Whose words are whose, in a sentence with several links."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.freshness.cues import Cue, marks
from linkcheck.freshness.shares import shares


@pytest.mark.parametrize(
    ("sentence", "texts", "years"),
    [
        ("On 8 June 2021 see this and that.", ["this", "that"], [{2021}, {2021}]),
        ("By 8 June 2021 this form, by 3 July 2022 that one.", ["this form", "that one"], [{2021}, {2022}]),
        ("Slides (8 June 2021), notes (3 July 2022)", ["Slides", "notes"], [{2021}, {2022}]),
        ("Slides 2021, notes 2022", ["Slides 2021", "notes 2022"], [{2021}, {2022}]),
        ("Slides 2021 and the rules", ["Slides 2021", "rules"], [{2021}, set()]),
        ("The form, until 8 June 2021", ["form"], [{2021}]),
        ("On 8 June 2021 [here] or elsewhere", ["no words of it"], [{2021}]),
        ("here, here and here by 8 June 2021", ["here", "here", "here"], [{2021}, {2021}, {2021}]),
        ("form " + "and so on " * 40 + "8 June 2021", ["form"], [set()]),
    ],
)
def test_dates_by_link(sentence: str, texts: list[str], years: list[set[int]]) -> None:
    found = shares(sentence, texts, "en")

    assert [{one.end.year for one in (*share.inside, *share.beside)} for share in found] == years


def test_what_is_not_a_link_s_own_is_kept_apart() -> None:
    first, second = shares("Slides 2021, notes 2022", ["Slides 2021", "notes 2022"], "en")

    assert [one.words for one in first.others] == ["2022"]
    assert [one.words for one in second.others] == ["2021"]


def test_words_inside_another_link_ask_for_nothing_here() -> None:
    first, second = shares("Register here, or read the rules", ["Register here", "rules"], "en")

    assert Cue.CALL in first.cues
    assert Cue.CALL not in second.cues


@given(
    st.lists(st.sampled_from(["8 June 2021", "2022", "form", "here", " ", ", ", "by ", "register", ""]), max_size=12),
    st.lists(st.sampled_from(["form", "here", "2022", "register", "x", ""]), max_size=4),
)
def test_every_link_has_its_share_and_no_date_is_made_up(pieces: list[str], texts: list[str]) -> None:
    sentence = "".join(pieces)
    found = shares(sentence, texts, "en")

    assert len(found) == len(texts)
    for share in found:
        for one in (*share.beside, *share.others):
            assert sentence[slice(*one.span)] == one.words


@given(st.text(), st.sampled_from(["en", "it", "de", "fr", "es", "pt", "", "nl"]))
def test_phrases_stand_in_the_text_and_do_not_overlap(text: str, language: str) -> None:
    found = marks(text, language)

    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("You can REGISTER now", Cue.CALL, "REGISTER"),
        ("S’inscrire avant", Cue.CALL, "S’inscrire"),
        ("iscrizioni aperte", Cue.CALL, "iscrizioni"),
        ("at https://x.org/register/schedule or me@apply.org", None, ""),
        ("applications of algebra", None, ""),
    ],
)
def test_phrases_in_a_text(text: str, cue: Cue | None, words: str) -> None:
    found = marks(text, "")

    assert (found[0].cue, text[found[0].start : found[0].end]) == (cue, words) if cue else not found
