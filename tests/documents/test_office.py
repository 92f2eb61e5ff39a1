"""Small office documents, made here part by part, and exactly the links that each must give; and hostile ones.

The judges are ISO/IEC 29500, OpenDocument 1.3, EPUB 3.3 and RTF 1.9.1. Real files are read in `test_corpus`.
"""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Mapping

import pytest

from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents import cells, fields, legacy, office, package, rtf, table
from linkcheck.documents.contract import Document, RawLink
from linkcheck.model import Url
from linkcheck.urls import checksum

HERE = Url("https://dept.example.org/files/guide.docx")
Parts = Mapping[str, str | bytes]
Short = tuple[str, str, str, str]
"""Kind, address as stored, words, place."""

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "r": TYPES.rstrip("/"),
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "presentation", "manifest", "meta", "style")
) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def packed(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relationships(**targets: str) -> str:
    """By their ids: a kind, and where it leads; what has a scheme leads out."""
    rows = []
    for id, said in targets.items():
        kind, _, target = said.partition(" ")
        mode = ' TargetMode="External"' if ":" in target else ""
        rows.append(f'<Relationship Id="{id}" Type="{TYPES}{kind}" Target="{target}"{mode}/>')
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}'
        "</Relationships>"
    )


def ooxml(part: str, content: str, more: Parts | None = None) -> bytes:
    return packed({"_rels/.rels": relationships(m=f"officeDocument {part}"), part: content, **(more or {})})


OUT = relationships(
    a="hyperlink https://a.example/", b="hyperlink https://b.example/?x=1&amp;y=2", i="image https://a.example/i.png",
    s="styles styles.xml", f="footnotes footnotes.xml", c="comments comments.xml", h="header header3.xml",
    slide="slide slides/slide2.xml",
)  # fmt: skip
STYLES = (
    f'<w:styles {NAMES}><w:docDefaults><w:rPr><w:lang w:val="it-IT"/></w:rPr></w:docDefaults>'
    '<w:style w:styleId="T"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="U"><w:basedOn w:val="T"/></w:style>'
    '<w:style w:styleId="O"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="B"><w:lang w:val="de"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>'
)


def docx(body: str, more: Parts | None = None) -> bytes:
    parts = {"word/_rels/document.xml.rels": OUT, "word/styles.xml": STYLES, **(more or {})}
    return ooxml("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>", parts)


