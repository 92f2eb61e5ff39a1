"""Reading time out of words and addresses: dates, academic years, terms, editions, deadlines.

Pure: no network, no clock, no opinion about what is over. To read another language, add its table to
`languages`; nothing else changes.
"""

from __future__ import annotations

from linkcheck.dates.expression import Expression, Role
from linkcheck.dates.hint import may_be_dated, url_may_be_dated
from linkcheck.dates.http import http_date
from linkcheck.dates.language import Phrases, alternatives, lowered
from linkcheck.dates.languages import LANGUAGES, guess, tags_for
from linkcheck.dates.text import MAX_TEXT, find
from linkcheck.dates.urls import MAX_URL, find_in_host, find_in_url

__all__ = [
    "LANGUAGES",
    "MAX_TEXT",
    "MAX_URL",
    "Expression",
    "Phrases",
    "Role",
    "alternatives",
    "find",
    "find_in_host",
    "find_in_url",
    "guess",
    "http_date",
    "lowered",
    "may_be_dated",
    "tags_for",
    "url_may_be_dated",
]
