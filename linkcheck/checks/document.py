"""Can the document be opened, and is it what the link says?

What a file is, its first bytes tell; what it promises to be, its media type and the end of its name. As forgiving as a
viewer: what opens there is not broken. Broken, once two witnesses have the same bytes: it breaks off, its structure is
damaged beyond what a viewer mends, it is another kind of file, or a web page stands in its place that is an error page,
the page that this server gives for any address or, on an own host or sent as the file itself, any that does not speak
of it. Restricted: it asks for a password. Unverified: its transfer broke off, twice, or reading it crashed our own
reader, or took more time or memory than a document may. Advice, for whoever made it: no text but pictures of it, no
title, no tags for those who listen, damaged pages, size.

A login in a document's place is the business of `restricted`, zero bytes are that of `status`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from linkcheck import filetypes, landmarks, urls
from linkcheck.checks.soft404 import alike
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.model import Ask, Evidence, Finding, PageFacts, Target, Testimony, Url, Verdict, Why
from linkcheck.policy import Policy
from linkcheck.signon.barrier import barrier

MESSAGES = {
    "document.truncated": "The {kind} breaks off and cannot be opened: {detail}",
    "document.corrupt": "The {kind} cannot be opened: {detail}",
    "document.other-kind": "The link promises a {kind}, and the file is a {found}",
    "document.mislabelled": "The server calls this {found} a web page, so that browsers show gibberish",
    "document.error-page": "An error page stands where the link promises a {kind}: it says “{words}”",
    "document.any-address": "A web page stands where the link promises a {kind}, the same as for any address there",
    "document.page": "A web page stands where the link promises a {kind}",
    "document.one-witness": "The {kind} could not be opened, but the second look could not confirm it: {detail}",
    "document.page-unsure": "A web page stands where the link promises a {kind}; a person must look",
    "document.password": "The {kind} asks for a password",
    "document.unread": "Whether the {kind} can be opened could not be found out: {detail}",
    "document.leads-to-page": "The link promises a {kind} and leads to a web page",
    "document.scan": "The {kind} holds only pictures of its pages: nobody can search it, or have it read aloud",
    "document.no-text": "The {kind} has no text that could be searched or read aloud",
    "document.untitled": "The {kind} has no title of its own: {instead} is what a reader's window and a search show",
    "document.untagged": "The {kind} does not tell headings, lists and tables apart, which screen readers need",
    "document.damaged": "The {kind} opens, but {detail}",
    "document.large": "The {kind} is {size} to download",
}

_PAGES = frozenset(filetypes.FORMATS["html"].media_types)
LARGE = 20_000_000
"""Bytes from which on a document is one to think about before it is opened on the road."""
FEW_WORDS = 5
"""Words a page, below which its text is a stamp or a page number, and no text of it."""
FROM_A_PROGRAM = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - |.*\.(?:docx?|pptx?|xlsx?|od[tps]|pdf|indd|tex|dvi|rtf|html?)$|"
    r"(?:untitled|unbenannt|senza titolo|sans titre|sin título|sem título|document|dokument|documento|presentation|"
    r"powerpoint[- ]\w+|presentazione standard|slide|title|titolo|layout) ?\d{0,3}$|\W*$)",
    re.IGNORECASE,
)
"""A title that nobody wrote: a program put it there, or the file's own name."""
LEAST_NAME = 4
"""Characters of a file's name by which a page may be told to speak of it."""


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if seen is None or not seen.succeeded:
        return ()
    if seen.document is not None:
        return _of_document(target, seen, seen.document)
    if seen.page is None or (seen.media_type in _PAGES and not filetypes.may_be_named(target.url)):
        return ()  # as nearly all pages are done with
    kind = _promised(target, seen)
    return _of_page(target, seen, seen.page, kind) if kind else ()


def _promised(target: Target, seen: Testimony) -> str:
    """The format that is promised: by the answer, or by the address of the link, whatever that led to."""
    return filetypes.promised(seen.media_type, urls.path(seen.final_url)) or filetypes.by_extension(
        urls.path(target.url)
    )


# A file came


def _of_document(target: Target, seen: Testimony, facts: DocumentFacts) -> Iterator[Finding | Ask]:
    kind = label(facts.format)
    if _is_mislabelled(seen, facts):
        yield from _convict(target, seen, facts, "document.mislabelled", {"found": kind})
        return
    if promise := _broken_promise(target, seen, facts):
        yield from _convict(target, seen, facts, "document.other-kind", {"kind": label(promise), "found": kind})
        return
    match facts.condition:
        case Condition.TRUNCATED | Condition.CORRUPT:
            message = f"document.{facts.condition.value}"
            yield from _convict(target, seen, facts, message, {"kind": kind, "detail": facts.detail})
        case Condition.LOCKED:
            yield _finding(Verdict.RESTRICTED, "document.password", {"kind": kind})
        case Condition.BROKE_OFF:
            if target.looks < 2:
                yield Ask(Why.AGAIN, target.url, target.url)
            yield _finding(Verdict.UNVERIFIED, "document.unread", {"kind": kind, "detail": facts.detail})
        case Condition.GAVE_UP | Condition.BOMB:
            yield _finding(Verdict.UNVERIFIED, "document.unread", {"kind": kind, "detail": facts.detail})
        case Condition.READ:
            yield from _health(target, facts, kind)
        case Condition.UNOPENED:
            pass
    if seen.size >= LARGE:
        yield _finding(Verdict.ADVICE, "document.large", {"kind": kind, "size": f"{seen.size / 1_000_000:,.0f} MB"})


