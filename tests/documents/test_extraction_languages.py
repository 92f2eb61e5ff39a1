"""The languages inside and beside a page: style sheets, JSON-LD, the header field Link."""

from __future__ import annotations

import gzip
import json

import pytest

from linkcheck import documents
from linkcheck.documents.contract import Body
from linkcheck.model import Response
from tests.documents.harness import CSS, HERE, UTF_8, addresses, found, links, resolved

STYLES: list[tuple[str, list[str]]] = [
    # What begins with "@" is an import, all else a url().
    ("a{b:url(x)}", ["x"]),
    ("a{b:url( x )}", ["x"]),
    ("a{b:url(\n\t'x'\f)}", ["x"]),
    ('a{b:URL("x")}', ["x"]),
    ("a{b:url(x)url(y)}", ["x", "y"]),
    ("a{b:url(x),url('y') no-repeat}", ["x", "y"]),
    ("a{b:url()}a{b:url('')}a{b:url( )}", []),
    ("a{b:url(#x)}a{b:url('#x')}", []),
    ("a{b:url(f.svg#x)}", ["f.svg#x"]),
    ("a{b:url(data:image/gif;base64,R0lG)}", ["data:image/gif;base64,R0lG"]),
    ("a{b:url(x,y;z)}", ["x,y;z"]),
    ("a{b:url(//else.example.com/x?y=1&z)}", ["//else.example.com/x?y=1&z"]),
    ("a{b:xurl(x)}a{b:-url(x)}a{b:_url(x)}a{b:url-prefix(x)}a{b:éurl(x)}", []),
    ("a{b:url (x)}", []),
    ("a{b:'url(x)'}a{b:\"url(x)\"}a[c='url(x)']{}", []),
    ("a{b:'\\'url(x)'}", []),
    ("a{b:'/*'}c{d:url(x)}e{f:'*/'}", ["x"]),
    ("/*a{b:url(x)}*/", []),
    ("/**/a{b:url(x)}/***/", ["x"]),
    ("/*/ url(x) */a{b:url(y)}", ["y"]),
    ("/* never ends url(x)", []),
    ("a{b:url(/*x*/y)}", ["/*x*/y"]),  # no comment: a url is one token
    ("a{b:url('/*x*/y')}", ["/*x*/y"]),
    ("a{b:url/**/(x)}", []),
    # 4.3.6: what makes it a bad url, and what follows is read on
    ("a{b:url(x y)}c{d:url(z)}", ["z"]),
    ("a{b:url(x'y)}c{d:url(z)}", ["z"]),
    ('a{b:url(x"y")}c{d:url(z)}', ["z"]),
    ("a{b:url(x(y)}c{d:url(z)}", ["z"]),
    ("a{b:url('x\ny)}c{d:url(z)}", ["z"]),
    # the end of the sheet closes all that is open
    ("a{b:url(x", ["x"]),
    ("a{b:url('x", ["x"]),
    ("a{b:url('x'", ["x"]),
    ("@import 'x", ["@x"]),
    ("@import url(x", ["@x"]),
    # 4.3.7: escapes
    ("a{b:url(\\78)}", ["x"]),
    ("a{b:url(\\78 y)}", ["xy"]),
    ("a{b:url(\\000078y)}", ["xy"]),
    ("a{b:url('x\\\\')}c{d:url(z)}", ["x\\", "z"]),
    ("a{b:url('x\\\\", ["x\\"]),
    ("a{b:url(x\\)y)}", ["x)y"]),
    ("a{b:url(x\\ y)}", ["x y"]),
    ("a{b:url('x\\'y')}", ["x'y"]),
    ("a{b:url('x\\\ny')}", ["xy"]),
    ("a{b:url('x\\\r\ny')}", ["xy"]),
    ("a{b:url(\\0)}a{b:url(\\d800)}a{b:url(\\110000)}", ["\ufffd"] * 3),
    ("a{b:url(\\1F600)}", ["\U0001f600"]),
    # image-set(): its own strings are addresses
    ("a{b:image-set('x' 1x,\"y\" 2x)}", ["x", "y"]),
    ("a{b:-webkit-image-set(url(x) 1x, url('y') 2x)}", ["x", "y"]),
    ("a{b:image-set('x' type('image/avif'), 'y' 2x)}", ["x", "y"]),
    ("a{b:image-set('x' 1x);c:'y'}", ["x"]),
    ("a{b:cross-fade(image-set('x' 1x), 'y')}", ["x"]),
    ("a{b:my-image-set('x')}", []),
    ("@font-face{src:local('x'),url(y) format('woff2')}", ["y"]),
    # imports
    ("@import 'x';", ["@x"]),
    ('@import "x" print;', ["@x"]),
    ("@import url(x);", ["@x"]),
    ("@import url('x') layer(a) supports(display:grid) screen and (width>9em);", ["@x"]),
    ("@IMPORT 'x';@import'y';@import url(z)", ["@x", "@y", "@z"]),
    ("@import/**/'x';@import /* a*b */ url(y);", ["@x", "@y"]),
    ("@charset 'utf-8';@layer a,b;@import 'x';", ["@x"]),
    ("@imported 'x';@import-x 'y';", []),
    ("@import x;a{b:url(y)}", ["y"]),
    ("@import ; a{b:url(y)}", ["y"]),
    ("/* @import 'x'; */ @import 'y';", ["@y"]),
    # CSS Cascade 5, 2: no import after what is no import
    ("a{b:c}@import 'x';", []),
    ("a{b:c}@import url(x);d{e:url(y)}", ["y"]),
    ("@media print{@import 'x';}", []),
    ("@namespace 'n';@import 'x';", []),
    ("@namespace url(n);a{b:url(x)}", ["x"]),
    ("@namespace svg url('n');a{b:url(x)}", ["x"]),
    ("@namespace 'n';a{b:url(x)}", ["x"]),
    ("<!-- a{b:url(x)} -->", ["x"]),
    ("a{b:url(x)", ["x"]),
    ("a{b:url(\u00a0x)}", ["\u00a0x"]),
    ("a{b:url(è)}", ["è"]),
    ("", []),
]

