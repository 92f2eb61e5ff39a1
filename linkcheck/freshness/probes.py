"""Is there a newer edition under the same address, with another year? Three questions at most for each series.

They are asked on own hosts only: this year's edition, last year's, and one that cannot exist. Where that one answers,
the host says yes to anything, and its other answers count for nothing (as with soft 404s).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linkcheck.freshness import series
from linkcheck.model import Ask, Target, Testimony, Url, Why

_NEWER = (Why.EDITION_NOW, Why.EDITION_BEFORE)


def asks(target: Target, as_of: date) -> Iterator[Ask]:
    """What would have to be known; nothing where it has been asked, or nobody may be."""
    if not target.own or target.skip is not None or target.answer(Why.EDITION_NEVER) is not None:
        return
    found = series.editions(target.url)
    if not found:
        return
    never = series.never(target.url)
    later = [
        (why, series.shifted(target.url, as_of.year - back - found[0].start.year))
        for back, why in enumerate(_NEWER)
        if as_of.year - back > found[0].start.year
    ]
    if never is None or not later:
        return
    for why, url in (*later, (Why.EDITION_NEVER, never)):
        if url is not None:
            yield Ask(why, url, url)


def newer(target: Target | None) -> Url | None:
    """The newest edition that answered, as the same kind of thing; None where none did, or the host always does."""
    never = target.answer(Why.EDITION_NEVER) if target is not None else None
    if target is None or never is None or never.succeeded:
        return None
    for why in _NEWER:
        answer = target.answer(why)
        if answer is not None and _is_alike(answer, target.scanned):
            return answer.final_url
    return None


def _is_alike(answer: Testimony, seen: Testimony | None) -> bool:
    """Whether a probe led to a thing of the same kind, and to no other address."""
    if not answer.succeeded or answer.redirects or seen is None:
        return False
    return answer.media_type == seen.media_type