def label(format: str) -> str:
    known = filetypes.FORMATS.get(format)
    return known.label if known is not None else "file of no kind that is known"


def _is_mislabelled(seen: Testimony, facts: DocumentFacts) -> bool:
    return "html" in (seen.media_type or "") and facts.format in filetypes.BINARY


def _broken_promise(target: Target, seen: Testimony, facts: DocumentFacts) -> str:
    """The format that was promised where the file is one that no program for that opens; empty where it is none.

    A viewer that the media type calls for is given the file; else it is saved, and its name tells what opens it.
    """
    named = filetypes.by_extension(urls.path(seen.final_url)) or filetypes.by_extension(urls.path(target.url))
    called = filetypes.promised(seen.media_type, "")
    if called == "pdf" or not named:
        named = called or named
    if not named or _opens_as(facts.format, named):
        return ""
    return "" if called and called != "pdf" and _opens_as(facts.format, called) else named


def _opens_as(format: str, named: str) -> bool:
    """Whether what is called by the name of one format opens where it is another: as any of its family, or as text."""
    if format == filetypes.UNKNOWN:
        return named not in filetypes.BINARY or named in filetypes.OLE  # text, or what is older than these formats
    if format in ("ole", "ooxml"):  # a document of today is a compound file as well, under a password
        return named in filetypes.OLE | filetypes.OOXML
    return filetypes.FORMATS[format].family == filetypes.FORMATS[named].family


def _convict(
    target: Target, seen: Testimony, facts: DocumentFacts, message: str, args: dict[str, str]
) -> Iterator[Finding | Ask]:
    """Broken, where the second witness got the very same bytes."""
    second = target.witnessed
    if second is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    if second is not None and second.succeeded and _same(facts, second.document, seen, second):
        yield _finding(Verdict.BROKEN, message, args, _evidence(seen, facts))
    else:
        detail = facts.detail or MESSAGES[message].format_map(args)
        told = {"kind": label(facts.format), "detail": detail}
        yield _finding(Verdict.UNVERIFIED, "document.one-witness", told, _evidence(seen, facts))


def _same(facts: DocumentFacts, others: DocumentFacts | None, seen: Testimony, second: Testimony) -> bool:
    """Whether both got the same: the same bytes or, where nobody counted them, the same kind of file."""
    if facts.digest:
        return others is not None and others.digest == facts.digest
    format = others.format if others is not None else filetypes.UNKNOWN
    return format == facts.format and second.media_type == seen.media_type


def _evidence(seen: Testimony, facts: DocumentFacts) -> tuple[Evidence, ...]:
    told = f"{seen.media_type or 'no media type'}, {seen.size:,} bytes"
    return (Evidence("answer", told, label(facts.format)),)


def _health(target: Target, facts: DocumentFacts, kind: str) -> Iterator[Finding]:
    if facts.detail:
        yield _finding(Verdict.ADVICE, "document.damaged", {"kind": kind, "detail": facts.detail})
    if facts.format not in _FOR_READERS:
        return
    pages = max(facts.pages or 1, 1)
    unread = facts.format in filetypes.OLE
    if facts.words < FEW_WORDS * pages and (facts.pictures or not facts.words) and not unread:
        message = "document.scan" if facts.pictures else "document.no-text"
        yield _finding(Verdict.ADVICE, message, {"kind": kind})
        return
    if FROM_A_PROGRAM.match(facts.title):
        name = unquote(urls.last_segment(target.url)) or "nothing"
        instead = f"“{facts.title}”" if facts.title.strip() else f"“{name}”"
        yield _finding(Verdict.ADVICE, "document.untitled", {"kind": kind, "instead": instead})
    if facts.tagged is False:
        yield _finding(Verdict.ADVICE, "document.untagged", {"kind": kind})


_FOR_READERS = frozenset({"pdf", "docx", "docm", "odt", "doc", "pptx", "ppsx", "odp", "ppt", "epub"})
"""What is made to be read from page to page, and should say what it is."""


# A page came in a file's place


def _of_page(target: Target, seen: Testimony, page: PageFacts, kind: str) -> Iterator[Finding | Ask]:
    if _opens_in_office(kind, seen.media_type) or barrier(target) is not None:
        return
    words = page.apology or _error_words(page)
    args = {"kind": label(kind)}
    if words is not None:
        yield from _confirm_page(target, "document.error-page", {**args, "words": words})
    elif _speaks_of(page, target):
        return
    elif page.refresh is not None:
        return  # where it leads is the business of `moved`
    elif page.scripted:
        yield _finding(Verdict.UNVERIFIED, "document.page-unsure", args)
    elif not _still_promises(seen):
        yield from _of_redirected(target, seen, args)
    else:
        yield from _of_lasting(target, seen, args)


