"""The table of verdicts, from outside: one site with every behaviour, checked once by the real command."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator

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
}
EXPECTED = {path: verdict for path, (_, verdict) in BEHAVIOURS.items()} | ELSEWHERE


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, LinkRow], Counter[str]]:
    """Each link's row, and how often each path was asked for."""
    folder = tmp_path_factory.mktemp("verdicts")
    start = page("".join(f'<p><a href="{href}">Programme number {place}</a>' for place, href in enumerate(EXPECTED)))
    site = {path: behaviour for path, (behaviour, _) in BEHAVIOURS.items()}
    with serve(site | {"/": start, "/wp-login.php": LOGIN}) as server:
        command = [sys.executable, "-m", "linkcheck", "run", server.url(), "--timeout", "2", "--output", "out"]
        ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
        paths = Counter(server.paths())

    assert ended.returncode == 1, ended.stderr
    (written,) = folder.glob("out/*/report.json")
    return {link.href: link for link in msgspec.json.decode(written.read_bytes(), type=Report).links}, paths


@pytest.mark.parametrize("href", EXPECTED)
def test_each_link_gets_the_verdict_of_the_design(seen: tuple[dict[str, LinkRow], Counter[str]], href: str) -> None:
    assert seen[0][href].verdict == EXPECTED[href]


@pytest.mark.parametrize("path", sorted(BEHAVIOURS.keys() - {"/ok", "/permanent", "/temporary", "/not-found"}))
def test_no_target_is_asked_for_more_often_than_the_budget(
    seen: tuple[dict[str, LinkRow], Counter[str]], path: str
) -> None:
    """Those left out are also where redirects lead, and are asked for on behalf of others."""
    assert 1 <= seen[1][path] <= BUDGET
