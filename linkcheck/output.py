"""Reports on disk: a report's folder appears whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from linkcheck import leftovers
from linkcheck.children import copy, may_copy
from linkcheck.errors import UsageError
from linkcheck.formats import FORMATS
from linkcheck.report import Report

WORTH_FORKING = 5_000
"""Links from which on a report takes more than a moment to write."""

_TRIES = 100
"""How often a report's place is tried for, where other runs take it at the same moment."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux's numbers for: a path as we see it; let two paths change places (renameat2(2))."""
_NO_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})
_TAKEN = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT})

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
    for path in _files(wanted):
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it")
        if _is_written_in_place(path):
            if not os.access(path, os.W_OK):
                raise UsageError(f"cannot write to {path}: {os.strerror(errno.EACCES)}; name another with --format")
        elif why := irreplaceable(path):
            raise UsageError(f"cannot replace {path}: {why}; name another with --format")
    for folder in _folders(root, wanted):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"\0")  # a disk that is full takes names, and no bytes
        except OSError as error:
            raise UsageError(
                f"cannot write to {folder}: {error.strerror or error}; choose another with --output"
            ) from error


def check_replaceable(folder: Path) -> None:
    """Raises `UsageError` if a report's folder holds what is no report, which would be lost, or has to stay there."""
    ours = {format.file for format in FORMATS.values()}
    if folder.is_dir():
        alien = sorted(entry.name for entry in folder.iterdir() if entry.name not in ours)
        if alien:
            raise UsageError(f"{folder} holds what is no report ({alien[0]}); move it away, or choose another --output")
        if why := irreplaceable(folder):
            raise UsageError(f"cannot replace {folder}: {why}; choose another --output")
    elif folder.exists():
        raise UsageError(f"{folder} is a file; a report is a folder: choose another --output")


def tidy(root: Path, wanted: Sequence[Wanted]) -> None:
    """Take away what runs that were killed have left, where we write and where temporary files are."""
    leftovers.tidy({*_folders(root, wanted), Path(tempfile.gettempdir())})


def _files(wanted: Sequence[Wanted]) -> list[Path]:
    return [Path(one.path) for one in wanted if one.path not in (None, "-")]


def _folders(root: Path, wanted: Sequence[Wanted]) -> list[Path]:
    """Where files will be made."""
    folders = {path.resolve().parent for path in _files(wanted) if not _is_written_in_place(path)}
    if any(one.path is None for one in wanted):
        folders.add(root)
    return sorted(folders)


def irreplaceable(path: Path) -> str:
    """Why what is at a path could not give its place to another; empty where it could, or nothing is there."""
    try:
        there, above = path.lstat(), path.absolute().parent.stat()
    except OSError:
        return ""
    if str(path.resolve()) in _mounts():
        return "it is mounted there, from elsewhere"
    if sys.platform == "win32":
        return ""
    user = os.geteuid()
    if above.st_mode & stat.S_ISVTX and user not in (0, there.st_uid, above.st_uid):
        return "it belongs to another user"
    if user == there.st_uid and not path.is_symlink():
        try:
            path.chmod(stat.S_IMODE(there.st_mode))  # changes nothing, where something could be changed
        except OSError as error:
            return error.strerror or str(error)
    return ""


def _mounts() -> set[str]:
    """Paths at which something is mounted (proc(5), mountinfo): those of one file system look like any other."""
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return set()
    return {os.fsdecode(line.split(b" ")[4]).replace("\\040", " ") for line in lines}


def reports_in(root: Path) -> tuple[Path, ...]:
    """The folders in `root` that hold a report, whatever else there is beside them."""
    return tuple(path.parent for path in root.glob(f"*/{FORMATS['json'].file}"))


def load(wanted: Sequence[Wanted]) -> None:
    """Begin to make ready what writing needs; a thread does it, while the first page is waited for."""
    threading.Thread(target=lambda: [FORMATS[one.format].load() for one in wanted], daemon=True).start()


def write(report: Report, wanted: Sequence[Wanted], root: Path, name: str) -> Path | None:
    """Write the report in every format wanted; where its folder is, if it has one.

    Raises `UsageError` where something did not take it; what stood there before still does, and all else is written.
    """
    failures: list[str] = []
    folder = None
    inside = [format for format in FORMATS if Wanted(format) in wanted]
    if inside:
        folder = root / name
        try:
            _replace_folder(report, inside, folder)
        except OSError as error:
            failures.append(_told(folder, error))
    for one in wanted:
        try:
            if one.path == "-":
                FORMATS[one.format].write(report, sys.stdout.buffer)
                sys.stdout.buffer.flush()
            elif one.path is not None:
                _write_file(report, one.format, Path(one.path))
        except OSError as error:
            failures.append(_told(one.path, error))
    if failures:
        raise UsageError(
            f"cannot write the report to {'; nor to '.join(failures)}. What stood there before still does; "
            "make room there or choose another place, and run again"
        )
    return folder


def _told(place: Path | str | None, error: OSError) -> str:
    return f"{'stdout' if place == '-' else place}: {error.strerror or error}"


def _is_written_in_place(path: Path) -> bool:
    """Whether something stands there that is no file, such as a pipe or /dev/null: it is not to be replaced."""
    return path.exists() and not path.is_file()


def _write_file(report: Report, format: str, path: Path) -> None:
    """A file appears whole or not at all."""
    if _is_written_in_place(path):
        with path.open("wb") as out:
            FORMATS[format].write(report, out)
        return
    goal = path.resolve()  # where a link leads to, there the file is
    part = leftovers.file(goal.name, goal.parent)
    try:
        with part.path.open("wb") as out:
            FORMATS[format].write(report, out)
        part.path.chmod(0o644)
        part.path.replace(goal)
        part.let_go()
    except BaseException:
        part.remove()
        raise


def _replace_folder(report: Report, formats: Sequence[str], folder: Path) -> None:
    """Write beside, then let the two change places; what stood there before goes last."""
    beside = leftovers.folder(folder.name, folder.parent)
    try:
        _write_side_by_side(report, formats, beside.path)
        beside.path.chmod(0o755)
        take_place(beside.path, folder)
    finally:
        beside.remove()


def take_place(beside: Path, folder: Path, change: Callable[[Path, Path], bool] | None = None) -> None:
    """Where the system cannot `change` two folders, there is a moment without a report; `tidy` mends one that lasts."""
    change = change or _change_places
    for attempt in range(_TRIES):
        try:
            if not folder.exists():
                beside.rename(folder)
            elif not change(beside, folder):
                old = leftovers.out_of_the_way(folder)
                try:
                    beside.rename(folder)
                except OSError:
                    if not folder.exists():
                        old.rename(folder)
                    raise
                shutil.rmtree(old, ignore_errors=True)
            return
        except OSError as error:
            if error.errno not in _TAKEN or attempt == _TRIES - 1:
                raise


def _change_places(one: Path, other: Path) -> bool:
    """Let two folders have each other's name, in one step; False where the system or the file system cannot do that."""
    if sys.platform != "linux":
        return False
    import ctypes  # takes 5 ms

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


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
