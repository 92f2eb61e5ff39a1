"""HTML pages: a page in, its links and facts out."""

from __future__ import annotations

import re
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.documents import html, sentences
from linkcheck.documents.contract import Document, RawLink
from linkcheck.documents.elements import srcset_addresses
from linkcheck.model import Url
from linkcheck.urls import checksum

HERE = Url("https://dept.example.org/mobility/page.html")
UTF_8 = "text/html; charset=utf-8"

TAGS = st.sampled_from(
    "<a href=x>|<a href='y 2021' title=t>|</a>|<p>|</p>|<h2>|</h2>|<td>|<table>|</table>|<li>|<br>|<select>|</div>|"
    "<!--|-->|<img src=i alt='in 2020'>|<img srcset='a 1x, b,c 2x'>|<template>|</template>|<svg>|<base href=/b/>".split(
        "|"
    )
)
TEXTS = st.sampled_from(["in 2021. ", "Here ", "è ", "&amp;", "&copy", "<", "\0", "\r\n"]) | st.text(max_size=5)
MARKUP = st.lists(TAGS | TEXTS, max_size=25).map("".join)


def read(page: str | bytes, content_type: str = UTF_8) -> Document:
    return html.read(page if isinstance(page, bytes) else page.encode(), content_type, HERE)


def rows(document: Document) -> list[RawLink]:
    assert document.links is not None
    return [link for found in document.links() for link in found.rows()]


def links(page: str) -> list[RawLink]:
    return rows(read(page))