def p(inside: str, style: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


LINKED_X = 'r:id="x"'


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def hyperlink(inside: str, to: str = 'r:id="a"') -> str:
    return f"<w:hyperlink {to}>{inside}</w:hyperlink>"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def read(body: bytes, url: Url = HERE) -> Document:
    return office.read(body, "", url)


def facts(document: Document) -> DocumentFacts:
    assert isinstance(document.facts, DocumentFacts)
    return document.facts


def links(document: Document) -> list[RawLink]:
    assert document.links is not None
    return [link for some in document.links() for link in some.rows()]


def in_short(document: Document) -> list[Short]:
    assert document.links is not None
    return [
        (str(link.kind), link.href, link.text, " ".join(str(part) for part in spot.values()))
        for some in document.links()
        for link, spot in zip(some.rows(), some.spots, strict=True)
    ]


A, B, C = "https://a.example/", "https://b.example/?x=1&y=2", "http://c.example/x"


def plain(address: str, place: str) -> Short:
    """An address that is written out, and is all its words."""
    return "text", address, address, place


TEXTS: list[tuple[str, list[Short]]] = [
    (p(r("the ") + hyperlink(r("call"))), [("hyperlink", A, "call", "1")]),
    (p(hyperlink(r("call"), 'r:id="a" w:anchor="part"')), [("hyperlink", f"{A}#part", "call", "1")]),
    (p(hyperlink(r("below"), 'w:anchor="part"')), [("hyperlink", "#part", "below", "1")]),
    (p(hyperlink(r("no such"), 'r:id="zz"')), []),
    (p(hyperlink(r("no such: http://c.example/"), 'r:id="zz"')), [plain("http://c.example/", "1")]),
    (p(hyperlink(r("ca")) + hyperlink(r("ll"))), [("hyperlink", A, "call", "1")]),  # one, as its reader sees it
    (p(hyperlink(r("x")) + hyperlink(r("y"), 'r:id="b"')), [("hyperlink", A, "x", "1"), ("hyperlink", B, "y", "1")]),
    (p(hyperlink(r("https://a.example/"))), [("hyperlink", A, A, "1")]),
    (p(r("at http://c.example/x.")), [plain(C, "1")]),
    (p(r("at http://c.ex") + r("ample/x")), [plain(C, "1")]),
    (p(r("see www.c.example/x")), [("text", "http://www.c.example/x", "www.c.example/x", "1")]),
    (p(r("http://c.example/") + hyperlink(r("x")) + r(" http://c.example/y")), [
        ("hyperlink", A, "x", "1"), plain("http://c.example/y", "1"),
    ]),
    (p("") + f"<w:tbl><w:tr><w:tc>{p(r('x'))}{p(hyperlink(r('cell')))}</w:tc></w:tr></w:tbl>", [
        ("hyperlink", A, "cell", "3"),
    ]),
    (f"<w:p><w:del>{hyperlink(r('gone'))}</w:del><w:moveFrom>{r('http://c.example/')}</w:moveFrom></w:p>", []),
    (f"<w:p><w:ins>{hyperlink(r('new'))}</w:ins></w:p>", [("hyperlink", A, "new", "1")]),
    # 17.16.18: a field may be parted at will, hold others, and show nothing
    (p(char("begin") + instruction(' HYPER') + instruction('LINK "https://c.ex') + instruction('ample/" ')
       + char("separate") + r("ca") + r("ll") + char("end") + r(" more")), [
        ("hyperlink", "https://c.example/", "call", "1"),
    ]),
    (p(char("begin") + instruction('HYPERLINK "https://c.example/" \\l "part" \\o "tip"') + char("separate") + r("x")
       + char("end")), [("hyperlink", "https://c.example/#part", "x", "1")]),
    (p(char("begin") + instruction('HYPERLINK \\l "_Toc1"') + char("separate") + r("One ") + char("begin")
       + instruction("PAGEREF _Toc1") + char("separate") + r("3") + char("end") + char("end")), [
        ("hyperlink", "#_Toc1", "One 3", "1"),
    ]),
    (p(char("begin") + instruction('HYPERLINK "') + char("begin") + instruction("REF x") + char("separate")
       + r("https://c.example/") + char("end") + instruction('"') + char("separate") + r("x") + char("end")), [
        ("hyperlink", "https://c.example/", "x", "1"),
    ]),
    (p(char("begin") + instruction("PAGE") + char("separate") + r("3") + char("end")), []),
    (p(char("end") + char("separate") + r("x")), []),
    (p(f'<w:fldSimple w:instr="HYPERLINK &quot;https://c.example/&quot;">{r("x")}</w:fldSimple>'), [
        ("hyperlink", "https://c.example/", "x", "1"),
    ]),
    (p('<w:drawing><wp:docPr name="Picture 1" descr="Map"><a:hlinkClick r:id="a"/></wp:docPr><a:blip r:link="i"/>'
       '<a:hlinkClick r:id="slide"/></w:drawing>'), [
        ("hyperlink", A, "Map", "1"), ("img", "https://a.example/i.png", "Map", "1"),
    ]),
    (p('<v:shape href="https://c.example/" title="Map"/>'), [("hyperlink", "https://c.example/", "Map", "1")]),
    (p(f"<mc:AlternateContent><mc:Choice>{p(hyperlink(r('box')))}</mc:Choice><mc:Fallback>{p(hyperlink(r('box')))}"
       f"</mc:Fallback></mc:AlternateContent>") + p(hyperlink(r("next"))), [
        ("hyperlink", A, "box", "2"), ("hyperlink", A, "next", "3"),
    ]),
    (p(r("a") + '<w:tab/><w:br/><w:noBreakHyphen/>'), []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TEXTS)
def test_links_of_a_text(body: str, expected: list[Short]) -> None:
    assert in_short(read(docx(body))) == expected


def test_a_link_on_words_that_were_deleted_is_seen_by_nobody() -> None:
    deleted = hyperlink('<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>')

    assert in_short(read(docx(p(deleted)))) == []


def test_strict_documents_are_read_as_transitional_ones_are() -> None:
    body = docx(p(r("http://c.example/") + '<w:bookmarkStart w:name="part"/>'))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = {name: archive.read(name).replace(WORD.encode(), STRICT_WORD.encode()) for name in archive.namelist()}

    assert in_short(read(packed(parts))) == [plain("http://c.example/", "1")]
    assert facts(read(packed(parts))).anchors == struct.pack("I", checksum("part"))


def test_headings_and_sentences_stand_round_a_link() -> None:
    body = p(r("First"), "U") + p(r("Body"), "B") + p(r("Ask. Then see ") + hyperlink(r("this")) + r(" now. Or not."))
    around = links(read(docx(body)))[0].around

    assert (around.heading, around.before, around.context) == ("First", "Ask.", "Then see this now.")
    assert links(read(docx(p(r("Own"), "O") + p(hyperlink(r("x"))))))[0].around.heading == "Own"


def test_notes_comments_and_headers_know_their_places() -> None:
    note = (
        f'<w:footnotes {NAMES}><w:footnote w:id="0" w:type="separator">{p("")}</w:footnote>'
        f'<w:footnote w:id="21">{p(r("http://n.example/"))}</w:footnote></w:footnotes>'
    )
    comment = f'<w:comments {NAMES}><w:comment w:id="4">{p(r("http://m.example/"))}</w:comment></w:comments>'
    header = f"<w:hdr {NAMES}>{p(hyperlink(r('home'), LINKED_X))}</w:hdr>"
    document = read(docx(p(r("words")) + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>', {
        "word/footnotes.xml": note, "word/comments.xml": comment, "word/header3.xml": header,
        "word/_rels/header3.xml.rels": relationships(x="hyperlink https://h.example/"),
    }))  # fmt: skip
    assert document.links is not None

    assert [spot for some in document.links() for spot in some.spots] == [
        {"footnote": 1},
        {"comment": 1},
        {"header": 1},
    ]
    assert [link.href for link in links(document)] == ["http://n.example/", "http://m.example/", "https://h.example/"]


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title> A\n guide </dc:title><dc:creator>Ann; Bob</dc:creator>"
    "<dcterms:created>2022-03-15T09:30:00Z</dcterms:created></cp:coreProperties>"
)


