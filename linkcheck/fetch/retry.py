"""What may pass by itself, and how long to wait for it."""

from __future__ import annotations

from linkcheck import walls
from linkcheck.dates import http_date
from linkcheck.model import TRANSIENT_CAUSES, Answer, NoAnswer, Response

TRANSIENT_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
LONGEST_WAIT = 60.0
"""Seconds; a longer Retry-After is cut to this."""
ABSURD = 86_400.0
"""Seconds; from a day on, a Retry-After is nobody's wish, and is passed over like one that means nothing."""
FIRST_WAIT = 0.5


def is_transient(answer: Answer) -> bool:
    match answer:
        case NoAnswer(cause=cause):
            return cause in TRANSIENT_CAUSES
        case Response(status=status):  # a wall stands there when asked again, too
            return status in TRANSIENT_STATUSES and not (answer.wall or walls.recognise(answer))


def wait(answer: Answer, tries: int, chance: float, now: float) -> float:
    """Seconds to wait before try number `tries + 1`: what Retry-After says, else doubling with jitter.

    `chance` is uniform in [0, 1) (full jitter would let a retry follow at once; half is fixed). `now` is seconds since
    the epoch, for a Retry-After that is a date.
    """
    if isinstance(answer, Response):
        asked = retry_after(answer.headers.get("retry-after", ""), now)
        if asked is not None:
            return min(asked, LONGEST_WAIT)
    return FIRST_WAIT * 2.0 ** (tries - 1) * (1 + chance)


def retry_after(value: str, now: float) -> float | None:
    """Seconds that a Retry-After field asks for (RFC 9110, 10.2.3).

    None where it is neither seconds nor a date, and where it is absurd.
    """
    value = value.strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        seconds = float(value[:9])
    else:
        moment = http_date(value)
        if moment is None:
            return None
        seconds = max(0.0, moment.timestamp() - now)
    return seconds if seconds < ABSURD else None
