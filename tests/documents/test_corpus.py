"""Real documents by real producers, read field by field: `tests/data/documents/expected.json` says what is in each.

That was written down from the sources of the documents, and compared with what other programs show (see its README).
"""

from __future__ import annotations

import json
from array import array
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from linkcheck import documents, filetypes
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.dates import find
from linkcheck.documents import files
from linkcheck.documents.contract import Document, RawLink
from linkcheck.folder import media_type
from linkcheck.model import Response, Url
from linkcheck.urls import checksum

CORPUS = Path(__file__).parent.parent / "data" / "documents"
EXPECTED: dict[str, dict[str, Any]] = json.loads((CORPUS / "expected.json").read_text("utf-8"))
NAMES = sorted(name for name in EXPECTED if name not in ("hostile-empty.pdf", "hostile-login-page-named.pdf"))
PROBLEMS = {
    "password": Condition.LOCKED,
    "truncated": Condition.TRUNCATED,
    "corrupt": Condition.CORRUPT,
    "bomb": Condition.BOMB,
    "scan": Condition.READ,
}
UNREAD = frozenset({"doc", "xls", "ppt"})
"""Formats that are identified and dated, and no more."""
OTHERWISE: dict[str, set[str]] = {
    "hostile-external-entity.docx": {"problem"},  # it is not opened, and nothing is said of it
    "hostile-page-tree-loop.pdf": {"problem", "pages"},  # it opens in viewers, which count three pages
    "pptx-libreoffice.pptx": {"language"},  # most of its runs say en-US
    "rtf-libreoffice.rtf": {"language"},
    "rtf-pandoc.rtf": {"places"},  # a cell's last paragraph counts, empty as it is
    "xlsx-xlsxwriter-inline.xlsx": {"text_language"},  # a dozen words
    "txt-latin1.txt": {"text_language"},
    "csv-comma.csv": {"text_language"},
    "csv-semicolon.csv": {"text_language"},
    "pptx-pandoc.pptx": {"text_language"},
}
"""What is known to be read otherwise, and why."""


@cache
def document(name: str) -> Document:
    content = (CORPUS / name).read_bytes()
    response = Response(200, Url(f"https://x.example/{name}"), {"content-type": media_type(name)}, content)
    format = documents.file_format(response)
    if format in filetypes.OPENED:
        return files.read(content, format, media_type(name), response.url)
    read = documents.read(documents.body_of(response))
    assert read is not None
    return read


def facts(name: str) -> DocumentFacts:
    found = document(name).facts
    assert isinstance(found, DocumentFacts)
    return found


def links(name: str) -> list[RawLink]:
    given = document(name).links
    assert given is not None
    return [link for some in given() for link in some.rows()]


def expects(name: str, *keys: str) -> dict[str, Any]:
    """What is expected of these, as far as it is known and read."""
    expected = EXPECTED[name]
    return {key: expected[key] for key in keys if expected.get(key) is not None and key not in OTHERWISE.get(name, ())}


@pytest.mark.parametrize("name", NAMES)
def test_its_format_and_whether_it_opens(name: str) -> None:
    problem = expects(name, "problem").get("problem")

    assert facts(name).format == EXPECTED[name]["format"]
    if "problem" not in OTHERWISE.get(name, ()):
        assert facts(name).condition is (PROBLEMS[problem] if problem else Condition.READ)
    assert facts(name).is_read or facts(name).detail


READ = [name for name in NAMES if EXPECTED[name].get("problem") in (None, "scan")]


@pytest.mark.parametrize("name", READ)
def test_what_it_says_of_itself(name: str) -> None:
    read = facts(name)
    found = {
        "title": read.title, "authors": list(read.authors), "language": read.language, "producer": read.producer,
        "created": read.created, "modified": read.modified, "tagged": read.tagged, "encrypted": read.encrypted,
    }  # fmt: skip
    expected = expects(name, *found)
    if read.format in UNREAD:  # their times are in UTC (MS-OLEPS, 2.21), which their format leaves unsaid
        expected |= {key: f"{expected[key]}Z" for key in ("created", "modified") if key in expected}

    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", [name for name in READ if EXPECTED[name]["format"] not in UNREAD])
def test_its_length_and_its_words(name: str) -> None:
    read, expected = facts(name), expects(name, "pages", "text_language", "text")

    assert expected == {
        key: {"pages": read.pages, "text_language": read.written, "text": read.words > 0}[key] for key in expected
    }
    assert not read.words or read.opening


@pytest.mark.parametrize("name", [name for name in READ if EXPECTED[name]["format"] not in UNREAD])
def test_its_links(name: str) -> None:
    """All links that lead out of it, each where it stands and, where the source tells, with its words."""
    wanted = sorted(_written(link) for link in EXPECTED[name].get("links", ()) if _leads_out(name, link))
    found = [link for link in links(name) if not link.href.startswith("#")]

    if "places" not in OTHERWISE.get(name, ()):
        assert sorted((link.href, json.dumps(link.spot)) for link in found) == wanted
    assert sorted(link.href for link in found) == [href for href, _ in wanted]
    for link in EXPECTED[name].get("links", ()):
        if _leads_out(name, link) and link.get("text") is not None:
            assert (_href(link), link["text"]) in {(one.href, one.text) for one in found}


def _leads_out(name: str, link: dict[str, Any]) -> bool:
    """Not what stays in the document, what is computed, or what a text writes without a scheme."""
    is_bare = EXPECTED[name]["format"] == "txt" and str(link.get("href")).startswith("www.")
    return not (link.get("internal") or link.get("joined") or is_bare)


def _written(link: dict[str, Any]) -> tuple[str, str]:
    return _href(link), json.dumps(link["place"])


def _href(link: dict[str, Any]) -> str:
    href = str(link["href"])
    return f"http://{href}" if href.startswith("www.") else href


NAMED = [name for name in READ if EXPECTED[name].get("anchors") and EXPECTED[name]["format"] not in {*UNREAD, "epub"}]
"""Nobody names a part of a book from outside."""


@pytest.mark.parametrize("name", NAMED)
def test_its_anchors(name: str) -> None:
    anchors = set(array("I", facts(name).anchors))

    assert {checksum(anchor) for anchor in EXPECTED[name]["anchors"]} <= anchors


@pytest.mark.parametrize("name", [name for name in READ if EXPECTED[name]["format"] not in UNREAD])
def test_its_dates(name: str) -> None:
    read = facts(name)
    named = {one.words for one in find(f"{read.title}. {read.opening}".replace("\n", " "), read.spoken)}
    words = [words for words in EXPECTED[name].get("dates", ()) if not words[:4].isdigit()]  # a cell's number is none

    assert [one for one in words if not any(one in found or found in one for found in named)] == []
