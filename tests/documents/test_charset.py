"""Bytes into characters: BOM, then header, then meta, then a guess."""

from __future__ import annotations

import codecs
import encodings
import pkgutil
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.documents import charset

WORDS = "Università – caffè"
META = '<meta charset="{}">'
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("ISO-8859-1", "iso-8859-1"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16be", "utf-16-be"),
    ],
)
def test_the_header_says(label: str, codec: str) -> None:
    words = WORDS if codec != "iso-8859-1" else WORDS.replace("–", "-")

    assert charset.decode(words.encode(codec), f"text/html; charset={label}") == words


@pytest.mark.parametrize(
    ("header", "codec"),
    [
        ('text/html; charset="iso-8859-1"', "cp1252"),
        ("text/html;CHARSET = 'iso-8859-1'", "cp1252"),
        ("text/html; boundary=x; charset=iso-8859-1", "cp1252"),
        ("text/html; charset=nonsense", "utf-8"),
        ("text/html; charset=", "utf-8"),
        ("text/html; charset=base64", "utf-8"),
        ("text/html", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_however_the_header_is_written(header: str, codec: str) -> None:
    assert charset.decode(WORDS.encode(codec), header) == WORDS


@pytest.mark.parametrize(
    ("bom", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_is_stronger_than_the_header(bom: bytes, codec: str) -> None:
    assert charset.decode(bom + WORDS.encode(codec), "text/html; charset=iso-8859-1") == WORDS


@pytest.mark.parametrize("meta", [META, HTTP_EQUIV, "<META CHARSET='{}'/>", "<meta name=x><meta charset={}>"])
@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252"])
def test_the_page_says_where_the_header_does_not(meta: str, label: str) -> None:
    page = meta.format(label) + WORDS

    assert charset.decode(page.encode("cp1252"), "text/html") == page


def test_the_header_is_stronger_than_the_page() -> None:
    page = META.format("iso-8859-1") + WORDS

    assert charset.decode(page.encode(), "text/html; charset=utf-8") == page


def test_a_meta_that_could_be_read_is_no_utf_16() -> None:
    page = META.format("utf-16") + WORDS

    assert charset.decode(page.encode(), "text/html") == page


def test_a_meta_is_looked_for_at_the_beginning_only() -> None:
    page = " " * charset.PRESCAN + META.format("iso-8859-1") + WORDS

    assert charset.decode(page.encode(), "text/html") == page


def test_a_late_meta_counts_where_nothing_else_tells() -> None:
    page = f"<title>x</title><style>{'a' * 20_000}</style>{META.format('koi8-r')}</head>И, and more"

    assert charset.decode(page.encode("koi8-r"), "text/html") == page
    assert charset.decode(page.encode(), "text/html") == page


@pytest.mark.parametrize(("content_type", "codec"), [("text/html", "utf-8"), ("text/xml", "iso-8859-1")])
def test_a_meta_counts_in_html_and_the_declaration_in_xml(content_type: str, codec: str) -> None:
    page = f"<?xml version='1.0' encoding='iso-8859-1'?><html><head>{META.format('utf-8')}</head>è"

    assert charset.decode(page.encode(codec), content_type) == page


@pytest.mark.parametrize("before", ["<!--><p>-->", "<!--->", "<meta name='a>b'>"])
def test_what_stands_before_a_meta_does_not_hide_it(before: str) -> None:
    page = f"{before}{META.format('koi8-r')}И"

    assert charset.decode(page.encode("koi8-r"), "text/html") == page


def test_without_a_word_it_is_utf_8_where_it_can_be_and_else_windows_1252() -> None:
    assert charset.decode(WORDS.encode(), "text/html") == WORDS
    assert charset.decode(WORDS.encode("cp1252") + b" page", "text/html") == f"{WORDS} page"


def test_a_character_cut_at_the_end_does_not_change_the_guess() -> None:
    assert charset.decode(f"{WORDS} è".encode()[:-1], "text/html") == f"{WORDS} \ufffd"


def test_a_page_of_open_metas_takes_no_long_time() -> None:
    began = time.process_time()
    for quote in (b"", b"'", b"'\""):
        charset.decode((b"<meta " + quote) * 1_000_000 + b"\xff....", "text/html")

    assert time.process_time() - began < 8


def test_what_does_not_fit_becomes_the_replacement_character() -> None:
    assert charset.decode(b"caff\xe8!", "text/html; charset=utf-8") == "caff\ufffd!"


@pytest.mark.parametrize("label", sorted(module.name for module in pkgutil.iter_modules(encodings.__path__)))
def test_no_label_that_python_knows_makes_it_raise(label: str) -> None:
    for body in (b"a-\xff", b"\\ud800 \\N{x}", b"+2AA-"):
        charset.decode(body, f"text/html; charset={label}")


@given(st.binary(max_size=60), st.text(max_size=20).map("charset={}".format) | st.text(max_size=20))
def test_never_raises(body: bytes, content_type: str) -> None:
    charset.decode(body, content_type)
    charset.decode(f"<meta {content_type}>".encode() + body, "")