DATA: list[tuple[object, list[str]]] = [
    ({"url": "x"}, ["x"]),
    ({"url": " x "}, ["x"]),
    ({"@type": "Event", "name": "Open day", "location": {"url": "/there", "sameAs": ["y", "z"]}}, ["/there", "y", "z"]),
    ([{"url": "x"}, {"url": "y"}], ["x", "y"]),
    ({"@graph": [{"logo": {"url": "x"}}, {"image": "y"}]}, ["x", "y"]),
    ({"b": {"url": "x"}, "a": {"url": "y"}, "c": "https://z.example/"}, ["x", "y", "https://z.example/"]),
    ({"@context": "https://schema.org", "@id": "https://n.example/#me", "@type": "https://schema.org/Thing"}, []),
    ({"@context": {"@vocab": "https://schema.org/"}, "url": "x"}, ["x"]),
    ({"name": "x.html", "description": "see https://y.example/"}, []),
    ({"target": "https://x.example/?q={term}", "urlTemplate": "/y{z}"}, []),
    ({"target": {"urlTemplate": "https://x.example/?q={term}"}}, []),
    ({"url": "#part", "image": "_:b0", "logo": ""}, []),
    ({"url": ["x", 1, None, True, {"url": "y"}]}, ["x", "y"]),
    ("https://x.example/", ["https://x.example/"]),
    (None, []),
]

BROKEN_DATA = [
    '{"url": "x"',
    '{"url": "x",}',
    "{url: 'x'}",
    '// {"url": "x"}',
    '<!-- {"url": "x"} -->',
    '{"url": "\x01"}',
    "",
]

FIELDS: list[tuple[str, list[str]]] = [
    ("<x>; rel=next", ["x"]),
    ("<x>", ["x"]),
    ("< x >;rel=next", ["x"]),
    ("<x>; rel=next, <y>; rel=prev,<z>;rel=up", ["x", "y", "z"]),
    ('<x>; rel="next up"; title="a, <n>; rel=up", <y>; rel=up', ["x", "y"]),
    ('<x>; title="a\\", <n>"; rel=up, <y>; rel=up', ["x", "y"]),
    ("<x,y;z>; rel=up", ["x,y;z"]),
    ("<x?a=1,2>,<y>", ["x?a=1,2", "y"]),
    (", ,<x>,,<y>,", ["x", "y"]),
    ("<x> ; rel = next ; a ; b = , <y>", ["x", "y"]),
    ("<x>; rel=up; title*=UTF-8''a%2C; anchor=\"#b\"", ["x"]),
    ("<x>; rel=preload; as=style; crossorigin", ["x"]),
    ("<x>; rel=preconnect, <y>; REL=DNS-Prefetch, <z>; rel='preconnect'", ["z"]),
    ('<x>; rel=up; rel=preconnect, <y>; title="; rel=preconnect"', ["x", "y"]),
    ('<x>; rel="preconnect preload"', []),
    ("<>; rel=next", []),
    ("x; rel=next", []),
    ("<x", []),
    ('<x>; rel="next, <y>; rel=up', ["x"]),
    ("", []),
]