def in_short(page: str) -> list[tuple[str, str, str]]:
    return [(str(link.kind), link.href, link.text) for link in links(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<a href=x>Guide</a>", [("a", "x", "Guide")]),
        ("<A HREF='x'>Guide</A>", [("a", "x", "Guide")]),
        ("<a name=x>Guide</a>", []),
        ("<a href=''>Guide</a>", [("a", "", "Guide")]),
        ("<a href=' x '>Guide</a>", [("a", " x ", "Guide")]),
        ("<a href=first href=second>Guide</a>", [("a", "first", "Guide")]),
        (
            "<a href='?a=1&amp;b=2&#x2f;&copy=3&notit;'>&lt;Guide&gt;</a>",
            [("a", "?a=1&b=2/&copy=3&notit;", "<Guide>")],
        ),
        ("<area href=x alt=Guide>", [("area", "x", "Guide")]),
        ("<iframe src=x title=Guide></iframe>", [("iframe", "x", "Guide")]),
        ("<script src=x></script><script>1</script>", [("script", "x", "")]),
        ("<svg><a href=x>Guide</a></svg>", [("a", "x", "Guide")]),
        ("<a href='data:text/plain,2'>Guide</a>", [("a", "data:text/plain,2", "Guide")]),
        ("plain text", []),
        ("", []),
    ],
)
def test_elements_that_carry_an_address(page: str, expected: list[tuple[str, str, str]]) -> None:
    assert in_short(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<link rel=stylesheet href=x>", [("link", "x", "")]),
        ("<link rel=alternate title=Italiano href=x>", [("link", "x", "Italiano")]),
        ("<link rel=stylesheet href=''><link rel=stylesheet>", []),
        ("<link rel=preconnect href=//x><link rel='DNS-prefetch' href=//x>", []),
        ("<link rel='preconnect stylesheet' href=x><link rel=pingback href=x>", []),
    ],
)
def test_what_only_names_a_host_is_no_link(page: str, expected: list[tuple[str, str, str]]) -> None:
    assert in_short(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<a href=x>a  long\n\tguide </a>", "a long guide"),
        ("<a href=x>one<br>two</a>", "one two"),
        ("<a href=x>one<b>two</b></a>", "onetwo"),
        ("<a href=x>one<div>two</div>three</a>", "one two three"),
        ("<a href=x>one<!-- not -->two</a>", "onetwo"),
        ("<a href=x>one<script>not</script><style>not</style></a>", "one"),
        ("<a href=x><img alt='A guide'></a>", "A guide"),
        ("<a href=x>The<img alt=guide>of 1<sup>st</sup></a>", "The guide of 1st"),
        ("<a href=x aria-label='All of it'>not</a>", "All of it"),
        ("<a href=x title=Guide></a>", "Guide"),
        ("<a href=x title=not>Guide</a>", "Guide"),
        ("<a href=x><img src=i></a>", ""),
        ("<a href=x> \n</a>", ""),
        ("<a href=x><svg><title>Our page</title></svg></a>", "Our page"),
        ("<a href=x><svg aria-label='Our page'></svg></a>", "Our page"),
        ("<a href=x aria-labelledby='b a'></a><p id=a>page</p><p id=b>Our</p>", "Our page"),
        ("<a href=x><i aria-label='Our page'></i></a>", "Our page"),
        ("<a href=x><img src=i title='Our page'></a>", "Our page"),
    ],
)
def test_text_is_what_a_reader_gets(page: str, expected: str) -> None:
    assert links(page)[0].text == expected


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("a 1x, b 2x", ["a", "b"]),
        ("a", ["a"]),
        ("a,b 1x", ["a,b"]),
        (" ,, a 1x ,b 2x,", ["a", "b"]),
        ("a, b", ["a", "b"]),
        ("a,, b", ["a", "b"]),
        ("a,b, c", ["a,b", "c"]),
        ("a (1, 2), b 2x", ["a", "b"]),
        ("data:image/gif;base64,R0lGOD 1x, b 2x", ["data:image/gif;base64,R0lGOD", "b"]),
        (" , ", []),
    ],
)
def test_srcset_may_have_commas_in_its_addresses(srcset: str, expected: list[str]) -> None:
    page = f"<picture><source srcset='{srcset}'><img src=x alt=Map srcset='{srcset}'></picture>"

    assert list(srcset_addresses(srcset)) == expected
    assert in_short(page) == [
        *(("srcset", address, "") for address in expected),
        ("img", "x", "Map"),
        *(("srcset", address, "Map") for address in expected),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<!-- <a href=not>not</a> -->",
        "<template><a href=not>not</a></template>",
        "<textarea><a href=not>not</a></textarea>",
        "<title><a href=not>not</a></title>",
        "<script>'<a href=not>'</script>",
        "<style><a href=not>not</a></style>",
        "<xmp><a href=not>not</a></xmp>",
    ],
)
def test_what_no_reader_gets_is_not_seen(page: str) -> None:
    assert in_short(page + "<a href=x>Guide</a>") == [("a", "x", "Guide")]


def test_noscript_is_seen_for_the_scan_runs_no_scripts() -> None:
    page = "<noscript><a href=x>Guide</a><img src=y></noscript>"

    assert in_short(page) == [("a", "x", "Guide"), ("img", "y", "")]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<img src=1><a href=2>b</a><img src=3><a href=4>d</a>", "1234"),
        ("<a href=1><img src=2 srcset='3'></a><img src=4>", "1234"),
        ("<p><a href=1>a<img src=2></a><p><img src=3>", "123"),
        pytest.param(
            "<a href=1>a<div><img src=2></div></a><img src=3>",
            "123",
        ),
        ("<table><tr><td><a href=1>a</a><td><img src=2></table><iframe src=3></iframe>", "123"),
    ],
)
def test_links_come_in_document_order(page: str, expected: str) -> None:
    assert "".join(link.href for link in links(page)) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<a href=x>one<a href=y>two", [("a", "x", "one"), ("a", "y", "two")]),
        ("<ul><li><a href=x>one<li><a href=y>two</ul>", [("a", "x", "one"), ("a", "y", "two")]),
        ("<p><b><a href=x>one</p></b><p>two", [("a", "x", "one"), ("a", "x", "two")]),
        ("<a href=x>one</b></div></a>", [("a", "x", "one")]),
        ("<a href=x", []),
        ("<a href=x title='>one</a>", []),
    ],
)
def test_broken_markup_is_read_as_browsers_do(page: str, expected: list[tuple[str, str, str]]) -> None:
    assert in_short(page) == expected


