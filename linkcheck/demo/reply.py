"""What the demonstration answers to one request."""

from __future__ import annotations

from http import HTTPStatus

from msgspec import Struct

Address = tuple[str, str]
"""Host and path; queries are ignored."""


class Reply(Struct, frozen=True):
    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()


def notice(title: str, content: str, status: HTTPStatus = HTTPStatus.OK, *headers: tuple[str, str]) -> Reply:
    """A bare page such as servers make up themselves; `content` is HTML."""
    page = f'<!DOCTYPE html>\n<html lang="en">\n<title>{title}</title>\n<h1>{title}</h1>\n{content}\n</html>\n'
    return Reply(page.encode(), status=status, headers=headers)


def redirect(status: HTTPStatus, location: str) -> Reply:
    return notice(status.phrase, "<p>The page is at another address.</p>", status, ("Location", location))
