"""Does the server say 200 and the page "not found"?

There must be a sign: the page's title or first heading is an error sentence and nothing more (in some fifty languages),
or a very short page begins with one; the link is sent on to a page for errors, or to the home page; much the same page
stands at other addresses of the host. That alone convicts nobody. An address beside it that cannot exist is asked for,
once for all that stand beside it, and the second witness asks again for the link itself.

Broken: the impossible address gives the same page, by a comparison of shingles that overlooks echoed addresses, clocks
and what is chosen at random (after Bar-Yossef et al., WWW 2004, "Sic transit gloria telae"), or leads to the same
place, and the witness sees what the scan saw; or both read a short page whose very name is an error sentence, though
its host says 404 of others. Unverified: the page says that it is an error, and nobody could confirm
it; a deep link leads to the home page; an address is that of a page for errors. Unverified, too, is the empty shell of
a single-page application, which its server gives for any address: only its scripts know what there is. Silent: home
pages, logins, short links, and long pages that merely speak of errors on a host that knows how to say 404.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from linkcheck import filetypes, landmarks, notfound, sketch, urls
from linkcheck.logout import logs_out
from linkcheck.model import Ask, Evidence, Finding, PageFacts, Scalar, Target, Testimony, Url, Verdict, Why
from linkcheck.policy import Policy
from linkcheck.signon.barrier import barrier

MESSAGES = {
    "soft404.error-page": "The server says that all is well, but the page says “{words}”",
    "soft404.doubtful": "The page says “{words}”, though the server does not; a person must look",
    "soft404.error-address": "The server sends this link, like any address, on to its page for errors: {address}",
    "soft404.leads-to-error": "The link leads to what seems to be a page for errors, {address}; a person must look",
    "soft404.home": "The page is gone: the server gives its home page for any address",
    "soft404.leads-home": "The link leads to the home page instead; a person must look",
    "soft404.any-address": "The page is gone: the server gives this same page for any address, even for one made up",
    "soft404.same-page": "The server gives this same page for an address that was made up; a person must look",
    "soft404.app": "A single-page application answers any address with the same shell; a person must look",
}

NOT_THERE = frozenset({404, 410})
NUMBERED = re.compile(
    r"(?!err|feh|fel|fout|chyb|błąd|hata|virhe|hib|eroare|σφάλμα|ошибка|помилка)\w+ 404", re.IGNORECASE
)
"""What may be the number of a page, or of a room, as well as a status."""
NO_ARGS: Mapping[str, Scalar] = {}
SAME_WORDS = 0.25
"""The least resemblance of two pages that say in the same words that they are errors; all else may differ."""
SAME_ERROR = 0.5
"""The same of pages that say so, each in words of its own."""
SAME_PAGE = 0.85
"""The same of pages of which one or both do not."""
LONG = 150
"""Words of a page that says more than that it is an error: its menus, or an article about errors."""
FEW = 30
"""Words of a page that may say so in any place."""
BARRIER = re.compile(
    r"captcha|robot|\bbots?\b|human|verif|denied|forbidden|blocked|\bmoment\b|checking|security|cookie|consent|privacy|"
    r"maintenance|wartung|manutenzione|mantenimiento|under construction|coming soon|javascript|browser|log ?in|"
    r"sign ?in|anmeld|connexion|accedi|acceso|unavailable|\berror\b|server",
    re.IGNORECASE,
)
"""In the name of a page: what may stand before all pages of a host, and does not mean that they are gone."""


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    page = seen.page if seen is not None and seen.succeeded else None
    if seen is None or page is None:
        return ()
    if not (page.apology or page.app or page.home or target.twin or page.refresh or seen.redirects):
        return ()  # as nearly all pages are done with
    if filetypes.by_extension(urls.path(target.url)) or barrier(target) is not None:
        return ()  # what stands in a document's place is the business of `document`
    return _suspicion(target, seen, page)


def _suspicion(target: Target, seen: Testimony, page: PageFacts) -> Iterable[Finding | Ask]:
    landed = landing(seen)
    if page.apology:
        return _says_so(target, page)
    if landed is not None and landmarks.is_error(landed) and not landmarks.is_error(target.url):
        return _at_error_page(target, landed)
    if landed is not None and landmarks.is_home(landed) and _may_be_lost(target.url, landed):
        return _at_home(target, landed)
    if page.app:
        return () if landmarks.is_home(target.url) else (_finding(target, Verdict.UNVERIFIED, "soft404.app"),)
    return _like_others(target, seen, page) if target.twin or (page.home and landmarks.is_deep(target.url)) else ()


def landing(seen: Testimony) -> Url | None:
    """Where a redirect, or the page itself, sends its reader; None where he stays."""
    if seen.page is not None and seen.page.refresh is not None:
        return seen.page.refresh
    return seen.redirects[-1].url if seen.redirects else None


def _questions(target: Target, sibling: Testimony | None) -> Iterator[Ask]:
    """The impossible address; and where that is there as well, the second witness."""
    if sibling is None:
        yield Ask(Why.SIBLING, landmarks.impossible(target.url), landmarks.beside(target.url))
    elif sibling.succeeded and target.witnessed is None:
        yield Ask(Why.WITNESS, target.url, target.url)


# By what the page says


def _says_so(target: Target, page: PageFacts) -> Iterator[Finding | Ask]:
    sibling, second = target.answer(Why.SIBLING), target.witnessed
    yield from _questions(target, sibling)
    is_called_so = not _speaks_of_others(page)
    if sibling is not None and sibling.status in NOT_THERE and is_called_so and second is None:
        yield Ask(Why.WITNESS, target.url, target.url)
    args, told = {"words": page.apology}, (Evidence("page-text", page.apology),)
    confidence = _confirmed(page, sibling, second)
    if confidence:
        yield _finding(target, Verdict.BROKEN, "soft404.error-page", args, told, confidence)
    elif sibling is None or sibling.succeeded or is_called_so:
        yield _finding(target, Verdict.UNVERIFIED, "soft404.doubtful", args, told, 0.6)


def _confirmed(page: PageFacts, sibling: Testimony | None, second: Testimony | None) -> float:
    """How sure it is that a page that says so is an error page; 0 where nobody confirms it."""
    if sibling is None or second is None:
        return 0.0
    if _is_same_error(second, sibling):
        return 0.95
    if sibling.status in NOT_THERE and not _speaks_of_others(page) and _is_called_error(second, page):
        return 0.8
    return 0.0


def _is_same_error(second: Testimony, sibling: Testimony) -> bool:
    """Whether the second witness reads an error sentence as well, on the page that stands at the impossible address."""
    if not sibling.succeeded or not second.succeeded or second.page is None or not second.page.apology:
        return False
    its = sibling.page.apology if sibling.page is not None else ""
    if not its and NUMBERED.fullmatch(second.page.apology):
        return False  # pages of that kind have numbers there
    least = SAME_WORDS if its == second.page.apology else SAME_ERROR if its else SAME_PAGE
    return _lands_alike(second, sibling) or _resemblance(second, sibling) >= least


def _is_called_error(second: Testimony, page: PageFacts) -> bool:
    """Whether the second witness reads the same, and it is the page's name: the host may say 404 of all others."""
    theirs = second.page if second.succeeded else None
    if theirs is None or theirs.apology != page.apology or _speaks_of_others(theirs):
        return False
    return NUMBERED.fullmatch(page.apology) is None


