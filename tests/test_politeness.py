"""What a server sees of a run, by the real command: robots.txt is heard before links are followed."""

from __future__ import annotations

import socket
from itertools import pairwise
from pathlib import Path

from .server import Reply, Route, page, serve
from .test_cli import linkcheck, report_of, write_source
from .test_folder import verdicts

ROBOTS = "/robots.txt"


def robots(text: str) -> Reply:
    return Reply(200, text.encode(), {"Content-Type": "text/plain"})


def test_a_delay_is_kept_to_from_the_first_link_on(tmp_path: Path) -> None:
    links = "".join(f"<a href=/{number}>Its words</a>" for number in range(6))
    routes: dict[str, Route] = {
        "/": page(links),
        ROBOTS: robots("User-agent: *\nCrawl-delay: 0.3\n"),
        "*": page("<p>Here"),
    }
    with serve(routes) as server:
        linkcheck(tmp_path, "run", server.url(), "--recurse", "--politeness", "normal")
        (told,) = report_of(tmp_path, "127.0.0.1")["conduct"]
        at = [request.at for request in server.log if request.path not in ("/", ROBOTS)]

    assert len(at) == 6
    assert min(later - before for before, later in pairwise(at)) > 0.25
    assert (told["requests"], told["crawl_delay"]) == (8, 0.3)


def test_a_start_page_is_read_whatever_robots_txt_says_and_not_what_it_leads_to(tmp_path: Path) -> None:
    routes: dict[str, Route] = {
        "/": page("<a href=/more>Its words</a>"),
        "/more": page("<a href=/never>Its words</a>"),
        ROBOTS: robots("User-agent: *\nDisallow: /\n"),
    }
    with serve(routes) as server:
        linkcheck(tmp_path, "run", server.url(), "--recurse")

        assert verdicts(report_of(tmp_path, "127.0.0.1")) == {"/more": "ok"}


def test_where_nobody_is_nobody_forbids_anything(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        dead = f"http://127.0.0.1:{taken.getsockname()[1]}/x"
        with serve({"/": page(f"<a href='{dead}'>Its words</a>")}) as server:
            write_source(tmp_path, "site", start=[server.url()], robots="all")
            linkcheck(tmp_path, "run", "site")
            report = report_of(tmp_path, "site")

    assert verdicts(report) == {dead: "broken"}
    assert [row["requests"] for row in report["conduct"]] == [1]


def test_where_a_start_page_is_sent_on_to_is_not_crawled(tmp_path: Path) -> None:
    routes: dict[str, Route] = {
        "/students/": Reply(302, headers={"Location": "/login?x=1"}),
        "/login": page("<a href=/staff>Staff</a>"),
        "/staff": page("<a href=/staff/more>More</a>"),
    }
    with serve(routes) as server:
        linkcheck(tmp_path, "run", server.url("/students/"), "--recurse")

        assert verdicts(report_of(tmp_path, "127.0.0.1-students")) == {"/staff": "ok"}