def told(sheet: str) -> list[str]:
    return [{"css": "", "import": "@"}[kind] + href for kind, href in addresses(sheet, CSS)]


@pytest.mark.parametrize(("sheet", "expected"), STYLES)
def test_what_a_style_sheet_loads(sheet: str, expected: list[str]) -> None:
    assert told(sheet) == expected


@pytest.mark.parametrize(("sheet", "expected"), STYLES)
def test_a_style_element_is_a_style_sheet(sheet: str, expected: list[str]) -> None:
    page = f"<style>{sheet}</style><a href=x>Guide</a>"

    assert [(str(link.kind), link.href) for link in links(page)] == [
        *addresses(sheet.replace("\r\n", "\n"), CSS),
        ("a", "x"),
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p style='background:url(x)'>", [("css", "x")]),
        ("<p style='background:url(&quot;x&quot;)'>", [("css", "x")]),
        ("<p style=background:url(x)>", [("css", "x")]),
        ("<p STYLE='a:URL( x ),url(y)'>", [("css", "x"), ("css", "y")]),
        ("<p style='color:red'><p style>", []),
        ("<p style='a:url(x'>", [("css", "x")]),
        ("<p style='a:image-set(\"x\" 1x)'>", [("css", "x")]),
        ("<p style='@import url(x)'>", []),  # CSS Style Attributes, 3: declarations, and nothing else
        ("<a href=x style='a:url(y)'>Guide</a><b style='a:url(z)'>", [("a", "x"), ("css", "y"), ("css", "z")]),
        ("<h2 style='a:url(x)'><img src=i style='a:url(y)'></h2>", [("css", "x"), ("img", "i"), ("css", "y")]),
        ("<p style='a:url(x)' style='a:url(y)'>", [("css", "x")]),
        ("<template><p style='a:url(x)'></template>", []),
        ("<table style='a:url(x)' background=y>", [("background", "y"), ("css", "x")]),
    ],
)
def test_what_a_style_attribute_loads(page: str, expected: list[tuple[str, str]]) -> None:
    assert addresses(page) == expected


@pytest.mark.parametrize(
    ("sheet", "content_type"),
    [
        ("a{b:url(è?è)}".encode("cp1252"), "text/css; charset=windows-1252"),
        ('@charset "windows-1252";a{b:url(è?è)}'.encode("cp1252"), "text/css"),
        ('@charset "utf-16";a{b:url(è)}'.encode(), "text/css"),
        ("\ufeffa{b:url(è)}".encode(), "text/css; charset=windows-1252"),
        ('@charset "windows-1252";a{b:url(è)}'.encode(), "text/css; charset=utf-8"),
        ("a{b:url(è)}".encode(), "text/css"),
    ],
)
def test_the_charset_of_a_style_sheet(sheet: bytes, content_type: str) -> None:
    """CSS Syntax, 3.2: the byte order mark, the header, then `@charset`."""
    (link,) = links(sheet, content_type)

    assert link.href.startswith("è")


@pytest.mark.parametrize(("data", "expected"), DATA)
def test_what_data_about_a_page_refers_to(data: object, expected: list[str]) -> None:
    page = f"<script type='application/ld+json'>{json.dumps(data)}</script>"

    assert addresses(page) == [("json-ld", address) for address in expected]


@pytest.mark.parametrize("data", BROKEN_DATA)
def test_what_is_no_data_says_nothing(data: str) -> None:
    assert addresses(f"<script type=application/ld+json>{data}</script><a href=y>Guide</a>") == [("a", "y")]


@pytest.mark.parametrize("declared", ["application/ld+json", " Application/LD+JSON\n"])
def test_data_is_known_by_its_type(declared: str) -> None:
    data = '{"url": "https:\\/\\/x.example\\/\\u00e8"}'

    assert addresses(f"<script id=a class=b type='{declared}'>{data}</script>") == [("json-ld", "https://x.example/è")]
    assert addresses(f"<script type=application/json>{data}</script><script>{data}</script>") == []


