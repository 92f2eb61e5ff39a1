"""The site of the table: its routes, and the page that links to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from tests.hostile.behaviour import Behaviour, InTurn
from tests.server import Route, page

START = "/start/"


def _route(reply: Route | InTurn) -> Route:
    return reply.begin() if isinstance(reply, InTurn) else reply


def site(rows: Iterable[Behaviour], found: Mapping[str, str]) -> dict[str, Route]:
    """The routes of some rows, and the start page that links to them."""
    routes: dict[str, Route] = {}
    links = []
    for row in rows:
        for path, reply in {row.path: row.reply, **row.beside}.items():
            routes[path] = _route(reply)
        words = escape(row.path.strip("/").replace("/", " ").replace("-", " "))
        href = escape(row.written(found))
        links.append(f'<p>Read about <a href="{href}">{words} of server number {len(links)}</a>.</p>')
    routes[START] = page(f"<!doctype html><html lang=en><title>All of it</title>{''.join(links)}")
    return routes
