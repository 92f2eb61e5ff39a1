"""Portable documents by reportlab, Pillow, pikepdf and qpdf, among them damaged, locked and scanned ones."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

USER, OWNER = "open-me", "owner-only"


def reportlab(path: Path) -> None:
    """Two pages with the standard fonts, the dates in Info and in XMP, an outline and a relative link."""
    import pikepdf
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfgen import canvas

    raw = path.with_suffix(".raw")
    page = canvas.Canvas(str(raw), pagesize=A5, lang="en-GB", invariant=1)
    page.setTitle("Report of the Examinations Board")
    page.setAuthor("Otto Beispiel")
    page.setSubject("Yearly report")
    page.setFont("Helvetica", 10)

    def line(y: int, text: str, href: str = "", relative: int = 0) -> None:
        page.drawString(50, y, text)
        if href:
            page.linkURL(href, (50, y - 3, 50 + page.stringWidth(text, "Helvetica", 10), y + 10), relative=relative)

    page.bookmarkPage("first")
    page.addOutlineEntry("Report", "first")
    line(520, "Report of the Examinations Board for the academic year 2020/2021")
    line(490, "The board met four times. The minutes are on")
    line(475, "the page of the board", "https://www.university.example/board?year=2021&lang=en#minutes", 1)
    line(445, "In plain text: https://plain.university.example/board")
    page.showPage()
    page.setFont("Helvetica", 10)
    page.bookmarkPage("second")
    page.addOutlineEntry("Annexes", "second")
    line(520, "Annexes, printed on 15 November 2021")
    line(490, "Annex A", "annexes/a.pdf#page=2", 1)
    page.drawString(50, 470, "Back to the first page")
    page.linkRect("", "first", (50, 467, 160, 480))
    page.save()
    with pikepdf.open(raw) as pdf:
        pdf.docinfo["/CreationDate"] = "D:20211115093000+01'00'"
        pdf.docinfo["/ModDate"] = "D:20211201120000Z"
        del pdf.docinfo["/Trapped"]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp.load_from_docinfo(pdf.docinfo)
            xmp["dc:language"] = {"en-GB"}
        pdf.save(path)
    raw.unlink()


def xmp_only(source: Path, path: Path) -> None:
    """As source, but without the dictionary Info: title, author and dates are in XMP alone."""
    import pikepdf

    with pikepdf.open(source) as pdf:
        del pdf.docinfo
        pdf.save(path)


def scan(source: Path, path: Path) -> None:
    """The first two pages of source as pictures in black and white, without any text."""
    from PIL import Image

    stem = path.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "90", "-l", "2", "-gray", source, stem], check=True)
    files = sorted(path.parent.glob(path.stem + "-*.pgm"))
    pages = [Image.open(file).point(lambda value: 255 if value > 160 else 0).convert("1") for file in files]
    pages[0].save(
        path, save_all=True, append_images=pages[1:], resolution=90, title="scan0001", producer="Example Scanner"
    )
    for file in files:
        file.unlink()


def encrypted(source: Path, user: Path, owner: Path) -> None:
    def qpdf(*options: str | Path) -> None:
        subprocess.run(["qpdf", source, "--encrypt", *options], check=True)

    qpdf(USER, OWNER, "256", "--", user)
    qpdf("", OWNER, "128", "--use-aes=y", "--modify=none", "--extract=n", "--", owner)


def linearized(source: Path, path: Path) -> None:
    subprocess.run(["qpdf", "--linearize", "--object-streams=generate", source, path], check=True)


def truncated(source: Path, path: Path) -> None:
    data = source.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])


def without_end(source: Path, path: Path) -> None:
    path.write_bytes(source.read_bytes()[:-20])


def with_junk(source: Path, path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    path.write_bytes(head + source.read_bytes() + b"\n<!-- served by www.university.example -->\n" + b"\0" * 64)


def corrupt(source: Path, path: Path) -> None:
    path.write_bytes(source.read_bytes()[:100] + random.Random(2022).randbytes(4000))


def self_referring_tree(path: Path) -> None:
    """Its node of pages names itself as its child."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 /Parent 2 0 R >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        b" /Annots [<< /Type /Annot /Subtype /Link /Rect [20 90 200 120] /Border [0 0 0]"
        b" /A << /S /URI /URI (https://www.university.example/loop) >> >>] >>",
    ]
    stream = b"BT /F1 12 Tf 20 100 Td (A page in a loop) Tj ET"
    objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(data)
