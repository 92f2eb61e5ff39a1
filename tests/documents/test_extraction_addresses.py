"""Bytes into addresses: the charset of a page, its base, the encoding of its queries, and pages that are cut."""

from __future__ import annotations

import codecs

import pytest

from tests.documents.harness import HERE, HTML, UTF_8, XHTML, Short, in_short, resolved

SITE = "https://dept.example.org"

CHARSETS: list[tuple[bytes, str, list[Short]]] = [
    # A byte order mark is stronger than the header, that than the page, that than a guess (HTML standard, 13.2.3.2).
    ("<a href=è>Università</a>".encode(), UTF_8, [("a", "è", "Università")]),
    ("<a href=è>Università</a>".encode(), HTML, [("a", "è", "Università")]),
    ("<a href=è>Università</a>".encode("cp1252"), HTML, [("a", "è", "Università")]),
    ("<a href=è>Università</a>".encode("cp1252"), "text/html; charset=iso-8859-1", [("a", "è", "Università")]),
    ("<a href=x>“€”</a>".encode("cp1252"), "text/html; charset=latin1", [("a", "x", "“€”")]),
    ("<a href=x>łódź</a>".encode("iso-8859-2"), "text/html; charset=iso-8859-2", [("a", "x", "łódź")]),
    ("<a href=x>łódź</a>".encode("cp1250"), "text/html; charset=windows-1250", [("a", "x", "łódź")]),
    ("<a href=x>Наука</a>".encode("koi8-r"), "text/html; charset=koi8-r", [("a", "x", "Наука")]),
    ("<a href=x>Наука</a>".encode("cp1251"), "text/html; charset=windows-1251", [("a", "x", "Наука")]),
    ("<a href=x>Наука</a>".encode("iso-8859-5"), "text/html; charset=iso-8859-5", [("a", "x", "Наука")]),
    ("<a href=x>Σπουδές</a>".encode("iso-8859-7"), "text/html; charset=greek", [("a", "x", "Σπουδές")]),
    ("<a href=x>günlük ış</a>".encode("cp1254"), "text/html; charset=iso-8859-9", [("a", "x", "günlük ış")]),
    ("<a href=x>שלום</a>".encode("cp1255"), "text/html; charset=windows-1255", [("a", "x", "שלום")]),
    ("<a href=x>ภาษา</a>".encode("cp874"), "text/html; charset=tis-620", [("a", "x", "ภาษา")]),
    ("<a href=x>日本①</a>".encode("cp932"), "text/html; charset=shift_jis", [("a", "x", "日本①")]),
    ("<a href=x>日本</a>".encode("euc_jp"), "text/html; charset=euc-jp", [("a", "x", "日本")]),
    ("<a href=x>日本</a>".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", [("a", "x", "日本")]),
    ("<meta charset=iso-2022-jp><a href=x>日本</a>".encode("iso2022_jp"), HTML, [("a", "x", "日本")]),
    ("<a href=x>한국똠</a>".encode("cp949"), "text/html; charset=euc-kr", [("a", "x", "한국똠")]),
    ("<a href=x>中國</a>".encode("big5"), "text/html; charset=big5", [("a", "x", "中國")]),
    ("<a href=x>中国</a>".encode("gbk"), "text/html; charset=gb2312", [("a", "x", "中国")]),
    ("<a href=x>中国\U0001f600</a>".encode("gb18030"), "text/html; charset=gb18030", [("a", "x", "中国\U0001f600")]),
    ("<meta charset=shift_jis><a href=x>日本</a>".encode("cp932"), HTML, [("a", "x", "日本")]),
    (
        "<!-- é --><META CONTENT='text/html;charset=koi8-r' HTTP-EQUIV=Content-Type><a href=x>".encode(
            "koi8-r", "ignore"
        )
        + "Да</a>".encode("koi8-r"),
        HTML,
        [("a", "x", "Да")],
    ),
    ("<meta charset=koi8-r><meta charset=utf-8><a href=x>Да</a>".encode("koi8-r"), HTML, [("a", "x", "Да")]),
    ("<!-- <meta charset=utf-8> --><meta charset=koi8-r><a href=x>Да</a>".encode("koi8-r"), HTML, [("a", "x", "Да")]),
    (
        b"<title>" + b"x" * 1_500 + "</title><meta charset=koi8-r><a href=x>Да</a>".encode("koi8-r"),
        HTML,
        [("a", "x", "Да")],
    ),
    ("<meta charset=utf-8><a href=x>Да</a>".encode("koi8-r"), "text/html; charset=koi8-r", [("a", "x", "Да")]),
    ("<meta charset=no-such><a href=x>è</a>".encode(), "text/html; charset=nor-this", [("a", "x", "è")]),
    ("<meta charset=koi8-r><a href=x>Да</a>".encode("koi8-r"), "text/html; charset=no-such", [("a", "x", "Да")]),
    ("<meta charset=utf-16><a href=x>è</a>".encode(), HTML, [("a", "x", "è")]),
    (b"<meta charset=utf-7><a href=x>+AOg-</a>", HTML, [("a", "x", "+AOg-")]),
    ("<a href=x>è</a>".encode("utf-16-le"), "text/html; charset=utf-16", [("a", "x", "è")]),
    ("<a href=x>è</a>".encode("utf-16-le"), "text/html; charset=utf-16le", [("a", "x", "è")]),
    ("<a href=x>è</a>".encode("utf-16-be"), "text/html; charset=utf-16be", [("a", "x", "è")]),
    ("<a href=x>T</a>".encode("utf-16-le"), "text/html; charset=utf-16", [("a", "x", "T")]),
    (codecs.BOM_UTF16_LE + "<a href=x>è</a>".encode("utf-16-le"), HTML, [("a", "x", "è")]),
    (codecs.BOM_UTF16_BE + "<a href=x>è</a>".encode("utf-16-be"), UTF_8, [("a", "x", "è")]),
    (codecs.BOM_UTF16_BE + "<a href=x>T</a>".encode("utf-16-be"), UTF_8, [("a", "x", "T")]),
    (codecs.BOM_UTF8 + "<meta charset=koi8-r><a href=x>è</a>".encode(), "text/html; charset=koi8-r", [("a", "x", "è")]),
    ("<?xml version='1.0' encoding='iso-8859-1'?><a href='x'>è</a>".encode("latin-1"), XHTML, [("a", "x", "è")]),
    ("<?xml version='1.0' encoding='iso-8859-1'?><a href='x'>è</a>".encode("latin-1"), HTML, [("a", "x", "è")]),
    ("<a href=x>è\xff</a>".encode("latin-1"), UTF_8, [("a", "x", "\ufffd\ufffd")]),
    (b"<a href=x>\xc0\xaf\xed\xa0\x80</a>", UTF_8, [("a", "x", "\ufffd" * 5)]),
    ("<a href=x>è</a>".encode(), "text/html; charset=windows-1252", [("a", "x", "Ã¨")]),
    (b"<a href=x>\x80</a>", "text/html; charset=x-user-defined", [("a", "x", "\uf780")]),
    (b"<a href=x>T</a>", "text/html; charset=iso-2022-kr", [("a", "x", "T")]),
]

CUT: list[tuple[bytes, str, list[Short]]] = [
    ("<a href=x>caffè".encode()[:-1], UTF_8, [("a", "x", "caff\ufffd")]),
    ("<a href=x>caffè".encode()[:-1], HTML, [("a", "x", "caff\ufffd")]),
    ("<a href=x>caffè €".encode()[:-1], HTML, [("a", "x", "caffè \ufffd")]),
    ("<a href=x>日本".encode("cp932")[:-1], "text/html; charset=shift_jis", [("a", "x", "日\ufffd")]),
    ("<a href=x>日本".encode("utf-16-le")[:-1], "text/html; charset=utf-16le", [("a", "x", "日\ufffd")]),
    (b"<a href=x>one</a><a hre", UTF_8, [("a", "x", "one")]),
    (b"<a href=x>one</a><a href='y", UTF_8, [("a", "x", "one")]),
    (b"<a href=x>one</a><a href=y>tw", UTF_8, [("a", "x", "one"), ("a", "y", "tw")]),
    (b"<a href=x>one</a><!-- <a href=y>", UTF_8, [("a", "x", "one")]),
    (b"<a href=x>one &amp", UTF_8, [("a", "x", "one &")]),
    (b"<style>a{b:url(x)} c{d:url(y", UTF_8, [("css", "x", ""), ("css", "y", "")]),
    (b'<script type=application/ld+json>{"url": "x"', UTF_8, []),
    (b"<img srcset='a 1x, b 2x' sr", UTF_8, []),
    (b"", UTF_8, []),
    (b"<", UTF_8, []),
]

BASES: list[tuple[str, str | None]] = [
    # where a link to "x" leads
    ("", f"{SITE}/mobility/x"),
    ("<base href=/b/><base href=/c/>", f"{SITE}/b/x"),
    ("<base><base target=t><base href=/b/>", f"{SITE}/b/x"),
    ("<base href=/b/ href=/c/>", f"{SITE}/b/x"),
    ("<base href=' /b/\n'>", f"{SITE}/b/x"),
    ("<base href=/b>", f"{SITE}/x"),
    ("<base href='?q'>", f"{SITE}/mobility/x"),
    ("<base href='/b/?q=/c/#d'>", f"{SITE}/b/x"),
    ("<base href=https://e.example>", "https://e.example/x"),
    ("<base href=//e.example/b/>", "https://e.example/b/x"),
    ("<base href=''><base href=/b/>", f"{SITE}/mobility/x"),
    ("<base href='http://['><base href=/b/>", f"{SITE}/mobility/x"),
    # 4.2.3: its scheme is neither data nor javascript
    ("<base href=data:text/html,x><base href=/b/>", f"{SITE}/mobility/x"),
    ("<base href=javascript:1>", f"{SITE}/mobility/x"),
    ("<body><p><base href=/b/>", f"{SITE}/b/x"),
    ("<template><base href=/b/></template>", f"{SITE}/mobility/x"),
    ("<noscript><base href=/b/></noscript>", f"{SITE}/b/x"),
    ("<svg><base href=/b/></svg>", f"{SITE}/mobility/x"),
    ("<textarea><base href=/b/></textarea>", f"{SITE}/mobility/x"),
    ("<base href='&#47;b&#47;'>", f"{SITE}/b/x"),
    ("<base href=\\b\\>", f"{SITE}/b/x"),
]

QUERIES: list[tuple[str, str, str, str]] = [
    # written in, as the address, leads to: only queries are in the page's encoding (URL standard, 4.4)
    ("utf-8", "è?è#è", "utf-8", "%C3%A8?%C3%A8#%C3%A8"),
    ("cp1252", "è?è#è", "windows-1252", "%C3%A8?%E8#%C3%A8"),
    ("cp1252", "?a=1&b=€", "iso-8859-1", "page.html?a=1&b=%80"),
    ("koi8-r", "?Да", "koi8-r", "page.html?%E4%C1"),
    ("cp932", "?日", "shift_jis", "page.html?%93%FA"),
    ("euc_kr", "?한", "euc-kr", "page.html?%C7%D1"),
    ("big5", "?中", "big5", "page.html?%A4%A4"),
    ("gb18030", "?中", "gb2312", "page.html?%D6%D0"),
    ("utf-16-le", "?è", "utf-16le", "page.html?%C3%A8"),
    # what the encoding has not is sent as a reference
    ("ascii", "?&#8364;", "iso-8859-2", "page.html?%26%238364%3B"),
    ("ascii", "?&egrave;", "windows-1252", "page.html?%E8"),
    ("ascii", "?&egrave;", "utf-8", "page.html?%C3%A8"),
    ("cp1252", "?a%E8 'b\"<>`#c", "windows-1252", "page.html?a%E8%20%27b%22%3C%3E`#c"),
    ("cp1252", "é%?è%zz", "windows-1252", "%C3%A9%?%E8%zz"),
]


@pytest.mark.parametrize(("body", "content_type", "expected"), CHARSETS)
def test_any_charset(body: bytes, content_type: str, expected: list[Short]) -> None:
    assert in_short(body, content_type) == expected


@pytest.mark.parametrize(("body", "content_type", "expected"), CUT)
def test_a_page_that_is_cut_is_read_to_its_end(body: bytes, content_type: str, expected: list[Short]) -> None:
    assert in_short(body, content_type) == expected


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize(("base", "leads"), BASES)
def test_the_base_of_a_page(base: str, leads: str, where: str) -> None:
    """It holds for the whole page, wherever it stands."""
    link = "<a href=x>Guide</a>"

    assert resolved(base + link if where == "before" else link + base)[0] == leads


@pytest.mark.parametrize(("codec", "href", "label", "leads"), QUERIES)
def test_queries_are_sent_in_the_encoding_of_the_page(codec: str, href: str, label: str, leads: str) -> None:
    page = f'<a href="{href}">'.replace('b"', "b&quot;")

    assert resolved(page.encode(codec), f"text/html; charset={label}") == [f"{SITE}/mobility/{leads}"]
    if label != "utf-16le":
        assert resolved(f"<meta charset={label}>{page}".encode(codec), HTML) == [f"{SITE}/mobility/{leads}"]


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("", HERE),
        ("#part", f"{HERE}#part"),
        ("  x\n y ", f"{SITE}/mobility/x%20y"),
        ("\tj\na\nvascript:1", "javascript:1"),
        ("&#1;x&#31;", f"{SITE}/mobility/x"),
        ("http:x", "http://x/"),
        ("https:x", f"{SITE}/mobility/x"),
        ("\\\\e.example\\x", "https://e.example/x"),
        ("..", f"{SITE}/"),
        ("./%2e%2E/x", f"{SITE}/x"),
        ("mailto:office@example.org", "mailto:office@example.org"),
        ("http://", None),
        ("http://a b/", None),
        ("http://e.example:99999/", None),
        ("//", None),
    ],
)
def test_an_address_is_resolved_as_a_browser_does(href: str, leads: str | None) -> None:
    assert resolved(f'<a href="{href}">Guide</a>') == [leads]
