"""Addresses that say what stands there: a site's home page, a page for errors; and one at which nothing can stand."""

from __future__ import annotations

import re
import zlib
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.model import Url

_LANGUAGE = r"(?:[a-z]{2}(?:[-_][a-z]{2,4})?)"
_HOME = re.compile(
    rf"/(?:{_LANGUAGE}/)?(?:{_LANGUAGE}/?|(?:index|default|home|homepage|home-page|main|start|startpage|startseite|"
    r"welcome|accueil|inicio|portada|hem|hjem|etusivu|domov|pocetna|glowna|strona-glowna|anasayfa|public)"
    r"(?:\.[a-z]{2,5})?/?)?",
    re.IGNORECASE,
)
"""The path of a home page, perhaps of one language."""
_NAMES_NOTHING = re.compile(
    r"utm_\w*|_?ga|gclid|fbclid|msclkid|mc_[ce]id|lang|language|locale|hl|l|sl|setlang|ref|referr?er|source|src|from|"
    r"s(?:ess)?id|phpsessid|jsessionid|cid|campaign|tracking|amp|theme|v|ver|version|_|redirected|cookie\w*|consent",
    re.IGNORECASE,
)
"""Parameters that say how, by whom or in which language, and not what."""
_RETURNS = re.compile(
    r"(?:^|[?&])(?:return\w*|redirect\w*|next|continue|dest\w*|goto|target|url|back\w*|came_from|service)=",
    re.IGNORECASE,
)
"""Parameters by which somebody is brought back where he came from, after a login or a consent."""
_PASSES_ON = frozenset(
    "go r l s u t to out link links goto redirect redir url ext click track tracking short qr".split()
)
"""Folders whose addresses stand for others."""
_CHANGES = re.compile(
    r"(?:^|[-_/])(?:lang|language|locale|setlang|switch|sprache|langue|lingua|idioma|login|log-?in|sign-?in|"
    r"register|cookies?|consent|accept)(?:$|[-_/.])",
    re.IGNORECASE,
)
"""Addresses that do something (choose a language, sign in, agree) and then lead home."""


def is_home(url: str) -> bool:
    """Whether an address is that of a home page: no path, an index, a language; and no parameter that names a thing."""
    return bool(_HOME.fullmatch(urls.path(url))) and not _naming(url)


def _naming(url: str) -> list[str]:
    """The parameters that name what is wanted."""
    named = (parameter.partition("=") for parameter in urls.parameters(url))
    return [
        name for name, equals, value in named if name and (value or not equals) and not _NAMES_NOTHING.fullmatch(name)
    ]


def is_deep(url: str) -> bool:
    """Whether an address means one thing in a site: by two segments of its path or more, or by a parameter."""
    segments = [segment for segment in urls.path(url).split("/") if segment]
    if segments and re.fullmatch(_LANGUAGE, segments[0], re.IGNORECASE):
        segments = segments[1:]
    return len(segments) >= 2 or bool(_naming(url))


def passes_on(url: str) -> bool:
    """Whether an address is made to lead elsewhere: a short link, a counter of clicks, a choice of language."""
    path = urls.path(url).lower()
    return any(segment in _PASSES_ON for segment in path.split("/")[1:-1]) or bool(_CHANGES.search(path))


def comes_back(url: str) -> bool:
    """Whether an address knows where to send its reader afterwards."""
    return bool(_RETURNS.search(urls.path_and_query(url)))


_NOT_FOUND = frozenset(
    "404 410 e404 err404 error404 404error http404 404page page404 notfound 404notfound notfound404 error404notfound "
    "pagenotfound page404notfound filenotfound contentnotfound notfoundpage 404seite seite404 fehler404 404fehler "
    "nichtgefunden seitenichtgefunden erreur404 404erreur pagenontrouvee pageintrouvable introuvable errore404 "
    "404errore paginanontrovata nontrovata nontrovato erro404 paginanaoencontrada naoencontrada naoencontrado "
    "paginanoencontrada noencontrada noencontrado nietgevonden paginanietgevonden fout404 blad404 nieznaleziono "
    "stronanieznaleziona missing missingpage nosuchpage pagemissing".split()
)
_ERROR = frozenset(
    "error errors errorpage errorpages errordocument genericerror customerror errorhandler fehler fehlerseite erreur "
    "errore erro fout fel fejl feil virhe blad chyba hiba hata oops sorry".split()
)
_QUERY = re.compile(
    r"(?:^|&)(?:(?:e|err|error|errors|errorcode|error_?code|err_?code|status|status_?code|code|msg|message|reason)="
    r"(?:404|410|(?:page)?[-_+]?not[-_+]?found|nf)(?:&|$)|aspxerrorpath=)|^404;|^404$",
    re.IGNORECASE,
)


