"""Whose words are whose: a sentence with several links, taken apart.

Half of all false alarms lend a link the date of its neighbour. What stands inside another link is that link's; what
stands between two belongs to the one that its sentence's habit gives it to: "by 8 June [this form], by 3 July [that
one]" begins with a date, "[slides] (8 June), [notes] (3 July)" with a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from linkcheck.dates import Expression, find
from linkcheck.freshness.cues import Cue, Mark, marks

REACH = 160
"""Characters between a link and words that may still be about it: a paragraph without full stops has any length."""
Span = tuple[int, int]


class Share(Struct, frozen=True):
    """What is one link's of the sentence it stands in."""

    inside: tuple[Expression, ...] = ()
    """Time expressions in the link's own text."""
    beside: tuple[Expression, ...] = ()
    """Those in the sentence that are about this link."""
    others: tuple[Expression, ...] = ()
    """The rest of the sentence."""
    cues: frozenset[Cue] = frozenset()


def shares(sentence: str, texts: Sequence[str], language: str) -> list[Share]:
    """The share of each link of a sentence, given their texts in its order."""
    expressions, phrases = find(sentence, language), marks(sentence, language)
    spans = _spans(sentence, texts)
    known = [span for span in spans if span is not None]
    owned = _owned([one for one in expressions if not _is_in_any(one.span, known)], known)
    return [
        _share(text, span, known, expressions, owned.get(span) if span else None, phrases, language)
        for text, span in zip(texts, spans, strict=True)
    ]


def _spans(sentence: str, texts: Sequence[str]) -> list[Span | None]:
    """Where each link stands; None where its text is none of the sentence's (a picture's name, a cut sentence)."""
    found: list[Span | None] = []
    at = 0
    for text in texts:
        begin = sentence.find(text, at) if text else -1
        found.append((begin, begin + len(text)) if begin >= 0 else None)
        at = begin + len(text) if begin >= 0 else at
    return found


def _owned(outside: Sequence[Expression], links: Sequence[Span]) -> dict[Span, tuple[Expression, ...]]:
    """The expressions outside all links, by the link that they are about."""
    if not outside or not links:
        return {}
    if outside[0].span < links[0]:
        return _dealt(sorted([*((one.span, one) for one in outside), *((link, None) for link in links)], key=_begin))
    return _dealt(
        sorted([*((one.span, one) for one in outside), *((link, None) for link in links)], key=_begin, reverse=True)
    )


def _begin(item: tuple[Span, Expression | None]) -> Span:
    return item[0]


def _dealt(items: Iterable[tuple[Span, Expression | None]]) -> dict[Span, tuple[Expression, ...]]:
    """Each link has the expressions that it follows upon; those behind the last link are its, too."""
    owned: dict[Span, tuple[Expression, ...]] = {}
    waiting: list[Expression] = []
    last: tuple[Expression, ...] = ()
    run: list[Span] = []
    for span, expression in items:
        if expression is not None:
            waiting.append(expression)
            continue
        if waiting:
            last, waiting, run = tuple(waiting), [], []
        owned[span] = last
        run.append(span)
    for span in run:
        owned[span] += tuple(waiting)
    return owned


def _share(
    text: str,
    span: Span | None,
    links: Sequence[Span],
    expressions: Sequence[Expression],
    owned: tuple[Expression, ...] | None,
    phrases: Sequence[Mark],
    language: str,
) -> Share:
    if span is None:
        outside = tuple(one for one in expressions if not _is_in_any(one.span, links))
        own = frozenset(mark.cue for mark in phrases if not _is_in_any((mark.start, mark.end), links))
        words = frozenset(mark.cue for mark in marks(text, language))
        return Share(find(text, language), outside, (), own | words)
    inside = tuple(one for one in expressions if _is_in(one.span, span))
    beside = tuple(one for one in owned or () if _distance(one.span, span) <= REACH)
    mine = {*inside, *beside}
    elsewhere = [link for link in links if link != span]
    near = [span, *(one.span for one in beside)]
    cues = frozenset(
        mark.cue
        for mark in phrases
        if not _is_in_any((mark.start, mark.end), elsewhere)
        and any(_distance((mark.start, mark.end), one) <= REACH for one in near)
    )
    return Share(inside, beside, tuple(one for one in expressions if one not in mine), cues)


def _is_in(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_in_any(inner: Span, links: Iterable[Span]) -> bool:
    return any(_is_in(inner, link) for link in links)


def _distance(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])
