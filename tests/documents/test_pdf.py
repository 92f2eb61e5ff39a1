"""What is particular to PDF, on documents made in memory."""

from __future__ import annotations

import pytest

from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents import pdf
from linkcheck.documents.contract import Document, RawLink
from linkcheck.documents.pdf import names_in
from linkcheck.model import Url
from tests.demo_files import a_pdf

HERE = Url("https://dept.example.org/files/rules.pdf")


def read(content: bytes) -> Document:
    return pdf.read(content, "application/pdf", HERE)


def facts(content: bytes) -> DocumentFacts:
    found = read(content).facts
    assert isinstance(found, DocumentFacts)
    return found


def links(content: bytes) -> list[RawLink]:
    given = read(content).links
    assert given is not None
    return [link for some in given() for link in some.rows()]


@pytest.mark.parametrize(
    ("stored", "followed"),
    [
        ("https://x.example/a", "https://x.example/a"),
        ("www.x.example/a", "http://www.x.example/a"),
        ("forms.x.example", "http://forms.x.example"),
        ("forms/a.pdf", "forms/a.pdf"),
        ("rules.v2.pdf", "rules.v2.pdf"),
        ("../a.b.c/d", "../a.b.c/d"),
        ("mailto:a@b.c.example", "mailto:a@b.c.example"),
    ],
)
def test_an_address_is_followed_as_viewers_do(stored: str, followed: str) -> None:
    assert [link.href for link in links(a_pdf("Rules", [f"[Forms]({stored})"]))] == [followed]


def test_an_address_under_a_link_is_not_told_twice() -> None:
    found = links(a_pdf("Rules", ["[https://x.example/a](https://x.example/a)", "See https://x.example/b."]))

    assert [(link.kind, link.href) for link in found] == [
        ("annotation", "https://x.example/a"),
        ("text", "https://x.example/b"),
    ]


def test_pages_are_numbered_from_1_and_a_link_has_its_paragraph() -> None:
    found = links(
        a_pdf("Rules", ["One"], ["A heading", "The forms are at https://x.example/a and nowhere else at all."])
    )

    assert [(link.spot, link.around.context) for link in found] == [
        ({"page": 2}, "The forms are at https://x.example/a and nowhere else at all."),
    ]


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_what_is_cut_breaks_off(part: float) -> None:
    content = a_pdf("Rules", ["One"], ["Two"])

    assert facts(content[: int(part * len(content))]).condition is Condition.TRUNCATED


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 5_000, b"%PDF-1.7\n%%EOF"])
def test_what_never_was_one_is_damaged(content: bytes) -> None:
    assert facts(content).condition is Condition.CORRUPT


def test_a_page_that_is_lost_is_told_and_the_others_are_read() -> None:
    content = a_pdf("Rules", ["One"], ["Two"], ["Three"]).replace(
        b"8 0 obj\n<< /Type /Page", b"8 0 obj\n<< /Type /Gone", 1
    )

    assert facts(content).is_read
    assert facts(content).pages in (2, 3)


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Mara Muster", ("Mara Muster",)),
        ("Mara Muster, Otto Beispiel", ("Mara Muster", "Otto Beispiel")),
        ("Muster, Mara", ("Muster, Mara",)),
        ("Muster, Mara; Beispiel, Otto", ("Muster, Mara", "Beispiel, Otto")),
        (" ; ", ()),
    ],
)
def test_the_names_in_one_entry(entry: str, names: tuple[str, ...]) -> None:
    assert names_in(entry) == names
