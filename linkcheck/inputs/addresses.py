"""Start pages, by their addresses (`start`)."""

from __future__ import annotations

from linkcheck import source as sources
from linkcheck.folder import Folder
from linkcheck.inputs.contract import Seeds
from linkcheck.source import Source


def seeds(source: Source, folder: Folder | None) -> Seeds:
    return Seeds(pages=sources.starts(source))
