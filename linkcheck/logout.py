"""Addresses that would end a session, told by their words: to ask for one would lock the rest of the run out."""

from __future__ import annotations

import re

from linkcheck import urls
from linkcheck.model import Url

WORDS = (
    "log[-_.]?out log[-_.]?off (?:w|user|do)?sign[-_.]?out (?:user|do)log[-_.]?out "
    "disconnetti(?:ti)? abmelden ausloggen d(?:e|%c3%a9)connexion d(?:e|%c3%a9)connecter cerrar[-_]?sesi(?:o|%c3%b3)n "
    "desconectar (?:terminar|encerrar)[-_]?sess(?:a|%c3%a3)o uitloggen afmelden logga[-_]?ut log[-_]?ud logg[-_]?ut "
    "wyloguj odhl(?:a|%c3%a1)sit"
).split()
"""Words of addresses that end a session."""
ALONE = "esci salir sair".split()
"""Words that mean much else as well (going abroad, for one), and count only where nothing stands beside them."""
_ENDS = re.compile(rf"(?<![a-z])(?:{'|'.join(WORDS)})(?![a-z])|(?<=[/?&=])(?:{'|'.join(ALONE)})(?=[/?&=.]|$)")
_NEW_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def logs_out(url: Url) -> bool:
    """Whether an address looks as if asking for it would end a session: `/user/logout`, `?action=logout`."""
    address = urls.path_and_query(url)
    words = address if address.islower() else _NEW_WORD.sub("-", address).lower()
    return _ENDS.search(words) is not None
