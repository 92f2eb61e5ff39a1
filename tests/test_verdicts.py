"""The table of verdicts, from outside: one site with every behaviour, checked once by the real command."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from linkcheck.report import LinkRow, Report

from .server import CLOSE, GARBAGE, HANG, RESET, Reply, Request, page, redirect, serve

BUDGET = 4
"""Requests for one target at most, both witnesses together."""


def once_failing(first: Reply) -> Callable[[Request], Reply]:
    """Answers `first` once, and well ever after."""
    answers: Iterator[Reply] = iter([first])
    return lambda request: next(answers, page("<p>fine"))


LOGIN = page("<title>Log in</title><form><input type=password></form>")
CHALLENGE = (
    "<title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript>"
    "<script>window._cf_chl_opt = {}</script><a href=/from-a-wall>Help</a>"
)
WALLS: dict[str, tuple[Reply | Callable[[Request], Reply], str]] = {
    "/wall-200": (page(CHALLENGE), "unverified"),
    "/wall-403": (page(CHALLENGE, 403), "unverified"),
    "/wall-404": (page(CHALLENGE, 404), "unverified"),
    "/wall-429": (page(CHALLENGE, 429), "unverified"),
    "/wall-503": (page(CHALLENGE, 503), "unverified"),
    "/wall-by-a-field": (Reply(202, b"", {"X-AMZN-Waf-Action": "challenge"}), "unverified"),
    "/wall-of-rules.pdf": (page(CHALLENGE), "unverified"),
    "/wall-elsewhere": (redirect("http://geo.captcha-delivery.invalid/captcha-delivery.com/captcha"), "unverified"),
}
BEHAVIOURS: dict[str, tuple[Reply | Callable[[Request], Reply], str]] = {
    "/ok": (page("<p id=part>fine"), "ok"),
    "/no-content": (Reply(204), "ok"),
    "/flaky": (once_failing(Reply(503)), "ok"),
    "/temporary": (redirect("/ok", 302), "ok"),
    "/temporary-then-permanent": (redirect("/permanent", 302), "ok"),
    "/empty.css": (Reply(200, b"", {"Content-Type": "text/css"}), "ok"),
    "/permanent": (redirect("/ok"), "moved"),
    "/permanent-then-temporary": (redirect("/temporary", 308), "moved"),
    "/refresh": (page('<meta http-equiv=refresh content="0; url=/ok">'), "moved"),
    "/unauthorised": (Reply(401), "restricted"),
    "/proxy-login": (Reply(407), "restricted"),
    "/challenged": (Reply(403, b"", {"WWW-Authenticate": "Basic realm=x"}), "restricted"),
    "/to-login": (redirect("/wp-login.php"), "restricted"),
    "/rules.pdf": (LOGIN, "restricted"),
    "/forbidden": (Reply(403), "unverified"),
    "/late": (Reply(408), "unverified"),
    "/teapot": (Reply(418), "unverified"),
    "/limited": (Reply(429), "unverified"),
    "/legal": (Reply(451), "unverified"),
    "/wall": (Reply(999), "unverified"),
    "/failing": (Reply(500), "unverified"),
    "/busy": (Reply(503), "unverified"),
    "/hang": (HANG, "unverified"),
    "/close": (CLOSE, "unverified"),
    "/reset": (RESET, "unverified"),
    "/garbage": (GARBAGE, "unverified"),
    "/disagree": (once_failing(Reply(404)), "unverified"),
    "/bad-request": (Reply(400), "broken"),
    "/not-found": (Reply(404), "broken"),
    "/gone": (Reply(410), "broken"),
    "/not-allowed": (Reply(405), "broken"),
    "/empty": (page(""), "broken"),
    "/loop": (redirect("/loop"), "broken"),
    "/nowhere": (Reply(302), "broken"),
    "/to-script": (redirect("javascript:alert(1)"), "broken"),
    "/moved-to-nothing": (redirect("/not-found"), "broken"),
    "/for-sale": (page("<title>example.org is for sale!</title><p>Make us an offer."), "broken"),
    "/moved-to-for-sale": (redirect("/for-sale"), "broken"),
    "/suspended": (page("<title>Account Suspended</title><p>Contact your hosting provider."), "broken"),
    "/maintenance": (page("<title>Site under maintenance</title>"), "unverified"),
}
ELSEWHERE = {
    "/ok#part": "ok",
    "/ok#top": "ok",
    "/ok#missing": "broken",
    "/not-found#part": "broken",
    "mailto:anna@example.org": "ok",
    "mailto:anna": "advice",
    "tel:+390223991": "ok",
    "javascript:void(0)": "skipped",
    "ftp://example.org/file": "skipped",
    "http://[broken": "broken",
    "http://127.0.0.1:1/": "broken",
    "/wall-200#part": "unverified",
}
BEHAVIOURS |= WALLS
EXPECTED = {path: verdict for path, (_, verdict) in BEHAVIOURS.items()} | ELSEWHERE


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "linkcheck", "run", *words, "--timeout", "2", "--output", "out"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, LinkRow], Counter[str]]:
    """Each link's row, and how often each path was asked for."""
    folder = tmp_path_factory.mktemp("verdicts")
    start = page("".join(f'<p><a href="{href}">Programme number {place}</a>' for place, href in enumerate(EXPECTED)))
    site = {path: behaviour for path, (behaviour, _) in BEHAVIOURS.items()}
    with serve(site | {"/": start, "/wp-login.php": LOGIN}) as server:
        ended = run(server.url(), folder=folder)
        paths = Counter(server.paths())

    assert ended.returncode == 1, ended.stderr
    (written,) = folder.glob("out/*/report.json")
    return {link.href: link for link in msgspec.json.decode(written.read_bytes(), type=Report).links}, paths


@pytest.mark.parametrize("href", EXPECTED)
def test_each_link_gets_the_verdict_of_the_design(seen: tuple[dict[str, LinkRow], Counter[str]], href: str) -> None:
    assert seen[0][href].verdict == EXPECTED[href]


@pytest.mark.parametrize(
    "path", sorted(BEHAVIOURS.keys() - {"/ok", "/permanent", "/temporary", "/not-found", "/for-sale"})
)
def test_no_target_is_asked_for_more_often_than_the_budget(
    seen: tuple[dict[str, LinkRow], Counter[str]], path: str
) -> None:
    """Those left out are also where redirects lead, and are asked for on behalf of others."""
    assert 1 <= seen[1][path] <= BUDGET


@pytest.mark.parametrize("path", WALLS)
def test_a_wall_is_not_asked_again(seen: tuple[dict[str, LinkRow], Counter[str]], path: str) -> None:
    assert seen[1][path] == 1


def test_links_of_a_wall_are_not_followed(tmp_path: Path) -> None:
    """And a start page behind one makes the run inconclusive."""
    with serve({"/": page("<a href=/walled>Guide to the exchange</a>"), "*": page(CHALLENGE)}) as server:
        first = run("--recurse", server.url(), folder=tmp_path)
        behind_wall = run(server.url("/walled"), folder=tmp_path)

        assert (first.returncode, behind_wall.returncode) == (0, 3)
        assert "/from-a-wall" not in server.paths()
