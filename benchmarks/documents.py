"""Opens every file of a folder as a run would: `python benchmarks/documents.py FOLDER [--times N] [--pypdf]`.

Every file must end as a document, or with a reason why it is none; what took the process its life is said. `--times`
goes over the folder so often, to see whether memory stays what it is. `--pypdf` reads the PDFs among them with pypdf as
well, in this run (pages, words, metadata, annotations): `pip install pypdf`.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from linkcheck import documents, filetypes
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.documents.contract import Document
from linkcheck.folder import media_type
from linkcheck.model import Response, Url
from linkcheck.opening import Opener

LARGEST = 50_000_000
AT_ONCE = 32
EVERY = 100
"""Documents between two looks at the memory."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--pypdf", action="store_true", help="read the PDFs with pypdf, too")
    parser.add_argument("--quiet", action="store_true", help="do not name what could not be read")
    wanted = parser.parse_args()
    files = [path for path in sorted(wanted.folder.rglob("*")) if path.is_file() and path.stat().st_size <= LARGEST]
    told = Told(quiet=wanted.quiet)
    began = time.perf_counter()
    with closing(Opener()) as opener:
        for path in files * wanted.times:
            open_(path, opener, told)
        while opener.under_way:
            opener.turn(0.5)
    told.summarise(len(files) * wanted.times, time.perf_counter() - began)
    if wanted.pypdf:
        compare([path for path in files if filetypes.sniff(beginning(path)) == "pdf"], wanted.times)


def beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(filetypes.SNIFFED)


class Told:
    """What came of the files, counted."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.conditions: Counter[str] = Counter()
        self.links = self.words = self.done = 0
        self.memory: list[int] = []

    def take(self, path: Path, document: Document | None) -> None:
        facts = document.facts if document is not None else None
        assert isinstance(facts, DocumentFacts), f"{path}: neither a document nor a reason"
        self.conditions[f"{facts.format} {facts.condition}"] += 1
        assert facts.condition is Condition.READ or facts.detail, f"{path}: {facts.condition} without a reason"
        if facts.condition is not Condition.READ and not self.quiet:
            print(f"{path}: {facts.format} {facts.condition}: {facts.detail}")
        if document is not None and document.links is not None:
            self.links += sum(map(len, document.links()))
        self.words += facts.words
        self.done += 1
        if self.done % EVERY == 0:
            self.memory.append(memory_of_children())

    def summarise(self, number: int, seconds: float) -> None:
        opened = sum(self.conditions.values())
        for condition, count in sorted(self.conditions.items()):
            print(f"{count:8,} {condition}")
        print(f"{number - opened:8,} are no files that are opened (pages, pictures, text)")
        print(f"{opened:,} documents in {seconds:.2f} s: {opened / seconds:,.0f} a second; ", end="")
        print(f"{self.links:,} links, {self.words:,} words")
        if self.memory:
            first, last, most = self.memory[0], self.memory[-1], max(self.memory)
            print(f"memory of the process (MB) after {EVERY}, at the end, at most: {first}, {last}, {most}")


def open_(path: Path, opener: Opener, told: Told) -> None:
    content = path.read_bytes()
    response = Response(200, Url(f"http://files.example/{path.name}"), {"content-type": media_type(path.name)}, content)
    format = documents.file_format(response)
    if format in filetypes.OPENED and content:
        opener.open(response, format, partial(told.take, path))
    while opener.under_way > AT_ONCE:
        opener.turn(0.5)


def memory_of_children() -> int:
    """Resident megabytes of the processes that this one has begun."""
    return sum(resident(child) for child in children()) // 1_000_000


def children() -> Iterator[str]:
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        yield from (task / "children").read_text().split()


def resident(process: str) -> int:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def compare(paths: Sequence[Path], times: int) -> None:
    """The same files by pypdf and by our reader, one after the other in this process."""
    import logging

    import pypdf

    from linkcheck.documents import pdf

    logging.disable(logging.CRITICAL)
    contents = [path.read_bytes() for path in paths] * times
    ours = timed(lambda content: pdf.read(content, "application/pdf", Url("http://files.example/a.pdf")), contents)
    theirs = timed(lambda content: by_pypdf(pypdf, content), contents)
    print(f"{len(contents):,} PDFs: linkcheck {ours:.2f} s, pypdf {theirs:.2f} s ({theirs / ours:.1f} times as long)")


def timed(read: object, contents: Sequence[bytes]) -> float:
    began = time.perf_counter()
    for content in contents:
        read(content)  # type: ignore[operator]
    return time.perf_counter() - began


def by_pypdf(pypdf: object, content: bytes) -> None:
    """What a reader gets of a document with pypdf: metadata, words and links."""
    import io

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))  # type: ignore[attr-defined]
        _ = reader.metadata, reader.named_destinations
        for page in reader.pages:
            page.extract_text()
            for annotation in page.get("/Annots") or ():
                annotation.get_object().get("/A")
    except Exception:  # whatever it raises for a broken file, that is its answer
        pass


if __name__ == "__main__":
    main()
