"""Makes the office files of the demonstration, with python-pptx and openpyxl: `python make.py FOLDER`.

Nothing in their texts is dated, so that the demonstration is the same on any day.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from pptx import Presentation

SAVED = datetime(2024, 9, 2, 9, 0)
UNIVERSITY = "http://www.university.example"
SLIDES = (
    ("Studying abroad", ["Five ways to go, and how to begin"], None),
    ("Who can go", ["Every student from the second year on", "A certificate of English of level B2"], None),
    ("Which money there is", ["Grants of the University", "Grants of the host"], f"{UNIVERSITY}/grants/travel"),
    ("Questions?", ["The referents are glad to answer them"], "http://www.mobility.example/en/contacts.html"),
)
DESTINATIONS = (
    ("Lakeside University", "United States", "http://www.partner.example/"),
    ("North Fjord Institute of Technology", "Norway", f"{UNIVERSITY}/partners/north-fjord"),
    ("Polytechnic of the Plains", "Argentina", f"{UNIVERSITY}/international/"),
)


def slides(path: Path) -> None:
    show = Presentation()
    for title, points, address in SLIDES:
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        frame = slide.placeholders[1].text_frame
        frame.text = points[0]
        for point in points[1:]:
            frame.add_paragraph().text = point
        if address is not None:
            frame.paragraphs[0].runs[0].hyperlink.address = address
    show.core_properties.title = "Information session: studying abroad"
    show.core_properties.author = "Mobility desk"
    show.core_properties.created = show.core_properties.modified = SAVED
    show.save(str(path))


def workbook(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Destinations"
    sheet.append(("Institution", "Country", "Page"))
    for row, (name, country, address) in enumerate(DESTINATIONS, 2):
        sheet.append((name, country, "Exchange page"))
        sheet.cell(row, 3).hyperlink = address
        sheet.cell(row, 3).font = Font(underline="single", color="0000FF")
    book.properties.title, book.properties.creator = "Destinations", "Mobility desk"
    book.properties.created = SAVED
    book.save(path)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    slides(folder / "information-session.pptx")
    workbook(folder / "destinations.xlsx")
