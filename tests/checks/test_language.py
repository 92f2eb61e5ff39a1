"""The check `language`: a document in another language than its link promises."""

from __future__ import annotations

import pytest

from linkcheck.checks.language import MESSAGES, mismatch, promised
from linkcheck.contents import DocumentFacts
from linkcheck.model import Link, Surroundings
from tests.checks.harness import a_document, a_link, got

PDF = "https://else.example.com/files/rules.pdf"
ITALIAN = a_document(written="it", title="", opening="Regolamento per la mobilità internazionale degli studenti")


ENGLISH = "The regulation of the School is for all of the students who are in the second year of their studies. " * 8


def link(text: str, language: str = "en", document: DocumentFacts = ITALIAN, **around: str) -> Link:
    seen = got(document=document, media_type="application/pdf", url=PDF)
    return a_link(PDF, seen, text=text, language=language, around=Surroundings(**around))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        link("Rules (in Italian)"),
        link("Rules (ITA)"),
        link("Rules [it]"),
        link("Rules", context="Read the rules, which are in Italian."),
        link("Rules", row="Italian | 2 MB"),
        link("Rules", heading="Documents in Italian"),
        link("Rules", lead="Versione italiana:"),
        link("Rules", hreflang="it-it"),
        link("Regolamento per la mobilità"),
        link("Regolamento", language="it"),
        link("Rules", document=a_document(written="it", opening=f"{ENGLISH}\n{'Il regolamento. ' * 60}")),
        link("Rules", language="pl"),
        link("Rules", language=""),
        link("Rules", document=a_document(written="it", words=12)),
        link("Rules", document=a_document(written="", language="it")),
    ],
)
def test_silent_where_a_reader_knows_or_nobody_does(said: Link) -> None:
    assert list(mismatch(said)) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (link("Rules"), "language.unsaid"),
        (link("Rules for the embassy"), "language.unsaid"),
        (link("Rules (in English)"), "language.promised"),
        (link("English version", language="it"), "language.promised"),
        (link("Rules", hreflang="en"), "language.promised"),
        (link("Rules", language="it", hreflang="de"), "language.promised"),
        (link("Regeln", language="de-AT"), "language.unsaid"),
    ],
)
def test_advice_where_it_is_another(said: Link, expected: str) -> None:
    (finding,) = mismatch(said)

    assert (finding.verdict, finding.message) == ("advice", expected)
    assert MESSAGES[expected].format_map(finding.args)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Guide for Italian students", set()),
        ("Italian law", set()),
        ("IT services", set()),
        ("Corso di lingua inglese: programma", set()),
        ("Travel in Germany", set()),
        ("Rules in Italian", {"it"}),
        ("Regolamento in inglese", {"en"}),
        ("Ordnung (Deutsch)", {"de"}),
        ("Version française", {"fr"}),
        ("versión española", {"es"}),
        ("versão portuguesa", {"pt"}),
        ("deutsche Fassung", {"de"}),
        ("EN", {"en"}),
        ("Call (ENG)", {"en"}),
    ],
)
def test_what_names_an_edition_and_what_a_nation(text: str, languages: set[str]) -> None:
    assert promised(text) == languages
