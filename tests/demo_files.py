"""Documents made in memory, by what makes those of the demonstration."""

from __future__ import annotations

from collections.abc import Sequence

from linkcheck.demo import pdf


def a_pdf(title: str, *pages: Sequence[str], language: str = "en") -> bytes:
    """A page for each sequence of lines, in which `[words](address)` alone on a line is a link."""
    return pdf.document(title, language, pages)