@pytest.mark.parametrize(
    ("page", "context", "before"),
    [
        ("<p>The talk of 2021 is <a href=x>here</a>.", "The talk of 2021 is here.", ""),
        ("<p>It was in 2020. The talk is <a href=x>here</a>. More.", "The talk is here.", "It was in 2020."),
        ("<p>So. In 2020? The <a href=x>talk</a>", "The talk", "In 2020?"),
        ("<p>In 2020. So? The <a href=x>talk</a>", "", ""),
        ("<p>In 2020.</p><p>The <a href=x>talk</a>.", "", ""),
        ("<table><tr><td>In 2020.<td>The <a href=x>talk</a>.", "The talk.", ""),
        ("<table><tr><td>In May.<td>The <a href=x>talk</a>.", "", ""),
        ("<table><tr><td>Talk<td>In 2020: <a href=x>slides</a>", "In 2020: slides", ""),
        ("<ul><li>In 2020.<li>The <a href=x>talk</a> of 2021.", "The talk of 2021.", ""),
        ("<p>In 2020.<br>The <b><a href=x>talk</a></b> is <i>here</i>. No.", "The talk is here.", "In 2020."),
        ("<p>The <a href=talk-2020>talk</a>", "The talk", ""),
        ("<p>The <a href=x>talk</a> of 2020 and the <a href=y>slides</a>", "The talk of 2020 and the slides", ""),
        (
            "<p>Nell'a.a. 2021/22 ai sensi dell'art. 5 del D.M. 270/2004 il Prof. Rossi: <a href=x>qui</a>. Poi.",
            "Nell'a.a. 2021/22 ai sensi dell'art. 5 del D.M. 270/2004 il Prof. Rossi: qui.",
            "",
        ),
        (
            "<p>Il Prof. Rossi è venuto nel 2020. Il materiale è <a href=x>qui</a>.",
            "Il materiale è qui.",
            "Il Prof. Rossi è venuto nel 2020.",
        ),
        ("<p>The talk is <a href=x>here</a>.", "", ""),
    ],
)
def test_the_sentence_is_kept_where_a_date_may_be(page: str, context: str, before: str) -> None:
    around = links(page)[0].around

    assert (around.context, around.before) == (context, before)


def test_the_other_cells_of_its_row() -> None:
    page = (
        "<h1>Site</h1><h2>Dates</h2><h3>Spring</h3><table><tr><th>Day<th>What<th>Where"
        "<tr><td>5 May 2022<td>Talk<td><p><a href=x>Room</a></p><tr><td>May<td>Talk<td><a href=y>Room</a></table>"
    )

    first, second = (link.around for link in links(page))

    assert (first.row, first.context) == ("5 May 2022 | Talk", "Room")
    assert (first.heading, first.above) == ("Spring", "Site › Dates")
    assert second.row == ""


@given(st.lists(st.tuples(st.integers(1, 80), st.booleans()), min_size=1, max_size=8))
def test_in_a_block_without_end_each_link_has_its_own_sentence(shapes: list[tuple[int, bool]]) -> None:
    """Links of a long block do not wait for its end: they get what they would get there, and in their order."""
    texts, page = [], []
    while len("".join(page)) < 40_000:
        number = len(page)
        words, pictured = shapes[number % len(shapes)]
        dated = number % 3 == 0
        said = f"Talk{' of 2021' if dated else ''} {'word ' * words}"
        image = "<img src=i>" if pictured else ""
        page.append(f"{said}<a href=/{number}>{image}no. {number}</a>. ")
        texts.append((f"{said}no. {number}.", dated))

    found = [link for link in links(f"<p>{''.join(page)}") if link.kind == "a"]

    expected = [
        (f"/{number}", text if dated or before[1] else "", before[0] if dated or before[1] else "")
        for number, ((text, dated), before) in enumerate(zip(texts, [("", False), *texts], strict=False))
    ]
    assert [(link.href, link.around.context, link.around.before) for link in found] == expected


