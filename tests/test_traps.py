"""What a site makes up is cut and named, and what is real is not."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.identity import without_session
from linkcheck.model import Skip, Url
from linkcheck.traps import Traps, grows, pattern, shape

from .server import Reply, Request, Route, page, redirect, serve
from .test_cli import linkcheck, report_of, write_source

SITE = "https://www.example.org"
MOST = 200


def cut(paths: Iterable[str], led_to_by_their_like: bool = True) -> list[str]:
    """The paths that are not asked for, where all of a site's are met at once."""
    urls = [Url(SITE + path) for path in paths]
    traps = Traps(MOST)
    climbing = [url for url in urls if traps.climbs(url)]
    suspects = [url for url in urls if not grows(url) and traps.suspects(url)]
    return [
        url.removeprefix(SITE)
        for url in [*climbing, *(url for url in sorted(suspects) if traps.judge(url, led_to_by_their_like))]
    ]


PAGES = "news staff rooms study jobs about press help library alumni forms events labs theses grants visit".split()

HASHES = [sha1(str(number).encode()).hexdigest() for number in range(5000)]


def days(first: date, number: int, step: int = 1) -> list[date]:
    return [first + timedelta(days=step * day) for day in range(number)]


# What is real


@pytest.mark.parametrize(
    "paths",
    [
        [f"/node/{number}" for number in range(1, 5001)],
        [f"/people/{number}/" for number in range(1700, 2300)],
        [f"/record/{number}" for number in range(20_230_000, 20_235_000)],
        [f"/threads/{thread}/{part}" for thread in range(1, 3000) for part in (1, 2, 3)],
        [f"/index.php?id={number}" for number in range(5000)],
        [f"/?p={number}" for number in range(5000)],
        [f"/index.php?id={number}&lang={lang}" for number in range(2500) for lang in ("en", "it")],
        [f"/wiki?title=Page_{number}&action=view" for number in range(5000)],
        [f"/course/{number}?tab={tab}" for number in range(1000) for tab in ("aims", "exam", "staff")],
        [f"/course?code=E{code}&year={year}&lang={lang}" for code in range(600) for year in range(2020, 2025)
         for lang in ("en", "it")],
        [f"/show.asp?sid={number}" for number in range(5000)],
        [f"/view?id=7d{number:030x}" for number in range(5000)],
        [f"/news/{day:%Y/%m/%d}/title-{number}" for number, day in enumerate(days(date(2005, 1, 1), 5000))],
        [f"/uploads/{day:%Y/%m}/paper-{number}.pdf" for number, day in enumerate(days(date(2005, 1, 1), 5000))],
        [f"/newsletter/{day:%Y-%m-%d}" for day in days(date(2010, 1, 4), 800, step=7)],
        [f"/bulletin?date={day:%Y-%m-%d}" for day in days(date(2010, 1, 4), 800, step=7)],
        [f"/{day:%Y/%m/%d}/" for day in days(date(2010, 1, 4), 5800) if day.weekday() < 5],
        [f"/event?id={number}&date={day:%Y-%m-%d}" for number, day in enumerate(days(date(2005, 1, 1), 5000))],
        [f"/docs/en/manual/docs/topic-{number}" for number in range(5000)],
        [f"/departments/{one}/departments/staff" for one in range(5000)],
        [f"/handle/1/1/1/{number}" for number in range(5000)],
        [f"/{lang}faculty/{dept}/{page}/" for lang in ("", "en/") for dept in range(50) for page in PAGES],
        [f"/area{one}/unit{two}/room{three}/x" for one in range(20) for two in range(20) for three in range(20)],
        [f"/files/store/{name[:2]}/{name[2:4]}/{name[4:6]}/{name}.pdf" for name in HASHES],
        ["/", "/a//b", "/a/a/b", "/2011/11/11/", "/1/1/1/1/1/1", "/?", "/?&&", "/?a", "/?a=1&a=1&a=1"],
    ],
    ids=lambda paths: str(paths[-1]),
)  # fmt: skip
def test_real_addresses_are_never_cut(paths: list[str]) -> None:
    assert [path for path in paths if grows(Url(SITE + path))] == []
    assert cut(paths, led_to_by_their_like=False) == []


WORDS = st.sets(st.from_regex(r"[a-z]{3,9}", fullmatch=True), min_size=20, max_size=22)


