"""An answer as a testimony: the facts that a judgement may need, and nothing that takes memory besides."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from linkcheck import placeholders, urls, walls
from linkcheck.contents import DocumentFacts
from linkcheck.documents.contract import Document
from linkcheck.documents.elements import refresh_address
from linkcheck.model import LOCALLY, Answer, Headers, NoAnswer, PageFacts, Response, Testimony

KEPT_HEADERS = ("www-authenticate", "retry-after", "sunset")
"""Header fields that a check reads."""
OF_DOCUMENTS = ("last-modified",)
"""Those that it reads of what is no page: a page's is the moment it was asked for, as often as not."""
LONGEST_VALUE = 200
"""Characters kept of one."""

_NO_HEADERS: Headers = {}


def observe(answer: Answer, document: Document | None, by: str) -> Testimony:
    """What `by` was answered just now; `document` is what the body was read as."""
    match answer:
        case NoAnswer():
            return _without_answer(answer, by)
        case Response():
            facts = document.facts if document is not None else answer.facts
            whole = answer.whole and (document is None or document.whole)
            return _with_answer(answer, by, facts, whole)


def _without_answer(answer: NoAnswer, by: str) -> Testimony:
    return Testimony(
        by=by,
        at=_now(),
        status=None,
        cause=answer.cause,
        detail=answer.detail,
        final_url=answer.url,
        redirects=answer.redirects,
        headers=_NO_HEADERS,
        media_type=None,
        size=0,
        whole=False,
        elapsed_ms=answer.elapsed_ms,
        tls=answer.tls,
        wall=walls.recognise(answer),
    )


def _with_answer(answer: Response, by: str, facts: PageFacts | DocumentFacts | None, whole: bool) -> Testimony:
    page = _sent_on(facts, answer) if isinstance(facts, PageFacts) else None
    wall, placeholder = answer.wall, answer.placeholder
    if by in LOCALLY and not wall and placeholder is None:  # nobody puts such a thing into a folder
        wall = walls.recognise(answer, page)
        placeholder = placeholders.recognise(answer, page) if not wall else None
    if wall:
        page = facts = None  # what a wall shows is nothing of what stands behind it
    return Testimony(
        by=by,
        at=_now(),
        status=answer.status,
        cause=None,
        detail="",
        final_url=answer.url,
        redirects=answer.redirects,
        headers=_kept(answer.headers, KEPT_HEADERS if page is not None else (*KEPT_HEADERS, *OF_DOCUMENTS)),
        media_type=answer.media_type,
        size=answer.size if answer.whole else _declared_size(answer),
        whole=whole,
        elapsed_ms=answer.elapsed_ms,
        page=page,
        document=facts if page is None and isinstance(facts, DocumentFacts) else None,
        certificate=answer.certificate,
        wall=wall,
        placeholder=placeholder,
    )


def _sent_on(page: PageFacts, answer: Response) -> PageFacts:
    """A page that the header field Refresh sends its reader on from, as one that does so itself."""
    if page.refresh is not None or "refresh" not in answer.headers:
        return page
    address = refresh_address({"http-equiv": "refresh", "content": answer.headers["refresh"]})
    url = urls.resolve(address, answer.url) if address is not None else None
    if url is None or not urls.is_web(url) or urls.without_fragment(url) == urls.without_fragment(answer.url):
        return page
    return replace(page, refresh=url)


def _now() -> int:
    return _same(int(time.time()))


@lru_cache(maxsize=2)
def _same(second: int) -> int:
    """One object for all that happens in a second, for a million testimonies keep it."""
    return second


def _kept(headers: Headers, names: Sequence[str]) -> Headers:
    if headers.keys().isdisjoint(names):
        return _NO_HEADERS
    return {name: headers[name][:LONGEST_VALUE] for name in names if name in headers}


def _declared_size(answer: Response) -> int:
    """The size of a body that was cut, as the server declared it; else what was read."""
    declared = answer.headers.get("content-length", "")
    return int(declared[:15]) if declared.isascii() and declared.isdigit() else answer.size
