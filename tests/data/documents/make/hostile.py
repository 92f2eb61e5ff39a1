"""Small documents that a reader must survive: bombs, entities, names that climb out, cut archives."""

from __future__ import annotations

import zipfile
from pathlib import Path

TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
START = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
END = "</w:t></w:r></w:p></w:body></w:document>"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MOMENT = (2022, 3, 15, 9, 30, 0)


def _docx(path: Path, document: str | None, extra: dict[str, str] | None = None) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELS}
    if document is not None:
        parts["word/document.xml"] = document
    for name, text in {**parts, **(extra or {})}.items():
        info = zipfile.ZipInfo(name, MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, text)
    return archive


def bomb(path: Path, megabytes: int = 200) -> None:
    archive = _docx(path, None)
    info = zipfile.ZipInfo("word/document.xml", MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive, archive.open(info, "w", force_zip64=False) as part:
        part.write((XML + START).encode())
        for _ in range(megabytes):
            part.write(b" " * 1_000_000)
        part.write(END.encode())


def laughs(path: Path) -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    _docx(path, f"{XML}<!DOCTYPE w:document [{entities}]>{START}&a9;{END}").close()


def external_entity(path: Path) -> None:
    doctype = '<!DOCTYPE w:document [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
    _docx(path, f"{XML}{doctype}{START}The file: &out;{END}").close()


def climbing_name(path: Path) -> None:
    _docx(path, f"{XML}{START}A harmless text.{END}", {"../../evil.txt": "This must be written nowhere.\n"}).close()


def cut(source: Path, path: Path) -> None:
    data = source.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])