@given(
    words=WORDS,
    form=st.sampled_from(
        [
            "/{word}", "/news/2024/05/{word}", "/2024-05-12/{word}.html", "/news/{word}/2024/05/12", "/en/{word}/en/",
            "/?title={word}", "/?page=3&title={word}", "/show?date=2024-05-12&title={word}", "/list/{word}?sort=asc",
            "/{number}/{word}", "/{number}", "/?id={number}", "/x?id={number}&lang=en", "/id/{number}/{number}/{word}",
        ]
    ),
)  # fmt: skip
def test_no_site_of_distinct_names_or_numbers_loses_an_address(words: set[str], form: str) -> None:
    titles = map("-".join, itertools.permutations(sorted(words), 2))

    assert cut(form.format(word=title, number=number) for number, title in enumerate(titles)) == []


# What is made up


@pytest.mark.parametrize(
    ("paths", "reason", "most", "named"),
    [
        ([f"/calendar/{day:%Y/%m/%d}" for day in days(date(2026, 1, 1), 3000)], "calendar", 300, "/calendar/*"),
        ([f"/events/{day:%Y-%m-%d}/list" for day in days(date(2026, 1, 1), 3000)], "calendar", 300, "/events/*/list"),
        ([f"/day/{day:%d.%m.%Y}" for day in days(date(2026, 1, 1), 3000)], "calendar", 300, "/day/*"),
        ([f"/day/{day:%Y%m%d}" for day in days(date(2026, 1, 1), 3000)], "calendar", 300, "/day/*"),
        ([f"/c/{year}/{month}" for year in range(1900, 2100) for month in range(1, 13)], "calendar", 200, "/c/*"),
        ([f"/c/{year}-W{week:02}" for year in range(1900, 2100) for week in range(1, 53)], "calendar", 900, "/c/*"),
        ([f"/w?date={day}" for day in days(date(1900, 1, 1), 9000, step=7)], "calendar", 900, "/w?date=*"),
        ([f"/?m={month}&y={year}" for year in range(2026, 2300) for month in range(1, 13)], "calendar", 200,
         "/?m=*&y=*"),
        ([f"/i.php?option=com_x&task=month.calendar&year={year}&month={month:02}" for year in range(2026, 2300)
          for month in range(1, 13)], "calendar", 200, "/i.php?month=*&option=*&task=*&year=*"),
        ([f"/?ts={1_760_000_000 + 86_400 * day}" for day in range(3000)], "calendar", 200, "/?ts=*"),
        ([f"/list?page={number}" for number in range(3000)], "pattern-limit", 200, "/list?*"),
        ([f"/list?start={number}&sort={by}" for number in range(3000) for by in ("asc", "desc")], "pattern-limit", 400,
         "/list?*"),
        ([f"/s?a={a}&b={b}&c={c}&page={d}" for a, b, c, d in itertools.product(range(10), repeat=4)], "facets", 300,
         "/s?*"),
        (["/s?" + "&".join(f"{name}={value}" for name, value in zip("abcdefgh", values, strict=True) if value)
          for values in itertools.product(range(3), repeat=8)], "facets", 300, "/s?*"),
        (["/" + "/".join(path) + "/" for path in itertools.product(["news", "staff", "rooms"], repeat=8)],
         "growing-path", 200, "/**"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else None,
)  # fmt: skip
def test_what_is_made_up_is_cut_and_named(paths: list[str], reason: str, most: int, named: str) -> None:
    traps = Traps(MOST)
    urls = [Url(SITE + path) for path in paths if not grows(Url(SITE + path))]
    rounds = (sorted(urls[first : first + 60]) for first in range(0, len(urls), 60))
    verdicts = {url: traps.judge(url) for url in itertools.chain(*rounds)}
    asked = [url for url, verdict in verdicts.items() if verdict is None]

    assert 20 <= len(asked) <= most
    assert set(verdicts.values()) == {None, Skip(reason)}
    assert {pattern(url) for url, verdict in verdicts.items() if verdict} == {SITE + named}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/b/a/b/a/b", True),
        ("/x/a/a/a/", True),
        ("/a1/a1/a1/x", True),
        ("/a/b/a/b/a/c", False),
        ("/1/1/1/", False),
        ("/a///", False),
        ("/" + "/".join(f"s{number}" for number in range(21)), True),
        ("/" + "/".join(f"s{number}" for number in range(20)), False),
        ("/" + "x" * 2000, True),
        ("/?" + "x" * 2000, True),
        ("/?q=/a/a/a/a", False),
    ],
)
def test_a_path_that_grows_is_told_by_itself(path: str, expected: bool) -> None:
    assert grows(Url(SITE + path)) is expected