def test_each_link_has_the_last_heading_before_it() -> None:
    page = "<a href=1>a</a><h1>All <a href=2>of</a> it</h1><a href=3>b</a><h3>Part</h3><p><a href=4>c</a>"

    assert [link.around.heading for link in links(page)] == ["", "All of it", "All of it", "Part"]


@pytest.mark.parametrize(
    ("page", "base"),
    [
        ("", HERE),
        ("<base href=/files/>", "https://dept.example.org/files/"),
        ("<base href='../x'>", "https://dept.example.org/x"),
        ("<base href=//else.example.com>", "https://else.example.com/"),
        ("<base target=_top><base href=/first/><base href=/second/>", "https://dept.example.org/first/"),
        ("<base href='https://exa mple.org/'><base href=/second/>", HERE),
        ("<base href=javascript:1>", HERE),
        ("<!-- <base href=/files/> -->", HERE),
    ],
)
def test_addresses_are_resolved_against_the_base(page: str, base: str) -> None:
    (found,) = read(f"{page}<a href=x?y>").links()

    assert found.urls[-1] == urls.resolve("x?y", Url(base))


@pytest.mark.parametrize(
    ("content_type", "prefix", "codec"),
    [
        (UTF_8, "", "utf-8"),
        ("text/html; charset=iso-8859-1", "", "iso-8859-1"),
        ("text/html; charset=utf-16", "", "utf-16-le"),
        ("text/html", "\ufeff", "utf-8"),
        ("text/html", "\ufeff", "utf-16-le"),
        ("text/html", "\ufeff", "utf-16-be"),
        ("text/html; charset=utf-8", "\ufeff", "utf-16-be"),
        ("text/html", "<meta charset=iso-8859-1>", "iso-8859-1"),
        ("text/html", "<meta http-equiv=content-type content='text/html; charset=windows-1252'>", "cp1252"),
        ("text/html", "", "utf-8"),
        ("text/html", "", "iso-8859-1"),
    ],
)
def test_charsets(content_type: str, prefix: str, codec: str) -> None:
    page = f"{prefix}<title>Mobilità</title><a href='città?è'>Perché no?</a>"
    document = read(page.encode(codec), content_type)

    assert document.facts.title == "Mobilità"
    assert [(link.href, link.text) for link in rows(document)] == [("città?è", "Perché no?")]


def test_facts() -> None:
    facts = read(
        "<!doctype html><html lang=' IT-it '><title> Scambi\n e borse </title><svg><title>no</title></svg>"
        "<h1>Scambi <b>2021</b></h1><p id=uno>Una <a name=due>pagina</a><img name=no><script>no</script>"
        "<input type=PASSWORD>"
    ).facts

    assert (facts.title, facts.heading, facts.language) == ("Scambi e borse", "Scambi 2021", "it-it")
    assert facts.words == 4
    assert facts.password_field
    assert list(array("I", facts.anchors)) == sorted(map(checksum, ("uno", "due")))


@pytest.mark.parametrize(
    ("page", "scripted"),
    [
        ("<script>draw()</script><div id=app></div>", True),
        ("<script>draw()</script><p>" + "word " * 30, False),
        ("<p>few words", False),
    ],
)
def test_a_page_drawn_by_scripts(page: str, scripted: bool) -> None:
    assert read(page).facts.scripted is scripted


