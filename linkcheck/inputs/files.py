"""The pages in a folder (`folder`): all of them, or those that were changed (`changed`)."""

from __future__ import annotations

from pathlib import Path

from linkcheck.folder import PAGES, READABLE, Folder
from linkcheck.inputs.contract import Seeds
from linkcheck.source import Source


def seeds(source: Source, folder: Folder | None) -> Seeds:
    if folder is None:
        return Seeds()
    if source.changed:
        named = dict.fromkeys(filter(None, map(folder.name_of, map(Path, source.changed))))
        names = [name for name in named if name.lower().endswith(READABLE)]
    else:
        names = [name for name in folder.names() if name.lower().endswith(PAGES)]
    return Seeds(pages=tuple(map(folder.address, names)))