def is_not_found(url: str) -> bool:
    """Whether an address says that what was wanted does not exist: `/404.html`, `/not-found`, `?error=404`."""
    return _last_name(url) in _NOT_FOUND or bool(_QUERY.search(urls.without_fragment(Url(url)).partition("?")[2]))


def is_error(url: str) -> bool:
    """Whether an address is that of a page for errors, of this kind or any."""
    return is_not_found(url) or _last_name(url) in _ERROR


def _last_name(url: str) -> str:
    name = unquote(urls.path(url)).rstrip("/").rpartition("/")[2].lower()
    return re.sub(r"[-_.~ ]", "", re.sub(r"\.(?:html?|php|aspx?|jsp|shtml|do|cgi|cfm)$", "", name))


_IDENTIFIES = (
    re.compile(r"(?:[a-z]+_?)?id", re.IGNORECASE),
    re.compile(r"p|page|seite|article|artikel|post|item|doc|document|sku|slug|name|title|job|event|product|node|key|q\w+",
               re.IGNORECASE),
)  # fmt: skip
"""Parameters that name a thing, the surest first."""


MADE_UP = "linkcheck-no-such-page"


def impossible(url: Url) -> Url:
    """An address beside this one, with the same ending, that no one can have made.

    Where a parameter names the thing, it is the same address with another name there; where a number does, another
    number, for many applications look only for what has one.
    """
    number = zlib.crc32(folder(url).encode())
    parameter = _identifying(url)
    if parameter is not None:
        return _renamed(url, parameter, number)
    behind = "/" if _is_folder(url) else ""
    segment = _segment(url)
    ending = re.search(r"\.[A-Za-z0-9]{1,5}$", segment)
    name = f"{MADE_UP}-{number:08x}"
    if numbered := _NUMBERED.match(segment):
        name = str(_made_up(number)) + (f"{numbered[1]}{MADE_UP}" if numbered[1] else "")
    return Url(f"{folder(url)}{name}{ending[0] if ending else behind}")


_NUMBERED = re.compile(r"[0-9]+(?:([-_]).*|\.[a-z]{2,5})?$", re.IGNORECASE)
"""A segment that names a thing by its number, perhaps with words behind it."""


def _made_up(number: int) -> int:
    """A number beyond those in use, which a database takes all the same (32 bits, signed)."""
    return 1_900_000_000 + number % 100_000_000


def _segment(url: Url) -> str:
    return urls.path(url).rstrip("/").rpartition("/")[2]


def folder(url: Url) -> Url:
    """Beside what an address stands: in the folder above, if it is one itself."""
    return urls.folder(Url(urls.without_query(url).rstrip("/"))) if _is_folder(url) else urls.folder(url)


def beside(url: Url) -> str:
    """What all addresses have in common for which the same impossible one stands."""
    parameter = _identifying(url)
    if parameter is not None:
        return f"{urls.without_query(url)}?{parameter}"
    return folder(url) + ("0" if _NUMBERED.match(_segment(url)) else "")


def _is_folder(url: Url) -> bool:
    path = urls.path(url)
    return path.endswith("/") and path != "/"


def _identifying(url: Url) -> str | None:
    named = _naming(url)
    return next((name for sort in _IDENTIFIES for name in named if sort.fullmatch(name)), None)


def _renamed(url: Url, parameter: str, number: int) -> Url:
    def other(told: str) -> str:
        name, _, value = told.partition("=")
        if name != parameter:
            return told
        return f"{name}={_made_up(number)}" if value.isdigit() else f"{name}={MADE_UP}-{number:08x}"

    return urls.with_parameters(url, map(other, urls.parameters(url)))
