"""When a document was last changed, as far as anybody can tell.

Its metadata say when it was saved, and a server when the file came to it. Saving it again without a change resets the
one, moving a site the other: what both allow is the earlier of them, and a day that all files of a folder share is that
of a move.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from linkcheck import urls
from linkcheck.dates import http_date
from linkcheck.model import Target, Testimony

SEVERAL = 3
"""Files of a folder that do not come to be of one day by chance."""


class Changes:
    """The last change of each of some targets that are no pages."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._came: dict[str, list[date]] = {}
        self._saved: dict[str, list[date]] = {}
        for target in targets:
            if (seen := target.scanned) is not None and seen.succeeded and seen.page is None:
                folder = urls.folder(seen.final_url)
                if (day := came(seen)) is not None:
                    self._came.setdefault(folder, []).append(day)
                if (day := saved(seen)) is not None:
                    self._saved.setdefault(folder, []).append(day)

    def of(self, target: Target | None) -> date | None:
        seen = target.scanned if target is not None else None
        if seen is None:
            return None
        folder = urls.folder(seen.final_url)
        days = (
            None if _is_one_move(self._came.get(folder, ())) else came(seen),
            None if _is_one_move(self._saved.get(folder, ())) else saved(seen),
        )
        return min(filter(None, days), default=None)


def _is_one_move(days: Iterable[date]) -> bool:
    days = list(days)
    return len(days) >= SEVERAL and len(set(days)) == 1


def came(seen: Testimony) -> date | None:
    """When the file came to its server (Last-Modified)."""
    moment = http_date(seen.headers.get("last-modified", ""))
    return moment.date() if moment is not None else None


def saved(seen: Testimony) -> date | None:
    """When the document was last saved, by its metadata."""
    return iso_day(seen.document.modified or seen.document.created) if seen.document is not None else None


def iso_day(written: str) -> date | None:
    """The day of a date, or of a date and time, in ISO 8601; None where it is none."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
