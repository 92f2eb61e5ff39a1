"""The check `soft404`: an error page sent as 200 needs an impossible sibling and the second witness to convict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linkcheck.model import Target, Why
from tests.checks.harness import a_page, a_target, asks, findings, got, outcome, witnessed

if TYPE_CHECKING:
    from linkcheck.model import Testimony  # pytest would take it for a class of tests

ERROR = a_page(title="Page not found – Example University", words=80)
SEEN, SECOND = got(page=ERROR), witnessed(page=ERROR)


def with_sibling(sibling: Testimony, *testimonies: Testimony) -> Target:
    return a_target(*testimonies, answers={Why.SIBLING: sibling})


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (a_target(SEEN), ["ask sibling", "ask witness", "unverified soft404.doubtful"]),
        (a_target(SEEN, SECOND), ["ask sibling", "unverified soft404.doubtful"]),
        (with_sibling(SEEN, SEEN), ["ask witness", "unverified soft404.doubtful"]),
        (with_sibling(SEEN, SEEN, SECOND), ["broken soft404.error-page"]),
        (with_sibling(got(404), SEEN, SECOND), ["unverified soft404.doubtful"]),
        (with_sibling(got(page=a_page(title="Welcome", words=80)), SEEN, SECOND), ["unverified soft404.doubtful"]),
        (with_sibling(got(page=a_page(title=ERROR.title, words=300)), SEEN, SECOND), ["unverified soft404.doubtful"]),
        (with_sibling(SEEN, SEEN, witnessed(page=a_page())), ["unverified soft404.doubtful"]),
        (with_sibling(SEEN, SEEN, witnessed(503)), ["unverified soft404.doubtful"]),
    ],
    ids=[
        "only the sign",
        "no sibling yet",
        "no witness yet",
        "both",
        "the host knows how to say 404",
        "the sibling has another title",
        "the sibling has another length",
        "the witness reads a good page",
        "the witness reads nothing",
    ],
)
def test_sibling_and_witness_are_needed(target: Target, expected: list[str]) -> None:
    assert outcome("soft404", target) == expected


@pytest.mark.parametrize(
    "words",
    [
        "404",
        "Error 404",
        "404 - Page not found",
        "Not Found | Example",
        "Oops! That page can’t be found.",
        "The requested page could not be found",
        "Pagina non trovata",
        "Errore 404 – Politecnico",
        "La pagina richiesta non esiste",
        "Seite nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
    ],
)
def test_an_error_sentence_and_nothing_more_is_a_sign(words: str) -> None:
    for page in (a_page(title=words), a_page(title="Example", heading=words)):
        assert "unverified soft404.doubtful" in outcome("soft404", a_target(got(page=page)))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (200, "Guide to the exchange"),
        (200, "How to handle a 404 error"),
        (200, "Lost and not found: a history of the archive"),
        (200, "Peugeot 404"),
        (200, "Room 404"),
        (404, "Page not found"),
    ],
)
def test_silent(status: int, words: str) -> None:
    assert outcome("soft404", a_target(got(status, page=a_page(title=words)))) == []


def test_what_is_no_page_is_silent() -> None:
    assert outcome("soft404", a_target(got(media_type="application/pdf"))) == []


def test_an_estimate_is_surer_when_confirmed() -> None:
    (doubtful,) = findings("soft404", a_target(SEEN))
    (confirmed,) = findings("soft404", with_sibling(SEEN, SEEN, SECOND))

    assert doubtful.confidence < confirmed.confidence < 1.0


@pytest.mark.parametrize(
    ("url", "folder", "ending"),
    [
        ("https://x.example.com/a/b.zip?v=1", "https://x.example.com/a/", ".zip"),
        ("https://x.example.com/a/b", "https://x.example.com/a/", ""),
        ("https://x.example.com/", "https://x.example.com/", ""),
    ],
)
def test_the_sibling_is_in_the_same_folder_and_ends_alike(url: str, folder: str, ending: str) -> None:
    """Targets of one folder share the answer."""
    ask = asks("soft404", a_target(SEEN, SECOND, url=url))[0]

    assert ask.key == folder
    assert ask.url.startswith(folder)
    assert ask.url.rpartition("/")[2] not in ("", "b", "b.pdf")
    assert ask.url.endswith(ending)
    assert ask.url.count(".") == folder.count(".") + ending.count(".")
