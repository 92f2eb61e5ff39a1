"""What a run makes beside its reports and in the temporary folder, and what runs that were killed have left there.

Whoever makes something holds a lock on it (flock(2)), and the system lets go of it when the process ends, however that
comes. So what nobody holds is left over: the next run takes it away, and nothing of a run that is still at work.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

PART = ".linkcheck-part"
"""How the name of something ends that is not whole yet, or not wanted any more."""
OLD = ".linkcheck-old"
"""How that of a report ends which is out of its place until the next one is there."""
_NAME = re.compile(rf"\.(?P<of>.*)-[a-z0-9_]{{8}}(?P<ending>{re.escape(PART)}|{re.escape(OLD)})", re.DOTALL)
"""As `tempfile` makes names."""
_LONGEST = 50
"""Characters of a name that are taken over: with what is added, it is no longer than a name may be."""
_TRIES = 100


class Part:
    """A file or folder of ours alone, until it is let go."""

    def __init__(self, path: Path, lock: int | None) -> None:
        self.path, self._lock = path, lock

    def let_go(self) -> None:
        """Whoever comes next may take it away."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def remove(self) -> None:
        """Take away what is there by now, as far as that can be done."""
        _remove(self.path)
        self.let_go()


def folder(name: str, root: Path | None = None) -> Part:
    """A new folder in `root`, or where temporary ones are, for what is or shall be called `name`."""
    return _made(lambda: Path(tempfile.mkdtemp(PART, _beginning(name), root)))


def file(name: str, root: Path) -> Part:
    """A new file in `root`, for what shall be called `name`."""

    def make() -> Path:
        number, path = tempfile.mkstemp(PART, _beginning(name), root)
        os.close(number)
        return Path(path)

    return _made(make)


def out_of_the_way(folder: Path) -> Path:
    """Take a report from its place; where it is then, from where `tidy` would bring it back."""
    empty = Path(tempfile.mkdtemp(OLD, f".{folder.name}-", folder.parent))
    try:
        return folder.rename(empty)
    except OSError:
        empty.rmdir()
        raise


def tidy(roots: Iterable[Path]) -> None:
    """Take away what dead runs have left in some folders, and bring back a report that one was about to replace."""
    for root in roots:
        for path, match in _left_in(root):
            with suppress(OSError):
                if match["ending"] == OLD and not (root / match["of"]).exists():
                    path.rename(root / match["of"])
                elif _is_ours(path) and (lock := _locked(path)) is not None:
                    Part(path, lock).remove()


def _left_in(root: Path) -> list[tuple[Path, re.Match[str]]]:
    try:
        return [(root / name, match) for name in os.listdir(root) if (match := _NAME.fullmatch(name))]
    except OSError:
        return []


def _beginning(name: str) -> str:
    return f".{name[:_LONGEST]}-"


def _made(make: Callable[[], Path]) -> Part:
    """What was made, with our lock on it: another run may have taken it away before we had that."""
    for _ in range(_TRIES):
        path = make()
        try:
            lock = _locked(path)
        except (BlockingIOError, FileNotFoundError):
            continue
        except OSError:
            return Part(path, None)  # a file system without locks, where nobody takes anything away
        if lock is not None or sys.platform == "win32":
            return Part(path, lock)
    raise OSError(errno.EBUSY, "other runs take away what is made there", str(path.parent))


def _locked(path: Path) -> int | None:
    """A descriptor that holds the lock on what is at a path; None where it is gone, or another thing by now.

    Raises `BlockingIOError` where somebody else holds it.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    lock = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), os.lstat(path)):
            return lock
    except BaseException:
        os.close(lock)
        raise
    os.close(lock)
    return None


def _is_ours(path: Path) -> bool:
    return sys.platform != "win32" and path.lstat().st_uid == os.geteuid()


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            path.chmod(stat.S_IRWXU)  # a report that somebody has made read-only
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
