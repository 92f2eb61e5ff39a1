"""What words say of logins, in many languages (see `words`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from linkcheck.dates import alternatives, lowered
from linkcheck.signon.words import SPACED, UNSPACED, Words

LOCKS = "🔒🔐🔑🗝🔏"
"""Signs that say it without words."""
LONGEST = 3_000
"""Characters of a text that are looked through."""

_SEPARATORS = re.compile(r"\s+[-–—|·:»•/‹›]+\s+|\s*[|»:]\s*")
_TAIL = re.compile(
    r"[\s\W]*(?:\b(?:to|or|oder|ou|with|into|at|for|a|al|alla|con|bei|mit|zum|zur|à|au|avec|en|no|na|op|bij|do|ai|agli|aux|für|para|por)\b.{0,60})?[\s\W]*"
)
"""What may stand behind such a name: "Log in to Moodle", "Anmelden bei …", "Restricted access for students"."""
_SIGNS = " \t.!?…*«»\"'“”"


def is_login(text: str) -> bool:
    """Whether a title, a heading or a button is the name of a login, beside which at most a site's own name stands."""
    return any(map(_is_login, _parts(text)))


@lru_cache(maxsize=1_024)
def _parts(text: str) -> tuple[str, ...]:
    plain = lowered(text)
    return tuple(part.strip(_SIGNS) for part in (plain, *_SEPARATORS.split(plain)))


def _is_login(part: str) -> bool:
    if not part:
        return False
    if part in _unspaced_logins():
        return True
    named = _spaced("login").match(part)
    return named is not None and _TAIL.fullmatch(part, named.end()) is not None


def names_login(text: str) -> bool:
    """Whether a text speaks of a login at all."""
    return _found(text, "login") != ""


def is_reserved(text: str) -> bool:
    """Whether a title or a heading says that its page is for some alone."""
    return any(map(_is_reserved, _parts(text)))


def _is_reserved(part: str) -> bool:
    named = _spaced("reserved").match(part)
    alone = named is not None and _TAIL.fullmatch(part, named.end()) is not None
    return alone or any(phrase in part for phrase in _unspaced("reserved"))


_LOST = re.compile(
    r"404|not (?:be )?found|does(?: not|n['’]t) exist|no longer (?:exists|available)|non (?:è stata )?trovat|"
    r"inesistente|non esiste|nicht gefunden|existiert nicht|introuvable|n['’]existe|no (?:se ha )?encontrad|no existe|"
    r"não (?:foi )?encontrad|não existe|niet gevonden|nie znalezion|nenalezen|hittades inte|ei löyd|ikke fundet|"
    r"ikke funnet|nem található|δεν βρέθηκε|bulunamadı|не найден|не знайден|不存在|找不到|"
    r"見つかりません|찾을 수 없"
)


def is_lost(text: str) -> bool:
    """Whether a title or a heading says that there is no such page."""
    return _LOST.search(lowered(text)) is not None


def refuses(text: str) -> bool:
    """Whether a title or a heading refuses something to its reader."""
    return _found(text, "refused") != ""


def may_need(text: str) -> bool:
    """Whether `needed` or `reserved` may find something, told at once."""
    return _NEEDED_HINT.search(lowered(text)) is not None


def reserved(text: str) -> str:
    """The words by which a notice says that it is for some alone."""
    return _found(text, "reserved")


def needed(text: str) -> str:
    """The words by which a page says that one must log in, or be of those who may; empty where it does not.

    To write a comment one must log in at pages that all may read.
    """
    plain = lowered(text[:LONGEST]).replace("’", "'")
    for found in _spaced("needed").finditer(plain):
        if _TO_DO.search(plain, found.end(), found.end() + LONGEST_PURPOSE) is None:
            return found[0]
    return _unspaced_in(plain, "needed")


_NEEDED_HINT = re.compile(
    r"log|sign in|signed in|registered|estar registrado|visualizza|leden|medlem|se denne|megtekint|authent|"
    r"autent|restrict|member|password|permission|authori|autori|privilege|guests|need access|have access|shared with|"
    r"request access|private|acced|access|riservat|protett|pagina|anmeld|meld|einlog|nur für|dies|berechtig|gäste|"
    r"connect|identifi|réserv|protég|cette page|ce cours|sesión|acceso|página|contenid|permiso|invitados|sessão|acess|"
    r"aced|conteúdo|permissão|zalog|stron|přihl|stránky|sidan|kirjau|siden|jelentkez|regisztr|conect|pagin|συνδ|σελίδα|"
    r"giriş|oturum|автор|войти|войдите|страниц|зарегистр|увій|сторінк|зареєстр|تسجيل|登|权限|權限|ログイン|サインイン|会員|"
    r"認証|로그인|회원|접근"
)
"""What a text has where it has any of these words; most texts are done with by that."""
_TO_DO = re.compile(
    r"comment|koment|komment|comentar|coment[áa]ri|reactie|kommentér|коммент|комент|\brepl|\bpost\b|publi|\bvot|\brate\b|"
    r"review|bewert|abstimm|subscribe|upload|\bedit|\bbuy|\border\b|\bcart|checkout|wishlist|favou?rit|bookmark|"
    r"\bapply|enrol|antwort|risponde|respond|评论|評論|コメント|댓글"
)
"""What else one logs in for."""
LONGEST_PURPOSE = 60
"""Characters behind such words in which their purpose is looked for."""


def warned(text: str) -> str:
    """The words by which a text warns that what it speaks of is not for all; empty where it does not."""
    sign = next((sign for sign in LOCKS if sign in text), "")
    plain = lowered(text[:LONGEST]).replace("’", "'")
    for phrase in _unspaced("free") if not plain.isascii() else ():
        plain = plain.replace(phrase, " ")
    return sign or _found(_spaced("free").sub(" ", plain), "warned")


def _found(text: str, what: str) -> str:
    plain = lowered(text[:LONGEST]).replace("’", "'")
    found = _spaced(what).search(plain)
    if found is not None:
        return found[0]
    return _unspaced_in(plain, what)


def _unspaced_in(plain: str, what: str) -> str:
    return next((phrase for phrase in _unspaced(what) if phrase in plain), "") if not plain.isascii() else ""


@cache
def _spaced(what: str) -> re.Pattern[str]:
    return re.compile(alternatives(_all(SPACED, what)))


@cache
def _unspaced(what: str) -> tuple[str, ...]:
    return tuple(_all(UNSPACED, what))


@cache
def _unspaced_logins() -> frozenset[str]:
    return frozenset(_unspaced("login"))


def _all(languages: Iterable[Words], what: str) -> Iterator[str]:
    for language in languages:
        yield from filter(None, map(str.strip, getattr(language, what).replace("\n", " ").split("|")))
