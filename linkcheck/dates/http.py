"""The dates of HTTP and of mail: `Sun, 06 Nov 1994 08:49:37 GMT`, and the older forms that are still sent."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 200
"""Characters that are looked at."""


def http_date(written: str) -> datetime | None:
    """The moment that an HTTP date names (RFC 9110, 5.6.7), in UTC where it names no zone; None where it is none."""
    try:
        moment = parsedate_to_datetime(written[:_LONGEST])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
