"""Documents that were damaged at random: each ends as a document or with a reason, in time, and kills nobody."""

from __future__ import annotations

import io
import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkcheck import documents, filetypes
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Document
from linkcheck.folder import media_type
from linkcheck.model import Response, Url
from linkcheck.opening import Opener
from tests.damage import DAMAGES, PLACES, damaged

CORPUS = Path(__file__).parent.parent / "data" / "documents"
FILES = sorted(path for path in CORPUS.glob("*.*") if path.suffix[1:] in filetypes.EXTENSIONS)
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "100"))
"""Of each kind; `.ci/run fuzz` takes more."""
LONGEST = 10.0
"""Seconds for one damaged file; a whole one takes milliseconds."""
NAMES = st.sampled_from([path.name for path in FILES])


def damaged_inside(content: bytes, part: float, damages: list[tuple[str, float, bytes]]) -> bytes:
    """A package of which one part is damaged, and which is whole otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as anew:
        entries = package.infolist()
        chosen = entries[int(part * len(entries))]
        for entry in entries:
            held = package.read(entry)
            anew.writestr(entry.filename, damaged(held, damages) if entry is chosen else held)
    return out.getvalue()


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    with closing(Opener()) as one:
        yield one


def ends_well(opener: Opener, name: str, content: bytes) -> None:
    response = Response(200, Url(f"https://x.example/{name}"), {"content-type": media_type(name)}, content)
    format = documents.file_format(response)
    if format not in filetypes.OPENED:
        document = documents.read(documents.body_of(response))
        if document is not None and document.links is not None:
            list(document.links())
        return
    came: list[Document | None] = []
    began = time.monotonic()
    opener.open(response, format, came.append)
    while not came:
        opener.turn(0.1)
    (document,) = came
    assert document is not None
    facts = document.facts
    assert isinstance(facts, DocumentFacts)
    assert facts.condition is not Condition.GAVE_UP, facts.detail
    assert facts.condition is Condition.READ or facts.detail
    assert time.monotonic() - began < LONGEST


BOUNDED = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}


@given(NAMES, DAMAGES)
@settings(max_examples=EXAMPLES, **BOUNDED)  # type: ignore[arg-type]
def test_a_damaged_file(opener: Opener, name: str, damages: list[tuple[str, float, bytes]]) -> None:
    ends_well(opener, name, damaged((CORPUS / name).read_bytes(), damages))


@given(NAMES.filter(lambda name: zipfile.is_zipfile(CORPUS / name)), PLACES, DAMAGES)
@settings(max_examples=EXAMPLES, **BOUNDED)  # type: ignore[arg-type]
def test_a_package_with_a_damaged_part(
    opener: Opener, name: str, part: float, damages: list[tuple[str, float, bytes]]
) -> None:
    ends_well(opener, name, damaged_inside((CORPUS / name).read_bytes(), part, damages))
