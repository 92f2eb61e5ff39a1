"""Reports on disk: a report's folder appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from linkcheck.children import copy, may_copy
from linkcheck.errors import UsageError
from linkcheck.formats import FORMATS
from linkcheck.report import Report

WORTH_FORKING = 5_000
"""Links from which on a report takes more than a moment to write."""

DEFAULT_FORMATS = ("html", "json", "csv")


class Wanted(Struct, frozen=True):
    """A format somebody asked for, and where: None is the report's own folder, `-` is stdout."""

    format: str
    path: str | None = None


def parse_formats(values: Sequence[str]) -> tuple[Wanted, ...]:
    """`F` or `F=PATH`, each; none at all means the default ones.

    Raises `UsageError` for a format that does not exist.
    """
    wanted = []
    for value in values or DEFAULT_FORMATS:
        name, given, path = value.partition("=")
        if name not in FORMATS:
            raise UsageError(f"no format is called `{name}`; there are {', '.join(sorted(FORMATS))}")
        if given and not path:
            raise UsageError(f"`--format {value}` names no path; use `{name}=FILE`, or `{name}=-` for stdout")
        wanted.append(Wanted(name, path or None))
    return tuple(wanted)


def check_writable(root: Path, wanted: Sequence[Wanted]) -> None:
    """Raises `UsageError` if nothing can be written where the reports shall go. Before the crawl, not after."""
    paths = [Path(one.path) for one in wanted if one.path not in (None, "-")]
    for path in paths:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it")
    folders = {path.resolve().parent for path in paths if not _is_written_in_place(path)}
    if any(one.path is None for one in wanted):
        folders.add(root)
    for folder in sorted(folders):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except OSError as error:
            raise UsageError(
                f"cannot write to {folder}: {error.strerror or error}; choose another with --output"
            ) from error


def check_replaceable(folder: Path) -> None:
    """Raises `UsageError` if a report's folder holds what is no report: it would be replaced whole, and lost."""
    ours = {format.file for format in FORMATS.values()}
    if folder.is_dir():
        alien = sorted(entry.name for entry in folder.iterdir() if entry.name not in ours)
        if alien:
            raise UsageError(f"{folder} holds what is no report ({alien[0]}); move it away, or choose another --output")
    elif folder.exists():
        raise UsageError(f"{folder} is a file; a report is a folder: choose another --output")


def reports_in(root: Path) -> tuple[Path, ...]:
    """The folders in `root` that hold a report, whatever else there is beside them."""
    return tuple(path.parent for path in root.glob(f"*/{FORMATS['json'].file}"))


def load(wanted: Sequence[Wanted]) -> None:
    """Begin to make ready what writing needs; a thread does it, while the first page is waited for."""
    threading.Thread(target=lambda: [FORMATS[one.format].load() for one in wanted], daemon=True).start()


def write(report: Report, wanted: Sequence[Wanted], root: Path, name: str) -> Path | None:
    """Write the report in every format wanted; where its folder is, if it has one.

    Raises `UsageError` where the disk does not take it; what stood there before still does.
    """
    try:
        for one in wanted:
            if one.path == "-":
                FORMATS[one.format].write(report, sys.stdout.buffer)
                sys.stdout.buffer.flush()
            elif one.path is not None:
                _write_file(report, one.format, Path(one.path))
        inside = [format for format in FORMATS if Wanted(format) in wanted]
        return _replace_folder(report, inside, root / name) if inside else None
    except OSError as error:
        raise UsageError(f"the report could not be written: {error}") from error


def _is_written_in_place(path: Path) -> bool:
    """Whether something stands there that is no file, such as a pipe or /dev/null: it is not to be replaced."""
    return path.exists() and not path.is_file()


def _write_file(report: Report, format: str, path: Path) -> None:
    """A file appears whole or not at all."""
    if _is_written_in_place(path):
        with path.open("wb") as out:
            FORMATS[format].write(report, out)
        return
    number, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.resolve().parent)
    try:
        with open(number, "wb") as out:
            FORMATS[format].write(report, out)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _replace_folder(report: Report, formats: Sequence[str], folder: Path) -> Path:
    """Write beside, then rename; what stood there before goes last, so that some whole report is always there."""
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write_side_by_side(report, formats, beside)
        beside.chmod(0o755)
        old = beside.with_name(beside.name + "-old")
        if folder.exists():
            folder.rename(old)
        beside.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return folder


def _write_side_by_side(report: Report, formats: Sequence[str], folder: Path) -> None:
    """The last format here, each other by a copy of this process where one can be had: nothing is left to share."""
    here = list(formats)
    copies: dict[int, str] = {}
    try:
        while len(here) > 1 and _may_fork(report):
            format = here.pop(0)
            copies[copy(partial(_write_format, report, format, folder))] = format
        for format in here:
            _write_format(report, format, folder)
    finally:
        failed = [format for number, format in copies.items() if os.waitpid(number, 0)[1]]
    for format in failed:  # for the error that it fails with
        _write_format(report, format, folder)


def _may_fork(report: Report) -> bool:
    """A copy takes 10 ms."""
    return len(report.links) >= WORTH_FORKING and (os.cpu_count() or 1) > 1 and may_copy()


def _write_format(report: Report, format: str, folder: Path) -> None:
    with (folder / FORMATS[format].file).open("wb") as out:
        FORMATS[format].write(report, out)
