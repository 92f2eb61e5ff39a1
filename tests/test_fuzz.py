"""Pages, sheets, lists and header fields that were damaged at random: each is read to its end, in time."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import linkcheck.demo
from linkcheck import documents, filetypes, urls
from linkcheck.cookies import Cookie, field, in_order, netscape
from linkcheck.dates import http_date
from linkcheck.documents import charset, link_header
from linkcheck.documents.contract import Body
from linkcheck.fetch import retry
from linkcheck.fetch.curl import parse_headers
from linkcheck.fetch.robots import Rules
from linkcheck.fetch.walk import Walk
from linkcheck.model import Kind, Response, Url
from linkcheck.second_reading import places
from linkcheck.testimony import observe

from .damage import DAMAGES, damaged

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "100"))
"""Of each kind; `.ci/run fuzz` takes more."""
LONGEST = 3.0
"""Seconds for one of a few kilobytes, which takes milliseconds."""
HERE = Url("https://www.example.org/a/b?c")
DEMO = Path(linkcheck.demo.__file__).parent
PAGES = sorted(DEMO.rglob("*.html"))

MARKUP = b"""<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Bando 2021/22</title><base href="/x/">
<link rel="alternate" hreflang="en" href="en"><meta http-equiv="refresh" content="5; url='/new'">
<meta property="og:image" content="p.png"><style>@import url("a.css"); b { background: url( 'c d.png' ) }</style>
<script type="application/ld+json">
{"@type": "Event", "url": "https:\\/\\/e.example\\u002f", "endDate": "2021-06-01"}</script>
</head><body><!-- a <a href="hidden">comment</a> --><h1>Call</h1><p>Apply until <time datetime="2021-06-01">1 giugno
2021</time>: <a href="call.pdf?a=1&amp;b=2#p=3" title="x">here</a>, <img srcset="a.png 1x, b.png 2x" alt="">
<svg><use xlink:href="i.svg#a"/></svg><form action="send"><input type=image src=s.png></form>
<table><tr><th>Deadline<td>31/12/2020<td><a href='mailto:a@b.example?subject=c'>mail</a></table>
<iframe srcdoc="<a href=q>q</a>"></iframe><video poster=v.jpg><source src=v.mp4></video></body></html>"""
SHEET = rb"""@charset "utf-8"; @import 'a.css' layer(x) screen; @import url(b.css);
a { background: url("c.png"), url( d\20 e.png ) ; /* url(no.png) */ }
@font-face { src: url(f.woff2) format("woff2") }"""
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> https://www.example.org/a </loc><lastmod>2021
</lastmod><image:image><image:loc>/i.png</image:loc></image:image></url><url><loc><![CDATA[/b?x&y]]></loc></url></urlset>"""
FEED = b"""<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>N</title>
<link>/</link><item><title>A</title><link>/a?x=1&amp;y=2</link><description>&lt;a href="b"&gt;b&lt;/a&gt;</description>
<enclosure url="c.mp3"/><pubDate>Tue, 01 Jun 2021 10:00:00 GMT</pubDate></item></channel></rss>"""
MARKDOWN = b"""---\ntitle: x\n---\n# Call\n\nSee [here](a.md "t"), [there][1], <https://c.example/>, ![p](p.png).\n
[1]: <b c.md>\n\n| a | [d](d) |\n|---|---|\n\n```\n[no](no)\n```\n<a href="raw">raw</a>\n- 1. > [e](e(f)g)\n"""
TEXT = b"See https://a.example/x_(y), <http://b.example/long-\nname.html> and www.c.example.\nmailto:d@e.example\n"
BODIES = [
    *((path.read_bytes(), "text/html; charset=utf-8") for path in PAGES),
    *[(MARKUP, "text/html"), (MARKUP, "application/xhtml+xml"), (SHEET, "text/css"), (SITEMAP, "application/xml")],
    *[(FEED, "application/rss+xml"), (MARKDOWN, "text/markdown"), (TEXT, "text/plain"), (TEXT, "text/uri-list")],
]
HEADERS = b"""HTTP/1.1 200 OK\r\nDate: Tue, 01 Jun 2021 10:00:00 GMT\r\nContent-Type: text/html; charset="utf-8"\r
Content-Length: 1234\r\nLast-Modified: Tuesday, 01-Jun-21 10:00:00 GMT\r\nETag: W/"abc"\r\nRetry-After: 120\r
Retry-After: Tue, 01 Jun 2021 10:00:00 +0200\r\nLocation: ../c?d=%20#e\r\nSunset: Tue Jun  1 10:00:00 2021\r
Link: <n>; rel="next"; title*=utf-8''x, </l.css>; rel=preload; as="style"\r\nWWW-Authenticate: Basic realm="a, b"\r
Set-Cookie: a=b; Path=/; HttpOnly\r\nX-Robots-Tag: unavailable_after: 25 Jun 2021 15:00:00 PST\r\n\r\n"""
ROBOTS = b"""User-agent: *\nDisallow: /private*\nAllow: /private/open$\nCrawl-delay: 2.5\nUser-Agent: linkcheck/1.0\n
Disallow: /a?x=%2Fy\nSitemap: https://www.example.org/sitemap.xml\n# end\n"""
COOKIES = b"""# Netscape HTTP Cookie File\n.example.org\tTRUE\t/\tTRUE\t1900000000\tsession\tabc\n
#HttpOnly_www.example.org\tFALSE\t/a\tFALSE\t0\tb\t\n"""
FUZZED = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Damages = list[tuple[str, float, bytes]]


