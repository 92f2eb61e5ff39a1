"""A site that says 200 to everything, checked by the real command: what it finds, and how often it asks for nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

import msgspec
import pytest

from linkcheck.landmarks import MADE_UP
from linkcheck.report import LinkRow, Report

from .server import NOT_FOUND, Reply, Request, page, redirect, serve

TEXT = (
    "The department teaches biomedical engineering to four hundred students from thirty countries who come for one "
    "semester or two and take part in the work of its laboratories while they live in halls beside the river"
)
MENU = "Home Study Research People News Events Library Contact Alumni Jobs"
SHELL = "<!doctype html><title>Portal</title><noscript>You need to enable JavaScript to run this app.</noscript>"


def a_page(title: str, body: str = "", head: str = "") -> Reply:
    return page(f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>")


def says(sentence: str, site: str = "Example University") -> Callable[[Request], Reply]:
    """An error page with an echo, a clock, a number to quote and articles by chance."""

    def reply(request: Request) -> Reply:
        articles = " ".join(random.choices(TEXT.split(), k=8))
        echo = f"<p>{request.path} – {time.time()} – request {random.getrandbits(64):x}</p>"
        return a_page(f"{sentence} | {site}", f"<nav>{MENU}</nav><h1>{sentence}</h1>{echo}<p>{MENU}<p>{articles}")

    return reply


def only(*known: str, reply: Reply | Callable[[Request], Reply]) -> Callable[[Request], Reply]:
    """Some addresses are there; any other is not, and the server says so."""

    def answer(request: Request) -> Reply:
        if request.path not in known:
            return NOT_FOUND
        return reply if isinstance(reply, Reply) else reply(request)

    return answer


def shop(request: Request) -> Reply:
    if request.path == "/shop/chair":
        return a_page("A chair", f"<h1>A chair</h1><p>{TEXT}")
    return says("Product not found", "Shop")(request)


GENERIC = a_page("Our department", f"<h1>Our department</h1><p>{TEXT}<p>{MENU}")
SECTIONS: dict[str, Callable[[Request], Reply]] = {
    "it": says("Pagina non trovata"),
    "pl": says("Nie znaleziono strony"),
    "ja": says("お探しのページは見つかりませんでした"),
    "shop": shop,
    "item": says("Record not found"),
    "jobs": lambda request: (
        says("This job is no longer available")(request) if request.path.rpartition("/")[2].isdigit() else NOT_FOUND
    ),
    "manual": only(
        "/manual/page-not-found", reply=a_page("Page not found", f"<h1>Errors of the content module</h1>{TEXT * 8}")
    ),
    "doubt": only("/doubt/old", reply=says("This page no longer exists")),
    "sent": lambda _: redirect("/", 302),
    "sent-for-good": lambda _: redirect("/", 301),
    "refreshed": lambda _: a_page("Redirect", head='<meta http-equiv="refresh" content="0; url=/">'),
    "alias": only("/alias/a/mobility", "/alias/b", reply=redirect("/", 301)),
    "errors": lambda _: redirect("/404.html", 302),
    "any": lambda _: GENERIC,
    "same": only(
        "/same/one", "/same/two", reply=a_page("Rooms", f"<h1>Rooms</h1><p>{TEXT}")
    ),
    "copy": lambda _: a_page("Start", START_TEXT, '<link rel="canonical" href="/">'),
    "app": lambda _: page(SHELL + '<div id="root"></div><script src="/bundle.js"></script>'),
    "bare": lambda _: page('<!doctype html><title>x</title><app-root></app-root><script src="/main.js"></script>'),
    "rendered": only(
        "/rendered/one", reply=a_page("One", f'<div id="__next"><h1>One</h1>{TEXT}</div><script src="/x.js"></script>')
    ),
}  # fmt: skip
START_TEXT = f"<h1>Start</h1><p>{TEXT}<p>{TEXT}<p>{MENU}"

EXPECTED = {
    "/it/didattica/corsi": "broken soft404.error-page",
    "/it/didattica/esami": "broken soft404.error-page",
    "/it/ricerca/": "broken soft404.error-page",
    "/pl/studia": "broken soft404.error-page",
    "/ja/研究": "broken soft404.error-page",
    "/shop/chair": "ok",
    "/shop/table": "broken soft404.error-page",
    "/item?id=17": "broken soft404.error-page",
    "/jobs/4711": "broken soft404.error-page",
    "/jobs/4712": "broken soft404.error-page",
    "/manual/page-not-found": "ok",
    "/doubt/old": "broken soft404.error-page",
    "/sent/a/b": "broken soft404.home",
    "/sent/a/c": "broken soft404.home",
    "/sent-for-good/a/b": "broken soft404.home",
    "/refreshed/a/b": "broken soft404.home",
    "/alias/a/mobility": "unverified soft404.leads-home",
    "/errors/a/b": "broken soft404.error-address",
    "/any/one": "broken soft404.any-address",
    "/any/two": "broken soft404.any-address",
    "/same/one": "ok",
    "/same/two": "ok",
    "/copy/a/b": "broken soft404.home",
    "/app/charts/7": "unverified soft404.app",
    "/bare/x": "unverified soft404.app",
    "/rendered/one": "ok",
    "/": "ok",
}


def answer(request: Request) -> Reply:
    section = request.path.partition("?")[0].split("/")[1]
    return SECTIONS[section](request) if section in SECTIONS else NOT_FOUND


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, tuple[LinkRow, list[str]]], list[str]]:
    """Each link's row with the messages about it, and all paths that were asked for."""
    folder = tmp_path_factory.mktemp("soft404")
    start = "".join(f'<p><a href="{href}">Programme number {place}</a>' for place, href in enumerate(EXPECTED))
    routes = {
        "/": a_page("Start", START_TEXT + start),
        "/404.html": a_page("Example", "<p>Please use the menu"),
        "*": answer,
    }
    with serve(routes) as server:
        command = [sys.executable, "-m", "linkcheck", "run", server.url(), "--output", "out"]
        ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
        paths = server.paths()

    assert ended.returncode == 1, ended.stderr
    (written,) = folder.glob("out/*/report.json")
    report = msgspec.json.decode(written.read_bytes(), type=Report)
    messages = {finding.id: finding.message.id for finding in report.findings}
    return {link.href: (link, [messages[number] for number in link.findings]) for link in report.links}, paths


@pytest.mark.parametrize("href", EXPECTED)
def test_each_link_gets_its_verdict(seen: tuple[dict[str, tuple[LinkRow, list[str]]], list[str]], href: str) -> None:
    link, messages = seen[0][href]

    assert (link.verdict, *messages) == tuple(EXPECTED[href].split())


def test_what_cannot_exist_is_asked_for_once_beside_all_that_stand_there(
    seen: tuple[dict[str, tuple[LinkRow, list[str]]], list[str]],
) -> None:
    """In no folder twice, and in none that gave no reason."""
    made_up = Counter(path.partition(MADE_UP)[0] for path in seen[1] if MADE_UP in path)

    assert set(made_up.values()) == {1}
    assert sum(path.startswith("/jobs/") for path in seen[1]) == 2 * 2 + 1
    assert not {"/app/charts/", "/bare/", "/rendered/", "/"} & made_up.keys()
