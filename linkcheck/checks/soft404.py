"""Does the server say 200 and the page "not found"?

The page's title or first heading is an error sentence and nothing more. That is only a sign: an address beside it that
cannot exist is asked for, and the second witness reads the page. Broken: the impossible address gives the same page,
and the witness reads the same sentence. Unverified: there is the sign, but the host knows how to say 404, or nobody
could confirm it (after Bar-Yossef et al., WWW 2004, "Sic transit gloria telae").
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from linkcheck import filetypes, urls
from linkcheck.model import Ask, Evidence, Finding, PageFacts, Target, Testimony, Url, Verdict, Why
from linkcheck.policy import Policy

MESSAGES = {
    "soft404.error-page": "The server says that all is well, but the page says “{words}”",
    "soft404.doubtful": "The page says “{words}”, though the server does not; a person must look",
}

_NOT_FOUND = (
    r"(?:(?:http |error |errore |fehler |erreur )?404(?: error| errore| fehler)?|"
    r"(?:the |this )?(?:requested )?(?:page|file|document|content|url|resource)(?: you (?:requested|are looking for))? "
    r"(?:(?:was |could |can )?not (?:be )?found|(?:does not|doesn['’]t) exist|"
    r"cannot be found|not available|no longer exists)|"
    r"not found|nothing (?:was )?found(?: here)?|oops!? that page can['’]t be found|"
    r"(?:la )?(?:pagina|risorsa)(?: richiesta)? (?:non (?:è stata )?trovata|non esiste|non disponibile|inesistente)|"
    r"(?:contenuto|documento|file) non trovato|"
    r"(?:die )?(?:angeforderte )?seite (?:wurde )?(?:leider )?nicht gefunden|"
    r"(?:la )?page (?:demandée )?(?:est )?(?:introuvable|non trouvée|inexistante|n['’]existe pas)|"
    r"(?:la )?página (?:solicitada )?no (?:encontrada|existe|se encuentra|se ha encontrado)|"
    r"(?:a )?página não (?:encontrada|existe|foi encontrada))"
)
SIGN = rf"(?:404\s*[-–—:|.]?\s*)?{_NOT_FOUND}[.!]?"
HINT = re.compile(r"404|not |non |no |nothing|nicht|introuv|inexist|n['’]existe|can['’]t|não")
"""Every error sentence has one of these in lower case; most titles have none, and are done with at once."""
SEPARATORS = re.compile(r"\s+[-–—|·:»•]+\s+|\s*[|»]\s*|:\s+")


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    words = sign(seen.page) if seen is not None and seen.succeeded else None
    if seen is None or words is None or filetypes.by_extension(urls.path(target.url)):
        return ()  # what stands in a document's place is the business of `document`
    return _suspicion(target, seen, words)


def _suspicion(target: Target, seen: Testimony, words: str) -> Iterator[Finding | Ask]:
    sibling, second = target.answer(Why.SIBLING), target.witnessed
    if sibling is None:
        yield Ask(Why.SIBLING, impossible(target.url), urls.folder(target.url))
    if second is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    confirmed = sibling is not None and second is not None and alike(seen, sibling) and sign(second.page) is not None
    verdict, message = (Verdict.BROKEN, "soft404.error-page") if confirmed else (Verdict.UNVERIFIED, "soft404.doubtful")
    yield Finding(
        "soft404", verdict, message, {"words": words}, tuple(_evidence(words, sibling)), 0.95 if confirmed else 0.6
    )


def sign(page: PageFacts | None) -> str | None:
    """The error sentence that a page's title or first heading consists of, a site's name beside it left out."""
    if page is None:
        return None
    for text in (page.title, page.heading) if page.heading != page.title else (page.title,):
        for part in SEPARATORS.split(text) if HINT.search(text.lower()) else ():
            if re.fullmatch(SIGN, part.strip(), re.IGNORECASE):
                return part.strip()
    return None


def impossible(url: Url) -> Url:
    """An address in the same folder, with the same ending, that no one can have made."""
    segment = urls.last_segment(url)
    ending = re.search(r"\.[A-Za-z0-9]{1,5}$", segment)
    number = zlib.crc32(urls.folder(url).encode())
    return Url(f"{urls.folder(url)}linkcheck-no-such-page-{number:08x}{ending[0] if ending else ''}")


def alike(seen: Testimony, sibling: Testimony) -> bool:
    """The host answers the impossible with the same page: the same title and much the same length."""
    mine, theirs = seen.page, sibling.page
    if not sibling.succeeded or mine is None or theirs is None:
        return False
    return mine.title == theirs.title and abs(mine.words - theirs.words) <= max(10, mine.words // 5)


def _evidence(words: str, sibling: Testimony | None) -> Iterator[Evidence]:
    yield Evidence("page-text", words)
    if sibling is not None:
        says = str(sibling.status or sibling.cause)
        yield Evidence("impossible-address", sibling.final_url, says)
