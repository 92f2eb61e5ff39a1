"""What is in the documents: written by hand from the sources; dates, producers and counts as tools of others read them."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

U, L, P = "https://www.university.example", "https://library.university.example", "https://plain.university.example"
MARA, OTTO, REGISTRY, SEGRETERIA = "Mara Muster", "Otto Beispiel", "Example Registry", "Segreteria Esempio"
Facts = dict[str, Any]


def link(href: str | None, text: str | None, place: str, number: int | str, **more: Any) -> Facts:
    """One link; place and number say where, as page and 2."""
    return {"href": href, "text": text, "place": {place: number}, **more}


def plain(href: str, place: str, number: int | str, **more: Any) -> Facts:
    return link(href, None, place, number, plain=True, **more)


def cell(href: str, text: str | None, sheet: str, name: str, **more: Any) -> Facts:
    return {"href": href, "text": text, "place": {"sheet": sheet, "cell": name}, **more}


INTERNAL = {"internal": True}


def facts(
    title: str | None,
    authors: list[str],
    language: str | None,
    words_in: str | None,
    links: list[Facts],
    dates: Sequence[str] = (),
    anchors: Sequence[str] = (),
    **more: Any,
) -> Facts:
    return {
        "title": title,
        "authors": authors,
        "language": language,
        "text_language": words_in,
        "text": True,
        "links": links,
        "anchors": anchors,
        "dates": dates,
        "opens": True,
        **more,
    }


# The same guide in odt, docx, doc, rtf and pdf
def guide(split: bool = False) -> Facts:
    new = {"stored": {"target": f"{U}/new?a=1&b=2", "fragment": "top"}} if split else {}
    return facts(
        "Guide to Examinations",
        [MARA],
        "en-GB",
        "en",
        [
            link(f"{U}/", "home page", "header", 1),
            link(f"{U}/exams", "examinations office", "paragraph", 2),
            plain(f"{U}/register?term=2022s", "paragraph", 4),
            link("https://law.university.example/contact", "law office", "paragraph", 8),
            link("#registration", "registration", "paragraph", 10, **INTERNAL),
            link("mailto:exams@university.example?subject=Question", "the office", "paragraph", 10),
            link(f"{U}/new?a=1&b=2#top", "www.university.example/old", "paragraph", 11, **new),
            link(f"{U}/rooms", "list of rooms", "footnote", 1),
            plain("http://print.university.example/guide", "footer", 1),
        ],
        ["academic year 2021/2022", "15 March 2022"],
        ["registration"],
    )


def guide_pdf() -> Facts:
    found = guide()
    for entry in found["links"]:
        entry["place"] = {"page": 1}
        if entry.get("internal"):
            entry["href"] = None
    found["links"] += [link(None, "1", "page", 1, **INTERNAL), link(None, "1", "page", 1, **INTERNAL)]
    return found | {"tagged": True}


# The rules of the library, by pandoc. The numbers are of the paragraphs in each format
def rules(hours: int, stores: int, terms: int, four: int, old: int, authors: list[str]) -> Facts:
    return facts(
        "Rules for the Use of the Library",
        authors,
        "en-GB",
        "en",
        [
            link(f"{L}/hours", "the page of the library", "paragraph", hours),
            plain(f"{P}/books", "paragraph", stores),
            link(f"{L}/stores", "list of stores", "footnote", 1),
            link("http://www.university.example/terms?id=7&lang=en#loans", "the terms", "paragraph", terms),
            link("#opening-hours", "the opening hours", "paragraph", terms, **INTERNAL),
            link(f"{L}/four", "four weeks", "paragraph", four),
            link(
                "https://gone.university.example/rules/2009",
                "https://gone.university.example/rules/2009",
                "paragraph",
                old,
            ),
        ],
        ["academic year 2021/2022", "15 March 2022", "2022-03-15"],
        ["opening-hours", "loans"],
    )


def epub() -> Facts:
    found = rules(2, 2, 3, 3, 3, [MARA, OTTO])
    for entry in found["links"]:
        entry["place"] = {"chapter": entry["place"].get("paragraph", 2)}
        if entry.get("internal"):
            entry["href"] = "ch001.xhtml#opening-hours"
    return found


def call() -> Facts:
    return facts(
        "Call for Applications",
        [MARA, OTTO],
        "en-GB",
        "en",
        [
            link(f"{U}/", "home", "header", 1),
            link(
                f"{U}/calls?year=2022&term=w#places",
                "All calls",
                "paragraph",
                2,
                stored={"target": f"{U}/calls?year=2022&term=w", "fragment": "places"},
            ),
            link(
                f"{U}/form?id=5&copy=1#part-b",
                "the application form",
                "paragraph",
                4,
                stored={"target": f"{U}/form?id=5&copy=1", "fragment": "part-b"},
            ),
            link("http://www.university.example/rules", "the rules", "paragraph", 5),
            link("https://law.university.example/office", "Law office", "paragraph", 10),
            link("#how_to_apply", "how to apply", "paragraph", 11, **INTERNAL),
            plain(f"{P}/info", "paragraph", 12),
            link("https://bücher.example/katalog/größe?q=a b", "the German catalogue", "paragraph", 13),
            link(f"{U}/logo.png", None, "paragraph", 14, picture=True),
            link("mailto:calls@university.example", "calls@university.example", "footer", 1),
        ],
        ["15 March 2022", "academic year 2021/2022"],
        ["how_to_apply"],
    )


def show(first: str) -> Facts:
    return facts(
        "Introduction for First-Year Students",
        [MARA],
        "en-GB",
        "en",
        [
            link(f"{U}/map?floor=2&wing=a", "Map of the campus", "slide", 2, shape=True),
            link(f"{U}/catalogue#first-year", "the catalogue", "slide", 3),
            plain(f"{P}/dates", "slide", 3),
            link("http://www.university.example/tutors", "the tutors", "slide", 3, notes=True),
            link(first, "Back to the start", "slide", 4, shape=True, **INTERNAL),
            link("mailto:students@university.example", "write to us", "slide", 4),
        ],
        ["4 October 2021"],
        pages=4,
    )


def courses(old: str, split: bool = False) -> Facts:
    dates = {"stored": {"target": f"{U}/courses/ex101", "fragment": "dates"}} if split else {}
    return facts(
        "List of Courses",
        [MARA],
        "en-GB",
        "en",
        [
            cell(f"{U}/courses/ex101#dates", "Page of the course", "Courses", "B2", **dates),
            cell(f"{U}/courses/ex102?a=1", "Advanced examples", "Courses", "B3", formula=True),
            cell(f"{P}/courses/ex103", None, "Courses", "B4", plain=True),
            cell(old, "see the rooms", "Courses", "B5", **INTERNAL),
            cell("http://gone.university.example/rooms", "old plan", "Old rooms", "B1", hidden=True),
        ],
        ["academic year 2021/2022", "2022-03-15"],
        pages=2,
    )


def board(**more: Any) -> Facts:
    return (
        facts(
            "Report of the Examinations Board",
            [OTTO],
            "en-GB",
            "en",
            [
                link(f"{U}/board?year=2021&lang=en#minutes", "the page of the board", "page", 1),
                plain(f"{P}/board", "page", 1),
                link("annexes/a.pdf#page=2", "Annex A", "page", 2),
                link(None, "Back to the first page", "page", 2, **INTERNAL),
            ],
            ["academic year 2020/2021", "15 November 2021"],
        )
        | {"tagged": False}
        | more
    )


def regolamento() -> Facts:
    return facts(
        "Regolamento degli esami di profitto",
        [SEGRETERIA],
        "it-IT",
        "it",
        [
            link("https://www.ateneo.example/regolamenti/didattica", "dei regolamenti didattici", "page", 1),
            plain("https://portale.ateneo.example/appelli", "page", 1),
            link(None, "articolo 2", "page", 1, **INTERNAL),
            link("http://www.ateneo.example/segreteria?ufficio=esami", "segreteria studenti", "page", 1),
        ],
        ["anno accademico 2021/2022", "15 marzo 2022"],
        ["articolo-1", "articolo-2", "articolo-3"],
        tagged=False,
    )


def handbook() -> Facts:
    gone = "https://gone.university.example/archive/prices/2009/list-of-prices-for-visiting-students.html"
    form = f"{U}/registrar/visiting-students/application/forms/2022-winter-term/form-a.html"
    return facts(
        "Handbook for Visiting Students",
        [MARA, OTTO],
        "en-GB",
        "en",
        [
            plain(f"{U}/office", "page", 1),
            link("#section.3", "3", "page", 1, **INTERNAL),
            link(f"{U}/calls", "call for applications", "page", 2),
            plain(form, "page", 2, broken=True),
            link("http://www.university.example/help?lang=en&topic=visa#entry", "page on visas", "page", 2),
            link("mailto:office@university.example", "the office", "page", 2),
            link("#deadlines", "the deadlines", "page", 3, **INTERNAL),
            link(gone, gone, "page", 3, annotations=2),
        ],
        ["15 March 2022", "academic year 2021/2022", "1 June 2022"],
        ["Doc-Start", "deadlines", "page.1", "page.2", "page.3", "section.1", "section.2", "section.3"],
        tagged=False,
    )


CALENDAR = facts(
    "Academic Calendar 2022/2023",
    [MARA, REGISTRY],
    "en-GB",
    "en",
    [
        link(f"{U}/enrol?term=2022w", "in the portal", "page", 1),
        link(f"{U}/terms/winter", f"{U}/terms/winter", "page", 1, annotations=2),
        link("#summer-term", "Section 2", "page", 1, **INTERNAL),
        link("#winter-term", "winter term", "page", 2, **INTERNAL),
        plain("www.rooms.example/plan", "page", 2),
    ],
    ["3 October 2022", "27 January 2023", "27 February 2023"],
    ["summer-term", "winter-term"],
    tagged=True,
)

ORDNUNG = facts(
    "Prüfungsordnung für den Studiengang Beispielkunde",
    [],
    "de",
    "de",
    [
        link("https://www.hochschule.example/pruefungsamt", "Prüfungsamts", "page", 1),
        link("#wiederholung", "Wiederholung", "page", 1, **INTERNAL),
        plain("https://www.hochschule.example/ordnungen", "page", 1),
        link("https://portal.hochschule.example/anmeldung?sem=2022s&typ=w#start", "Portal der Hochschule", "page", 2),
        link("#anfang", "Anfang", "page", 2, **INTERNAL),
    ],
    ["Wintersemester 2021/22", "31. März 2022"],
    ["anfang", "wiederholung"],
    tagged=True,
)

MINUTES = facts(
    None,
    [],
    None,
    "en",
    [plain("http://library.university.example/hours", "page", 1)],
    ["7 October 2021", "4 November 2021"],
    tagged=False,
)

WELCOME = facts(
    "Welcome to the Faculty",
    [MARA],
    None,
    "en",
    [
        plain(f"{P}/map", "slide", 2),
        link(f"{U}/catalogue?year=2022", "the catalogue", "slide", 3),
        link(f"{U}/students", "the student office", "slide", 4),
    ],
    ["2022-09-01", "4 October 2022"],
    pages=4,
)

ROOMS = facts(
    "List of Rooms",
    [OTTO],
    None,
    "en",
    [
        cell(
            f"{U}/rooms/hall-1?week=3#plan",
            "Hall of the faculty",
            "Rooms & halls",
            "B2",
            stored={"target": f"{U}/rooms/hall-1?week=3", "fragment": "plan"},
        ),
        cell(f"{U}/rooms/hall-2", "Second hall", "Rooms & halls", "B3", formula=True, joined=True),
        cell("http://plain.university.example/rooms/hall-3", None, "Rooms & halls", "B4", plain=True),
        cell("mailto:rooms@university.example", "Book it", "Rooms & halls", "B5"),
        cell("#'Rooms & halls'!A1", "Back to the rooms", "Dates", "A2", **INTERNAL),
    ],
    ["15 March 2022"],
    pages=2,
)

NOTICE = facts(
    "Notice of the Dean",
    [OTTO],
    "en-GB",
    "en",
    [
        link(f"{U}/box", "page of the dean", "paragraph", 3, twice=True),
    ],
    ["2 May 2022"],
)

LETTER = facts(
    None,
    [],
    None,
    "en",
    [
        plain(f"{U}/rules/2021/regulation-on-studies-and-examinations.html", "line", 8, broken=True),
        plain("http://old.university.example/rules", "line", 10),
        plain(f"{U}/faq#exams", "line", 12, broken=True),
        plain("www.rooms.example/plan", "line", 13),
        plain(f"{U}/list_(2022)", "line", 15),
        plain(f"{U}/end", "line", 16),
        plain(f"{U}/forms/a.pdf", "line", 19),
    ],
    ["Tue, 15 Mar 2022 09:30:00 +0100", "academic year 2021/2022", "1 March 2022"],
)

AVVISO = facts(
    None,
    [],
    None,
    "it",
    [plain("http://www.ateneo.example/iscrizioni?facoltà=1", "line", 5)],
    ["25 aprile 2022", "anno accademico 2021/2022", "30 giugno 2022"],
    encoding="iso-8859-1",
)

COMMA = facts(
    None,
    [],
    None,
    "en",
    [
        plain(f"{U}/courses/ex101", "cell", "C2"),
        plain(f"{U}/courses/ex102?a=1,2", "cell", "C3"),
        plain("http://notes.university.example/ex102", "cell", "D3"),
        plain(f"{U}/courses/ex103", "cell", "D4"),
    ],
    ["2021/2022", "15 March 2022"],
)

SEMICOLON = facts(
    None,
    [],
    None,
    "it",
    [
        plain("https://www.ateneo.example/corsi/es1", "cell", "C2"),
        plain("https://www.ateneo.example/corsi/es2", "cell", "C3"),
        plain("http://www.ateneo.example/prove", "cell", "D3"),
    ],
    ["anno accademico 2021/2022", "15 marzo 2022"],
)


def broken(problem: str | None, opens: bool, **more: Any) -> Facts:
    return {"problem": problem, "opens": opens, **more}


FACTS: dict[str, Facts] = {
    "pdf-latex-hyperref.pdf": handbook(),
    "pdf-latex-plain.pdf": MINUTES,
    "pdf-libreoffice-untagged.pdf": regolamento(),
    "pdf-libreoffice-ua.pdf": guide_pdf(),
    "pdf-chromium.pdf": ORDNUNG,
    "pdf-typst.pdf": CALENDAR,
    "pdf-reportlab.pdf": board(),
    "pdf-xmp-only.pdf": board(),
    "pdf-linearized-object-streams.pdf": board(),
    "pdf-password-owner.pdf": board(encrypted=True),
    "pdf-password-user.pdf": broken("password", False, encrypted=True, password="open-me"),
    "pdf-junk-around.pdf": board(),
    "pdf-without-end.pdf": board(),
    "pdf-scan.pdf": {
        "title": "scan0001",
        "authors": [],
        "text": False,
        "words": 0,
        "links": [],
        "tagged": False,
        "problem": "scan",
        "opens": True,
    },
    "pdf-truncated.pdf": broken("truncated", False),
    "pdf-corrupt.pdf": broken("corrupt", False),
    "docx-python-docx.docx": call(),
    "docm-python-docx.docm": call(),
    "dotx-python-docx.dotx": call(),
    "docx-pandoc.docx": rules(6, 7, 9, 13, 16, [MARA, OTTO]),
    "docx-libreoffice.docx": guide(split=True),
    "docx-libreoffice-textbox.docx": NOTICE,
    "pptx-python-pptx.pptx": show("slide1.xml"),
    "pptx-libreoffice.pptx": show("slide1.xml"),
    "pptx-pandoc.pptx": WELCOME,
    "xlsx-openpyxl.xlsx": courses("#'Old rooms'!B1"),
    "xlsx-libreoffice.xlsx": courses("#'Old rooms'!B1", split=True),
    "xlsx-xlsxwriter-inline.xlsx": ROOMS,
    "odt-libreoffice.odt": guide(),
    "odt-pandoc.odt": rules(6, 7, 10, 14, 17, [MARA, OTTO]),
    "odp-libreoffice.odp": show("#Introduction for First-Year Students"),
    "ods-libreoffice.ods": courses("#'Old rooms'.B1"),
    "doc-libreoffice.doc": guide() | {"language": None},
    "ppt-libreoffice.ppt": show("#256,1,Slide 1") | {"language": None},
    "xls-libreoffice.xls": courses("#'Old rooms'!B1") | {"language": None},
    "rtf-libreoffice.rtf": guide(),
    "rtf-pandoc.rtf": rules(7, 8, 10, 14, 18, [])
    | {"title": None, "language": None, "anchors": []},  # pandoc writes them as paragraphs and no more
    "epub-pandoc.epub": epub(),
    "txt-utf8.txt": LETTER,
    "txt-latin1.txt": AVVISO,
    "csv-comma.csv": COMMA,
    "csv-semicolon.csv": SEMICOLON,
    "hostile-zip-bomb.docx": broken("bomb", True),
    "hostile-billion-laughs.docx": broken("bomb", False),
    "hostile-external-entity.docx": broken("corrupt", False),
    "hostile-climbing-name.docx": broken(None, True, text=True, words=3, links=[]),
    "hostile-truncated-zip.docx": broken("truncated", False),
    "hostile-docx-named.pdf": broken(None, True) | rules(6, 7, 9, 13, 16, [MARA, OTTO]),
    "hostile-page-tree-loop.pdf": broken(
        "corrupt",
        True,
        text=True,
        words=5,
        tagged=False,
        pages=1,
        links=[link("https://www.university.example/loop", None, "page", 1)],
    ),
    "hostile-login-page-named.pdf": broken("html", False, title="Sign in – University of Example", language="en"),
    "hostile-empty.pdf": broken("empty", False),
}
FORMATS = {"hostile-docx-named.pdf": "docx", "hostile-login-page-named.pdf": None, "hostile-empty.pdf": None}


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")


def _pdf(path: Path) -> Facts:
    info = dict(re.findall(r"^([A-Za-z]+):\s+(.*)$", _output("pdfinfo", "-isodates", path), re.MULTILINE))
    moments = {"created": info.get("CreationDate"), "modified": info.get("ModDate")}
    tags = json.loads(_output("exiftool", "-j", "-XMP:all", "-d", "%Y-%m-%dT%H:%M:%S%z", path) or "[{}]")[0]
    if not info.get("Producer") and "Producer" in tags:
        moments = {"created": tags.get("CreateDate"), "modified": tags.get("ModifyDate")}
    for key, moment in moments.items():  # +01 and +0100: +01:00
        if moment:
            moments[key] = moment[:10] + re.sub(r"([+-]\d\d)(\d\d)?$", lambda m: f"{m[1]}:{m[2] or '00'}", moment[10:])
    return {
        **moments,
        "producer": info.get("Producer") or tags.get("Producer"),
        "pages": int(info["Pages"]) if "Pages" in info else None,
        "words": len(_output("pdftotext", path, "-").split()),
    }


def _zip(path: Path) -> Facts:
    found: Facts = {}
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()

        def value(name: str, tag: str) -> str | None:
            root = ElementTree.fromstring(archive.read(name))
            return next((e.text for e in root.iter() if e.tag.rpartition("}")[2] == tag and e.text), None)

        if "meta.xml" in names:
            found = {
                "created": value("meta.xml", "creation-date"),
                "modified": value("meta.xml", "date"),
                "producer": value("meta.xml", "generator"),
            }
            counts = re.search(rb'page-count="(\d+)"', archive.read("meta.xml"))
            found["pages"] = int(counts[1]) if counts else None
        elif "docProps/core.xml" in names:
            found = {
                "created": value("docProps/core.xml", "created"),
                "modified": value("docProps/core.xml", "modified"),
                "producer": value("docProps/app.xml", "Application"),
            }
            pages = value("docProps/app.xml", "Pages")
            found["pages"] = int(pages) if pages else None
        elif "EPUB/content.opf" in names:
            opf = archive.read("EPUB/content.opf").decode()
            modified = re.search(r'dcterms:modified">([^<]*)', opf)
            found = {
                "created": value("EPUB/content.opf", "date"),
                "modified": modified[1] if modified else None,
                "producer": None,
                "pages": None,
            }
        texts = [
            n
            for n in names
            if re.search(
                r"(word/(document|footnotes|header\d|footer\d)|(slides|notesSlides)/\w+\d+|sharedStrings|worksheets/\w+"
                r"|^content)\.xml$|text/ch\d+\.xhtml$",
                n,
            )
        ]
        found["words"] = sum(
            len(
                re.sub(
                    r"<[^>]*>",
                    lambda m: " " if re.match(r"</(\w+:)?(p|h\d?|td|th|si|c|a:p)>", m[0]) else "",
                    re.sub(r"<(mc:Fallback|w:instrText|f)\b.*?</\1>", "", archive.read(n).decode(), flags=re.DOTALL),
                ).split()
            )
            for n in texts
        )
    return found


def _legacy(path: Path) -> Facts:
    tags = json.loads(_output("exiftool", "-j", "-d", "%Y-%m-%dT%H:%M:%S", path))[0]
    return {
        "created": tags.get("CreateDate"),
        "modified": tags.get("ModifyDate"),
        "producer": tags.get("Software"),
        "pages": tags.get("Pages"),
    }


def collect(out: Path) -> dict[str, Facts]:
    found: dict[str, Facts] = {}
    for name, written in FACTS.items():
        path = out / name
        kind = FORMATS.get(name, path.suffix[1:])
        measured: Facts = {}
        if written["opens"] and not (
            (name.startswith("hostile") and kind != "docx") or written.get("problem") == "bomb"
        ):
            if kind == "pdf":
                measured = _pdf(path)
            elif kind in ("doc", "ppt", "xls", "rtf"):
                measured = _legacy(path)
            elif kind in ("txt", "csv"):
                measured = {"words": len(path.read_bytes().split())}
            elif not name.startswith("hostile-climbing"):
                measured = _zip(path)
        entry = {"format": kind, **measured, **{k: v for k, v in written.items() if k != "pages" or v}}
        order = [
            "format",
            "title",
            "authors",
            "language",
            "text_language",
            "created",
            "modified",
            "producer",
            "pages",
            "text",
            "words",
            "encrypted",
            "tagged",
            "problem",
            "opens",
        ]
        entry.setdefault("encrypted", False)
        found[name] = {k: entry[k] for k in [*order, *(k for k in entry if k not in order)] if entry.get(k) is not None}
    twins = {
        "doc-libreoffice.doc": "odt-libreoffice.odt",
        "rtf-libreoffice.rtf": "odt-libreoffice.odt",
        "ppt-libreoffice.ppt": "pptx-libreoffice.pptx",
        "xls-libreoffice.xls": "xlsx-libreoffice.xlsx",
        "rtf-pandoc.rtf": "docx-pandoc.docx",
    }
    for name, twin in twins.items():
        found[name]["words"] = found[twin]["words"]
    missing = {path.name for path in out.iterdir() if path.is_file()} - set(FACTS) - {"expected.json", "README.md"}
    assert not missing, missing
    return found
