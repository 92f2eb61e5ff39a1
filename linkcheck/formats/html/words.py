"""Plain English for people who have never heard of this project, and nothing in it that could act."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus
from typing import NamedTuple

from linkcheck import filetypes
from linkcheck.model import Cause, Kind, Verdict
from linkcheck.report import LinkRow, Report, TargetRow, Witness


class Wording(NamedTuple):
    """What people call a verdict, and what it means for them."""

    name: str
    meaning: str


VERDICTS: Mapping[Verdict, Wording] = {
    Verdict.BROKEN: Wording(
        "Broken",
        "Two independent checks, made at different moments, found that these do not work. Readers who follow them "
        "get an error, or something other than what was promised.",
    ),
    Verdict.OUTDATED: Wording(
        "Outdated",
        "These open, but mislead a reader today: a date that has passed, an edition that has been replaced, "
        "a call that has closed.",
    ),
    Verdict.MOVED: Wording(
        "Moved",
        "These still work because the other site sends readers on to a new address. "
        "Put in the new address before that stops.",
    ),
    Verdict.UNVERIFIED: Wording(
        "Unverified",
        "Nobody can tell at the moment: the other site was too slow, had trouble of its own, or turns automatic "
        "visitors away. These may be fine. If one matters, open it in a browser.",
    ),
    Verdict.RESTRICTED: Wording(
        "Restricted",
        "These exist, but a reader needs an account or a permission to see them. "
        "If that is intended, say so beside the link.",
    ),
    Verdict.ADVICE: Wording("Advice", "These work. A small change would serve readers better."),
    Verdict.OK: Wording("Working", "These open, and nothing says that they are out of date."),
    Verdict.SKIPPED: Wording("Not checked", "These were left out, each for a reason given below."),
}
"""Worst first, which is the order of the page."""

_CAUSES: Mapping[str, str] = {
    Cause.NO_SUCH_FILE: "the folder has no such file",
    Cause.NO_SUCH_HOST: "there is no site of that name",
    Cause.RESOLVER_FAILED: "the name of the site could not be looked up",
    Cause.REFUSED: "the site refused the connection",
    Cause.UNREACHABLE: "the site could not be reached",
    Cause.TLS: "no secure connection could be made",
    Cause.TIMEOUT: "the site did not answer in time",
    Cause.RESET: "the site broke off the connection",
    Cause.PROTOCOL: "the site's answer made no sense",
    Cause.REDIRECT_LOOP: "the site sends readers in a circle",
    Cause.REDIRECT_LIMIT: "the site sends readers on and on",
    Cause.BAD_REDIRECT: "the site sends readers on to nowhere",
    Cause.ONION: "only the Tor Browser opens it",
    Cause.PRIVATE_ADDRESS: "the address is inside a private network and was not asked",
}

_ACTS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ud800-\udfff]")
"""Characters that are no words: control codes, those that turn the text beside them around, and halves of characters.

Left-to-right and right-to-left marks stay: Arabic and Hebrew need them, and they turn nothing around.
"""

LONGEST = 1_000
"""Characters of any one value; nobody reads more, and one giant text shall not make the page heavy."""


def harmless(value: object) -> object:
    """The last thing done to every value the template prints, before it is escaped. Our own markup passes."""
    return _ACTS.sub(_code, clip(value, LONGEST)) if type(value) is str else value


def _code(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"


def clip(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def address(url: str | None) -> str | None:
    """The address where it may be clicked, else None; it must lead to the web or to a mailbox, and be whole."""
    if url is None or len(url) > LONGEST or _ACTS.search(url):
        return None
    return url if url.lower().startswith(("http://", "https://", "mailto:")) else None


def counted(number: int, noun: str, many: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def size(number: int) -> str:
    """Of a download, as people say it."""
    if number < 1_000_000:
        return f"{number / 1_000:,.0f} kB"
    return f"{number / 1_000_000:,.1f} MB"


@lru_cache(maxsize=1024)
def day(iso: str) -> str:
    date = datetime.fromisoformat(iso)
    return f"{date.day} {date:%B %Y}"


@lru_cache(maxsize=1024)
def moment(iso: str) -> str:
    """To the second: two looks at the same thing may be that close."""
    return f"{day(iso)}, {datetime.fromisoformat(iso):%H:%M:%S} UTC"


_PHRASES: Mapping[int, str] = {status: status.phrase for status in HTTPStatus}


def answer(witness: Witness) -> str:
    """What a witness saw: "404 Not Found", or why there was no answer."""
    if witness.status is not None:
        return f"{witness.status} {_PHRASES.get(witness.status, '')}".rstrip()
    cause = witness.cause or "no answer"
    return _CAUSES.get(cause, plain(cause))


def plain(name: str) -> str:
    """A name out of one of the report's enumerations, for people."""
    return name.replace("-", " ").replace("_", " ")