@given(st.sampled_from(BODIES), DAMAGES)
@FUZZED
def test_a_damaged_body_is_read_to_its_end(sample: tuple[bytes, str], damages: Damages) -> None:
    content, content_type = damaged(sample[0], damages), sample[1]
    began = time.perf_counter()
    document = documents.read(Body(content_type.partition(";")[0], content, content_type, HERE))
    links = list(document.links()) if document is not None and document.links is not None else []

    assert time.perf_counter() - began < LONGEST
    for found in links:
        assert len(found.kinds) == len(found.hrefs) == len(found.urls) == len(found.texts) == len(found.around)
        "".join((*found.hrefs, *filter(None, found.urls), *found.texts)).encode()  # or no report could be written
        for url in filter(None, found.urls):
            assert not urls.is_web(url) or urls.parse(url) is not None


@given(st.sampled_from([MARKUP, *(path.read_bytes() for path in PAGES)]), DAMAGES)
@FUZZED
def test_a_damaged_page_is_read_a_second_time(sample: bytes, damages: Damages) -> None:
    began = time.perf_counter()
    found = places(
        damaged(sample, damages), "text/html", [(Kind.A, "call.pdf?a=1&b=2#p=3", 0), (Kind.CSS, "c d.png", 0)]
    )

    assert len(found) == 2
    assert time.perf_counter() - began < LONGEST


@given(DAMAGES, st.floats(0, 4e9))
@FUZZED
def test_damaged_header_fields_are_heard_as_far_as_they_go(damages: Damages, now: float) -> None:
    lines = [line for line in damaged(HEADERS, damages).splitlines(keepends=True) if line]
    headers = parse_headers(lines)
    response = Response(503, HERE, headers, b"")

    assert 0 <= retry.wait(response, 1, 0.5, now) <= retry.LONGEST_WAIT
    for value in headers.values():
        http_date(value)
        list(link_header.links(value))
        charset.decode(b"\xe9<meta charset=x>", value)
    observe(response, None, "libcurl")
    documents.file_format(Response(200, HERE, headers, b"%PDF-1.7"))
    documents.read(documents.body_of(Response(200, HERE, headers, MARKUP)))
    for status in (301, 302, 307, 308, 300):
        Walk(HERE, 10).step(Response(status, HERE, headers, b""))


@given(DAMAGES)
@FUZZED
def test_a_damaged_robots_txt_allows_or_forbids(damages: Damages) -> None:
    rules = Rules(Response(200, Url("https://www.example.org/robots.txt"), {}, damaged(ROBOTS, damages)))

    for path in ("", "private/open", "a?x=/y", "%2F" * 50, "a" * 2_000):
        assert rules.allow(Url(f"https://www.example.org/{path}")) in (True, False)
    assert 0 <= rules.delay < float("inf")
    assert all(map(urls.is_web, rules.sitemaps))


@given(DAMAGES)
@FUZZED
def test_a_damaged_file_of_cookies_is_refused_or_sends_no_more_than_one_field(damages: Damages) -> None:
    text = damaged(COOKIES, damages).decode("latin-1")
    cookies: tuple[Cookie, ...] = ()
    with suppress(ValueError):
        cookies = in_order(netscape(text, "www.example.org"))

    assert not set("\r\n\0") & set(field(cookies, Url("https://www.example.org/a/"), 1.6e9))


@given(st.sampled_from([MARKUP, SITEMAP, FEED, b"<!---->" * 500, b"PK\x03\x04", b"%PDF-1.7"]), DAMAGES)
@FUZZED
def test_the_beginning_of_anything_tells_quickly_what_it_is(sample: bytes, damages: Damages) -> None:
    began = time.perf_counter()
    filetypes.sniff(damaged(sample, damages)[: filetypes.SNIFFED])

    assert time.perf_counter() - began < 0.5


PUMPS = """
<!--|<a |<b>|<div>|</|&|<?|<![CDATA[|<script>|<style>|<svg>|<table>|<select><option>|<?x ?>|<!---->|<meta content="|
srcset="a 1x,|<link rel="x" href="|[|](|[a](|![|`|*|_|> |- |#|http://a.b/|www.|a@b.|//|mailto:|a |2021 |2021/22 |1/|
until |from 1 to |url(|@import |/*|*/|\\|'|"|{|}|%20|?|;|:|(|{"a":[
"""


@pytest.mark.parametrize("media_type", ["text/html", "text/css", "application/xml", "text/markdown", "text/plain"])
@pytest.mark.parametrize("pump", [*PUMPS.replace("\n", "").split("|"), "\n", " \n", "\u00a0"])
def test_what_comes_ten_thousand_times_takes_no_time(media_type: str, pump: str) -> None:
    """Each is as long as a page may be that is read while the others wait."""
    content = (pump * (60_000 // len(pump))).encode()
    if media_type == "application/xml":
        content = b"<urlset><url><loc>" + content + b"</loc></url></urlset>"
    began = time.perf_counter()
    document = documents.read(Body(media_type, content, media_type, HERE))
    for _ in document.links() if document is not None and document.links is not None else ():
        continue
    filetypes.sniff(content[: filetypes.SNIFFED])

    assert time.perf_counter() - began < LONGEST
