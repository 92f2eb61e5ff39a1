"""The hostile web, row by row, by group; docs/hostile.md is made of it."""

from __future__ import annotations

from tests.hostile.answers import AFTER, CODINGS, CONNECTIONS, HEADS, STATUSES, TRANSIENT
from tests.hostile.behaviour import Behaviour
from tests.hostile.pages import APPS, DOCUMENTS, GONE, LOGINS, SOFT, WALLS
from tests.hostile.redirects import FRAGMENTS, REDIRECTS
from tests.hostile.sockets import SOCKETS, TLS

GROUPS: dict[str, tuple[Behaviour, ...]] = {
    "Statuses": STATUSES,
    "What passes by itself": TRANSIENT,
    "Retry-After": AFTER,
    "Connections": CONNECTIONS,
    "Sockets": SOCKETS,
    "TLS": TLS,
    "Heads of answers": HEADS,
    "Codings": CODINGS,
    "Redirects": REDIRECTS,
    "Parts of pages": FRAGMENTS,
    "Walls against robots": WALLS,
    "Logins": LOGINS,
    "Error pages that say 200": SOFT,
    "Sites that are gone": GONE,
    "Single-page applications": APPS,
    "Documents": DOCUMENTS,
}
ROWS = tuple(row for rows in GROUPS.values() for row in rows)
