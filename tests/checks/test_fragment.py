"""The check `fragment`: a part that neither reader of the page finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from linkcheck.contents import Condition, DocumentFacts
from linkcheck.model import SCAN, WITNESS, Cause, Link, PageFacts, Url
from tests.checks.harness import (
    ADDRESS,
    PAGE,
    a_document,
    a_link,
    a_page,
    asks,
    failed,
    findings,
    got,
    outcome,
    witnessed,
)

if TYPE_CHECKING:
    from linkcheck.model import Testimony  # pytest would take it for a class of tests

WITH, WITHOUT = a_page(parts=("intro", "café", "user-content-usage")), a_page(parts=("intro",))
PART = ADDRESS + "#part"
SEEN, SECOND = got(page=WITHOUT), witnessed(page=WITHOUT)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (a_link(PART, SEEN), ["ask witness", "unverified fragment.one-witness"]),
        (a_link(PART, SEEN, SECOND), ["broken fragment.missing"]),
        (a_link(PART, SEEN, witnessed(page=a_page(parts=("part",)))), ["unverified fragment.one-witness"]),
        (a_link(PART, SEEN, witnessed(503)), ["unverified fragment.one-witness"]),
        (a_link(PART, SEEN, witnessed(page=WITHOUT, whole=False)), ["unverified fragment.one-witness"]),
        (a_link(PART, SEEN, failed(Cause.TIMEOUT, by=WITNESS)), ["unverified fragment.one-witness"]),
        (a_link(PART, got(page=a_page(scripted=True))), ["unverified fragment.scripted"]),
        (a_link(PART, got(page=a_page(scripted=True)), SECOND), ["unverified fragment.scripted"]),
    ],
    ids=[
        "one witness",
        "two witnesses",
        "the second finds it",
        "the second is not answered",
        "the second read it in part",
        "nobody answers the second",
        "drawn by scripts",
        "drawn by scripts, two witnesses",
    ],
)
def test_a_part_that_is_missing(link: Link, expected: list[str]) -> None:
    assert outcome("fragment", link) == expected


@pytest.mark.parametrize(
    ("fragment", "page"),
    [
        ("", WITHOUT),
        ("top", WITHOUT),
        ("TOP", WITHOUT),
        (":~:text=some%20words", WITHOUT),
        ("intro", WITH),
        ("intro:~:text=some%20words", WITH),
        ("caf%C3%A9", WITH),
        ("usage", WITH),
    ],
)
def test_a_part_that_is_there(fragment: str, page: PageFacts) -> None:
    assert outcome("fragment", a_link(f"{ADDRESS}#{fragment}", got(page=page))) == []


@pytest.mark.parametrize(
    "link",
    [
        a_link(ADDRESS, SEEN),
        a_link(PART),
        a_link(PART, got(404, page=WITHOUT)),
        a_link(PART, failed(Cause.TIMEOUT)),
        a_link(PART, got(page=WITHOUT, whole=False)),
        a_link(PART, got(media_type="application/pdf")),
        Link(index=0, page=PAGE, url="https://#x", href="https://#x", text="", kind=a_link().kind, target=None),
    ],
    ids=["no fragment", "never asked", "404", "no answer", "cut short", "no page", "no address"],
)
def test_silent_where_the_page_cannot_tell(link: Link) -> None:
    assert outcome("fragment", link) == []


def redirected(*hops: str, by: str = SCAN) -> Testimony:
    return got(by=by, redirects=tuple((302, hop) for hop in hops), page=WITHOUT)


@pytest.mark.parametrize(
    ("link", "sought"),
    [
        (a_link(PART, redirected("https://x.example.com/#there")), "there"),
        (a_link(PART, redirected("https://x.example.com/#there", "https://y.example.com/")), "there"),
        (a_link(PART, redirected("https://x.example.com/#there", "https://y.example.com/#then")), "then"),
        (a_link(PART, redirected("https://x.example.com/")), "part"),
        (a_link(ADDRESS + "#intro", redirected("https://x.example.com/#there")), "there"),
        (a_link(PART, redirected("https://x.example.com/#intro")), None),
        (a_link(PART, redirected("https://x.example.com/#")), None),
    ],
    ids=["its own", "kept on the way", "the last", "none", "the link's is there", "its own is there", "the empty one"],
)
def test_the_fragment_of_a_redirect_wins(link: Link, sought: str | None) -> None:
    assert [finding.args["fragment"] for finding in findings("fragment", link)] == ([sought] if sought else [])


def test_the_witness_is_asked_for_the_page_itself() -> None:
    (ask,) = asks("fragment", a_link(PART, SEEN))

    assert ask.url == ADDRESS


DOCX = "https://else.example.com/files/rules.docx"
PDF = "https://else.example.com/files/rules.pdf"


def in_pdf(fragment: str, seen: DocumentFacts | None = None, again: DocumentFacts | None = None) -> Link:
    first = got(document=seen or a_document(), media_type="application/pdf", url=PDF)
    second = witnessed(document=again or a_document(), media_type="application/pdf", url=PDF)
    return a_link(f"{PDF}#{fragment}", first, second)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("page=1", []),
        ("page=2&zoom=100", []),
        ("zoom=200#page=2", []),
        ("page=3", ["broken fragment.no-page"]),
        ("page=0", ["broken fragment.no-page"]),
        ("page=99999999999999999999", ["broken fragment.no-page"]),
        ("page=iv", []),
        ("nameddest=annex", []),
        ("nameddest=section.1", []),
        ("section.1", []),
        ("nameddest=gone", ["broken fragment.no-destination"]),
        ("gone", ["broken fragment.no-destination"]),
        ("toolbar=0", []),
        ("toolbar", []),
        ("page%3D2", []),
        ("2", []),
        ("/page/2", []),
        ("%5B%7B%22num%22%3A12%2C%22gen%22%3A0%7D%2C%7B%22name%22%3A%22XYZ%22%7D%5D", []),
        ("search=%22mobility%22", []),
        ("", []),
    ],
)
def test_the_parts_of_a_pdf(fragment: str, expected: list[str]) -> None:
    assert outcome("fragment", in_pdf(fragment)) == expected


@pytest.mark.parametrize(
    ("fragment", "page", "expected"),
    [
        ("annex", DOCX, []),
        ("_top", DOCX, []),
        ("gone", DOCX, ["broken fragment.no-bookmark"]),
        ("gone", PAGE, []),
    ],
)
def test_a_link_within_a_document_leads_to_one_of_its_bookmarks(fragment: str, page: str, expected: list[str]) -> None:
    """To one from outside, no program listens."""
    document = a_document("docx")
    link = a_link(f"{DOCX}#{fragment}", got(document=document, url=DOCX), witnessed(document=document, url=DOCX))

    assert outcome("fragment", replace(link, page=Url(page))) == expected


def test_a_pdf_is_judged_by_both_witnesses_and_only_where_it_was_read() -> None:
    alone = a_link(f"{PDF}#page=3", got(document=a_document(), url=PDF))

    assert outcome("fragment", alone) == ["ask witness", "unverified fragment.one-witness"]
    assert outcome("fragment", in_pdf("page=3", again=a_document(digest="other"))) == [
        "unverified fragment.one-witness"
    ]
    assert outcome("fragment", in_pdf("page=3", a_document(condition=Condition.UNOPENED, pages=None))) == []
    assert outcome("fragment", in_pdf("bookmark", a_document("docx"))) == []
