"""Turns the files under `hosts/` into replies: `hosts/NAME/en/index.html` is `http://NAME/en/`.

Texts are templates. `X.pdf.txt` becomes a PDF at `X.pdf`: its first line is the title, the second the language, the
others are the text, in which `---` parts the pages. `X.pptx` and `X.xlsx` are what they are.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta
from pathlib import Path

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from linkcheck.demo import pdf
from linkcheck.demo.reply import Address, Reply

_HOSTS = Path(__file__).with_name("hosts")
_LAYOUTS = Path(__file__).with_name("layouts")

_MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
_OFFICE = {
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FIRST_MONTH = 9
"""An academic year begins on 1 September."""

_LATIN_1 = frozenset({("www.mobility.example", "/it/doppia-laurea.html")})
"""Pages of an older system, in the encoding it used; only their Content-Type says so."""


def render(today: date) -> dict[Address, Reply]:
    environment = Environment(
        loader=FileSystemLoader([_HOSTS, _LAYOUTS]), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals.update(open_call(today))
    replies = dict(map(_office_file, _files(_HOSTS, _OFFICE)))
    for path in _files(_HOSTS, _MEDIA_TYPES):
        address, reply = _reply(path, environment.get_template(path.relative_to(_HOSTS).as_posix()).render())
        replies[address] = reply
    return replies


def open_call(today: date) -> dict[str, str]:
    """The call that can be answered on that day: always one whose deadline, and academic year, are not over yet."""
    deadline = today + timedelta(days=45)
    begins = deadline.year if deadline.month >= _FIRST_MONTH else deadline.year - 1
    return {
        "academic_year": f"{begins}/{(begins + 1) % 100:02}",
        "deadline_en": format_date(deadline, "d MMMM y", locale="en_GB"),
        "deadline_it": format_date(deadline, "d MMMM y", locale="it"),
    }


def _files(folder: Path, suffixes: Container[str]) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in suffixes)


def _office_file(path: Path) -> tuple[Address, Reply]:
    return _address(path), Reply(path.read_bytes(), _OFFICE[path.suffix])


def _reply(path: Path, text: str) -> tuple[Address, Reply]:
    if path.name.endswith(".pdf.txt"):
        title, language, *lines = text.splitlines()
        pages = [page.strip("\n").split("\n") for page in "\n".join(lines).split("\n---\n")]
        return _address(path.with_suffix("")), Reply(pdf.document(title, language, pages), "application/pdf")
    address = _address(path)
    charset = "iso-8859-1" if address in _LATIN_1 else "utf-8"
    return address, Reply(text.encode(charset), f"{_MEDIA_TYPES[path.suffix]}; charset={charset}")


def _address(path: Path) -> Address:
    host, *parts = path.relative_to(_HOSTS).parts
    return host, "/" + "/".join(parts).removesuffix("index.html")
