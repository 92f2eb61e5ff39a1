"""Sitemaps and feeds (`sitemaps`), by their addresses, or those that robots.txt names (sitemaps.org)."""

from __future__ import annotations

from linkcheck import urls
from linkcheck.folder import Folder
from linkcheck.inputs.contract import Seeds
from linkcheck.source import FROM_ROBOTS, Source


def seeds(source: Source, folder: Folder | None) -> Seeds:
    parsed = (urls.parse(text) for text in source.sitemaps if text != FROM_ROBOTS)
    named = tuple(urls.without_fragment(url) for url in parsed if url is not None)
    return Seeds(sitemaps=named, ask_robots=FROM_ROBOTS in source.sitemaps)