def test_what_a_document_says_of_itself() -> None:
    roots = relationships(m="officeDocument word/document.xml", c="metadata/core-properties docProps/core.xml")
    told = facts(read(docx(p(r("Two words")), {"_rels/.rels": roots, "docProps/core.xml": CORE})))

    assert (told.format, told.title, told.authors, told.created) == (
        "docx", "A guide", ("Ann", "Bob"), "2022-03-15T09:30:00Z",
    )  # fmt: skip
    assert (told.language, told.words, told.opening, told.pages) == ("it-IT", 2, "Two words", None)


@pytest.mark.parametrize("core", [CORE[:200], "", "<x/>"])
def test_nobody_minds_broken_properties(core: str) -> None:
    roots = relationships(m="officeDocument word/document.xml", c="metadata/core-properties docProps/core.xml")
    document = read(docx(p(hyperlink(r("x"))), {"_rels/.rels": roots, "docProps/core.xml": core}))

    assert facts(document).is_read
    assert len(links(document)) == 1


@pytest.mark.parametrize(
    ("type", "format"),
    [
        ("openxmlformats-officedocument.wordprocessingml.document", "docx"),
        ("ms-word.document.macroEnabled", "docm"),
        ("openxmlformats-officedocument.wordprocessingml.template", "dotx"),
        ("ms-word.template.macroEnabledTemplate", "dotm"),
        ("nobody-knows", "docx"),
    ],
)
def test_the_type_of_the_main_part_tells_the_format(type: str, format: str) -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="application/vnd.{type}.main+xml"/></Types>'
    )

    assert facts(read(docx("", {"[Content_Types].xml": types}))).format == format


