"""What a page declares of its own time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.documents import html
from linkcheck.model import PageFacts
from tests.documents.harness import HERE, UTF_8
from tests.freshness.harness import a_page, findings


def facts(source: str) -> PageFacts:
    read = html.read(source.encode(), UTF_8, HERE).facts
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("head", "until"),
    [
        ('<meta name=robots content="noindex, unavailable_after: 2022-03-15">', date(2022, 3, 15)),
        ('<meta name=googlebot content="unavailable_after: 25 Jun 2021 15:00:00 PST">', date(2021, 6, 25)),
        ('<meta name=robots content="unavailable_after: Friday, 25-Jun-21 15:00:00 GMT">', date(2021, 6, 25)),
        ('<script type="application/ld+json">{"@type":"JobPosting","validThrough":"2022-03-15T12:00"}</script>',
         date(2022, 3, 15)),
        ('<script type="application/ld+json">[{"@type":"Event","startDate":"2021-06-01","endDate":"2021-06-08"}]'
         "</script>", date(2021, 6, 8)),
        ('<script type="application/ld+json">{"expires":"2021-01-01","x":{"applicationDeadline":"2022-01-01"}}'
         "</script>",
         date(2022, 1, 1)),
        ('<span itemprop=validThrough content="2022-03-15"></span>', date(2022, 3, 15)),
        ('<meta name=robots content="unavailable_after: soon">', None),
        ('<script type="application/ld+json">{"validThrough": 2022, "expires":"2022-13-45"}</script>', None),
        ('<script type="application/ld+json">{"validThrough":</script>', None),
        ("<p>It expires 2021-01-01</p>", None),
    ],
)  # fmt: skip
def test_until_when_it_holds(head: str, until: date | None) -> None:
    assert facts(f"<html><head>{head}</head><p>text").time.until == until


@pytest.mark.parametrize(
    "words",
    [
        "This page is archived.",
        "This website is no longer being updated.",
        "Questa pagina non è più aggiornata.",
        "Diese Seite wird nicht mehr aktualisiert.",
        "Cette page n’est plus mise à jour.",
        "Esta página ya no se actualiza.",
        "Esta página não é mais atualizada.",
    ],
)
def test_a_page_that_is_kept_no_more(words: str) -> None:
    assert not facts(f"<h1>Exchange</h1><p>Note: {words}").time.kept
    assert facts(f"<h1>Exchange</h1><p>{'All of it. ' * 400}{words}").time.kept


@pytest.mark.parametrize(
    ("source", "post"),
    [
        ('<body class="home single-post postid-7">', True),
        ('<body class="page-node-type-news path-node">', True),
        ('<body class="page page-id-7 single-postings">', False),
        ('<body class="node-type-page">', False),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle"}]}</script>', True),
        ('<script type="application/ld+json">[{"@type":"BlogPosting"},{"@type":"BlogPosting"}]</script>', False),
        ('<script type="application/ld+json">{"@type":"WebPage","about":"a NewsArticle"}</script>', False),
        ('<article itemtype="https://schema.org/BlogPosting"><b itemprop=headline>T</b></article>', True),
        ('<i itemtype="http://schema.org/BlogPosting"></i><i itemtype="http://schema.org/BlogPosting"></i>', False),
        ("<p>How to write a NewsArticle", False),
    ],
)
def test_a_page_that_says_it_is_a_post(source: str, post: bool) -> None:
    assert facts(source).time.post is post


def test_a_post_is_of_its_day() -> None:
    page = a_page('<p>Apply by 15 March 2022 <a href="/f">here</a>.</p>')

    assert findings(page)
    assert not findings(page.replace("<body>", '<body class="single-post">'))


@pytest.mark.parametrize("words", ["Our archived photos are no longer on this page.", "The archive of this page"])
def test_other_words_about_archives(words: str) -> None:
    assert facts(f"<p>{words}").time.kept


@given(st.text())
def test_any_value_is_a_day_or_none(value: str) -> None:
    page = facts(f'<meta name=robots content="unavailable_after: {value}"><p itemprop=expires content="{value}">')

    assert page.time.until is None or isinstance(page.time.until, date)


OPEN = '<p>Our <a href="/call/">call</a> for you.</p>'


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (a_page("<p>x", head='<meta name=robots content="unavailable_after: 2022-03-15">'), "declared"),
        (a_page("<p>This page is no longer updated."), "not-kept"),
        (a_page("<p>x", title="Admissions 2021/22"), None),
        (a_page("<p>x", head='<meta name=robots content="unavailable_after: 2027-03-15">'), None),
        (a_page("<p>x", head='<meta name=robots content="unavailable_after: 2026-11-10">'), None),
    ],
)
def test_what_a_target_says_of_itself(target: str, message: str | None) -> None:
    said = findings({"/mobility/": a_page(OPEN), "/call/": target})

    assert [one.message for one in said] == ([message] if message else [])


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_time(day: str) -> None:
    """Content systems write the last of all days where something holds for ever."""
    target = a_page("<p>x", head=f'<meta name=robots content="unavailable_after: {day}">')

    said = findings({"/mobility/": a_page(OPEN), "/call/": target})

    assert [one.message for one in said] == (["declared"] if day < "2026" else [])


def test_a_target_s_title_speaks_where_the_page_asks_for_something() -> None:
    target = a_page("<p>x", title="Admissions 2021/22")

    (said,) = findings({"/mobility/": a_page('<p><a href="/call/">Apply now</a></p>'), "/call/": target})

    assert (said.message, said.words) == ("target", "2021/22")


def test_the_header_field_sunset() -> None:
    """RFC 8594."""
    (said,) = findings(
        {"/mobility/": a_page('<p><a href="/f.pdf">Guide</a></p>')},
        headers={"/f.pdf": {"sunset": "Sat, 31 Dec 2022 23:59:59 GMT"}},
    )

    assert (said.message, said.finding.args["end"]) == ("declared", "2022-12-31")


def test_a_document_that_was_changed_since_is_less_sure_to_be_over() -> None:
    page = {"/mobility/": a_page('<p><a href="/call_2021.pdf">Price list</a></p>')}
    of_then, since = (
        {"/call_2021.pdf": {"last-modified": f"Tue, 15 Nov {year} 12:45:26 GMT"}} for year in (2021, 2026)
    )

    (untouched,), (touched,) = findings(page, headers=of_then), findings(page, headers=since)

    assert untouched.finding.confidence > touched.finding.confidence
