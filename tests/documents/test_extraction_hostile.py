"""Bodies made to take for ever: the time to read them grows no faster than they do."""

from __future__ import annotations

import time

import pytest

from tests.documents.harness import CSS, UTF_8, XHTML, found, links

LONGEST = 8.0
"""Seconds of work, ten times what the slowest needs; what is quadratic here would take minutes."""

CELL = "<td><a href=x>in 2021</a>"
WORDS = "word " * 100_000

PAGES: dict[str, str] = {
    "anchors in anchors of a drawing": "<svg>" + "<a href=x>in 2021 " * 6_000,
    "nothing in anchors of a drawing": "<svg>" + "<a href=x-2021>" * 3_000,
    "anchors of a drawing, far down": "<svg>" + ("<g>" * 50 + "<a xlink:href=x><text>in 2021</a>" + "</g>" * 50) * 800,
    "bold in bold, with links": "<b><a href=x>in 2021</a>" * 15_000,
    "a link before each block in a block": "<div>in 2021 <a href=x>t</a> " * 9_000,
    "a link after each block in a block": "<div>" * 9_000 + "in 2021 <a href=x>t</a></div>" * 9_000,
    "lists in lists": "<ul><li>In 2021: <a href=x>t</a>" * 4_000,
    "lists in a row, after a long line": f"<p>{WORDS} 2021:" + "<ul><li><a href=x>t</a></ul>" * 10_000,
    "a table of many columns": "<table><tr>" + "<th>2021" * 10_000 + "<tr>" + CELL * 10_000,
    "a long header over many rows": f"<table><tr><th>{WORDS}<th>{WORDS}<tr>" + f"<td>{CELL}<tr>" * 10_000,
    "a long header before many cells": f"<table><tr><th>2021<tr><th>{WORDS}" + CELL * 10_000,
    "headers that span rows and columns": f"<table><tr>{'<th rowspan=50 colspan=50>2021' * 3_000}{CELL * 3_000}",
    "links without words": "<img title=t>" + "<a href=x aria-labelledby=q><b></b></a>" * 20_000,
    "empty paragraphs before lists": "2021" + "<p></p>" * 20_000 + "<ul><li><a href=x>2021</a></ul>" * 5_000,
    "a long term of many definitions": f"<dl><dt>{WORDS} 2021" + "<dd><a href=x>t</a>" * 10_000,
    "rows that span all others": "<table><tr><th>2021<tr>" + "<td rowspan=65534><a href=x>2021</a>" * 10_000,
    "tables in tables": "<table><tr><th>2021<tr><td><a href=x>in 2021</a>" * 2_000,
    "links beside the cells of a table": "<table>" + "<a href=x>in 2021</a>" * 20_000,
    "anchors that are never closed": "<p><b><i><a href=x>2021<p>" * 5_000,
    "one sentence of many links": "<p>" + "2021 <a href=x>t</a> " * 20_000,
    "headings": "<h2>in 2021 <a href=x>t</a></h2>" * 10_000,
    "headings in headings": "<h2><div>2021 " * 1_500 + "<a href=x>t</a>",
    "styles": "<p style='a:url(x)'>2021" * 50_000,
    "a style of brackets": "<p style='a:url(x);" + "url(" * 200_000 + "'>",
    "a srcset of commas": "<img srcset='x 1x, " + "," * 1_000_000 + "'>",
    "a srcset of blanks and commas": "<img srcset='x 1x" + " ," * 500_000 + "'>",
    "a srcset of brackets": "<img srcset='x " + "(" * 1_000_000 + "'>",
    "a refresh of digits": "<img src=x><meta http-equiv=refresh content='" + "0" * 1_000_000 + "'>",
    "a refresh of blanks": "<img src=x><meta http-equiv=refresh content='0" + " " * 1_000_000 + "'>",
    "pings": "<a href=x ping='" + "p " * 200_000 + "'>",
    "data in data": "<img src=x><script type=application/ld+json>" + '{"url":' * 100_000 + "</script>",
    "lists of data in lists": "<img src=x><script type=application/ld+json>" + "[" * 100_000 + "</script>",
    "bases": "<base>" * 100_000 + "<a href=x>",
    "comments in comments": "<a href=x>t</a>" + "<!--" * 300_000,
    "references of drawings": "<svg>" + "<use href=x />" * 15_000,
}

SHEETS: dict[str, str] = {
    "brackets": "(" * 500_000,
    "quotes": '"' * 500_000,
    "quotes and line ends": "'\n" * 300_000,
    "backslashes": "\\" * 1_000_000,
    "comments": "/*" * 500_000,
    "urls that never end": "url(" * 250_000,
    "urls of quotes": 'url("' * 200_000,
    "urls of blanks": ("url(" + " " * 1_000) * 500,
    "urls of escapes": "url(\\" * 200_000,
    "imports that never end": "@import/*" * 100_000,
    "imports of blanks": ("@import" + " " * 1_000) * 500,
    "namespaces": "@namespace " * 90_000,
    "sets in sets": "image-set(" * 100_000,
    "letters": "u" * 1_000_000,
}

XML: dict[str, str] = {
    "quotes that are never closed": "<p a='" * 200_000,
    "attributes": ("<p " + "a='b' " * 1_000) * 150,
    "slashes": "<p" + "/" * 1_000_000,
    "letters": "<" + "p" * 1_000_000,
    "sections that never end": "<![CDATA[" * 100_000,
    "brackets in a section": "<![CDATA[" + "]" * 1_000_000,
    "comments": "<!--" * 200_000,
    "instructions": "<?" * 300_000,
    "ends in quotes": "<a x='" + "/>" * 500_000,
    "elements that close themselves": "<i/>" * 9_000,
    "styles that never end": "<style>" * 100_000,
    "sections in a style": "<style>" + "<![CDATA[&amp;" * 80_000,
    "references in a script": "<script>" + "&lt;&amp" * 100_000,
}

FIELDS: dict[str, str] = {
    "brackets": "<" * 20_000,
    "semicolons": "<x>" + ";" * 20_000,
    "blanks": "<x>" + " " * 20_000,
    "semicolons and blanks": "<x>" + " ; " * 7_000,
    "quotes that are never closed": "<x>" + '; a="' * 4_000,
    "backslashes": '<x>; a="' + "\\" * 20_000,
    "equals signs": "<x>;" + "=" * 20_000,
}


def hrefs_in_time(body: str, content_type: str, link: str = "") -> set[str]:
    began = time.process_time()
    hrefs = {href for batch in found(body, content_type, link=link) for href in batch.hrefs}

    assert time.process_time() - began < LONGEST
    return hrefs


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page(page: str) -> None:
    assert hrefs_in_time(page, UTF_8) & {"x", "x-2021"}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_style_sheet(sheet: str) -> None:
    assert "x" in hrefs_in_time(f"@import 'x';{sheet}", CSS)


@pytest.mark.parametrize("page", XML.values(), ids=XML)
def test_a_page_in_xml(page: str) -> None:
    assert "x" in hrefs_in_time(f"<a href='x'/>{page}", XHTML)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_header_field(field: str) -> None:
    assert "x" in hrefs_in_time("<a href=x>", UTF_8, link=field)


@pytest.mark.parametrize("piece", ["http://a.", "[", "[a](", "![[", "a|", "*a ", "<a ", "&"])
def test_markdown_made_to_take_for_ever_does_not(piece: str) -> None:
    body = f"[x](y)\n\n{piece * (90_000 // len(piece))}"
    began = time.monotonic()

    assert links(body, "text/markdown")[0].href == "y"
    assert time.monotonic() - began < 8
