"""What holds of extraction whatever the body: it never raises, is stable, and gives nothing that the body has not."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.documents import charset
from linkcheck.documents.contract import BATCH, Found
from linkcheck.model import Kind, Url
from linkcheck.urls import Resolver
from tests.documents.harness import CSS, HERE, HTML, UTF_8, XHTML, found, in_short

PLAIN_PIECES = """
    <a href=x>|<a href='y 2021' title=t>|<a href="/z" ping="p q">|</a>|<p>|</p>|<h2>|</h2>|<td>|<tr>|<th>
    |<table>|</table>|<ul>|<li>|</ul>|<dl>|<dt>|<dd>|<br>|<select>|<option>|</div>|<div style='a:url(s)'>|<b>
    |</b>|<form action=f>|<body>|<!--|-->|<!-->|<img src=i alt='in 2020'>|<img srcset='a 1x, b,c 2x'>
    |<image src=j>|<template>|</template>|<svg>|</svg>|<use href=u />|<foreignObject>|<a xlink:href=l>|<math>
    |<mtext>|<base href=/b/>|<base href=c>|<style>|</style>|a{b:url(u)}|@import 'v';|<script>|</script>
    |<script type=application/ld+json>|{"url": "w"}|<textarea>|</textarea>|<noscript>|</noscript>|<frameset>
    |<frame src=f>|<plaintext>|<![CDATA[|]]>|<link rel=next href=n>|<object data=o>
    |<meta http-equiv=refresh content='0;url=r'>|<meta property=og:image content=m>|<caption>|<iframe src=k>
    |</iframe>|<a|<a href|<a href='|'|"|>|<|/>|=|\0|\r\n|\n||in 2021.|Here|è|日|\U0001f600|\ufeff
"""
"""Markup without references and escapes, so that what it says is what is written."""
PLAIN = st.lists(
    st.sampled_from(re.split(r"\n? *\|", PLAIN_PIECES.strip(" \n"))) | st.text(max_size=3), max_size=25
).map(lambda pieces: re.sub(r"[&\\]", "", "".join(pieces)))
ANY = st.lists(
    st.sampled_from(
        ["&amp;", "&copy", "&#x41;", "&#0;", "&notit;", "\\", "\\41 ", "\\\n", "<a href='&egrave;?&egrave;'>"]
    )
    | PLAIN,
    max_size=8,
).map("".join)
CONTENT_TYPES = st.sampled_from(
    [HTML, UTF_8, XHTML, CSS, "text/html; charset=utf-16", "text/html; charset=shift_jis", "text/html; charset=gb18030",
     "text/html; charset=iso-2022-jp", "text/html; charset=x-user-defined", "text/css; charset=koi8-r",
     "text/html;charset=?"]
)  # fmt: skip
BODIES = (
    st.binary(max_size=200)
    | ANY.map(lambda page: page.encode("utf-8", "surrogatepass"))
    | ANY.map(lambda page: page.encode("utf-16", "surrogatepass"))
)

PIECES = st.sampled_from(
    "http:|https:|//|/|\\|?|#|@|:|[|]|::1|%|%2e|..|.|./|a|a.html|a/b|c?d=e|#f| |\t|\n|\0|é|例|\ud800|<|'|\"|^|`|{|xn--|"
    "example.org|0x7f|99999|user|mailto:|data:|javascript:|file:|C:|ftp:|x:y".split("|")
)
HREFS = (
    st.lists(PIECES, max_size=8).map("".join)
    | st.text(max_size=30)
    | st.from_regex(r"[A-Za-z0-9_~./?#=&%+:-]{0,15}", fullmatch=True)
)
BASES = HREFS.map(lambda href: urls.resolve(href, HERE) or HERE)


def whole(batches: list[Found]) -> tuple[list[object], ...]:
    return tuple(
        [one for batch in batches for one in column(batch)]
        for column in (
            lambda batch: batch.kinds,
            lambda batch: batch.hrefs,
            lambda batch: batch.urls,
            lambda batch: batch.texts,
            lambda batch: batch.around,
        )
    )


@given(BODIES, CONTENT_TYPES | st.text(max_size=20).map("text/html; charset={}".format), BASES, st.text(max_size=40))
def test_nothing_makes_it_raise_and_it_reads_the_same_twice(
    body: bytes, content_type: str, url: Url, link: str
) -> None:
    batches = found(body, content_type, url, link)

    assert found(body, content_type, url, link) == batches
    for batch in batches:
        assert len({len(batch), len(batch.hrefs), len(batch.urls), len(batch.texts), len(batch.around)}) == 1


@pytest.mark.parametrize("number", [0, 1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH + 500])
@pytest.mark.parametrize("styled", [False, True])
def test_batches_are_the_links_in_their_order(number: int, styled: bool) -> None:
    style = " style='a:url(s)'" if styled else ""
    batches = found("".join(f"<p><a href={i}{style}>no. {i} of 2021</a>" for i in range(number)))
    kinds, hrefs, addresses, texts, around = whole(batches)

    assert [href for href in hrefs if href != "s"] == [str(i) for i in range(number)]
    assert hrefs.count("s") == styled * number
    assert [text for text in texts if text] == [f"no. {i} of 2021" for i in range(number)]
    assert len(kinds) == len(addresses) == len(around) == len(hrefs)
    assert all(len(batch) >= BATCH for batch in batches[:-1])


def as_read(body: bytes, content_type: str) -> str:
    """The characters of a body as a parser gets them (HTML standard, 13.2.3.5)."""
    return re.sub("\r\n?", "\n", charset.decode(body, content_type)).replace("\0", "\ufffd")


@given(PLAIN, st.sampled_from([UTF_8, HTML]))
def test_each_address_is_a_piece_of_the_page(page: str, content_type: str) -> None:
    """Nothing is made up, and nothing beyond the end is read: where nothing is escaped, it stands there in full."""
    body = page.encode("utf-8", "surrogatepass")
    said = as_read(body, content_type)

    for _, href, _ in in_short(body, content_type):
        assert href in said


@given(ANY, st.sampled_from([UTF_8, HTML]))
def test_no_character_comes_from_elsewhere(page: str, content_type: str) -> None:
    """A link's text, heading and sentences have no more of any character than the page, references decoded."""
    body = page.encode("utf-8", "surrogatepass")
    said = as_read(body, content_type)
    most = Counter(unescape(said)) + Counter(said)

    for batch in found(body, content_type):
        for link in batch.rows():
            for words in (link.text, link.around.heading, link.around.context, link.around.before):
                assert not Counter(words.replace(" ", "")) - most