@pytest.mark.parametrize(("field", "expected"), FIELDS)
def test_what_the_header_field_says(field: str, expected: list[str]) -> None:
    batches = found("<a href=z>Guide</a>", UTF_8, link=field)
    rows = [(str(link.kind), link.href) for batch in batches for link in batch.rows()]

    assert rows == [*(("link-header", address) for address in expected), ("a", "z")]


def test_a_header_field_is_resolved_without_the_base_of_the_page() -> None:
    """RFC 8288, 3.2: it speaks of the document from outside."""
    (header, page) = found("<base href=/files/><a href=x>Guide</a>", UTF_8, link="<x>; rel=up")

    assert header.urls == ["https://dept.example.org/mobility/x"]
    assert page.urls == ["https://dept.example.org/files/x"]


def test_what_a_style_sheet_refers_to_is_resolved_against_the_sheet() -> None:
    assert resolved("a{b:url(x.png)}", CSS) == ["https://dept.example.org/mobility/x.png"]


def test_a_style_sheet_has_no_facts_of_a_page() -> None:
    assert links("a{b:url(x)}", CSS)[0].text == ""


FEED = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/blog/'><entry><title>One</title>{}</entry></feed>"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("<link href='e1'/>", ["https://dept.example.org/blog/e1"]),
        ("<link xml:base='2021/' href='e1'/>", ["https://dept.example.org/blog/2021/e1"]),
        (
            "<content type='xhtml'><div><a href='a'>A</a><img src='b'/></div></content>",
            ["https://dept.example.org/blog/a", "https://dept.example.org/blog/b"],
        ),
    ],
)
def test_a_feed_has_bases_of_its_own(entry: str, expected: list[str]) -> None:
    assert resolved(FEED.format(entry), "application/atom+xml") == expected


SITEMAP = "<urlset><url><loc>https://dept.example.org/a</loc></url></urlset>"
PACKED = gzip.compress(SITEMAP.encode(), mtime=0)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (SITEMAP, "text/xml"),
        (f"\n\n<?xml version='1.0'?>{SITEMAP}", "text/xml"),
        (f"<?xml version='1.0'?>{SITEMAP}", "text/html"),
        (SITEMAP, "text/plain; charset=utf-8"),
        (SITEMAP.replace("<", "<sm:").replace("<sm:/", "</sm:"), "application/xml"),
        (PACKED, "text/xml"),
        (SITEMAP.encode("utf-16"), "text/xml"),
        (SITEMAP, "text/html, application/xml"),
    ],
)
def test_a_sitemap_however_it_is_sent(body: str | bytes, content_type: str) -> None:
    assert addresses(body, content_type) == [("sitemap", "https://dept.example.org/a")]


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (SITEMAP.encode(), True),
        (SITEMAP.encode("utf-16"), True),
        (b"<urlset/>", True),
        (SITEMAP.encode() + b"<!-- made by hand -->\n", True),
        (SITEMAP.encode()[:-9], False),
        (PACKED, True),
        (PACKED[:-9], False),
    ],
)
def test_a_sitemap_that_was_cut_says_so(body: bytes, whole: bool) -> None:
    document = documents.read(Body("text/xml", body, "text/xml", HERE))

    assert document is not None
    assert document.whole is whole


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("text/css", "a { b: url(x) } c { d: url(half", ["x"]),
        ("text/plain", "https://x.example/one\nhttps://x.example/ha", ["https://x.example/one"]),
        ("text/markdown", "[a](x)\n[b]: /ha", ["x"]),
        ("text/html", "<a href=x>x</a><style>a { b: url(/ha", ["x"]),
        ("text/html", "<a href=x>x</a><a href=/ha", ["x"]),
    ],
)
def test_of_what_was_cut_nothing_half_is_told(content_type: str, body: str, expected: list[str]) -> None:
    answer = Response(200, HERE, {"content-type": content_type}, body.encode(), whole=False)

    assert [href for batch in documents.links(documents.body_of(answer)) for href in batch.hrefs] == expected


def test_a_long_text_is_cut_between_lines() -> None:
    line = "https://x.example/" + "a" * 81
    found_there = addresses("See\n" + (line + "\n") * 21_000, "text/plain")

    assert {href for _, href in found_there} == {line}
