"""What an input gives."""

from __future__ import annotations

from msgspec import Struct

from linkcheck.model import Url


class AtHand(Struct, frozen=True):
    """A document that need not be asked for."""

    url: Url
    media_type: str
    content: bytes


class Seeds(Struct, frozen=True):
    """What a run begins with."""

    pages: tuple[Url, ...] = ()
    """Asked for, and read for links."""
    sitemaps: tuple[Url, ...] = ()
    """Likewise; and what they list on their own host is read for links too."""
    ask_robots: bool = False
    """Whether the robots.txt of each page's origin is asked for further sitemaps."""
    at_hand: tuple[AtHand, ...] = ()
    """Read for links, and asked of nobody."""
