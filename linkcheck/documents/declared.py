"""What a page declares of its own time: until when it holds, that it is kept no more, that it is a post of a day.

schema.org's `validThrough`, `expires`, `applicationDeadline` and, of an event, `endDate`, in JSON-LD or microdata;
`unavailable_after` of robots' rules; a sentence such as "this page is no longer updated"; schema.org's types for what
is written on a day, and the classes that content management systems give the body of such a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from linkcheck.dates import http_date
from linkcheck.documents import json_ld
from linkcheck.documents.markup import Markup

_PROPERTIES = ("validthrough", "expires", "applicationdeadline", "enddate")
_AFTER = re.compile(r"unavailable_after\s*:\s*([^,]{6,40}(?:,\s*\d[^,]{4,30})?)", re.IGNORECASE)
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")
_POST_TYPES = ("newsarticle", "blogposting", "liveblogposting", "reportagenewsarticle")
_POST_CLASS = re.compile(
    r"(?<!\S)(?:single-(?:post|news|events?|tribe_events)"
    r"|(?:page-)?node-type-(?:news|article|event|blog|story|press-release))(?!\S)"
)
"""Of WordPress and of Drupal; standing pages have `page` and `node-type-page` there."""
MOST = 50
"""Elements or values of one page that are looked at."""
_BEGINNING = 3_000
"""Characters of a page's text in which it says so."""
_HINTS = ("archiv", "arquiv", "longer", "superseded", "è più", "ht mehr", "est plus", "ya no", "é mais", "já não")
""""No" in one language or another: most pages have none of them."""
_NOT_KEPT = re.compile(
    r"(?:this|the following) (?:page|site|website|document|content)(?: is| has been| was)? (?:now )?"
    r"(?:archived|superseded|no longer (?:being )?(?:updated|maintained|valid|current))"
    r"|(?:questa|la presente) (?:pagina|sezione) (?:non è più (?:aggiornata|valida|attiva)|è (?:stata )?archiviata)"
    r"|questo (?:sito|documento) (?:non è più (?:aggiornato|valido|attivo)|è (?:stato )?archiviato)"
    r"|dies(?:e|er|es) (?:seite|website|internetseite|dokument|bereich) (?:wird|ist) "
    r"(?:nicht mehr (?:aktualisiert|gepflegt|gültig|aktuell)|archiviert)"
    r"|(?:cette page|ce site|ce document) (?:n['’]est plus (?:mise? à jour|actualisée?|valide|tenue? à jour)"
    r"|(?:est|a été) archivée?)"
    r"|est[ae] (?:página|sitio|web|documento) (?:ya no se (?:actualiza|mantiene)|(?:está|ha sido) archivad[ao])"
    r"|est[ae] (?:página|site|sítio|documento) (?:(?:já não|não) é (?:mais )?(?:atualizad|actualizad|mantid|válid)[ao]"
    r"|está arquivad[ao]|foi arquivad[ao])"
)


def until_and_post(tree: LexborHTMLParser, markup: Markup) -> tuple[date | None, bool]:
    """The last day on which a page holds, as it declares (of several, the last one); whether it says it is a post."""
    body = tree.body
    post = body is not None and _POST_CLASS.search((body.attributes.get("class") or "").lower()) is not None
    marked = "ld+json" in markup.source or "itemprop" in markup.source
    if not marked and "unavailable_after" not in markup.source:
        return None, post
    data = list(_json_ld(tree))
    return max(_days(tree, data), default=None), post or _is_post(tree, data)


def is_kept(said: str) -> bool:
    """False where a page says in its first words that nobody keeps it any more; `said` is its text."""
    beginning = said[:_BEGINNING].lower()
    for hint in _HINTS:
        if hint in beginning:
            return _NOT_KEPT.search(" ".join(beginning.split())) is None
    return True


def _is_post(tree: LexborHTMLParser, data: Sequence[tuple[str, str]]) -> bool:
    """Whether a page's data about itself are those of one post; a list of several is none."""
    types = [value for name, value in data if name == "@type" and value.lower() in _POST_TYPES]
    if not types:
        named = (element.attributes.get("itemtype") or "" for element in tree.css("[itemtype]")[:MOST])
        types = [name for name in named if name.rpartition("/")[2].lower() in _POST_TYPES]
    return len(types) == 1


def _json_ld(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """The strings of the page's JSON-LD, each with the key that it stands under."""
    for element in tree.css('script[type="application/ld+json" i]')[:MOST]:
        yield from json_ld.values(element.text())


def _days(tree: LexborHTMLParser, data: Iterable[tuple[str, str]]) -> Iterator[date]:
    for element in tree.css("meta[name][content]")[:MOST]:
        found = _AFTER.search(element.attributes.get("content") or "")
        if found:
            yield from filter(None, (_day(found[1]),))
    for element in tree.css("[itemprop]")[:MOST]:
        attributes = element.attributes
        if (attributes.get("itemprop") or "").lower() in _PROPERTIES:
            yield from filter(None, (_day(attributes.get("content") or attributes.get("datetime") or ""),))
    for name, value in data:
        if name.lower() in _PROPERTIES:
            yield from filter(None, (_day(value),))


def _day(written: str) -> date | None:
    """A day as ISO 8601 or, as robots' rules have it, as RFC 850 or RFC 822 write it."""
    found = _DAY.match(written)
    if found is None:
        moment = http_date(written.strip())
        return moment.date() if moment is not None else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