def sentence_case(text: str) -> str:
    """Its first letter as a sentence begins."""
    return text[:1].upper() + text[1:]


_KINDS: Mapping[Kind, str] = {
    Kind.AREA: "part of an image map",
    Kind.LINK: "in the page's head",
    Kind.IMG: "image",
    Kind.SRCSET: "image",
    Kind.SCRIPT: "script",
    Kind.IFRAME: "embedded page",
    Kind.FRAME: "embedded page",
    Kind.SOURCE: "video or sound",
    Kind.VIDEO: "video",
    Kind.POSTER: "picture of a video",
    Kind.AUDIO: "sound",
    Kind.TRACK: "subtitles",
    Kind.OBJECT: "embedded object",
    Kind.EMBED: "embedded object",
    Kind.INPUT: "picture of a button",
    Kind.FORM: "form",
    Kind.SVG: "part of a drawing",
    Kind.BACKGROUND: "background picture",
    Kind.CITE: "source of a quotation",
    Kind.LONGDESC: "description of an image",
    Kind.PING: "counter of clicks",
    Kind.CANONICAL: "canonical address, in the page's head",
    Kind.HREFLANG: "translation, in the page's head",
    Kind.NEXT: "next page, in the page's head",
    Kind.PREV: "previous page, in the page's head",
    Kind.META: "preview for social networks, in the page's head",
    Kind.REFRESH: "where the page sends its readers on",
    Kind.JSON_LD: "data for search engines",
    Kind.LINK_HEADER: "in the HTTP header",
    Kind.CSS: "in a style sheet",
    Kind.IMPORT: "style sheet",
    Kind.SITEMAP: "in a sitemap",
    Kind.FEED: "in a feed",
    Kind.TEXT: "in plain text",
    Kind.LIST: "in a list",
}


def spot(link: LinkRow) -> str:
    """Where in its page a link stands, as far as that is known: "image, line 41, column 9"."""
    parts = [_KINDS.get(link.kind, "")]
    parts += [f"{plain(unit)} {place}" for unit, place in (link.place or {}).items()]
    parts += [f"{unit} {number:,}" for unit, number in (("line", link.line), ("column", link.column)) if number]
    return ", ".join(filter(None, parts))


def file(target: TargetRow) -> str:
    """What opens behind a link to a document: "PDF, 2.3 MB, 12 pages, in Italian"; empty where a page does."""
    document = target.document
    if document is None or document.format is None:
        return ""
    known = filetypes.FORMATS.get(document.format)
    parts = [known.label if known is not None else "file", size(target.bytes)]
    if document.pages and document.unit:
        parts.append(counted(document.pages, document.unit))
    if document.language:
        parts.append(f"in {language(document.language)}")
    return ", ".join(parts)


@lru_cache(maxsize=256)
def language(tag: str) -> str:
    """A language (BCP 47) by its English name; as it is written where it has none."""
    from babel import Locale

    return Locale("en").languages.get(tag.partition("-")[0].lower()) or tag


def headline(report: Report) -> str:
    """How bad it is, in one sentence."""
    counts = report.summary.verdicts
    broken, outdated, moved = (counts.get(v, 0) for v in (Verdict.BROKEN, Verdict.OUTDATED, Verdict.MOVED))
    if not report.summary.links:
        return "No links were found."
    if broken:
        rest = f"and {outdated:,} {_be(outdated)} out of date" if outdated else "and none is out of date"
        return f"{counted(broken, 'link')} {_be(broken)} broken, {rest}."
    if outdated:
        return f"No link is broken, but {outdated:,} {_be(outdated)} out of date."
    if moved:
        return f"No link is broken or out of date, but {moved:,} {'has' if moved == 1 else 'have'} moved."
    return "No link is broken, out of date or moved."


def _be(number: int) -> str:
    return "is" if number == 1 else "are"
