"""Where a run begins, by the real command: sitemaps, feeds, lists, previews."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from .server import Reply, Route, page, redirect, serve
from .test_cli import linkcheck, report_of, write_source
from .test_folder import verdicts

XML = {"Content-Type": "application/xml"}


def sitemap(*addresses: str) -> Reply:
    listed = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return Reply(200, f'<?xml version="1.0"?><urlset>{listed}</urlset>'.encode(), XML)


def index(*addresses: str) -> Reply:
    listed = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return Reply(200, f"<sitemapindex>{listed}</sitemapindex>".encode(), XML)


PAGES: dict[str, Route] = {
    "/a/": page("<a href=/a/next>Next</a> <a href=/gone>Gone</a>"),
    "/a/next": page("<a href=/never>Never read</a>"),
    "/b/": page("<a href=/missing>Missing</a>"),
}


@pytest.mark.parametrize("packed", [False, True])
def test_a_sitemap_names_pages_to_begin_with(tmp_path: Path, packed: bool) -> None:
    with serve(PAGES) as server:
        second = sitemap(server.url("/b/"), server.url("/lost"))
        packed_one = Reply(200, gzip.compress(second.body), {"Content-Type": "application/octet-stream"})
        server.routes["/one.xml"] = sitemap(server.url("/a/"))
        server.routes["/two.xml.gz"] = packed_one if packed else second
        server.routes["/sitemap.xml"] = index(server.url("/one.xml"), server.url("/two.xml.gz"))

        ended = linkcheck(tmp_path, "run", server.url("/sitemap.xml"), "--sitemap", server.url("/sitemap.xml"))
        report = report_of(tmp_path, "127.0.0.1-sitemap.xml")

        assert ended.returncode == 1, ended.stderr
        found = verdicts(report)
        assert [found[path] for path in ("/a/next", "/gone", "/missing")] == ["ok", "broken", "broken"]
        assert found[server.url("/lost")] == "broken"
        assert "/never" not in found
        assert (report["summary"]["pages"], report["summary"]["documents"]) == (2, 3)


def test_robots_txt_names_sitemaps(tmp_path: Path) -> None:
    with serve(PAGES) as server:
        server.routes["/"] = page("<p>Home")
        server.routes["/map.txt"] = Reply(200, f"{server.url('/b/')}\n".encode(), {"Content-Type": "text/plain"})
        server.routes["/robots.txt"] = Reply(200, f"Sitemap: {server.url('/map.txt')}\n".encode())

        linkcheck(tmp_path, "run", server.url(), "--sitemap", "robots.txt")
        found = verdicts(report_of(tmp_path, "127.0.0.1"))

        assert found == {server.url("/b/"): "ok", "/missing": "broken"}


def test_robots_txt_still_rules_what_a_sitemap_lists(tmp_path: Path) -> None:
    with serve(PAGES) as server:
        server.routes["/sitemap.xml"] = sitemap(server.url("/a/"), server.url("/b/"))
        server.routes["/robots.txt"] = Reply(200, b"User-agent: *\nDisallow: /b/\n")
        write_source(tmp_path, "site", sitemaps=[server.url("/sitemap.xml")])

        linkcheck(tmp_path, "run", "site")
        report = report_of(tmp_path, "site")

        assert "/missing" not in verdicts(report)
        assert [(row["reason"], row["examples"]) for row in report["coverage"]] == [("robots", [server.url("/b/")])]


def test_what_a_sitemap_lists_elsewhere_is_checked_and_not_read(tmp_path: Path) -> None:
    with serve(PAGES) as server, serve(PAGES) as other:
        elsewhere = other.url("/b/").replace("127.0.0.1", "localhost")
        server.routes["/sitemap.xml"] = sitemap(server.url("/a/next"), elsewhere)

        write_source(tmp_path, "site", sitemaps=[server.url("/sitemap.xml")])
        linkcheck(tmp_path, "run", "site")

        assert set(verdicts(report_of(tmp_path, "site"))) == {server.url("/a/next"), elsewhere, "/never"}


def test_a_feed_is_read_with_what_its_entries_say(tmp_path: Path) -> None:
    items = (
        "<item><title>First call</title><link>/a/</link>"
        "<description>&lt;a href='rules'&gt;The rules&lt;/a&gt;</description></item>"
        "<item><title>Second call</title><guid isPermaLink='false'>17</guid><enclosure url='/gone.mp3'/></item>"
    )
    feed = f"<rss version='2.0'><channel><title>Calls</title><link>/</link>{items}</channel></rss>"
    with serve(PAGES) as server:
        server.routes |= {"/feed": Reply(200, feed.encode(), {"Content-Type": "application/rss+xml"}), "/": page("x")}
        linkcheck(tmp_path, "run", server.url("/feed"))
        report = report_of(tmp_path, "127.0.0.1-feed")

    links = [(link["kind"], link["href"], link["text"], link["verdict"]) for link in report["links"]]
    assert links == [
        ("feed", "/", "Calls", "ok"),
        ("feed", "/a/", "First call", "ok"),
        ("a", "rules", "The rules", "broken"),
        ("feed", "/gone.mp3", "Second call", "broken"),
    ]
    assert report["summary"]["documents"] == 1


def test_a_list_is_a_source_of_its_own(tmp_path: Path) -> None:
    with serve({"/there": page("<a href=/never>Never read</a>")}) as server:
        (tmp_path / "Old links.txt").write_text(f"{server.url('/there')}\n{server.url('/gone')}\n")

        ended = linkcheck(tmp_path, "run", "--links-from", "Old links.txt")
        report = report_of(tmp_path, "old-links")

        assert ended.returncode == 1, ended.stderr
        assert verdicts(report) == {server.url("/there"): "ok", server.url("/gone"): "broken"}
        assert {link["page"] for link in report["links"]} == {"Old links.txt"}
        assert report["run"]["start"] == ["Old links.txt"]


def test_a_list_that_cannot_be_read_is_told_before_anything_is_done(tmp_path: Path) -> None:
    ended = linkcheck(tmp_path, "run", "--links-from", "nowhere.txt")

    assert (ended.returncode, ended.stderr) == (
        2,
        "linkcheck: nowhere.txt: cannot be read: No such file or directory\n",
    )


def test_a_preview_stands_in_for_a_site(tmp_path: Path) -> None:
    routes: dict[str, Route] = {
        "/preview/": page("<a href='/new'>New</a> <a href='http://site.invalid/old'>Old</a> <a href=/gone>Gone</a>"),
        "/preview/new": page("<p>Here"),
    }
    with serve(routes) as server:
        server.routes["/preview/old"] = redirect(server.url("/preview/new"))
        words = ["run", "http://site.invalid/", "--remap", "http://site.invalid/", server.url("/preview/")]
        ended = linkcheck(tmp_path, *words)
        report = report_of(tmp_path, "site.invalid")
        asked = set(server.paths())

    assert ended.returncode == 1, ended.stderr
    assert verdicts(report) == {"/new": "ok", "http://site.invalid/old": "moved", "/gone": "broken"}
    assert {target["final_url"] for target in report["targets"]} >= {"http://site.invalid/new"}
    assert asked == {"/preview/", "/preview/new", "/preview/old", "/preview/gone"}
    assert "127.0.0.1" not in str(report["links"])


def test_style_sheets_of_the_site_are_read_and_others_are_not(tmp_path: Path) -> None:
    css = {"Content-Type": "text/css; charset=iso-8859-1"}
    routes: dict[str, Route] = {
        "/a/": page(
            "<link rel=stylesheet href=/style/one.css><link rel=next href=/b/><p style='background:url(x.png)'>x"
        ),
        "/b/": page("<a href=/never>Never read</a>"),
        "/style/one.css": Reply(200, "@import 'two.css'; b { background: url(città.png) }".encode("latin-1"), css),
        "/style/two.css": Reply(200, b"b { background: url('there.png'), url(gone.png) }", css),
        "/style/there.png": Reply(200, b"x", {"Content-Type": "image/png"}),
    }
    with serve(routes) as server:
        linkcheck(tmp_path, "run", server.url("/a/"))
        report = report_of(tmp_path, "127.0.0.1-a")

        rows = {(link["page"], link["kind"], link["href"]): (link["verdict"], link["line"]) for link in report["links"]}
        assert rows == {
            (server.url("/a/"), "link", "/style/one.css"): ("ok", None),
            (server.url("/a/"), "next", "/b/"): ("ok", None),
            (server.url("/a/"), "css", "x.png"): ("broken", 1),
            (server.url("/style/one.css"), "import", "two.css"): ("ok", None),
            (server.url("/style/one.css"), "css", "città.png"): ("broken", 1),
            (server.url("/style/two.css"), "css", "there.png"): ("ok", None),
            (server.url("/style/two.css"), "css", "gone.png"): ("broken", 1),
        }
        assert report["summary"]["documents"] == 2


def test_a_ping_is_not_asked_for(tmp_path: Path) -> None:
    with serve({"/": page("<a href=/a ping='/count /a'>Its words</a>"), "/a": page("x")}) as server:
        linkcheck(tmp_path, "run", server.url())
        report = report_of(tmp_path, "127.0.0.1")

        assert "/count" not in server.paths()
    assert [(link["kind"], link["href"], link["verdict"]) for link in report["links"]] == [
        ("a", "/a", "ok"),
        ("ping", "/count", "skipped"),
        ("ping", "/a", "ok"),
    ]
    assert [(row["reason"], row["count"]) for row in report["coverage"]] == [("method", 1)]


def test_the_header_links_as_the_page_does(tmp_path: Path) -> None:
    header = {"Link": "</gone.css>; rel=preload, <https://cdn.invalid>; rel=preconnect", "Content-Type": "text/html"}
    with serve({"/": Reply(200, b"<p>x", header)}) as server:
        ended = linkcheck(tmp_path, "run", server.url())
        report = report_of(tmp_path, "127.0.0.1")

    assert ended.returncode == 1
    assert [(link["kind"], link["href"], link["verdict"], link["line"]) for link in report["links"]] == [
        ("link-header", "/gone.css", "broken", None)
    ]


def test_a_page_drawn_by_scripts_is_named_among_what_was_not_seen(tmp_path: Path) -> None:
    app = page(
        "<title>App</title><div id=app></div><noscript>Switch on scripts</noscript><script src=/app.js></script>"
    )
    with serve({"/": app, "/app.js": Reply(200, b"1", {"Content-Type": "text/javascript"})}) as server:
        linkcheck(tmp_path, "run", server.url())
        (row,) = report_of(tmp_path, "127.0.0.1")["coverage"]

        assert (row["reason"], row["count"], row["examples"]) == ("scripted", 1, [server.url()])


def test_a_sitemap_that_is_sent_on_still_lists(tmp_path: Path) -> None:
    with serve(PAGES) as server:
        server.routes |= {
            "/": page("<p>Home"),
            "/robots.txt": Reply(200, f"Sitemap: {server.url('/sitemap.xml')}\n".encode()),
            "/sitemap.xml": redirect("/sitemap_index.xml"),
            "/sitemap_index.xml": index(server.url("/pages")),
            "/pages": redirect("/pages.xml", 302),
            "/pages.xml": sitemap(server.url("/b/")),
        }
        linkcheck(tmp_path, "run", server.url(), "--sitemap", "robots.txt")
        found = verdicts(report_of(tmp_path, "127.0.0.1"))

        assert found["/missing"] == "broken"


def test_what_a_feed_lists_is_read_where_the_run_begins_with_it(tmp_path: Path) -> None:
    feed = "<rss version='2.0'><channel><item><link>/b/</link></item></channel></rss>"
    with serve(PAGES) as server:
        server.routes |= {"/": page("x"), "/feed": Reply(200, feed.encode(), {"Content-Type": "application/rss+xml"})}
        linkcheck(tmp_path, "run", server.url(), "--sitemap", server.url("/feed"))

        assert verdicts(report_of(tmp_path, "127.0.0.1")) == {"/b/": "ok", "/missing": "broken"}


def test_where_nothing_was_to_be_had_to_begin_with_the_report_says_so(tmp_path: Path) -> None:
    with serve(PAGES) as server:
        starts = [server.url("/b/"), server.url("/no-page")]
        write_source(tmp_path, "site", start=starts, sitemaps=[server.url("/no-map")])
        linkcheck(tmp_path, "run", "site")
        coverage = report_of(tmp_path, "site")["coverage"]

        assert [(row["reason"], row["examples"]) for row in coverage] == [
            ("start", [server.url("/no-map"), server.url("/no-page")])
        ]


def test_robots_txt_alone_names_no_place_to_begin(tmp_path: Path) -> None:
    write_source(tmp_path, "site", sitemaps=["robots.txt"])

    ended = linkcheck(tmp_path, "run", "site")

    assert ended.returncode == 2
    assert "`start` is missing" in ended.stderr


def test_a_line_of_a_list_without_a_scheme_is_no_address(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("www.example.org/x\n/y\n# ftp.example.org\n")

    linkcheck(tmp_path, "run", "--links-from", "links.txt", "--offline")
    report = report_of(tmp_path, "links")

    assert verdicts(report) == {"www.example.org/x": "broken", "/y": "broken"}
    assert {finding["check"] for finding in report["findings"]} == {"address"}
    assert [link["line"] for link in report["links"]] == [1, 2]


def test_the_place_in_a_list_is_the_line_that_says_nothing_else(tmp_path: Path) -> None:
    with serve({}) as server:
        gone = server.url("/gone")
        (tmp_path / "links.txt").write_text(f"# {gone}\n{gone}2\n{gone}/\n{gone}\n")
        linkcheck(tmp_path, "run", "--links-from", "links.txt")
        report = report_of(tmp_path, "links")

        assert [link["line"] for link in report["links"]] == [2, 3, 4]


@pytest.mark.parametrize("location", ["/preview/new", "new", "PREVIEW/new"])
def test_a_preview_may_send_on_within_itself(tmp_path: Path, location: str) -> None:
    with serve({"/preview/": page("<a href='old'>Old</a>"), "/preview/new": page("<p>Here")}) as server:
        server.routes["/preview/old"] = redirect(location.replace("PREVIEW/", server.url("/preview/")))
        linkcheck(tmp_path, "run", "http://site.invalid/", "--remap", "http://site.invalid/", server.url("/preview/"))

        assert verdicts(report_of(tmp_path, "site.invalid")) == {"old": "moved"}
