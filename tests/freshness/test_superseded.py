"""A newer edition of the same thing: elsewhere on the site, or where the address says that it must be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import judge, model
from linkcheck.checks.outdated import check
from linkcheck.freshness import series
from linkcheck.observations import Observations
from linkcheck.policy import Policy
from tests.freshness.harness import SITE, TODAY, a_page, findings, observed

NOW, BEFORE, NEVER = model.Why.EDITION_NOW, model.Why.EDITION_BEFORE, model.Why.EDITION_NEVER
CALL = a_page('<p><a href="/files/bando_2021.pdf">How to apply</a></p>')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/bando_2021.pdf", "/bando_2025.pdf"),
        ("/bando_2021.pdf", "/bando_2025_def.pdf"),
        ("/bando 2021.pdf", "/Bando-2025 (1).pdf"),
        ("/bando_2021_v2.pdf", "/bando_2025.pdf"),
        ("/2021-22/orario.html", "/2025-26/orario.html"),
        ("/AA2122/orario.pdf", "/AA2526/orario.pdf"),
        ("/heft_SS21.pdf", "/heft_SS25.pdf"),
        ("/guide?anno=2021", "/guide?anno=2025"),
    ],
)
def test_editions_of_one_series(one: str, other: str) -> None:
    assert series.key(SITE + one) == series.key(SITE + other)
    assert series.last_day(SITE + one) < series.last_day(SITE + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/bando_2021.pdf", "/regolamento_2021.pdf"),
        ("/a/bando_2021.pdf", "/b/bando_2025.pdf"),
        ("/bando_2021.pdf", "/bando_2021.doc"),
        ("/bando.pdf", "/bando.pdf"),
        ("/2021/06/form.pdf", "/2025/06/form.pdf"),
    ],
)
def test_other_things(one: str, other: str) -> None:
    first, second = series.key(SITE + one), series.key(SITE + other)

    assert first is None or first != second


@pytest.mark.parametrize(
    ("url", "later", "never"),
    [
        ("/bando_2021.pdf", "/bando_2026.pdf", "/bando_1897.pdf"),
        ("/bando_2021-22.pdf", "/bando_2026-27.pdf", "/bando_1897-98.pdf"),
        ("/bando_2021-2022.pdf", "/bando_2026-2027.pdf", "/bando_1897-1898.pdf"),
        ("/cal2020-2021/2020_ST.htm", "/cal2025-2026/2025_ST.htm", "/cal1897-1898/1897_ST.htm"),
        ("/AA2122/orario.pdf", "/AA2627/orario.pdf", "/AA9798/orario.pdf"),
        ("/SS21/plan.png", "/SS26/plan.png", "/SS97/plan.png"),
    ],
)
def test_the_address_of_another_year(url: str, later: str, never: str) -> None:
    assert series.shifted(SITE + url, 5) == SITE + later
    assert series.never(SITE + url) == SITE + never


@given(st.text(max_size=40), st.integers(0, 30))
def test_any_address_can_be_shifted(tail: str, years: int) -> None:
    for url in (f"{SITE}/{tail}", f"{SITE}/call_2021-22/{tail}"):
        name = series.key(url)
        assert (name is None) == (series.shifted(url, years) is None)
        assert series.Series([url]).newer(url) is None


def test_the_newest_edition_that_the_site_links_to_is_the_advice() -> None:
    (said,) = findings({"/apply/": CALL, "/calls/": a_page('<p><a href="/files/bando_2026.pdf">Text</a></p>')})

    assert said.links == ("/files/bando_2021.pdf",)
    assert said.finding.url == f"{SITE}/files/bando_2026.pdf"


def test_an_address_without_a_year_is_the_advice() -> None:
    old = a_page('<p><a href="/2021-22/fees/">Price list</a></p>')

    (said,) = findings({"/apply/": old, "/home/": a_page('<p><a href="/current/fees/">Fees</a></p>')})

    assert said.finding.url == f"{SITE}/current/fees/"


def test_editions_side_by_side_are_an_archive() -> None:
    """Only the newest may mislead, and not for being listed."""
    calls = "".join(f'<li><a href="/bando_{year}.pdf">Call for applications</a>' for year in (2019, 2020, 2021))

    said = findings(a_page(f"<ul>{calls}</ul>"))

    assert [one.links for one in said] in ([], [("/bando_2021.pdf",)])
    assert not findings(a_page(f'<ul>{calls}<li><a href="/bando_2026.pdf">Call for applications</a></ul>'))


def test_an_older_edition_that_is_still_to_come_is_told_beside_a_newer_one() -> None:
    meetings = (
        '<p>The next meeting will take place on 7 June 2019. More information <a href="/SoSe19">here</a>.</p>'
        '<p>The one after it will take place on 3 November 2019. More information <a href="/WiSe19">here</a>.</p>'
    )

    assert sorted(said.links for said in findings(a_page(meetings))) == [("/SoSe19",), ("/WiSe19",)]


def asked(seen: Observations) -> dict[model.Why, str]:
    return {one.ask.why: one.ask.url for one in check(seen, Policy(), TODAY) if isinstance(one, model.Wanted)}


ADDRESSES = {NOW: "bando_2026.pdf", BEFORE: "bando_2025.pdf", NEVER: "bando_1897.pdf"}


def _probe(why: model.Why, status: int, media_type: str = "application/pdf") -> model.Testimony:
    url = model.Url(f"{SITE}/files/{ADDRESSES[why]}")
    return model.Testimony(model.SCAN, 1_795_000_000, status, None, "", url, (), {}, media_type, 9, True, 1)


def answered(seen: Observations, answers: dict[model.Why, int], media_type: str = "application/pdf") -> str | None:
    """The advice, once the probes were answered with these statuses."""
    target = seen.targets[f"{SITE}/files/bando_2021.pdf"]  # type: ignore[index]
    for why, status in answers.items():
        target.answers += ((why, _probe(why, status, media_type)),)
    (placed,) = (one for one in check(seen, Policy(), TODAY) if isinstance(one, model.Placed))
    return placed.finding.url


def test_at_most_three_addresses_are_asked_for_and_one_that_cannot_exist_is_among_them() -> None:
    seen = observed({"/apply/": CALL}, headers={"/files/bando_2021.pdf": {}})

    assert asked(seen) == {
        NOW: f"{SITE}/files/bando_2026.pdf",
        BEFORE: f"{SITE}/files/bando_2025.pdf",
        NEVER: f"{SITE}/files/bando_1897.pdf",
    }


def test_at_most_three_are_asked_for_a_series_however_it_is_spelled() -> None:
    files = ("bando_2021.pdf", "bando-2021_def.pdf", "bando_2021_v2.pdf")
    pages = {f"/p{n}/": a_page(f'<p><a href="/files/{file}">Apply now</a></p>') for n, file in enumerate(files)}
    seen = observed(pages, headers={f"/files/{file}": {} for file in files})

    wanted = [one for one in check(seen, Policy(), TODAY) if isinstance(one, model.Wanted)]

    assert len(wanted) == len({one.ask.url for one in wanted}) == 3


@pytest.mark.parametrize(
    ("answers", "media_type", "advice"),
    [
        (
            {NOW: 200, BEFORE: 200, NEVER: 404},
            "application/pdf",
            "2026",
        ),
        (
            {NOW: 404, BEFORE: 200, NEVER: 404},
            "application/pdf",
            "2025",
        ),
        (
            {NOW: 404, BEFORE: 404, NEVER: 404},
            "application/pdf",
            None,
        ),
        (
            {NOW: 200, BEFORE: 200, NEVER: 200},
            "application/pdf",
            None,
        ),
        ({NOW: 200, BEFORE: 200, NEVER: 404}, "text/html", None),
        ({NOW: 200, BEFORE: 200}, "application/pdf", None),
    ],
    ids=["this year's", "last year's", "none", "says yes to anything", "another kind of thing", "unguarded"],
)
def test_what_the_probes_tell(answers: dict[model.Why, int], media_type: str, advice: str | None) -> None:
    seen = observed({"/apply/": CALL}, headers={"/files/bando_2021.pdf": {}})

    found = answered(seen, answers, media_type)

    assert found == (f"{SITE}/files/bando_{advice}.pdf" if advice else None)


def test_nothing_is_asked_of_others_nor_of_the_future() -> None:
    foreign = a_page('<p><a href="https://else.example.com/bando_2021.pdf">Apply now</a></p>')

    assert not asked(observed({"/apply/": foreign}))
    assert not list(check(observed({"/apply/": CALL}), Policy(), date(2021, 12, 1)))


def test_the_site_is_judged_again_only_where_a_guess_came_true() -> None:
    seen = observed({"/apply/": CALL}, headers={"/files/bando_2021.pdf": {}})
    target = seen.targets[model.Url(f"{SITE}/files/bando_2021.pdf")]
    first = judge.judge(seen, Policy(), TODAY, {})
    assert {ask.why for _, ask in first.asks} == {NOW, BEFORE, NEVER}

    target.answers = ((NOW, _probe(NOW, 404)), (NEVER, _probe(NEVER, 404)))
    second = judge.judge(seen, Policy(), TODAY, {}, first)
    assert second.links == first.links
    assert not second.asks

    target.answers = ((NOW, _probe(NOW, 200)), (NEVER, _probe(NEVER, 404)))
    third = judge.judge(seen, Policy(), TODAY, {}, first)
    ((finding,),) = third.links.values()
    assert finding.url == f"{SITE}/files/bando_2026.pdf"