LINES = st.lists(
    st.sampled_from(["<p>In 2021. ", "<a href=x1>one</a>", "<a href='y 2' title=t>è</a>", '<img src="i" alt="日">',
                     "<br>", "<li>", "<h2>2020</h2>", "<img srcset='a 1x, b 2x'>", "<p style='b:url(c)'>",
                     "<!-- <a href=n> -->", "<link rel=next href=m>", "<video src=v poster=w></video>"]),
    max_size=8,
).map("".join)  # fmt: skip


@given(LINES, st.data())
def test_a_page_that_is_cut_gives_the_links_up_to_there(page: str, data: st.DataObject) -> None:
    body = page.encode()
    cut = data.draw(st.integers(0, len(body)))
    before = [(kind, href) for kind, href, _ in in_short(body[:cut])]

    assert before == [(kind, href) for kind, href, _ in in_short(body)][: len(before)]


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from("a b|,|, | ,|(|)|(,)|1x|2w,|\t|\f|\u00a0|data:,".split("|"))).map("".join)
)
def test_candidates_of_a_srcset_are_pieces_of_it_without_white_space(srcset: str) -> None:
    written = srcset.replace("&", "&amp;").replace('"', "&quot;")
    found = [href for kind, href, _ in in_short(f'<img srcset="{written}">'.encode("utf-8", "replace"))]

    assert all(href and not re.search(r"[ \t\n\f\r]", href) and not href.endswith(",") for href in found)


@given(BASES, st.lists(HREFS, max_size=6))
def test_a_resolver_resolves_as_the_standard_does(base: Url, hrefs: list[str]) -> None:
    resolve = Resolver(base)

    for href in (*hrefs, *hrefs):
        assert resolve(href) == urls.resolve(href, base)


@given(BASES, HREFS, st.sampled_from(["cp1252", "koi8-r", "cp932", "euc_kr", "gb18030", "iso2022_jp"]))
def test_what_is_ascii_is_resolved_alike_in_every_encoding(base: Url, href: str, codec: str) -> None:
    plain = href.encode("ascii", "ignore").decode()

    assert Resolver(base, codec)(plain) == urls.resolve(plain, base)
    assert Resolver(base, codec)(href) is None or urls.resolve(href, base) is not None


def test_every_kind_that_a_body_can_hold_is_found() -> None:
    """The pieces above reach what they are made for."""
    page = "".join(re.split(r"\n? *\|", PLAIN_PIECES.strip(" \n"))[:16])

    assert {kind for kind, _, _ in in_short(page)} == {Kind.A, Kind.PING}
