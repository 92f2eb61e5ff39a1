"""Turns the files under `hosts/` into replies: `hosts/NAME/en/index.html` is `http://NAME/en/`.

All of them are templates. `X.pdf.txt` becomes a PDF at `X.pdf`: its first line is the title, the others the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from linkcheck.demo.pdf import one_page
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
_FIRST_MONTH = 9
"""An academic year begins on 1 September."""

_LATIN_1 = frozenset({("www.mobility.example", "/it/doppia-laurea.html")})
"""Pages of an older system, in the encoding it used; only their Content-Type says so."""


def render(today: date) -> dict[Address, Reply]:
    environment = Environment(
        loader=FileSystemLoader([_HOSTS, _LAYOUTS]), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals.update(open_call(today))
    return dict(
        _reply(path, environment.get_template(path.relative_to(_HOSTS).as_posix()).render()) for path in _files(_HOSTS)
    )


def open_call(today: date) -> dict[str, str]:
    """The call that can be answered on that day: always one whose deadline, and academic year, are not over yet."""
    deadline = today + timedelta(days=45)
    begins = deadline.year if deadline.month >= _FIRST_MONTH else deadline.year - 1
    return {
        "academic_year": f"{begins}/{(begins + 1) % 100:02}",
        "deadline_en": format_date(deadline, "d MMMM y", locale="en_GB"),
        "deadline_it": format_date(deadline, "d MMMM y", locale="it"),
    }


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _reply(path: Path, text: str) -> tuple[Address, Reply]:
    if path.name.endswith(".pdf.txt"):
        title, *lines = text.splitlines()
        return _address(path.with_suffix("")), Reply(one_page(title, lines), "application/pdf")
    address = _address(path)
    charset = "iso-8859-1" if address in _LATIN_1 else "utf-8"
    return address, Reply(text.encode(charset), f"{_MEDIA_TYPES[path.suffix]}; charset={charset}")


def _address(path: Path) -> Address:
    host, *parts = path.relative_to(_HOSTS).parts
    return host, "/" + "/".join(parts).removesuffix("index.html")