def pptx(*slides: str) -> bytes:
    """Slides in the order in which they are shown, which their names do not tell."""
    names = [f"slide{len(slides) - number}.xml" for number in range(len(slides))]
    listed = "".join(f'<p:sldId r:id="s{number}"/>' for number in range(len(slides)))
    related = {f"s{number}": f"slide slides/{name}" for number, name in enumerate(names)}
    parts: dict[str, str] = {"ppt/_rels/presentation.xml.rels": relationships(**related)}
    for name, slide in zip(names, slides, strict=True):
        parts[f"ppt/slides/{name}"] = f"<p:sld {NAMES}>{slide}</p:sld>"
        parts[f"ppt/slides/_rels/{name}.rels"] = OUT
    main = f"<p:presentation {NAMES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
    return ooxml("ppt/presentation.xml", main, parts)


def shape(text: str, link: str = "", kind: str = "body") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr name="Shape 1">{link}</p:cNvPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f"<p:txBody><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def run(text: str, id: str = "") -> str:
    link = f'<a:hlinkClick r:id="{id}"/>' if id else ""
    return f'<a:r><a:rPr lang="de-DE">{link}</a:rPr><a:t>{text}</a:t></a:r>'


SLIDES: list[tuple[str, list[Short]]] = [
    (shape(run("the ") + run("ca", "a") + run("ll", "a")), [("hyperlink", A, "call", "2")]),
    (shape(run("back", "slide")), []),  # a jump within the presentation
    (shape(run("Go"), '<a:hlinkClick r:id="a"/>'), [("hyperlink", A, "Go", "2")]),
    (shape(run("https://a.example/"), '<a:hlinkClick r:id="a"/>'), [("hyperlink", A, A, "2")]),
    (shape("", '<a:hlinkClick r:id="a"/>'), [("hyperlink", A, "Shape 1", "2")]),
    (shape(run("at http://c.example/x")), [plain(C, "2")]),
    ('<p:pic><p:cNvPr descr="Map"/><a:blip r:link="i"/></p:pic>', [("img", "https://a.example/i.png", "Map", "2")]),
    ('<p:pic><p:cNvPr name="Film"/><a:videoFile r:link="a"/></p:pic>', [("video", A, "Film", "2")]),
    (f"<mc:AlternateContent><mc:Choice>{shape(run('x', 'a'))}</mc:Choice><mc:Fallback>{shape(run('x', 'a'))}"
     f"</mc:Fallback></mc:AlternateContent>", [("hyperlink", A, "x", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("slide", "expected"), SLIDES)
def test_links_of_a_slide(slide: str, expected: list[Short]) -> None:
    document = read(pptx(shape(run("First")), slide + shape(run("Its title"), kind="title")))

    assert in_short(document) == expected
    assert {link.around.heading for link in links(document)} <= {"Its title"}
    assert (facts(document).format, facts(document).pages, facts(document).unit) == ("pptx", 2, "slide")
    assert facts(document).language == "de-DE"


def xlsx(sheet: str, strings: tuple[str, ...] = (), related: str = OUT) -> bytes:
    main = f'<x:workbook {NAMES}><x:sheets><x:sheet name="Calls" r:id="s"/></x:sheets></x:workbook>'
    return ooxml("xl/workbook.xml", main, {
        "xl/_rels/workbook.xml.rels": relationships(s="worksheet worksheets/s.xml", t="sharedStrings strings.xml"),
        "xl/worksheets/s.xml": f"<x:worksheet {NAMES}>{sheet}</x:worksheet>",
        "xl/worksheets/_rels/s.xml.rels": related,
        "xl/strings.xml": f"<x:sst {NAMES}>{''.join(f'<x:si>{one}</x:si>' for one in strings)}</x:sst>",
    })  # fmt: skip


def rows(*cells: str) -> str:
    return f"<x:sheetData><x:row>{''.join(cells)}</x:row></x:sheetData>"


SHEETS: list[tuple[str, tuple[str, ...], list[Short]]] = [
    (rows('<x:c r="B7" t="s"><x:v>1</x:v></x:c>') + '<x:hyperlink ref="B7" r:id="a"/>', ("", "<x:t>call</x:t>"), [
        ("hyperlink", A, "call", "Calls B7"),
    ]),
    (rows('<x:c r="A1"><x:v>5</x:v></x:c>') + '<x:hyperlink ref="A1:B2" r:id="a" location="top" display="no"/>', (), [
        ("hyperlink", f"{A}#top", "5", "Calls A1"),
    ]),
    (rows() + '<x:hyperlink ref="C3" r:id="a" display="said"/>', (), [("hyperlink", A, "said", "Calls C3")]),
    (rows() + '<x:hyperlink ref="C3" location="Calls!A1" display="said"/>', (), []),
    (rows('<x:c t="inlineStr"><x:is><x:t>at http://c.ex</x:t><x:rPh><x:t>no</x:t></x:rPh><x:r><x:t>ample/x</x:t></x:r>'
          "</x:is></x:c>"), (), [plain(C, "Calls A1")]),
    (rows('<x:c t="s"><x:v>0</x:v></x:c>', '<x:c t="s"><x:v>0</x:v></x:c>') + '<x:hyperlink ref="A1" r:id="a"/>',
     ("<x:t>https://a.example</x:t>",), [
        ("hyperlink", A, "https://a.example", "Calls A1"), plain("https://a.example", "Calls B1"),
    ]),
    (rows('<x:c r="A1" t="str"><x:f>HYPERLINK("https://c.example/?q=""x""","Form")</x:f><x:v>Form</x:v></x:c>'), (), [
        ("hyperlink", 'https://c.example/?q="x"', "Form", "Calls A1"),
    ]),
    (rows('<x:c r="A1"><x:f>HYPERLINK("https://c.example/"&amp;A2,"Form")</x:f></x:c>'), (), []),
    (rows('<x:c r="A1" t="s"><x:v>9</x:v></x:c>', '<x:c t="s"/>', '<x:c t="s"><x:v>-1</x:v></x:c>'), ("",), []),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "strings", "expected"), SHEETS)
def test_links_of_a_sheet(sheet: str, strings: tuple[str, ...], expected: list[Short]) -> None:
    document = read(xlsx(sheet, strings))

    assert in_short(document) == expected
    assert (facts(document).format, facts(document).pages, facts(document).unit) == ("xlsx", 1, "sheet")


def odf(body: str, kind: str = "text", more: Parts | None = None) -> bytes:
    content = (
        f"<office:document-content {ODF}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content, **(more or {})})


def a(href: str, text: str) -> str:
    return f'<text:a xlink:href="{href}">{text}</text:a>'


ODTS: list[tuple[str, list[Short]]] = [
    (f"<text:p>the {a(A, '<text:span>ca</text:span>ll')}</text:p>", [("hyperlink", A, "call", "1")]),
    (f"<text:h>One</text:h><text:p/><text:p>{a('../x.pdf', 'x')}</text:p>", [("hyperlink", "x.pdf", "x", "3")]),
    (f"<text:p>{a('#part', 'down')}{a('#One|outline', 'up')}</text:p>", [("hyperlink", "#part", "down", "1")]),
    ("<text:p>at http://c.example/x<text:s/>and<text:line-break/>more</text:p>", [
        plain(C, "1"),
    ]),
    (f"<text:tracked-changes><text:p>{a(A, 'gone')}</text:p></text:tracked-changes><text:p>{a(A, 'here')}</text:p>", [
        ("hyperlink", A, "here", "1"),
    ]),
    (f"<text:p>x<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{a(A, 'note')}</text:p>"
     f"</text:note-body></text:note>{a(B.replace('&', '&amp;'), 'y')}</text:p>", [
        ("hyperlink", A, "note", "1"), ("hyperlink", B, "y", "1"),
    ]),
    ('<text:p><draw:a xlink:href="https://a.example/"><draw:frame draw:name="Image1">'
     '<draw:image xlink:href="Pictures/1.png"/>'
     "<svg:title>Map</svg:title></draw:frame></draw:a></text:p>", [("hyperlink", A, "Map", "1")]),
    ('<draw:frame draw:name="Map"><draw:image xlink:href="https://a.example/i.png"/></draw:frame>', [
        ("img", "https://a.example/i.png", "Map", "1"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ODTS)
def test_links_of_an_opendocument_text(body: str, expected: list[Short]) -> None:
    assert in_short(read(odf(body))) == expected


def test_what_lies_beside_an_opendocument_file() -> None:
    document = read(odf(f"<text:p>{a('../x.pdf', 'x')} {a('#y', 'y')}</text:p>"), Url("https://d.example/f/a.odt?v=1"))
    assert document.links is not None

    assert [url for some in document.links() for url in some.urls] == [
        "https://d.example/f/x.pdf", "https://d.example/f/a.odt?v=1#y",
    ]  # fmt: skip


def test_links_of_an_opendocument_presentation() -> None:
    click = (
        '<office:event-listeners><presentation:event-listener presentation:action="show" xlink:href="{}"/>'
        "</office:event-listeners>"
    )
    document = read(odf(
        '<draw:page><draw:frame presentation:class="title"><text:p>First</text:p></draw:frame></draw:page>'
        f"<draw:page><draw:custom-shape>{click.format(A)}<text:p>Go</text:p></draw:custom-shape>"
        f'<draw:frame draw:name="Map">{click.format(A)}</draw:frame><draw:frame>{click.format("#First")}</draw:frame>'
        '<draw:frame presentation:class="title"><text:p>Second</text:p></draw:frame></draw:page>', "presentation",
    ))  # fmt: skip

    assert in_short(document) == [("hyperlink", A, "Go", "2"), ("hyperlink", A, "Map", "2")]
    assert {link.around.heading for link in links(document)} == {"Second"}
    assert (facts(document).pages, facts(document).unit) == (2, "slide")


def test_links_of_an_opendocument_spreadsheet() -> None:
    document = read(odf(
        '<table:table table:name="Calls"><table:table-row table:number-rows-repeated="1048570"/><table:table-row>'
        f'<table:table-cell table:number-columns-repeated="27"/><table:table-cell><text:p>{a(A, "call")}</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=HYPERLINK(&quot;https://c.example/&quot;;&quot;Form&quot;)"/>'
        "</table:table-row></table:table>", "spreadsheet",
    ))  # fmt: skip

    assert in_short(document) == [
        ("hyperlink", A, "call", "Calls AB1048571"), ("hyperlink", "https://c.example/", "Form", "Calls AC1048571"),
    ]  # fmt: skip


def epub(*chapters: str, more: Parts | None = None) -> bytes:
    items = "".join(f'<item id="c{n}" href="text/c{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    return packed({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                                  '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                        '<metadata><dc:title>Rules</dc:title>'
                        '<meta property="dcterms:modified">2022-03-15T09:30:00Z</meta>'
                        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **{f"OPS/text/c{n}.xhtml": chapter for n, chapter in enumerate(chapters)},
        **(more or {}),
    })  # fmt: skip


def encrypted(part: str) -> Parts:
    return {
        "META-INF/encryption.xml": '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
                                   f'<enc:CipherReference URI="{part}"/></encryption>',
    }  # fmt: skip


def test_links_of_a_book_lead_out_of_it() -> None:
    document = read(epub(
        '<h1>One</h1><p><a href="c1.xhtml#x">next</a><a href="../../../x">beyond</a><img src="i.png"/>',
        '<p>See <a href="https://a.example/">the call</a> or http://c.example/x</p>', more=encrypted("OPS/font.otf"),
    ))  # fmt: skip
    told = facts(document)

    assert in_short(document) == [
        ("a", A, "the call", "2"), plain(C, "2"),
    ]  # fmt: skip
    assert (told.format, told.title, told.modified) == ("epub", "Rules", "2022-03-15T09:30:00Z")
    assert (told.pages, told.unit) == (2, "chapter")


INSTRUCTIONS = [
    ('HYPERLINK "https://a.example/"', "https://a.example/"),
    (" hyperlink  https://a.example/ ", "https://a.example/"),
    ('HYPERLINK "C:\\\\files\\\\a \\"b\\".doc"', 'C:\\files\\a "b".doc'),
    ('HYPERLINK \\t "_blank" "https://a.example/" \\n', "https://a.example/"),
    ('HYPERLINK "https://a.example/" \\o "a \\l tip" \\l part', "https://a.example/#part"),
    ("HYPERLINK “https://a.example/”", "https://a.example/"),
    ('HYPERLINK "https://a.example/', "https://a.example/"),
    ("HYPERLINK", ""),
    ("HYPERLINKS x", ""),
    ("PAGEREF x", ""),
    ("", ""),
]


@pytest.mark.parametrize(("instruction", "target"), INSTRUCTIONS)
def test_where_a_field_leads(instruction: str, target: str) -> None:
    assert fields.target(instruction) == target


def field(instruction: str, text: str) -> str:
    return f"{{\\field{{\\*\\fldinst {instruction}}}{{\\fldrslt {{\\ul {text}}}}}}}"


RTFS: list[tuple[str, list[Short]]] = [
    (field('HYPERLINK "https://a.example/"', "call"), [("hyperlink", A, "call", "1")]),
    ("\\par\\par " + field('{HYPERLINK https://a.example/ }{\\\\l "b"}', "x"), [("hyperlink", f"{A}#b", "x", "3")]),
    (field("PAGE", "http://c.example/"), [plain("http://c.example/", "1")]),
    ("at http://c.example/x{\\b /y}\\par", [plain("http://c.example/x/y", "1")]),
    ("{\\*\\unknown http://c.example/}{\\pict http://c.example/}{\\info{\\subject http://c.example/}}", []),
    ("{\\deleted http://c.example/}", []),
    ("{\\footnote http://n.example/}x\\par", [plain("http://n.example/", "1")]),
    ("\\bin6 {{{}}}http://c.example/ x", [plain("http://c.example/", "1")]),
    ("}}}}{{{{http://c.example/", [plain("http://c.example/", "1")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RTFS)
def test_links_of_an_rtf_file(text: str, expected: list[Short]) -> None:
    assert in_short(rtf.read(b"{\\rtf1\\ansi " + text.encode() + b"}", "", HERE)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\ansicpg1251\'cf\'f0\'e8", "При"),
        (r"\ansicpg932\'83A\'83\'8b", "アル"),
        (r"\uc1\u8364?\u-10179?\u-8704?.", "€😀."),
        (r"\uc2\u8364\'80\'80x\u228 ab.", "€xä."),
        (r"\uc0\u8364 x", "€x"),
        (r"a\~b\_c\-d\tab e\line f\{\}\\", "a b-cd e\nf{}\\"),
        (r"{\upr{no}{\*\ud{yes}}}", "yes"),
        ("a\r\nb\\\nc", "ab\nc"),
        (r"\ansicpg99999 x\'e9", "xé"),
    ],
)
def test_words_of_an_rtf_file(text: str, words: str) -> None:
    assert facts(rtf.read(b"{\\rtf1\\ansi " + text.encode() + b"}", "", HERE)).opening == words


def test_what_an_rtf_file_says_of_itself() -> None:
    told = facts(rtf.read(
        rb"{\rtf1{\*\generator Riched20 10;}{\info{\title A{\b  guide}}{\author Ann; Bob}"
        rb"{\creatim\yr2022\mo3\dy5\hr9\min30}{\revtim\yr0\mo0\dy0}{\nofpages3}}{\*\bkmkstart part}x}", "", HERE,
    ))  # fmt: skip

    assert (told.title, told.authors, told.producer, told.pages) == ("A guide", ("Ann", "Bob"), "Riched20 10", 3)
    assert (told.created, told.modified) == ("2022-03-05T09:30:00", "")
    assert told.anchors == struct.pack("I", checksum("part"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,link\nA,http://c.example/x\n", [("http://c.example/x", "B2")]),
        ('a;b\n"x;\ny";http://c.example/\n', [("http://c.example/", "B2")]),
        ("a\tb\thttp://c.example/\n", [("http://c.example/", "C1")]),
        ("http://c.example/\n", [("http://c.example/", "A1")]),
        ('"http://c.example/', [("http://c.example/", "A1")]),
        ("", []),
    ],
)
def test_links_of_a_table(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(href, spot) for _, href, _, spot in in_short(table.read(text.encode(), "text/csv", HERE))] == expected


@pytest.mark.parametrize(("column", "row", "name"), [(1, 1, "A1"), (26, 2, "Z2"), (27, 3, "AA3"), (16384, 4, "XFD4")])
def test_names_of_cells(column: int, row: int, name: str) -> None:
    assert cells.reference(column, row) == name


LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
FETCHED = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
GOOD = docx(p(r("x")))
LOCKED_ODF = (
    f'<manifest:manifest {ODF}><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    "</manifest:file-entry></manifest:manifest>"
)


def with_flag(body: bytes) -> bytes:
    """Every entry says that it is encrypted."""
    data = bytearray(body)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


UNOPENED: dict[str, tuple[bytes, Condition]] = {
    "nothing": (b"", Condition.TRUNCATED),
    "half a ZIP": (GOOD[: len(GOOD) // 2], Condition.TRUNCATED),
    "its directory is cut out of its middle": (GOOD[:200] + GOOD[400:], Condition.TRUNCATED),
    "no main part": (packed({"_rels/.rels": relationships(m="officeDocument word/document.xml")}), Condition.CORRUPT),
    "no relationship": (packed({"_rels/.rels": "<x/>", "word/document.xml": "<x/>"}), Condition.CORRUPT),
    "broken XML": (ooxml("word/document.xml", f"<w:document {NAMES}><w:body>"), Condition.CORRUPT),
    "another XML": (ooxml("word/document.xml", "<html/>"), Condition.CORRUPT),
    "an unknown encoding": (ooxml("word/document.xml", "<?xml version='1.0' encoding='x-no'?><x/>"), Condition.CORRUPT),
    "entities": (ooxml("word/document.xml", f"{LAUGHS}<w:document>&b;</w:document>"), Condition.BOMB),
    "an external entity": (ooxml("word/document.xml", f"{FETCHED}<w:document>&a;</w:document>"), Condition.BOMB),
    "too deep": (docx("<w:p>" * 5_000), Condition.CORRUPT),
    "a bomb": (docx(p(r("A" * package.LARGEST_PART))), Condition.BOMB),
    "too many parts": (packed(dict.fromkeys(map(str, range(package.MOST_PARTS + 1)), "")), Condition.BOMB),
    "encrypted entries": (with_flag(GOOD), Condition.LOCKED),
    "encrypted OpenDocument": (odf("", more={"META-INF/manifest.xml": LOCKED_ODF}), Condition.LOCKED),
    "an encrypted chapter": (epub("<p>x", more=encrypted("OPS/text/c0.xhtml")), Condition.LOCKED),
    "a book without chapters": (epub(), Condition.CORRUPT),
    "OpenDocument without content": (odf("", more={"content.xml": ""}), Condition.CORRUPT),
    "an archive": (packed({"a.txt": "x"}), Condition.UNOPENED),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("what", UNOPENED)
def test_what_cannot_be_opened_says_why(what: str) -> None:
    body, condition = UNOPENED[what]
    began = time.monotonic()
    document = read(body)

    assert facts(document).condition is condition
    assert facts(document).detail
    assert facts(document).encrypted is (condition is Condition.LOCKED)
    assert links(document) == []
    assert time.monotonic() - began < 5


def test_a_document_may_break_off_anywhere() -> None:
    for body in (GOOD, odf("<text:p>x</text:p>"), epub("<p>x")):
        for end in range(0, len(body) - 1, max(1, len(body) // 100)):
            assert facts(read(body[:end])).condition is Condition.TRUNCATED


LONG: dict[str, bytes] = {
    "paragraphs": docx("<w:p/>" * 2_000_000),
    "addresses": docx(p(r("://" * 6_000)) * 500),
    "one long string in many cells": xlsx(
        rows('<x:c t="s"><x:v>0</x:v></x:c>' * 20_000), ("<x:t>" + "word " * 6_000 + "</x:t>",)
    ),
    "chapter": epub("<div>" * 100_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", LONG)
def test_what_is_long_is_read_in_part(what: str) -> None:
    began = time.monotonic()
    document = read(LONG[what])

    assert facts(document).is_read
    assert not document.whole
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    "text", ["{" * 100_000, "\\par" * 1_000, "\\'e9" * 1_000, "{\\field" * 5_000, "\\u1" * 1_000, "\\"]
)
def test_an_rtf_file_may_be_anything(text: str) -> None:
    assert facts(rtf.read(b"{\\rtf1" + text.encode(), "", HERE)).is_read


def test_an_rtf_file_without_its_beginning_is_none() -> None:
    assert facts(rtf.read(b"<html>", "", HERE)).condition is Condition.CORRUPT


@pytest.mark.parametrize("length", [0, 100, 512, 2_000])
def test_a_compound_file_may_break_off(length: int) -> None:
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<LL", header, 44, 1, 7)
    document = legacy.read((bytes(header) + b"\0" * 2_000)[:length], "", HERE)

    assert facts(document).condition is Condition.TRUNCATED
    assert links(document) == []
