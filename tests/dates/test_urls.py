"""Reading time expressions out of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.dates import Role, find_in_host, find_in_url

PIECES = st.sampled_from(
    ["/", "_", "-", ".", "20", "2021", "22", "06", "aa", "%20", "?anno=", "#", "10.1000/", "bando"]
)


@pytest.mark.parametrize(
    ("path", "words", "iso", "role"),
    [
        ("rules_2021-22.pdf", "2021-22", "2021-09-01/2022-08-31", Role.ACADEMIC_YEAR),
        ("AA2122/orario.pdf", "AA2122", "2021-09-01/2022-08-31", Role.ACADEMIC_YEAR),
        ("call_2023_2024_0.pdf", "2023_2024", "2023-09-01/2024-08-31", Role.ACADEMIC_YEAR),
        ("20212022/guide", "20212022", "2021-09-01/2022-08-31", Role.ACADEMIC_YEAR),
        ("bando_21-22.pdf", "21-22", "2021-09-01/2022-08-31", Role.ACADEMIC_YEAR),
        ("rentree-2021-2022/", "rentree-2021-2022", "2021-09-01/2022-08-31", Role.ACADEMIC_YEAR),
        ("heft_SS26.pdf", "SS26", "2026-04-01/2026-09-30", Role.TERM),
        ("ws2021-22/", "ws2021-22", "2021-10-01/2022-03-31", Role.TERM),
        ("2020-2/homework", "2020-2", "2020-07-01/2020-12-31", Role.TERM),
        ("course_2021-1", "2021-1", "2021-01-01/2021-07-31", Role.TERM),
        ("bando_2021-1.pdf", "2021", "2021-01-01/2021-12-31", Role.EDITION),
        ("spring-2022/", "spring-2022", "2022-02-01/2022-07-31", Role.TERM),
        ("projects/2018-2024/", "2018-2024", "2018-01-01/2024-12-31", Role.PERIOD),
        ("bando_2021.pdf", "2021", "2021-01-01/2021-12-31", Role.EDITION),
        ("bando%202021.pdf", "2021", "2021-01-01/2021-12-31", Role.EDITION),
        ("programma2024.pdf", "2024", "2024-01-01/2024-12-31", Role.EDITION),
        ("2019/guide.html", "2019", "2019-01-01/2019-12-31", Role.EDITION),
        ("corsi?aa=2019", "aa=2019", "2019-01-01/2019-12-31", Role.EDITION),
        ("wp-content/uploads/2021/06/form.pdf", "2021/06", "2021-06-01/2021-06-30", Role.PUBLICATION),
        ("files/2025-09/form.pdf", "2025-09", "2025-09-01/2025-09-30", Role.PUBLICATION),
        ("blog/2022-05-05-title/", "2022-05-05", "2022-05-05", Role.PUBLICATION),
        ("verbale_08-06-2021.pdf", "08-06-2021", "2021-06-08", Role.PUBLICATION),
        ("eli/reg/2016/679/oj", "2016/679", "2016-01-01/2016-12-31", Role.LAW),
    ],
)
def test_reads(path: str, words: str, iso: str, role: Role) -> None:
    (expression,) = find_in_url(f"https://example.org/{path}")

    assert (expression.words, expression.iso, expression.role) == (words, iso, role)


@pytest.mark.parametrize(
    "url",
    [
        "https://event2020.example.org/",
        "https://example.org/node/2021",
        "https://example.org/release-15-16.html",
        "https://example.org/notes_lectures_21-22.pdf",
        "https://example.org/page?id=2021",
        "https://example.org/page#year-2021",
        "https://doi.org/10.1038/s41597-2022-01710-x",
        "https://arxiv.org/abs/2012.01234",
        "https://example.org/60f213bd-2020-4035-8754-a15c9567d620",
        "https://example.org/f20210a3bc2022deadbeef",
        "https://example.org/120213.html",
        "https://example.org/class12/notes",
        "https://example.org/wiki/ISO/IEC_2022",
        "https://example.org/horizon-2020/",
        "https://example.org/meeting-11-12/notes",
        "mailto:bando2021@example.org",
    ],
)
def test_numbers_that_are_no_dates(url: str) -> None:
    assert find_in_url(url) == ()


@pytest.mark.parametrize(
    ("url", "year"),
    [
        ("https://2021.example.org/call", "2021"),
        ("https://exconf2021.org/", "2021"),
        ("http://www.summer-2019.example.org:8080/x", "2019"),
        ("https://example.org/2021", None),
        ("http://20.210.20.21/", None),
        ("https://a20215.example.org/", None),
        ("mailto:a@2021.example.org", None),
    ],
)
def test_years_in_the_names_of_hosts(url: str, year: str | None) -> None:
    found = find_in_host(url)

    assert [expression.words for expression in found] == ([year] if year else [])
    assert all(url[slice(*expression.span)] == year for expression in found)


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_address_gives_true_words_and_ordered_days(tail: str) -> None:
    url = "https://example.org/" + tail

    for expression in find_in_url(url):
        assert expression.words == url[slice(*expression.span)]
        assert expression.start <= expression.end