def _opens_in_office(kind: str, media_type: str | None) -> bool:
    """Older Office programs save pages under their own names, and open them again."""
    return kind in filetypes.OLE and "html" not in (media_type or "")


def _speaks_of(page: PageFacts, target: Target) -> bool:
    """Whether a page is about the file: it shows it, or tells of it."""
    if page.stand_in is not None and page.stand_in.shows_file:
        return True
    name = _parts(unquote(urls.last_segment(target.url)).rpartition(".")[0])
    opening = page.stand_in.opening if page.stand_in is not None else ""
    return sum(map(len, name)) >= LEAST_NAME and name <= _parts(f"{page.title} {page.heading} {opening}")


def _parts(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


_ERROR = re.compile(
    r"\b(?:(?:error|errore|fehler|erreur) ?40[0-9]|404|not found|(?:could not|cannot) be found|does not exist|"
    r"no longer (?:available|exists)|fatal error|uncaught exception|stack trace|non (?:è stat[oa] )?trovat[oa]|"
    r"non (?:è più |è )?disponibile|inesistente|non esiste|nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden)|"
    r"existiert nicht|introuvable|n['’]existe (?:pas|plus)|n['’]est (?:pas|plus) disponible|no existe|"
    r"no (?:se ha |se )?encontrad[oa]|ya no está disponible|não (?:foi )?encontrad[oa]|não existe)\b",
    re.IGNORECASE,
)
"""What an error page says where a document was promised; elsewhere it would be no sign."""
_SHORT_PAGE = 120
"""Words; what says more than that may speak of errors of others."""


def _error_words(page: PageFacts) -> str | None:
    """What a short page says of an error, in so many words."""
    if page.words > _SHORT_PAGE:
        return None
    for text in (page.heading, page.title, page.stand_in.opening if page.stand_in is not None else ""):
        if _ERROR.search(text):
            return text[:100]
    return None


def _still_promises(seen: Testimony) -> bool:
    return bool(filetypes.promised(seen.media_type, urls.path(seen.final_url)))


def _of_redirected(target: Target, seen: Testimony, args: dict[str, str]) -> Iterator[Finding | Ask]:
    """Sent on to a page that promises no file: where any address is sent, or where somebody put it in its place."""
    sibling = target.answer(Why.SIBLING)
    if sibling is None:
        yield _ask_sibling(target)
    if sibling is not None and sibling.succeeded and sibling.final_url == seen.final_url:
        yield from _confirm_page(target, "document.any-address", args)
    else:
        yield _finding(Verdict.ADVICE, "document.leads-to-page", args, (Evidence("final-url", seen.final_url),))


def _of_lasting(target: Target, seen: Testimony, args: dict[str, str]) -> Iterator[Finding | Ask]:
    sibling = target.answer(Why.SIBLING)
    if sibling is None:
        yield _ask_sibling(target)
    if sibling is not None and alike(seen, sibling):
        yield from _confirm_page(target, "document.any-address", args)
    elif target.own or filetypes.promised(seen.media_type, ""):
        yield from _confirm_page(target, "document.page", args)
    else:  # others show files in pages of their own, and ask visitors for this and that before
        yield _finding(Verdict.UNVERIFIED, "document.page-unsure", args, _title_of(seen.page))


def _ask_sibling(target: Target) -> Ask:
    """The key tells endings apart: a server may well send pages for one, and files for another."""
    ending = filetypes.by_extension(urls.path(target.url))
    return Ask(
        Why.SIBLING, landmarks.impossible(Url(urls.without_query(target.url))), f"{urls.folder(target.url)}*.{ending}"
    )


def _confirm_page(target: Target, message: str, args: dict[str, str]) -> Iterator[Finding | Ask]:
    """Broken, where the second witness got a page as well."""
    second, seen = target.witnessed, target.scanned
    if second is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    agrees = second is not None and second.succeeded and second.page is not None
    told = _title_of(seen.page if seen is not None else None)
    if agrees:
        yield _finding(Verdict.BROKEN, message, args, told, 0.9 if message == "document.page" else 1.0)
    else:
        yield _finding(Verdict.UNVERIFIED, "document.page-unsure", {"kind": args["kind"]}, told)


def _title_of(page: PageFacts | None) -> tuple[Evidence, ...]:
    title = page.title or page.heading if page is not None else ""
    return (Evidence("target-title", title),) if title else ()


def _finding(
    verdict: Verdict,
    message: str,
    args: dict[str, str],
    evidence: tuple[Evidence, ...] = (),
    confidence: float = 1.0,
) -> Finding:
    return Finding("document", verdict, message, args, evidence, confidence)
