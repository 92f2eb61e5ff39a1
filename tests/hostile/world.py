"""The servers of the table, on loopback, and the page that links to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape

from tests.server import Route, Server, page, serve

from .behaviour import Behaviour, InTurn

START = "/start/"


def _route(reply: Route | InTurn) -> Route:
    return reply.begin() if isinstance(reply, InTurn) else reply


def site(rows: Iterable[Behaviour]) -> dict[str, Route]:
    """The routes of some rows, and the start page that links to them."""
    routes: dict[str, Route] = {}
    links = []
    for row in rows:
        for path, reply in {row.path: row.reply, **row.beside}.items():
            routes[path] = _route(reply)
        words = escape(row.path.strip("/").replace("/", " ").replace("-", " "))
        links.append(f'<p>Read about <a href="{escape(row.href)}">{words} of server number {len(links)}</a>.</p>')
    routes[START] = page(f"<!doctype html><html lang=en><title>All of it</title>{''.join(links)}")
    return routes


@contextmanager
def hostile(rows: Iterable[Behaviour]) -> Iterator[Server]:
    with serve(site(rows)) as server:
        yield server
