"""Documents in a process of their own: what kills it, or hangs, costs that document alone; what is known stays so."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Document
from linkcheck.errors import Untrustworthy
from linkcheck.kept import Kept, Record
from linkcheck.model import Response, Url
from linkcheck.opening import Opener
from linkcheck.witnesses import make_opener

from .demo_files import a_pdf

HERE = Url("https://dept.example.org/files/rules.pdf")
PDF = a_pdf("Rules", ["The rules of the School.", "[Forms](https://dept.example.org/forms)"])


def answer(body: bytes = PDF, url: Url = HERE, **headers: str) -> Response:
    return Response(200, url, {"content-type": "application/pdf", **headers}, body)


def make_fragile(kept: Path | None) -> Callable[..., Any]:
    """An opener that dies of what is called poison, and sleeps over what is called slow."""
    whole = make_opener(kept)

    def do(what: str, *about: Any) -> Any:
        body = Path(about[0]).read_bytes() if what == "open" else b""
        if b"poison" in body:
            os._exit(1)
        if b"slow" in body:
            time.sleep(60)
        return whole(what, *about)

    return do


@pytest.fixture
def opener() -> Iterator[Opener]:
    with closing(Opener()) as one:
        yield one


def told(opener: Opener, *responses: Response, longest: float = 20) -> list[Document | None]:
    """What each is opened as, in the order that they were given."""
    found: dict[int, Document | None] = {}
    for number, response in enumerate(responses):
        opener.open(response, "pdf", partial(found.__setitem__, number))
    until = time.monotonic() + longest
    while len(found) < len(responses):
        assert time.monotonic() < until
        opener.turn(0.2)
    return [found[number] for number in range(len(responses))]


def facts(document: Document | None) -> DocumentFacts:
    assert document is not None
    assert isinstance(document.facts, DocumentFacts)
    return document.facts


def test_a_document_comes_with_its_facts_and_links(opener: Opener) -> None:
    (document,) = told(opener, answer())

    assert (facts(document).title, facts(document).pages, facts(document).language) == ("Rules", 1, "en")
    assert document is not None
    assert document.links is not None
    (found,) = document.links()
    assert (found.hrefs, found.spots) == (["https://dept.example.org/forms"], [{"page": 1}])


def test_what_kills_the_process_costs_that_document_alone() -> None:
    with closing(Opener(make=make_fragile)) as opener:
        first, poisoned, last = told(opener, answer(), answer(b"%PDF-poison"), answer())

    assert (facts(first).condition, facts(last).condition) == (Condition.READ, Condition.READ)
    assert facts(poisoned).condition is Condition.GAVE_UP
    assert "crashed" in facts(poisoned).detail


def test_what_hangs_is_given_up_and_the_rest_is_read() -> None:
    with closing(Opener(make=make_fragile, longest=3)) as opener:
        slow, last = told(opener, answer(b"%PDF-slow"), answer())

    assert facts(slow).condition is Condition.GAVE_UP
    assert "too long" in facts(slow).detail
    assert facts(last).condition is Condition.READ


def make_none(kept: Path | None) -> Callable[..., Any]:
    os._exit(1)


def test_a_process_that_does_not_start_is_no_document_s_fault() -> None:
    with closing(Opener(make=make_none)) as opener, pytest.raises(Untrustworthy, match="does not start"):
        told(opener, answer())


def test_nothing_is_left_on_disk(tmp_path: Path) -> None:
    with closing(Opener(folder=tmp_path)) as opener:
        told(opener, answer(), answer())
        assert not [path for path in tmp_path.rglob("*") if path.is_file()]

    assert list(tmp_path.iterdir()) == []


def test_a_document_that_is_known_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "documents.db"
    with closing(Opener(path)) as opener:
        (first,) = told(opener, answer())
    with closing(Kept(path)) as kept:
        told_otherwise = replace(facts(first), title="As it was kept")
        kept.keep(facts(first).digest, "pdf", Record(told_otherwise, [], True))

    with closing(Opener(path)) as opener:
        (again,) = told(opener, answer(url=Url("https://else.example.com/rules.pdf")))

    assert facts(again) == told_otherwise


def test_what_a_run_may_not_open_it_does_not_ask_on_a_condition(tmp_path: Path) -> None:
    with closing(Opener(tmp_path / "documents.db")) as opener:
        told(opener, answer(etag='"1"'))
    with closing(Opener(tmp_path / "documents.db")) as opener:
        opener.may_open = lambda url, size: size < 10

        assert opener.condition(HERE) == {}


def test_a_disk_without_room_costs_that_document_alone(tmp_path: Path) -> None:
    with closing(Opener(folder=tmp_path / "none")) as opener:
        (document,) = told(opener, answer())

    assert facts(document).condition is Condition.GAVE_UP
    assert "on disk" in facts(document).detail


def test_an_address_is_asked_on_condition_once_its_document_is_known(tmp_path: Path) -> None:
    kept = tmp_path / "documents.db"
    with closing(Opener(kept)) as opener:
        assert opener.condition(HERE) == {}
        told(opener, answer(etag='"1"', **{"last-modified": "Mon, 02 Sep 2024 09:00:00 GMT"}))

    with closing(Opener(kept)) as opener:
        condition = opener.condition(HERE)
        answers: list[tuple[Response, Document | None]] = []
        opener.recall(Response(304, HERE, {}, b""), lambda *came: answers.append(came))
        while not answers:
            opener.turn(0.2)
        forgotten: list[tuple[Response, Document | None]] = []
        opener.recall(Response(304, HERE, {}, b""), lambda *came: forgotten.append(came))

    assert condition == {"If-None-Match": '"1"', "If-Modified-Since": "Mon, 02 Sep 2024 09:00:00 GMT"}
    ((came, document),) = answers
    assert (came.status, came.size, came.media_type) == (200, len(PDF), "application/pdf")
    assert facts(document).title == "Rules"
    assert forgotten[0][0].status == 304
    assert forgotten[0][1] is None


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\x00" + b"\xff" * 4_096])
def test_a_damaged_file_of_what_is_known_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "documents.db"
    kept.write_bytes(content)
    with closing(Opener(kept)) as opener:
        told(opener, answer(etag='"1"'))
    with closing(Opener(kept)) as opener:
        assert opener.condition(HERE) == {"If-None-Match": '"1"'}


def test_a_file_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    with closing(Opener(tmp_path / "none" / "documents.db")) as opener:
        (document,) = told(opener, answer(etag='"1"'))

    assert facts(document).condition is Condition.READ


def test_what_was_not_met_for_longest_goes_first(tmp_path: Path) -> None:
    with closing(Kept(tmp_path / "documents.db", most=2)) as kept:
        for name in "abc":
            kept.keep_addresses([(Url(f"https://x.example/{name}"), a_seen(name))])

        assert sorted(kept.addresses()) == ["https://x.example/b", "https://x.example/c"]


def a_seen(digest: str) -> Any:
    from linkcheck.kept import Seen

    return Seen(digest, "pdf", 1, {"etag": '"1"'})