@pytest.mark.parametrize(
    ("content", "leads"),
    [
        ("0; url=/new", "https://dept.example.org/new"),
        ("5;URL='new.html'", "https://dept.example.org/mobility/new.html"),
        ("0.5, https://else.example.com/#x", "https://else.example.com/#x"),
        ("30", None),
        ("0; url=#part", None),
        ("0; url=page.html", None),
        ("0; url=javascript:1", None),
        ("0; url=./", "https://dept.example.org/mobility/"),
        ("600; url=/new", None),
    ],
)
def test_a_refresh_that_leads_elsewhere(content: str, leads: str | None) -> None:
    assert read(f'<meta http-equiv="Refresh" content="{content}">').facts.refresh == leads


def test_a_refresh_for_browsers_without_scripts_is_none_of_the_page() -> None:
    refresh = '<meta http-equiv=refresh content="0; url=/{}">'
    for_few = f"<noscript>{refresh.format('no')}</noscript>"

    assert read(for_few).facts.refresh is None
    assert read(for_few + refresh.format("x")).facts.refresh == "https://dept.example.org/x"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<a href=x>x</a>", True),
        (b"<br/>", True),
        (b"<person>", False),
        ("<html>".encode("utf-16"), True),
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\n <html>", True),
        (b"%PDF-1.7", False),
        (b"<?xml version='1.0'?><rss>", False),
        (b"", False),
    ],
)
def test_looks_like_a_page(body: bytes, expected: bool) -> None:
    assert html.looks_like(body) is expected


def assert_sound(page: bytes, content_type: str) -> None:
    document = html.read(page, content_type, HERE)
    found = rows(document)

    assert rows(document) == found
    assert rows(html.read(page, content_type, HERE)) == found
    for link in found:
        assert link.text == " ".join(link.text.split())
        assert len(link.text) <= html.LONGEST_TEXT
        assert len(link.around.context) <= sentences.LONGEST
        assert len(link.around.before) <= sentences.LONGEST
        assert not re.search(r"\S\s{2,}\S", link.around.context)


@given(MARKUP)
def test_no_markup_makes_it_raise_and_it_reads_the_same_twice(page: str) -> None:
    assert_sound(page.encode("utf-8", "surrogatepass"), UTF_8)


@given(st.binary(max_size=200), st.sampled_from(["", "text/html", UTF_8, "text/html; charset=utf-16"]))
def test_no_bytes_make_it_raise(body: bytes, content_type: str) -> None:
    assert_sound(body, content_type)
    assert_sound(b"<p>In 2021. <a href=x>" + body + b"</a>", content_type)


@pytest.mark.parametrize(
    "page",
    [
        "<p>In 2021" + "." * 1_000_000 + " <a href=x>x</a>",
        '<meta http-equiv=refresh content="' + " " * 1_000_000 + '"><a href=x>x</a>',
        '<img srcset="' + "(" * 1_000_000 + '"><a href=x>x</a>',
        "<a href=x>x</a>" + "<div>" * 100_000,
        "<a href=x>x</a>" + "<img src=y>" * 100_000,
        "<a href=x>x</a>" + "<a href=y></a>" * 50_000 + "In 2021 " * 50_000,
        "<a href=x>x</a>" + "<svg>" * 9_000 + "<title>y</title>" * 50_000,
        "<a href=x>x</a>" + "<script>y z</script>" * 50_000,
    ],
    ids=[
        "full stops",
        "a refresh of blanks",
        "a srcset of brackets",
        "depth",
        "pictures",
        "links",
        "titles",
        "scripts",
    ],
)
def test_a_page_made_to_take_for_ever_does_not(page: str) -> None:
    """What is quadratic in a million characters would not end while anybody waits."""
    assert "x" in [link.href for link in links(page)]


def test_a_page_too_deep_is_read_as_far_as_it_goes_and_says_so() -> None:
    deep = html.read(b"<a href=x>x</a>" + b"<div></x>" * 30_000, UTF_8, HERE)
    long = html.read(b"<ul>" + b"<li><p><a href=x>x</a><br>" * 30_000, UTF_8, HERE)

    assert not deep.whole
    assert long.whole
    assert len(rows(long)) == 30_000
