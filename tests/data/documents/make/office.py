"""Documents of Word, PowerPoint and Excel, by python-docx, python-pptx, openpyxl and xlsxwriter."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

CREATED = datetime.datetime(2022, 3, 15, 9, 30)
MODIFIED = datetime.datetime(2022, 4, 1, 16, 45)
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def _core(core, title: str, author: str) -> None:
    core.title, core.author, core.last_modified_by = title, author, "Example Registry"
    core.subject, core.keywords, core.language = "Rules", "places, deadlines", "en-GB"
    core.created, core.modified, core.revision = CREATED, MODIFIED, 3
    core.comments = ""


def _without_thumbnail(package) -> None:
    relations = getattr(package, "rels", None) or package._rels  # python-docx, python-pptx
    for key, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(key)


def docx(path: Path) -> None:
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    def add(paragraph, xml: str) -> None:
        """Append elements, written without the declaration of w: and r:, to the paragraph."""
        for element in list(parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>")):
            paragraph._p.append(element)

    def link(paragraph, href: str, text: str, anchor: str = "") -> None:
        rel = paragraph.part.relate_to(href, RT.HYPERLINK, is_external=True)
        extra = f' w:anchor="{anchor}"' if anchor else ""
        add(paragraph, f'<w:hyperlink r:id="{rel}"{extra}>{run(text)}</w:hyperlink>')

    document = Document()
    _core(document.core_properties, "Call for Applications", "Mara Muster; Otto Beispiel")
    _without_thumbnail(document.part.package)

    document.add_heading("Call for Applications", 1)  # 1
    paragraph = document.add_paragraph("The University of Example offers ten places. ")  # 2
    link(paragraph, "https://www.university.example/calls?year=2022&term=w", "All calls", "places")
    paragraph.add_run(" are published on 15 March 2022.")
    heading = document.add_heading("", 2)  # 3
    add(heading, f'<w:bookmarkStart w:id="1" w:name="how_to_apply"/>{run("How to apply")}<w:bookmarkEnd w:id="1"/>')
    paragraph = document.add_paragraph("Fill in ")  # 4: a complex field, its instruction in two runs
    add(
        paragraph,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://www.university.example/</w:instrText></w:r>'
        '<w:r><w:instrText xml:space="preserve">form?id=5&amp;copy=1" \\l "part-b" \\o "The form" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("the application ")
        + run("form")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run(" on page "),
    )
    add(paragraph, f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>' + run("."))
    paragraph = document.add_paragraph("Read ")  # 5: a simple field
    add(
        paragraph,
        '<w:fldSimple w:instr=" HYPERLINK &quot;http://www.university.example/rules&quot; ">'
        + run("the rules")
        + "</w:fldSimple>"
        + run(" first."),
    )
    document.add_paragraph()  # 6, empty
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Faculty", "Office", "Law"  # 7, 8, 9
    link(table.cell(1, 1).paragraphs[0], "https://law.university.example/office", "Law office")  # 10
    paragraph = document.add_paragraph("Back to ")  # 11
    add(paragraph, f'<w:hyperlink w:anchor="how_to_apply">{run("how to apply")}</w:hyperlink>{run(".")}')
    document.add_paragraph(
        "In plain text: https://plain.university.example/info, valid in the academic year 2021/2022."
    )  # 12
    paragraph = document.add_paragraph("The book is in ")  # 13
    link(paragraph, "https://bücher.example/katalog/größe?q=a b", "the German catalogue")
    paragraph.add_run("; deleted text follows: ")
    add(
        paragraph,
        '<w:del w:id="2" w:author="Otto Beispiel" w:date="2022-03-20T10:00:00Z"><w:r><w:delText>this is gone</w:delText>'
        '</w:r></w:del><w:ins w:id="3" w:author="Otto Beispiel" w:date="2022-03-20T10:00:00Z">'
        + run("this is new")
        + "</w:ins>",
    )
    paragraph = document.add_paragraph()  # 14: a picture that is linked and not embedded
    picture = document.part.relate_to("https://www.university.example/logo.png", IMAGE, is_external=True)
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    add(
        paragraph,
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="Logo" descr="Logo of the university"/>'
        f'<a:graphic xmlns:a="{a}/main"><a:graphicData uri="{a}/picture"><pic:pic xmlns:pic="{a}/picture">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:link="{picture}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    )
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.add_run("University of Example, ")
    link(paragraph, "https://www.university.example/", "home")
    paragraph = document.sections[0].footer.paragraphs[0]
    link(paragraph, "mailto:calls@university.example", "calls@university.example")
    lang = document.styles.element.find(f".//{qn('w:lang')}")
    lang.set(qn("w:val"), "en-GB")
    document.save(str(path))


def with_main_type(source: Path, path: Path, main_type: str) -> None:
    """The same document with another type of its main part: so docm, dotx and the like differ from docx."""
    old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename == "[Content_Types].xml":
                assert old.encode() in data
                data = data.replace(old.encode(), main_type.encode())
            after.writestr(info, data, zipfile.ZIP_DEFLATED)


def pptx(path: Path) -> None:
    from pptx import Presentation
    from pptx.util import Cm

    show = Presentation()
    _core(show.core_properties, "Introduction for First-Year Students", "Mara Muster")
    _without_thumbnail(show.part.package)
    layout = show.slide_layouts[1]
    for other in list(show.slide_layouts):  # LibreOffice makes a large master of each
        if other is not layout:
            show.slide_layouts.remove(other)

    slide = show.slides.add_slide(layout)
    slide.shapes.title.text = "Introduction for First-Year Students"
    slide.placeholders[1].text = "University of Example, 4 October 2021"

    slide = show.slides.add_slide(layout)
    slide.placeholders[1]._element.getparent().remove(slide.placeholders[1]._element)
    slide.shapes.title.text = "Where we are"
    box = slide.shapes.add_textbox(Cm(3), Cm(6), Cm(8), Cm(2))
    box.text_frame.text = "Map of the campus"
    box.click_action.hyperlink.address = "https://www.university.example/map?floor=2&wing=a"

    slide = show.slides.add_slide(layout)
    slide.shapes.title.text = "Your courses"
    frame = slide.placeholders[1].text_frame
    frame.text = "Choose courses in "
    run = frame.paragraphs[0].add_run()
    run.text = "the catalogue"
    run.hyperlink.address = "https://www.university.example/catalogue#first-year"
    frame.add_paragraph().text = "Dates in plain text: https://plain.university.example/dates"
    frame = slide.notes_slide.notes_text_frame
    frame.text = "Mention also "
    run = frame.paragraphs[0].add_run()
    run.text = "the tutors"
    run.hyperlink.address = "http://www.university.example/tutors"

    slide = show.slides.add_slide(layout)
    slide.placeholders[1]._element.getparent().remove(slide.placeholders[1]._element)
    slide.shapes.title.text = "Questions"
    box = slide.shapes.add_textbox(Cm(3), Cm(6), Cm(8), Cm(2))
    box.text_frame.text = "Back to the start"
    box.click_action.target_slide = show.slides[0]
    table = slide.shapes.add_table(1, 2, Cm(3), Cm(9), Cm(12), Cm(2)).table
    table.cell(0, 0).text = "Student office"
    run = table.cell(0, 1).text_frame.paragraphs[0].add_run()
    run.text = "write to us"
    run.hyperlink.address = "mailto:students@university.example"
    show.save(str(path))


def xlsx_openpyxl(path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.worksheet.hyperlink import Hyperlink

    book = Workbook()
    core = book.properties
    core.title, core.creator, core.lastModifiedBy = "List of Courses", "Mara Muster", "Example Registry"
    core.language, core.created, core.modified = "en-GB", CREATED, MODIFIED
    sheet = book.active
    sheet.title = "Courses"
    for row in (
        ("Code", "Page", "Remark"),
        ("EX101", "Page of the course", "first offered in the academic year 2021/2022"),
        ("EX102", '=HYPERLINK("https://www.university.example/courses/ex102?a=1","Advanced examples")', "closed"),
        ("EX103", "https://plain.university.example/courses/ex103", "plain text, no link"),
        ("EX104", "see the rooms", datetime.date(2022, 3, 15)),
    ):
        sheet.append(row)
    sheet["B2"].hyperlink = "https://www.university.example/courses/ex101#dates"
    sheet["B2"].hyperlink.tooltip = "Page of EX101"
    sheet["B5"].hyperlink = Hyperlink(ref="B5", location="'Old rooms'!B1", display="see the rooms")
    hidden = book.create_sheet("Old rooms")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "Plan of the rooms"
    hidden["B1"] = "old plan"
    hidden["B1"].hyperlink = "http://gone.university.example/rooms"
    book.save(path)


def xlsx_xlsxwriter(path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})  # writes its strings inline
    book.set_properties({"title": "List of Rooms", "author": "Otto Beispiel", "subject": "Rooms", "created": CREATED})
    sheet = book.add_worksheet("Rooms & halls")
    sheet.write_row("A1", ["Room", "Page"])
    sheet.write("A2", "Hall 1")
    sheet.write_url("B2", "https://www.university.example/rooms/hall-1?week=3#plan", string="Hall of the faculty")
    sheet.write("A3", "Hall 2")
    sheet.write_formula(
        "B3", '=HYPERLINK("https://www.university.example/rooms/"&"hall-2","Second hall")', None, "Second hall"
    )
    sheet.write("A4", "Hall 3")
    sheet.write_string("B4", "http://plain.university.example/rooms/hall-3")
    sheet.write("A5", "Hall 4")
    sheet.write_url("B5", "mailto:rooms@university.example", string="Book it")
    other = book.add_worksheet("Dates")
    other.write_string("A1", "Closed on 15 March 2022")
    other.write_url("A2", "internal:'Rooms & halls'!A1", string="Back to the rooms")
    book.close()
