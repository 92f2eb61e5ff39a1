"""Ways a source names where to begin: the door for inputs.

An input is a function `seeds(source, folder)` that says what a run begins with: addresses to be asked for, and
documents that are at hand. It asks nobody. To add one:

1. write a module here with such a function, which looks at its own keys of `Source`;
2. add its row to `INPUTS` below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linkcheck.folder import Folder
from linkcheck.inputs import addresses, files, lists, sitemaps
from linkcheck.inputs.contract import Seeds
from linkcheck.source import Source

Input = Callable[[Source, Folder | None], Seeds]

INPUTS: Mapping[str, Input] = {
    "addresses": addresses.seeds,
    "files": files.seeds,
    "lists": lists.seeds,
    "sitemaps": sitemaps.seeds,
}


def seeds(source: Source, folder: Folder | None) -> Seeds:
    """All that a source begins with.

    Raises `UsageError` where a file that it names cannot be read.
    """
    found = [of(source, folder) for of in INPUTS.values()]
    return Seeds(
        pages=tuple(dict.fromkeys(url for one in found for url in one.pages)),
        sitemaps=tuple(dict.fromkeys(url for one in found for url in one.sitemaps)),
        ask_robots=any(one.ask_robots for one in found),
        at_hand=tuple(document for one in found for document in one.at_hand),
    )