def test_a_calendar_beside_real_pages_of_one_script_does_not_cut_them() -> None:
    real = [f"/index.php?id={number}&lang=en" for number in range(3000)]
    made_up = [f"/index.php?view=month&year={year}&month={month}" for year in range(2026, 2300) for month in (1, 2, 3)]
    lost = cut([*real, *made_up])

    assert set(lost) < set(made_up)
    assert len(lost) > 500


@given(st.text(st.sampled_from("/?&=;.-_*019aW%[]()"), max_size=60))
def test_no_address_is_too_odd(path: str) -> None:
    url = Url(SITE + "/" + path)
    traps = Traps(1)

    assert traps.suspects(url) is (shape(url) is not None)
    assert traps.judge(url) is None  # one of a pattern is always let through
    assert pattern(url).startswith(SITE)


# The command, against servers without an end


def calendar(request: Request) -> Reply:
    year, month = map(int, request.path.split("/")[2:4])
    after, before = (year + month // 12, month % 12 + 1), (year - (month == 1), (month - 2) % 12 + 1)
    links = "".join(f'<a href="/calendar/{y}/{m:02}/">month</a> ' for y, m in (after, before))
    return page(f"<p>Nothing on. {links}")


def session(request: Request) -> Reply:
    number = f"{abs(hash(request.at)) % 10**9:032x}".upper()
    links = "".join(f'<a href="/page{n};jsessionid={number}?n={n}">page {n}</a> ' for n in range(12))
    return page(f"<p>Welcome. {links}")


def facets(request: Request) -> Reply:
    chosen = dict(pair.split("=") for pair in request.path.partition("?")[2].split("&") if pair)
    ways = [{**chosen, name: str(value)} for name in ("type", "unit", "level", "town") for value in range(8)]
    queries = ("&amp;".join(f"{name}={way[name]}" for name in sorted(way)) for way in ways)
    return page("<p>Results. " + "".join(f'<a href="/search?{query}">filter</a> ' for query in queries))


HOME = page('<a href="/calendar/2026/11/">calendar</a> <a href="/page1">page 1</a> <a href="/search">search</a>')
ENDLESS: Mapping[str, tuple[Mapping[str, Route], int, str]] = {
    "calendar": ({"/": HOME, "/search": page(), "/page1": page(), "*": calendar}, 220, "/calendar/*/"),
    "facets": ({"/": HOME, "/search": facets, "*": page("nothing else")}, 400, "/search?*"),
    "growing-path": ({"/": page('<a href="a/b">deeper</a> <a href="c/">deep</a>'),
                      "*": page('<a href="a/b">deeper</a> <a href="c/">deep</a>')}, 400, "/**"),
}  # fmt: skip


def crawled(folder: Path, routes: Mapping[str, Route], **keys: object) -> tuple[list[str], Any]:
    """What the server was asked for, sorted, and the report, addresses without the server's own."""
    with serve(routes) as server:
        whole = {"start": [server.url()], "within": [server.url()], "politeness": "none", "robots": "ignore", **keys}
        write_source(folder, "site", **whole)
        ended = linkcheck(folder, "run", "site", "--quiet", "--fail-on", "none")
        assert ended.returncode == 0, ended.stderr
        file = folder / "reports/site/report.json"
        file.write_text(file.read_text().replace(server.url("/"), "/"))
        return sorted(server.paths()), report_of(folder, "site")


@pytest.mark.parametrize("trap", ENDLESS)
def test_a_crawl_into_a_trap_ends_by_itself_and_the_trap_is_named(tmp_path: Path, trap: str) -> None:
    routes, most, named = ENDLESS[trap]
    asked, report = crawled(tmp_path, routes)
    (gap,) = [row for row in report["coverage"] if row["reason"] == trap]

    assert 15 <= len(asked) <= most
    assert report["run"]["complete"]
    assert [row["pattern"] for row in gap["patterns"]] == [named]
    assert gap["count"] == gap["patterns"][0]["count"] > 0
    assert gap["examples"] == sorted(gap["examples"])
    assert gap["examples"][0] in {target["url"] for target in report["targets"] if target["reason"] == trap}


def test_a_menu_of_relative_links_where_any_path_is_answered_comes_to_an_end(tmp_path: Path) -> None:
    menu = page(
        "".join(f'<a href="{word}/">{word}</a> ' for word in "news staff rooms study jobs about press help".split())
    )
    asked, report = crawled(tmp_path, {"*": menu}, max_per_pattern=50)

    assert len(asked) < 400
    assert [row["reason"] for row in report["coverage"]] == ["growing-path"]


def test_an_archive_is_whole_however_many_months_it_has(tmp_path: Path) -> None:
    months = [f"/{year}/{month:02}/" for year in range(1999, 2025) for month in range(1, 13)]
    listed = "".join(f"<a href={month}>Posts of a month</a>" for month in months)
    routes: dict[str, Route] = {"/": page(listed), "*": page(f"<a href=/>Home</a> {listed}")}
    asked, report = crawled(tmp_path, routes)

    assert set(months) <= set(asked)
    assert report["coverage"] == []


def test_a_calendar_with_arrows_to_days_and_months_ends_soon(tmp_path: Path) -> None:
    def day(request: Request) -> Reply:
        shown = date.fromisoformat(request.path.partition("=")[2])
        ways = "".join(f"<a href='/day?date={shown + timedelta(days)}'>to</a> " for days in (-30, -1, 1, 30))
        return page(f"<p>Nothing on. {ways}")

    asked, report = crawled(tmp_path, {"/": page("<a href='/day?date=2026-11-24'>Today</a>"), "/day": day})

    assert len(asked) < 400
    assert [row["reason"] for row in report["coverage"]] == ["calendar"]


def test_two_runs_into_a_trap_ask_for_the_same(tmp_path: Path) -> None:
    routes, _, _ = ENDLESS["facets"]
    first, report = crawled(tmp_path, routes, max_per_pattern=40)
    second, again = crawled(tmp_path, routes, max_per_pattern=40)

    assert first == second
    assert report["coverage"] == again["coverage"]
    assert report["links"] == again["links"]


def test_a_session_id_that_changes_on_each_page_makes_no_new_addresses(tmp_path: Path) -> None:
    asked, report = crawled(tmp_path, {"*": session})
    targets = [target["url"] for target in report["targets"]]
    (gap,) = report["coverage"]

    assert len(asked) == len(targets) == 13
    assert (gap["reason"], gap["count"]) == ("session-id", 12 * 12)
    assert {link["target"] or link["url"] for link in report["links"]} | {"/"} == set(targets)
    assert {link["verdict"] for link in report["links"]} == {"ok"}


def test_a_session_id_in_the_path_makes_no_new_addresses(tmp_path: Path) -> None:
    numbers = itertools.count()

    def cookieless(request: Request) -> Reply:
        if "(S(" not in request.path:
            return redirect(f"/(S({next(numbers):024}))" + request.path, 302)
        number = next(numbers)
        return page(f'<a href="one.aspx">one</a> <a href="/two.aspx">two</a> <a href="/(S({number:024}))/">home</a>')

    asked, report = crawled(tmp_path, {"*": cookieless})

    assert len(asked) <= 8
    assert report["summary"]["pages"] == 3
    assert report["summary"]["targets"] == 3


def test_what_is_excluded_does_not_hide_what_is_the_same_but_for_a_session_id(tmp_path: Path) -> None:
    home = page('<a href="/a;jsessionid=0A">page a</a> <a href="/a">page a again</a>')
    asked, report = crawled(tmp_path, {"/": home, "/a": page("a")}, exclude=["jsessionid"])

    assert asked == ["/", "/a"]
    assert [(row["reason"], row["count"]) for row in report["coverage"]] == [("excluded", 1)]


def test_addresses_of_others_are_never_cut(tmp_path: Path) -> None:
    paths = [f"/calendar/{year}/{month}" for year in range(2026, 2056) for month in range(1, 13)]
    with serve({"*": page("a month")}) as other:
        home = page("".join(f'<a href="{other.url(path)}">month</a> ' for path in paths))
        _, report = crawled(tmp_path, {"/": home})

        assert sorted(other.paths()) == sorted(paths)
        assert report["coverage"] == []


def test_no_address_takes_long_to_look_into() -> None:
    began = time.perf_counter()
    for hostile in ("/(A(a)" * 900, "/((S(" * 400_000, "/?" + "&" * 1_000_000, "/?" + "y" * 1_900, "/" + "2026-" * 390,
                    "/?" + "a=2026&" * 280, ";jsessionid" * 100_000, "/" + "1/" * 1_000_000):  # fmt: skip
        url = Url(SITE + hostile)
        without_session(url)
        if not grows(url):
            Traps(1).suspects(url)
            Traps(1).judge(url)
            Traps(1).climbs(url)

    assert time.perf_counter() - began < 1


def test_real_pages_behind_numbers_and_queries_are_all_asked_for(tmp_path: Path) -> None:
    links = [f"/node/{number}" for number in range(260)] + [f"/show?id={number}&lang=en" for number in range(260)]
    home = page("".join(f'<a href="{link}">node</a> ' for link in links))
    asked, report = crawled(tmp_path, {"/": home, "*": page("a node")})

    assert asked == sorted(["/", *links])
    assert report["coverage"] == []


# Depth

CHAIN = {
    "/": page('<a href="/long">long way</a> <a href="/1">way</a>'),
    "/long": page('<a href="/longer">longer way</a>'),
    "/longer": page('<a href="/2">way</a>'),
    "/1": Reply(200, b'<a href="/2">way</a>', {"Content-Type": "text/html"}, delay=0.4),
    "/2": page('<a href="/3">way</a>'),
    "/3": page('<a href="/4">way</a>'),
    "/4": page("the end"),
}
"""The shorter way to /2 is the slower one."""


@pytest.mark.parametrize(
    ("depth", "read", "named"),
    [
        (0, ["/"], ["/1", "/long"]),
        (1, ["/", "/1", "/long"], ["/2", "/longer"]),
        (2, ["/", "/1", "/2", "/long", "/longer"], ["/3"]),
        (9, ["/", "/1", "/2", "/3", "/4", "/long", "/longer"], []),
    ],
)
def test_depth_is_the_shortest_way_however_slow(tmp_path: Path, depth: int, read: list[str], named: list[str]) -> None:
    asked, report = crawled(tmp_path, CHAIN, max_depth=depth)

    assert asked == sorted([*read, *named])
    assert [row["examples"] for row in report["coverage"] if row["reason"] == "depth"] == ([named] if named else [])
    assert report["summary"]["pages"] == len(read)


def test_depth_is_also_an_option(tmp_path: Path) -> None:
    with serve(CHAIN) as server:
        linkcheck(tmp_path, "run", server.url(), "--recurse", "--max-depth", "0", "--quiet")
        assert sorted(server.paths()) == ["/", "/1", "/long", "/robots.txt"]


# Parameters that say nothing


def test_dropped_parameters_make_one_target_and_links_keep_what_they_say(tmp_path: Path) -> None:
    home = page(
        '<a href="/a?utm_source=x">first page</a> <a href="/a?utm_medium=y#part">second page</a> '
        '<a href="/gone?id=3&amp;fbclid=z#x">third page</a> <a href="/hidden?utm_source=x">fourth page</a>'
        '<a href="/hidden">fifth page</a>'
    )
    routes: Mapping[str, Route] = {"/": home, "/a": page('<p id="part">a'), "/hidden": page("hidden")}
    keys = {"drop_parameters": ["utm_*", "fbclid"], "exclude": ["hidden.utm"]}
    asked, report = crawled(tmp_path, routes, **keys)
    joined = {link["url"]: link["target"] for link in report["links"]}

    assert sorted(set(asked)) == ["/", "/a", "/gone?id=3", "/hidden"]
    assert joined == {
        "/a?utm_source=x": "/a",
        "/a?utm_medium=y#part": "/a",
        "/gone?id=3&fbclid=z#x": "/gone?id=3",
        "/hidden?utm_source=x": None,
        "/hidden": None,
    }
    assert set(filter(None, joined.values())) <= {target["url"] for target in report["targets"]}
    assert [row["reason"] for row in report["coverage"]] == ["excluded"]
    html = (tmp_path / "reports/site/index.html").read_text()
    assert "fbclid" in html
    assert "404 Not Found" in html
