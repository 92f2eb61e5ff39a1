"""The second reading finds what the scan found, and says where it stands and who sees it."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.documents import html
from linkcheck.model import Kind, Place, Url
from linkcheck.second_reading import IN_SOURCE, UNSEEN, SecondReading, Wanted, WantedOnly, places, without_plain_tags

HERE = Url("https://dept.example.org/mobility/page.html")

HREFS = st.sampled_from(["x", "y", "/a b", "?a=1&b=2", "#part", "è", "mailto:o@example.org", "a\tb", "'"])
HIDERS = st.sampled_from(["", "template", "noscript", "p", "b", "li", "td", "h2", "script", "style"])
ELEMENTS = {
    Kind.A: ['<a href="{}">Guide 2021</a>', '<svg><a xlink:href="{}"><text>Guide</text></a></svg>'],
    Kind.AREA: ['<area href="{}">'],
    Kind.AUDIO: ['<audio src="{}"></audio>'],
    Kind.BACKGROUND: ['<table background="{}"></table>', '<table><tr><td background="{}">Guide</table>'],
    Kind.CANONICAL: ['<link rel="canonical" href="{}">'],
    Kind.CITE: ['<blockquote cite="{}">Guide</blockquote>', '<q cite="{}">Guide</q>'],
    Kind.EMBED: ['<embed src="{}">'],
    Kind.FORM: ['<form action="{}"></form>', '<button formmethod="get" formaction="{}">Guide</button>'],
    Kind.HREFLANG: ['<link rel="alternate" hreflang="it" href="{}">'],
    Kind.IFRAME: ['<iframe src="{}"></iframe>'],
    Kind.IMG: ['<img src="{}" alt="Map">', '<image src="{}">'],
    Kind.INPUT: ['<input type="image" src="{}">'],
    Kind.LINK: ['<link rel="stylesheet" href="{}">', '<link itemprop="sameAs" href="{}">'],
    Kind.LONGDESC: ['<img longdesc="{}">'],
    Kind.META: ['<meta property="og:image" content="{}">', '<meta name="twitter:image" content="{}">'],
    Kind.NEXT: ['<link rel="next" href="{}">'],
    Kind.OBJECT: ['<object data="{}"></object>'],
    Kind.PING: ['<a href="#" ping="{}">Guide 2021</a>'],
    Kind.POSTER: ['<video poster="{}"></video>'],
    Kind.PREV: ['<link rel="prev" href="{}">'],
    Kind.REFRESH: ['<meta http-equiv="refresh" content="0; url={}">'],
    Kind.SCRIPT: ['<script src="{}"></script>', '<svg><script href="{}"></script></svg>'],
    Kind.SOURCE: ['<audio><source src="{}"></audio>'],
    Kind.SRCSET: ['<img srcset="{} 1x">', '<link rel="preload" as="image" imagesrcset="{} 1x">'],
    Kind.SVG: ['<svg><use href="{}"></use></svg>', '<svg><image xlink:href="{}"></image></svg>'],
    Kind.TRACK: ['<video><track src="{}"></video>'],
    Kind.VIDEO: ['<video src="{}"></video>'],
}
WRITTEN = [(kind, element) for kind, elements in ELEMENTS.items() for element in elements]
IN_DOCUMENTS = {Kind.ANNOTATION, Kind.HYPERLINK}
ELSEWHERE = {Kind.FRAME, Kind.LINK_HEADER, Kind.SITEMAP, Kind.FEED, Kind.TEXT, Kind.LIST} | IN_SOURCE | IN_DOCUMENTS
"""Kinds that stand in no element of a body."""


def wanted_of(page: str) -> list[Wanted]:
    """Every link that the scan finds."""
    counted = Counter[tuple[Kind, str]]()
    wanted = []
    document = html.read(page.encode(), "text/html; charset=utf-8", HERE)
    assert document.links is not None
    for link in (row for found in document.links() for row in found.rows()):
        wanted.append((link.kind, link.href, counted[link.kind, link.href]))
        counted[link.kind, link.href] += 1
    return wanted


def place(page: str, href: str = "x", nth: int = 0, kind: Kind = Kind.A) -> Place | None:
    (found,) = SecondReading(page, [(kind, href, nth)]).places()
    return found


@pytest.mark.parametrize(
    ("page", "line", "column"),
    [
        ("<a href=x>Guide</a>", 1, 1),
        ("<p>See\n  the <a href=x>guide</a>", 2, 7),
        ("<!-- one\ntwo -->\n<p>\n<A\n HREF='x'>Guide</A>", 4, 1),
        ("<p>città <a href=x>Guide</a>", 1, 10),
        ("one\r\ntwo <a href=x>Guide</a>", 2, 5),
    ],
)
def test_line_and_column_count_from_one(page: str, line: int, column: int) -> None:
    found = place(page)

    assert found is not None
    assert (found.line, found.column, found.hidden) == (line, column, None)


def test_the_nth_link_of_an_address_is_told_from_the_first() -> None:
    page = "<a href=x>1</a>\n<a href=y>2</a>\n<a href=x>3</a>"
    places = SecondReading(page, [(Kind.A, "x", 1), (Kind.A, "y", 0), (Kind.A, "x", 0)]).places()

    assert [found.line for found in places if found] == [3, 2, 1]


def test_kinds_are_told_apart() -> None:
    page = "<img src=x>\n<iframe src=x></iframe>\n<a href=x>1</a>\n<img srcset='x 2x'>"
    wanted = [(Kind.A, "x", 0), (Kind.SRCSET, "x", 0), (Kind.IFRAME, "x", 0), (Kind.IMG, "x", 0)]

    assert [found.line for found in SecondReading(page, wanted).places() if found] == [3, 4, 2, 1]


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("<a href=x>Guide</a>", ""),
        ("<h1>Mobility</h1><a href=x>Guide</a>", "Mobility"),
        ("<h1>Mobility</h1><h2>In <b>2021</b></h2><p><a href=x>Guide</a>", "Mobility › In 2021"),
        ("<h1>Mobility</h1><h2>In</h2><h3>Deep</h3><h2>Out</h2><a href=x>Guide</a>", "Mobility › Out"),
        ("<h3>Deep</h3><h2>Out</h2><a href=x>Guide</a><h2>Later</h2>", "Out"),
        ("<h1>Mobility</h1><h2><img src=y></h2><a href=x>Guide</a>", "Mobility"),
        ("<h1>Mobility &amp; <a href=x>more</a></h1>", "Mobility & more"),
    ],
)
def test_heading_is_the_path_above_the_link(page: str, heading: str) -> None:
    found = place(page)

    assert found is not None
    assert found.heading == heading


@pytest.mark.parametrize(
    ("page", "context"),
    [
        ("<p>In 2020. The <b>talk &amp; <a href=x>slides</a></b> are here. Then.</p>", "The talk & slides are here."),
        ("<td>In 2020</td><td>The <a href=x>talk</a> is here</td><td>Then</td>", "The talk is here"),
        ("<ul><li>One<li>The <a href=x>talk</a>\n of<li>Then</ul>", "The talk of"),
        ("<p>One<!-- two --> and <a href=x>three</a>.</p>", "One and three."),
        pytest.param(
            "<p>One<!-- <p>two --> and <a href=x>three</a>.</p>",
            "One and three.",
        ),
        ("<p>Il Prof. Rossi, a.a. 2021/22: <a href=x>qui</a>. Poi.</p>", "Il Prof. Rossi, a.a. 2021/22: qui."),
    ],
)
def test_context_is_the_sentence_between_the_edges_of_its_block(page: str, context: str) -> None:
    found = place(page)

    assert found is not None
    assert found.context == context


@pytest.mark.parametrize(
    ("page", "hidden"),
    [
        ("<a href=x>Guide</a>", None),
        ("<noscript><p><a href=x>Guide</a></noscript>", "noscript"),
        ("<template><a href=x>Guide</a></template>", "template"),
        ("<!-- <a href=x>Guide</a> -->", "comment"),
        ("<!-- <a href=x>Guide</a> --><a href=x>Guide</a>", None),
        ("<template><a href=x>Guide</a></template><a href=x>Guide</a>", None),
    ],
)
def test_who_does_not_see_it(page: str, hidden: str | None) -> None:
    found = place(page)

    assert found is not None
    assert found.hidden == hidden


@pytest.mark.parametrize("element", ["textarea", "xmp", "iframe", "noembed", "noframes"])
def test_a_copy_in_raw_text_hides_no_link(element: str) -> None:
    found = place(f"<{element}><a href=x>not</a></{element}>\n<a href=x>Guide</a>")

    assert found is not None
    assert (found.line, found.hidden) == (2, None)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<a href='?a=1&amp;section=2&#x2f;'>Guide</a>", id="references"),
        pytest.param(
            "<a href='?id=1&section=2'>Guide</a>",
            id="a bare ampersand",
        ),
        pytest.param(
            "<a href='a\r\nb'>Guide</a>",
            id="a line end",
        ),
        pytest.param(
            "<p><a href=x>one<p>two",
            id="a link that is never closed",
        ),
        pytest.param("<a href=first href=second>Guide</a>", id="twice the attribute"),
        pytest.param("<svg><a href=x>Guide</a></svg>", id="in a drawing"),
        pytest.param("<a href=x><b>one</a><a href=x>two</b></a>", id="misnested"),
        pytest.param("<img srcset='a,b 1x, c 2x' src=x>", id="candidates"),
        pytest.param("<a/href=x>one</a><a href=x/>two</a>", id="slashes"),
    ],
)
def test_what_the_scan_sees_the_second_reading_sees(page: str) -> None:
    wanted = wanted_of(page)

    assert wanted
    assert all(found is not None and found.hidden is None for found in SecondReading(page, wanted).places())


def test_more_of_a_link_than_there_are_stand_where_the_last_one_does() -> None:
    """Browsers make two links of one that is never closed; this parser makes one."""
    assert place("<a href=x>Guide</a>", "x", 1) == place("<a href=x>Guide</a>", "x", 0)


def test_what_is_not_there_has_no_place() -> None:
    assert place("<a href=x>Guide</a>", "y") is None
    assert place("", "") is None


def test_every_kind_that_stands_in_an_element_is_tried() -> None:
    assert set(Kind) == ELEMENTS.keys() | ELSEWHERE


@pytest.mark.parametrize(("kind", "element"), WRITTEN)
def test_a_link_of_each_kind_has_its_place(kind: Kind, element: str) -> None:
    page = "<p>Before\n" + element.format("/guide.html") + "\n<p>After"

    assert (kind, "/guide.html", 0) in wanted_of(page)
    found = place(page, "/guide.html", kind=kind)
    assert found is not None
    assert (found.line, found.hidden) == (2, None)


def test_a_frame_has_its_place() -> None:
    page = '<frameset>\n<frame src="/guide.html" longdesc="/about.html">\n</frameset>'
    wanted = wanted_of(page)

    assert wanted == [(Kind.FRAME, "/guide.html", 0), (Kind.LONGDESC, "/about.html", 0)]
    assert [found.line for found in SecondReading(page, wanted).places() if found] == [2, 2]


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        (Kind.CSS, "<p style=\"background:url('/guide.png')\">"),
        (Kind.CSS, "<style>p { background: url(/guide.png) }</style>"),
        (Kind.IMPORT, "<style>@import '/guide.png';</style>"),
        (Kind.JSON_LD, '<script type="application/ld+json">{"url": "/guide.png"}</script>'),
        (Kind.JSON_LD, '<script type="application/ld+json">{"url": "\\/guide.png"}</script>'),
    ],
)
def test_a_link_in_a_language_inside_the_page_has_its_place(kind: Kind, element: str) -> None:
    page = f"<!-- {element} -->\n<p>Before\n{element}"

    assert wanted_of(page) == [(kind, "/guide.png", 0)]
    found = place(page, "/guide.png", kind=kind)
    assert found is not None
    assert found.line == 3


@given(st.lists(st.tuples(st.sampled_from(WRITTEN), HREFS, HIDERS), max_size=12))
def test_every_link_of_a_page_has_its_place(parts: list[tuple[tuple[Kind, str], str, str]]) -> None:
    """One element a line, each in some other element; what stands at the line has that link when it is read alone."""
    lines = [
        f"<{around}>{element.format(href)}</{around}>" if around else element.format(href)
        for (_, element), href, around in parts
    ]
    page = "\n".join(lines)
    wanted = wanted_of(page)

    for (kind, href, _), found in zip(wanted, SecondReading(page, wanted).places(), strict=True):
        assert found is not None
        assert (kind, href) in [one[:2] for one in wanted_of(lines[found.line - 1])]
        assert found.hidden in (None, "noscript")


@given(st.text(alphabet="<>a/ href=x'\"!-&;p\n", max_size=80))
def test_no_markup_makes_it_raise(page: str) -> None:
    SecondReading(page, [(Kind.A, "x", 0), (Kind.A, "", 3), *wanted_of(page)]).places()


PIECES = st.sampled_from(
    [
        '<a href="x">',
        '<a class="k" href="x" id="i">',
        '<a href="y">',
        '<a href="y" href="x">',
        '<a title="x" data-href="x">',
        "</a>",
        "<p>",
        '<li class="q">',
        "</li>",
        "<div hidden>",
        "</div>",
        "<b ",
        "words",
        "\n",
        "<!--",
        "-->",
        "<",
        ">",
        '"',
        "'",
        "<i title='",
        "<template>",
        "</template>",
        "<noscript>",
        "</noscript>",
        "<textarea>",
        "</textarea>",
        "<script>",
        "</script>",
        "<h2>",
        "</h2>",
    ]
)


def links_to_x(page: str) -> list[tuple[int | None, int | None, tuple[str, ...]]]:
    """Where each link to x stands, and what hides it."""
    parse_only = WantedOnly(frozenset({"x"}))
    soup = BeautifulSoup(page, "html.parser", parse_only=parse_only, on_duplicate_attribute="ignore")
    return [
        (tag.sourceline, tag.sourcepos, tuple(parent.name for parent in tag.parents if parent.name in UNSEEN))
        for tag in soup.find_all("a", href="x")
        if isinstance(tag, Tag)
    ]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_struck_out_is_nothing_to_the_links_that_are_wanted(page: str) -> None:
    short = without_plain_tags(page, {"x"})

    assert len(short) == len(page)
    assert set(links_to_x(short)) <= set(links_to_x(page))  # where one is missed, the page is read in full


def test_striking_out_takes_time_linear_in_the_page() -> None:
    hostile = "><a" + ' href=""' * 400_000 + "><a" + " b" * 400_000 + ">" * 400_000 + "<a href=" * 100_000

    assert len(without_plain_tags(hostile, set())) == len(hostile)


def test_many_addresses_of_a_long_list_are_soon_found() -> None:
    listed = [f"http://h.example/path/{number}" for number in range(40_000)]
    began = time.process_time()
    found = places("\n".join(listed).encode(), "text/uri-list", [(Kind.LIST, one, 0) for one in listed[::20]])

    assert [place.line for place in found if place] == list(range(1, 40_001, 20))
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    ("source", "before", "lead", "title"),
    [
        ("<p>Only for members. See <a href=x title='Log  in'>this</a>.", "Only for members.", "", "Log in"),
        ("<p>For members:</p><ul><li>One</li><li><a href=x>Two</a></ul>", "", "For members:", ""),
        ("For members:<ol><li><a href=x>One</a></ol>", "", "For members:", ""),
        ("<p>For members:<ul><li>One</ul><p><a href=x>Two</a>", "", "", ""),
        ("<h2>Board</h2><table><tr><td><a href=x>One</a></table>", "", "Board", ""),
        ("<a href=x>One</a>", "", "", ""),
    ],
)
def test_what_leads_to_a_link(source: str, before: str, lead: str, title: str) -> None:
    (place,) = places(source.encode(), "text/html", [(Kind.A, "x", 0)])

    assert place is not None
    assert (place.before, place.lead, place.title) == (before, lead, title)
