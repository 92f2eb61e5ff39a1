"""Whose words are whose: a sentence with several links, taken apart.

Half of all false alarms lend a link the date of its neighbour. What stands inside another link is that link's; what
stands between two belongs to the one that its sentence's habit gives it to: "by 8 June [this form], by 3 July [that
one]" begins with a date, "[slides] (8 June), [notes] (3 July)" with a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial

from linkcheck.dates import Expression, find
from linkcheck.freshness.cues import Cue, cues, marks

REACH = 160
"""Characters between a link and words that may still be about it: a paragraph without full stops has any length."""
Span = tuple[int, int]


class Share:
    """What is one link's of the sentence it stands in; what the words claim is looked up when it is asked for."""

    def __init__(
        self,
        inside: tuple[Expression, ...],
        beside: tuple[Expression, ...],
        others: tuple[Expression, ...],
        cues_of: Callable[[], frozenset[Cue]],
    ) -> None:
        self.inside = inside
        """Time expressions in the link's own text."""
        self.beside = beside
        """Those in the sentence that are about this link."""
        self.others = others
        """The rest of the sentence."""
        self._cues_of = cues_of

    @cached_property
    def cues(self) -> frozenset[Cue]:
        """What is claimed in its text and near it, but not inside another link."""
        return self._cues_of()


def shares(sentence: str, texts: Sequence[str], language: str) -> list[Share]:
    """The share of each link of a sentence, given their texts in its order."""
    expressions = find(sentence, language)
    spans = _spans(sentence, texts)
    known = [span for span in spans if span is not None]
    outside = tuple(one for one in expressions if not _is_in_any(one.span, known))
    owned = _owned(outside, known)
    found = []
    for text, span in zip(texts, spans, strict=True):
        if span is None:
            cues_of = partial(_cues_without_place, sentence, text, known, language)
            found.append(Share(find(text, language), outside, (), cues_of))
            continue
        inside = tuple(one for one in expressions if _is_in(one.span, span))
        beside = tuple(one for one in owned.get(span, ()) if _distance(one.span, span) <= REACH)
        others = tuple(one for one in expressions if one not in inside and one not in beside)
        near = [span, *(one.span for one in beside)]
        elsewhere = [link for link in known if link != span]
        found.append(Share(inside, beside, others, partial(_cues_near, sentence, near, elsewhere, language)))
    return found


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
    backwards = outside[0].span > links[0]
    items = [*((one.span, one) for one in outside), *((link, None) for link in links)]
    return _dealt(sorted(items, key=_begin, reverse=backwards))


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


def _cues_near(sentence: str, near: Sequence[Span], elsewhere: Sequence[Span], language: str) -> frozenset[Cue]:
    return frozenset(
        mark.cue
        for mark in marks(sentence, language)
        if not _is_in_any((mark.start, mark.end), elsewhere)
        and any(_distance((mark.start, mark.end), one) <= REACH for one in near)
    )


def _cues_without_place(sentence: str, text: str, links: Sequence[Span], language: str) -> frozenset[Cue]:
    said = marks(sentence, language)
    return frozenset(mark.cue for mark in said if not _is_in_any((mark.start, mark.end), links)) | cues(text, language)


def _is_in(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_in_any(inner: Span, links: Iterable[Span]) -> bool:
    return any(_is_in(inner, link) for link in links)


def _distance(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])
