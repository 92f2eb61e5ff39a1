"""Make the corpus of documents: python make/make.py OUTPUT_FOLDER

Programs: soffice (LibreOffice Writer, Calc, Impress), pandoc, pdflatex (with hyperref), chromium, pdftoppm and pdfinfo
(poppler-utils), qpdf, exiftool. Debian: libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui pandoc
texlive-latex-base texlive-latex-recommended chromium poppler-utils qpdf libimage-exiftool-perl fonts-liberation.
Python: python-docx python-pptx openpyxl xlsxwriter reportlab pikepdf pypdf pillow typst lxml.

Writes the documents and expected.json. Some producers write the present time and random ids: two runs differ in these.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import compound
import expected
import hostile
import office
import pdfs

SOURCES = Path(__file__).resolve().parent / "sources"
EPOCH = "1647336600"  # 2022-03-15 09:30:00 UTC, for pdflatex and pandoc
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


def run(*command: str | Path, cwd: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "FORCE_SOURCE_DATE": "1", "TZ": "UTC"}
    subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def libreoffice(source: Path, path: Path, work: Path, kind: str = "") -> None:
    """Convert with a fresh profile, which knows no user's name."""
    out = work / "converted"
    run(
        "soffice",
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        kind or path.suffix[1:],
        "--outdir",
        out,
        source,
        cwd=work,
    )
    shutil.move(out / f"{source.stem}{path.suffix}", path)


def pdf_export(**options: bool) -> str:
    values = {name: {"type": "boolean", "value": str(value).lower()} for name, value in options.items()}
    return "pdf:writer_pdf_Export:" + json.dumps(values)


def latex(source: Path, path: Path, work: Path) -> None:
    for _ in range(2):
        run("pdflatex", "-interaction=batchmode", source.name, cwd=work)
    shutil.copy(work / f"{source.stem}.pdf", path)


def make(out: Path, work: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for source in SOURCES.iterdir():
        shutil.copy(source, work)

    latex(work / "handbook.tex", out / "pdf-latex-hyperref.pdf", work)
    latex(work / "minutes.tex", out / "pdf-latex-plain.pdf", work)
    libreoffice(
        work / "regolamento.fodt",
        out / "pdf-libreoffice-untagged.pdf",
        work,
        pdf_export(UseTaggedPDF=False, ExportBookmarks=True, ExportBookmarksToPDFDestination=True),
    )
    libreoffice(
        work / "guide.fodt",
        out / "pdf-libreoffice-ua.pdf",
        work,
        pdf_export(PDFUACompliance=True, UseTaggedPDF=True, ExportBookmarksToPDFDestination=True),
    )
    run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={work / 'chromium'}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={out / 'pdf-chromium.pdf'}",
        work / "pruefungsordnung.html",
        cwd=work,
    )
    import typst

    typst.compile(str(work / "calendar.typ"), output=str(out / "pdf-typst.pdf"))
    pdfs.reportlab(out / "pdf-reportlab.pdf")
    pdfs.xmp_only(out / "pdf-reportlab.pdf", out / "pdf-xmp-only.pdf")
    pdfs.scan(out / "pdf-latex-hyperref.pdf", out / "pdf-scan.pdf")
    pdfs.encrypted(out / "pdf-reportlab.pdf", out / "pdf-password-user.pdf", out / "pdf-password-owner.pdf")
    pdfs.linearized(out / "pdf-reportlab.pdf", out / "pdf-linearized-object-streams.pdf")
    pdfs.truncated(out / "pdf-latex-hyperref.pdf", out / "pdf-truncated.pdf")
    pdfs.without_end(out / "pdf-reportlab.pdf", out / "pdf-without-end.pdf")
    pdfs.with_junk(out / "pdf-reportlab.pdf", out / "pdf-junk-around.pdf")
    pdfs.corrupt(out / "pdf-reportlab.pdf", out / "pdf-corrupt.pdf")
    pdfs.self_referring_tree(out / "hostile-page-tree-loop.pdf")

    office.docx(out / "docx-python-docx.docx")
    office.with_main_type(out / "docx-python-docx.docx", out / "docm-python-docx.docm", MACRO)
    office.with_main_type(out / "docx-python-docx.docx", out / "dotx-python-docx.dotx", WORD)
    office.pptx(out / "pptx-python-pptx.pptx")
    office.xlsx_openpyxl(out / "xlsx-openpyxl.xlsx")
    office.xlsx_xlsxwriter(out / "xlsx-xlsxwriter-inline.xlsx")

    for kind in ("docx", "odt", "doc", "rtf"):
        libreoffice(work / "guide.fodt", out / f"{kind}-libreoffice.{kind}", work)
    libreoffice(work / "textbox.fodt", out / "docx-libreoffice-textbox.docx", work)
    for kind in ("odp", "ppt"):
        libreoffice(out / "pptx-python-pptx.pptx", out / f"{kind}-libreoffice.{kind}", work)
    compound.shrink(out / "ppt-libreoffice.ppt")
    libreoffice(out / "odp-libreoffice.odp", out / "pptx-libreoffice.pptx", work)
    for kind in ("ods", "xls"):
        libreoffice(out / "xlsx-openpyxl.xlsx", out / f"{kind}-libreoffice.{kind}", work)
    libreoffice(out / "ods-libreoffice.ods", out / "xlsx-libreoffice.xlsx", work)

    for kind in ("docx", "odt", "rtf", "epub"):
        run("pandoc", "-s", "--epub-chapter-level=1", "rules.md", "-o", out / f"{kind}-pandoc.{kind}", cwd=work)
    run("pandoc", "-s", "slides.md", "-o", out / "pptx-pandoc.pptx", cwd=work)

    shutil.copy(SOURCES / "letter-utf8.txt", out / "txt-utf8.txt")
    (out / "txt-latin1.txt").write_bytes((SOURCES / "avviso-latin1.txt").read_text("utf-8").encode("latin-1"))
    shutil.copy(SOURCES / "courses-comma.csv", out / "csv-comma.csv")
    shutil.copy(SOURCES / "corsi-punto-e-virgola.csv", out / "csv-semicolon.csv")

    hostile.bomb(out / "hostile-zip-bomb.docx")
    hostile.laughs(out / "hostile-billion-laughs.docx")
    hostile.external_entity(out / "hostile-external-entity.docx")
    hostile.climbing_name(out / "hostile-climbing-name.docx")
    hostile.cut(out / "docx-pandoc.docx", out / "hostile-truncated-zip.docx")
    shutil.copy(out / "docx-pandoc.docx", out / "hostile-docx-named.pdf")
    shutil.copy(SOURCES / "login.html", out / "hostile-login-page-named.pdf")
    (out / "hostile-empty.pdf").write_bytes(b"")

    facts = expected.collect(out)
    (out / "expected.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        make(Path(sys.argv[1]).resolve(), Path(folder))
