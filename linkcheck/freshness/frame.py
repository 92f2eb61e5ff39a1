"""What a page is, as far as its address, its title and its headings tell: a standing page, or a record of its time.

A standing page promises to be of today. A dated post, an archive, a list of publications do not, and whatever is over
there is over honestly.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from linkcheck import urls
from linkcheck.dates import Role, alternatives, find_in_url, lowered
from linkcheck.freshness.phrases import PHRASES
from linkcheck.model import Url


class Frame(StrEnum):
    """What whatever stands there can be held to."""

    STANDING = "standing"
    POST = "post"
    """Written on a day, and of that day: news, an event, an entry of a blog."""
    ARCHIVE = "archive"
    RECORD = "record"
    """What somebody has written, done or been; what a text refers to."""

    @property
    def is_history(self) -> bool:
        return self in _HISTORY


_HISTORY = frozenset({Frame.POST, Frame.ARCHIVE, Frame.RECORD})
_EDITIONS = re.compile(r"/(?:editions?|edizion[ei]|edici[oó]n(?:es)?|edi[cç](?:ao|ão|oes|ões)|ausgaben?)[-_/]")
"""Where the editions of something are kept, each by its name."""
_FORMS = re.compile(
    r"//(?:forms\.gle|forms\.office\.com|docs\.google\.com/forms|[\w.-]{0,60}(?:eventbrite|typeform|surveymonkey"
    r"|limesurvey|framaforms|jotform|sciencescall|qualtrics|conftool|easychair|eventi|converia|lu\.?ma)\.|lu\.ma/"
    r"|[\w.-]{0,60}zoom\.us/(?:meeting/register|webinar/register|j/)|[^?#]{0,200}/(?:register|registration|registrations|registrazione"
    r"|iscrizion[ei]|inscriptions?|anmeldung|inscripcion(?:es)?|inscric(?:ao|oes)|signup|sign-up|apply)(?:[/?#.]|$))",
    re.IGNORECASE,
)
"""Where forms to fill in are kept."""
_DOCUMENTS = (
    ".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".rtf", ".png", ".jpg", ".jpeg"
)  # fmt: skip
"""What is handed out as a file; a timetable may be a picture."""
NAME = 60
"""Characters of a heading that is a name, such as "Publications since 2009"; one that is longer tells of something."""
_SEPARATOR = re.compile(r"[\W_]+")


def page_frame(url: Url, title: str) -> Frame:
    """What a page is by its address and its title, in all languages at once, since addresses mix them."""
    path = lowered(urls.path(url))
    named = _SEPARATOR.sub(" ", f"{path} {lowered(title)}")
    if _archives().search(named):
        return Frame.ARCHIVE
    if _posts().search(path) or _is_dated(url):
        return Frame.POST
    if _records().search(named):
        return Frame.RECORD
    return Frame.STANDING


@lru_cache(maxsize=200)
def is_feed(url: Url, title: str) -> bool:
    """Whether a page is a list of news or notices: a standing page whose items are each of their day."""
    last = urls.last_segment(url).partition(".")[0] or urls.path(url).rstrip("/").rpartition("/")[2]
    return _feeds().fullmatch(lowered(last)) is not None or _feeds().match(lowered(title)) is not None


def _is_dated(url: Url) -> bool:
    return any(expression.role is Role.PUBLICATION for expression in find_in_url(url))


@lru_cache(maxsize=2_000)
def section_frame(headings: str) -> Frame:
    """What a section is by the headings above it, joined by " › "; a section is never a post."""
    named = [_SEPARATOR.sub(" ", lowered(heading)) for heading in headings.split(" › ")]
    if any(map(_archives().search, named)):
        return Frame.ARCHIVE
    records = any(_records().search(heading) for heading in named if len(heading) <= NAME)
    return Frame.RECORD if records else Frame.STANDING


@lru_cache(maxsize=2_000)
def target_frame(url: str) -> Frame:
    """What an address itself says of the thing it leads to."""
    path = lowered(urls.path(Url(url)))
    if _archives().search(_SEPARATOR.sub(" ", path)) or _EDITIONS.search(path):
        return Frame.ARCHIVE
    return Frame.POST if _posts().search(path) or _is_dated(Url(url)) else Frame.STANDING


@lru_cache(maxsize=2_000)
def is_form(url: str) -> bool:
    """Whether an address looks like that of a form to fill in."""
    return _FORMS.search(url) is not None


def is_document(url: str) -> bool:
    """Whether an address looks like that of a file to keep or to print."""
    return urls.path(Url(url)).lower().endswith(_DOCUMENTS)


@cache
def _archives() -> re.Pattern[str]:
    return _any("archives")


@cache
def _records() -> re.Pattern[str]:
    return _any("records")


def _any(column: str) -> re.Pattern[str]:
    return re.compile(alternatives(phrase for table in PHRASES.values() for phrase in getattr(table, column)))


@cache
def _feeds() -> re.Pattern[str]:
    return re.compile(alternatives(name for table in PHRASES.values() for name in table.posts))


@cache
def _posts() -> re.Pattern[str]:
    """An address below a list of posts; the list itself is a standing page."""
    names = {name for table in PHRASES.values() for name in table.posts}
    folders = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"/_?(?:{folders})/(?!index\.|page/|$)[^/?#]")