def _speaks_of_others(page: PageFacts) -> bool:
    """Whether a page may be about errors, or what is gone elsewhere: it says more, or is called something else."""
    named = [notfound.in_name(name) for name in {page.title, page.heading} if name]
    if not any(named):
        return page.words > FEW
    return page.words > LONG and not all(named)


# By where it leads


def _at_error_page(target: Target, landed: Url) -> Iterator[Finding | Ask]:
    sibling, second = target.answer(Why.SIBLING), target.witnessed
    yield from _questions(target, sibling)
    args, told = {"address": landed}, Evidence("final-url", landed)
    if landmarks.is_not_found(landed) and _all_land_at(landed, second, sibling):
        yield _finding(target, Verdict.BROKEN, "soft404.error-address", args, (told,), 0.95)
    else:
        yield _finding(target, Verdict.UNVERIFIED, "soft404.leads-to-error", args, (told,), 0.6)


def _may_be_lost(url: Url, landed: Url) -> bool:
    """Whether an address meant something else than the home page or a part of it, and does not lead there by nature."""
    usual = landmarks.is_home(url) or landmarks.passes_on(url) or logs_out(url)
    return not usual and not landmarks.comes_back(landed) and "#" not in landed


def _at_home(target: Target, landed: Url) -> Iterator[Finding | Ask]:
    """On another host's home page, only that any address is sent there tells: a short link leads to one as well."""
    sibling, second = target.answer(Why.SIBLING), target.witnessed
    deep, told = landmarks.is_deep(target.url), (Evidence("final-url", landed),)
    related = _site(target.url) == _site(landed)
    if deep or related:
        yield from _questions(target, sibling)
    if _all_land_at(landed, second, sibling):
        yield _finding(target, Verdict.BROKEN, "soft404.home", NO_ARGS, told, 0.95)
    elif deep and related:
        yield _finding(target, Verdict.UNVERIFIED, "soft404.leads-home", NO_ARGS, told, 0.6)


