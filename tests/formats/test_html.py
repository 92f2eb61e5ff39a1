"""`index.html`: what a person sees, and that nothing in a report can act inside it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

import msgspec
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from linkcheck.formats import Write
from linkcheck.formats.html import view, write
from linkcheck.model import Verdict
from linkcheck.report import LinkRow, Report

from .conftest import written

replace = msgspec.structs.replace

HOSTILE = st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "' onmouseover='alert(1)",
        "</style><style>*{display:none}",
        "--><!--",
        "{{ 7*7 }}{% raw %}",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        'https://example.org/" onclick="alert(1)',
        "data:text/html,<script>alert(1)</script>",
        "\u202egpj.exe",
        "\x00\x07\x1b[31m",
        "\udce9",
        "&lt;b&gt;",
        "\n::error::done",
        "<!--",
        "]]><a href=x>",
        "<base href=//evil.example>",
        '<meta http-equiv="refresh" content="0;url=//evil.example">',
        "vbscript:x",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "//evil.example/",
        "x" * 5_000,
    ]
) | st.text(max_size=20)

OURS = frozenset(  # every element of the templates
    "a article bdi body caption dd details div dl dt em footer h1 h2 h3 head header html li main mark meta nav ol p "
    "section span strong style summary table tbody td th thead time title tr ul".split()
)
ATTRIBUTES = frozenset(
    "aria-label aria-labelledby charset class content datetime dir href http-equiv id lang name rel scope start".split()
)


def page(report: Report) -> BeautifulSoup:
    return BeautifulSoup(written(write, report).decode(), "html.parser")


def text(element: Tag | BeautifulSoup) -> str:
    return " ".join(element.get_text().split())


def section(soup: BeautifulSoup, name: str) -> Tag:
    found = soup.find("section", attrs={"aria-labelledby": name})
    assert isinstance(found, Tag)
    return found


def poisoned(report: Report, hostile: str) -> Report:
    """The report with `hostile` in place of every text that came from the web or a person."""
    return replace(
        report,
        run=replace(report.run, source=hostile, title=hostile, start=[hostile]),
        coverage=[
            replace(
                row,
                reason=hostile,
                examples=[hostile],
                message=hostile,
                patterns=[replace(one, pattern=hostile) for one in row.patterns],
            )
            for row in report.coverage
        ],
        targets=[
            replace(
                row,
                url=hostile,
                cause=hostile,
                final_url=hostile,
                redirects=[replace(hop, url=hostile) for hop in row.redirects],
                document=row.document and replace(row.document, title=hostile, language=hostile, created=hostile),
                witnesses=[replace(witness, by=hostile, cause=hostile) for witness in row.witnesses],
            )
            for row in report.targets
        ],
        links=[
            replace(
                row,
                page=hostile,
                url=hostile,
                href=hostile,
                text=hostile,
                context=f"a {hostile} b",
                heading=hostile,
                place=row.place and {"sheet": hostile},
            )
            for row in report.links
        ],
        findings=[
            replace(
                row,
                check=hostile,
                target=hostile,
                summary=hostile,
                evidence=[replace(fact, kind=hostile, text=hostile, says=hostile) for fact in row.evidence],
                state=hostile,
                advice=row.advice and replace(row.advice, text=hostile, url=hostile),
            )
            for row in report.findings
        ],
        conduct=[replace(row, host=hostile, address=hostile) for row in report.conduct],
    )


def test_report_is_written_as_the_golden_file_says(golden: Callable[[Write, str], None]) -> None:
    golden(write, "index.html")


@given(hostile=HOSTILE)
@settings(max_examples=40, deadline=None)  # a page takes some 70 ms to write and to parse
def test_hostile_text_stays_text(report: Report, hostile: str) -> None:
    html = written(write, poisoned(report, hostile)).decode()
    soup = BeautifulSoup(html, "html.parser")
    as_browsers_do = LexborHTMLParser(html)

    assert {element.name for element in soup.find_all(True)} <= OURS
    assert {name for element in soup.find_all(True) for name in element.attrs} <= ATTRIBUTES
    assert {node.tag for node in as_browsers_do.root.traverse()} <= OURS
    assert {name for node in as_browsers_do.root.traverse() for name in node.attributes} <= ATTRIBUTES
    assert len(soup.find_all("article")) == len(report.findings)
    assert len(soup.find_all("style")) == 1
    for link in soup.find_all("a"):
        assert re.match(r"#|https?://|mailto:", str(link["href"]), re.IGNORECASE)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", str(soup))


def test_nothing_leaves_the_page_and_only_its_own_style_is_allowed(report: Report) -> None:
    soup = page(report)
    style = soup.find("style")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(style, Tag)
    assert isinstance(policy, Tag)

    digest = b64encode(sha256(style.get_text().encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in str(policy["content"])
    assert not soup.find_all(src=True)
    assert not soup.find_all("link")
    assert not re.search(r"url\(|@import", style.get_text())


def test_outgoing_links_do_not_tell_where_the_reader_comes_from(report: Report) -> None:
    outgoing = [link for link in page(report).find_all("a") if not str(link["href"]).startswith("#")]

    assert {tuple(link["rel"]) for link in outgoing} == {("noreferrer", "noopener")}


def test_every_link_within_the_page_has_its_goal_and_no_id_is_used_twice(report: Report) -> None:
    soup = page(report)
    names = [str(element["id"]) for element in soup.find_all(id=True)]

    assert len(names) == len(set(names))
    assert {str(link["href"]).removeprefix("#") for link in soup.find_all("a", href=re.compile("^#"))} <= set(names)


def test_the_page_answers_its_questions_in_order(report: Report) -> None:
    assert [heading.get_text() for heading in page(report).find_all("h2")] == [
        "What to mend first",
        "Broken",
        "Outdated",
        "Moved",
        "Unverified",
        "Restricted",
        "Advice",
        "What works",
        "What was not checked, and why",
        "How the sites were asked",
    ]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({Verdict.BROKEN: 3, Verdict.OUTDATED: 12}, "3 links are broken, and 12 are out of date."),
        ({Verdict.BROKEN: 1}, "1 link is broken, and none is out of date."),
        ({Verdict.OUTDATED: 1}, "No link is broken, but 1 is out of date."),
        ({Verdict.MOVED: 2}, "No link is broken or out of date, but 2 have moved."),
        ({Verdict.OK: 9}, "No link is broken, out of date or moved."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_sentence_says_how_bad_it_is(report: Report, counts: dict[Verdict, int], sentence: str) -> None:
    soup = page(replace(report, summary=replace(report.summary, verdicts=counts)))

    headline = soup.find(class_="headline")
    assert isinstance(headline, Tag)
    assert headline.get_text() == sentence


@pytest.mark.parametrize("complete", [True, False], ids=["complete", "partial"])
def test_a_partial_run_says_so(report: Report, complete: bool) -> None:
    soup = page(replace(report, run=replace(report.run, complete=complete)))

    assert ("This run did not finish." in text(soup)) is not complete
    assert ("Partial run of" in text(soup)) is not complete


def test_a_report_without_findings_is_calm(report: Report) -> None:
    clean = replace(report, run=replace(report.run, complete=True), findings=[], coverage=[], links=[], targets=[])

    soup = page(clean)

    assert "Nothing is broken, out of date or moved." in text(section(soup, "mend-first"))
    assert not soup.find_all("article")


def test_one_finding_lists_its_places_and_folds_most_of_them_away(report: Report) -> None:
    links = [replace(report.links[1], line=number) for number in range(1, 501)]
    finding = replace(report.findings[0], links=range(500))
    soup = page(replace(report, links=links, findings=[finding]))

    (article,) = soup.find_all("article")
    opened, folded = article.find_all("ol")
    assert len(opened.find_all("li")) == view.PLACES_OPEN
    assert len(folded.find_all("li")) == view.PLACES - view.PLACES_OPEN
    assert "300 more places in report.json and links.csv." in text(article)


def test_a_very_large_report_stays_small_enough_to_open(report: Report) -> None:
    findings = [replace(report.findings[0], id=number, links=range(13)) for number in range(1_500)]
    large = written(write, replace(report, findings=findings))

    assert large.count(b"<article") == view.FINDINGS
    assert large.count(b'<p class="where">') == view.FINDINGS * view.PLACES_OPEN + view.PLACES_TOTAL
    assert b"500 more findings of this kind in report.json and links.csv." in large
    assert len(large) < 16_000_000


@pytest.mark.parametrize(
    ("words", "context", "shown"),
    [
        (
            "here",
            "You find it here, and nowhere else.",
            view.Sentence("You find it ", "here", ", and nowhere else.", ""),
        ),
        (
            "here",
            "The slides are here. See also here.",
            view.Sentence("", "here", "", "The slides are here. See also here."),
        ),
        (
            "link",
            "All linked things are behind this link.",
            view.Sentence("All linked things are behind this ", "link", ".", ""),
        ),
        ("", "An image in a sentence.", view.Sentence("", "", "", "An image in a sentence.")),
        ("call", None, view.Sentence("", "call", "", "")),
    ],
    ids=["once", "twice", "inside another word", "no text", "no sentence"],
)
def test_the_link_is_marked_in_its_sentence_where_it_can_be_told(
    report: Report, words: str, context: str | None, shown: view.Sentence
) -> None:
    link: LinkRow = replace(report.links[1], text=words, context=context)

    assert view.sentence(link) == shown


def test_the_evidence_names_each_witness_and_the_words_that_were_read(report: Report) -> None:
    soup = page(report)

    assert "404 Not Found (asked with requests, 22 November 2026, 18:23:14 UTC)" in text(section(soup, "broken"))
    assert "“8th of June 2021”, read as 2021-06-08" in text(section(soup, "outdated"))
    assert "How sure we are 97%" in text(section(soup, "outdated"))


def test_the_sites_asked_most_are_named_and_the_others_counted(report: Report) -> None:
    many = replace(
        report,
        conduct=[replace(report.conduct[2], host=f"https://{number}.example") for number in range(view.ASKED + 3)],
    )
    shown = section(page(many), "conduct")

    assert "23 requests to 23 sites" in text(shown)
    assert text(shown).count("7.5 s") == view.ASKED
    assert "3 other sites in report.json." in text(shown)


def test_a_run_that_asked_nobody_has_no_table_of_sites(report: Report) -> None:
    assert page(replace(report, conduct=())).find(id="conduct") is None
