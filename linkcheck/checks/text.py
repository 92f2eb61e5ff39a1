"""Does the link's text say where it leads?

Advice: "here", "link", "click here", "qui", "hier", "ici" … and links without any text. A reader who goes from link to
link, by eye or by screen reader, hears only that (WCAG 2.2, 2.4.4 and 2.4.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from linkcheck.model import Ask, Evidence, Finding, Kind, Link, Occurrences, Verdict, where_said
from linkcheck.policy import Policy

MESSAGES = {
    "text.generic": "The link text does not say where it leads",
    "text.empty": "The link has no text at all: a screen reader can only spell its address",
}

GENERIC = frozenset(
    text.strip()
    for text in """
    link | links | here | click | click here | this link | this page | this | read more | more | more info |
    learn more | details |
    see here | follow this link | following link | the following link | at this link | go | download | url |
    qui | clicca qui | clicca | cliccare qui | link qui | questo link | questo | leggi | leggi tutto | leggi di più |
    altro | continua | vai | scarica | seguente link | al seguente link | a questo link | a questa pagina |
    scopri di più |
    hier | klick hier | klicken sie hier | mehr | weiterlesen | mehr erfahren | dieser link |
    ici | cliquez ici | lien | ce lien | lire la suite | en savoir plus | plus |
    aquí | aqui | haga clic aquí | pincha aquí | enlace | este enlace | más | leer más | ver más |
    clique aqui | saiba mais | leia mais | ver mais | mais
    """.replace("\n", " ").split("|")
)
EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")


def rows(links: Occurrences) -> Iterable[int]:
    """Those whose text says nothing; menus and footers repeat the same few texts on every page."""
    return where_said(links.text, lambda text: not text or _is_generic(text))


def check(link: Link, policy: Policy, as_of: date) -> Iterable[Finding | Ask]:
    if link.kind is not Kind.A or link.href.startswith("#"):
        return ()
    if _is_generic(link.text):
        return (Finding("text", Verdict.ADVICE, "text.generic", {}, (Evidence("link-text", link.text),), per="page"),)
    if not link.text and link.href:
        return (Finding("text", Verdict.ADVICE, "text.empty", {}, (Evidence("href", link.href),), per="page"),)
    return ()


def _is_generic(text: str) -> bool:
    if text.casefold() in GENERIC:
        return True
    has_edges = not (text[:1].isalnum() and text[-1:].isalnum())
    return has_edges and EDGES.sub("", text).casefold() in GENERIC