def _all_land_at(landed: Url, second: Testimony | None, sibling: Testimony | None) -> bool:
    """Whether the second witness and the impossible address end there as well."""
    for one in (second, sibling):
        there = landing(one) if one is not None and one.succeeded else None
        if there is None or urls.without_query(there) != urls.without_query(landed):
            return False
    return True


def _lands_alike(second: Testimony, sibling: Testimony) -> bool:
    landed = landing(second)
    return landed is not None and _all_land_at(landed, second, sibling)


def _site(url: str) -> str:
    """The name under which an owner has his hosts, as far as its shape tells: `example.org`, `example.ac.uk`."""
    host = urls.host(url)
    labels = host.split(".")
    if urls.is_ip_address(host):
        return urls.authority(url)
    is_national = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if is_national else -2 :])


# By what stands elsewhere


def _like_others(target: Target, seen: Testimony, page: PageFacts) -> Iterator[Finding | Ask]:
    """The page says nothing of an error: it must be the same to a hair, and none that all must pass."""
    sibling, second = target.answer(Why.SIBLING), target.witnessed
    if sibling is None or alike(seen, sibling):
        yield from _questions(target, sibling)
    if sibling is None or second is None or second.page is None or not (sibling.succeeded and second.succeeded):
        return
    if not _lands_alike(second, sibling) and _resemblance(second, sibling) < SAME_PAGE:
        return
    told = (Evidence("url", target.twin, "shows much the same page"),) if target.twin else ()
    if second.page.mounted or second.page.app:
        yield _finding(target, Verdict.UNVERIFIED, "soft404.app", NO_ARGS, told)
    elif second.page.password_field or BARRIER.search(f"{page.title} {page.heading}"):
        yield _finding(target, Verdict.UNVERIFIED, "soft404.same-page", NO_ARGS, told, 0.6)
    elif page.home or (target.twin and landmarks.is_home(target.twin)):
        yield _finding(target, Verdict.BROKEN, "soft404.home", NO_ARGS, told, 0.85)
    else:
        yield _finding(target, Verdict.BROKEN, "soft404.any-address", NO_ARGS, told, 0.85)


def _resemblance(one: Testimony, other: Testimony) -> float:
    """How alike the pages are that the second witness got at two addresses."""
    if one.page is None or other.page is None:
        return 0.0
    return sketch.resemblance(one.page.sketch, other.page.sketch)


def alike(seen: Testimony, sibling: Testimony) -> bool:
    """Whether the impossible may well have given the same page: the same title and much the same length.

    Two parsers count words each in its own way.
    """
    mine, theirs = seen.page, sibling.page
    if not sibling.succeeded or mine is None or theirs is None:
        return False
    return mine.title == theirs.title and abs(mine.words - theirs.words) <= max(15, mine.words // 3)


def _finding(
    target: Target,
    verdict: Verdict,
    message: str,
    args: Mapping[str, Scalar] = NO_ARGS,
    evidence: tuple[Evidence, ...] = (),
    confidence: float = 1.0,
) -> Finding:
    sibling = target.answer(Why.SIBLING)
    asked = (
        (Evidence("impossible-address", sibling.final_url, str(sibling.status or sibling.cause)),)
        if sibling is not None
        else ()
    )
    return Finding("soft404", verdict, message, args, (*evidence, *asked), confidence)
