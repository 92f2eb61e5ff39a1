"""A small department site that comes with the package, so that `linkcheck run demo` works without a network.

The site is spread over several `.example` hosts, all answered by one server on loopback. Whoever asks must map names
as `Demo.hosts` says; a name or port outside that table does not exist. Ports therefore never show in an address.

Pages are the files under `hosts/`, one folder a host; `routes` lists what cannot be a file. What must be *current*
(the open call, its deadline) follows from the date of the run; everything else is old on purpose and stays so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from msgspec import Struct

from linkcheck.demo.content import render
from linkcheck.demo.routes import FIRST, MISSING, ROUTES
from linkcheck.demo.server import Site, listening


class Demo(Struct, frozen=True):
    """What a run needs to know of the site while it is being served."""

    title: str
    start: tuple[str, ...]
    within: tuple[str, ...]
    """Prefixes of the addresses that are the site's own."""
    hosts: Mapping[tuple[str, int], tuple[str, int]]
    """Where a (name, port) really listens."""


@contextmanager
def serve(today: date) -> Iterator[Demo]:
    """Serve the site as it would look on that day. Each call is a fresh server: what failed once fails once again."""
    site = Site({**render(today), **ROUTES}, dict(FIRST), MISSING)
    with listening(site) as here:
        yield Demo(
            title="International mobility (demonstration)",
            start=("http://www.mobility.example/en/", "http://www.mobility.example/it/"),
            within=("http://www.mobility.example/",),
            hosts={(name, 80): here for name in MISSING},
        )
