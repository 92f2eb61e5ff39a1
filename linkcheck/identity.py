"""Which addresses are one: those that differ only in who asks (session ids), or in parameters that say nothing."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable

from linkcheck import urls
from linkcheck.model import Url

LONGEST = 8_000
"""Characters of an address that is looked into: no server need take a longer one (RFC 9110, 4.1)."""

_IN_PATH = re.compile(
    r";(?:jsessionid|phpsessid|cfid|cftoken)=[^/?#;]*"  # Jakarta Servlet, 7.1.3: "jsessionid"
    r"|/\((?:[A-Z]\([^()/]{1,512}\))*S\([a-z0-9]{24}\)(?:[A-Z]\([^()/]{1,512}\))*\)(?=/|$)",  # ASP.NET, cookieless
    re.IGNORECASE,
)

_SESSION = re.compile(
    r"(?:jsessionid|phpsessid|aspsessionid[a-z]{8}|oscsid|zenid)=[\w,.!-]{8,}"
    r"|cftoken=[\w-]{8,}"
    r"|(?:sid|sess(?:ion)?_?id)=(?=[a-z]*[0-9])(?=[0-9]*[a-z])(?:[a-z0-9]{26}|[a-z0-9]{32})",
    re.ASCII | re.IGNORECASE,
)
"""A parameter that is a session id. Names that may mean something else (a survey, a session of a conference) count only
with a value as long as PHP makes it: to take two addresses for one hides a link."""
_BESIDE_TOKEN = re.compile(r"cfid=\d+", re.IGNORECASE)
"""ColdFusion's pair: CFID is one only beside CFTOKEN."""


def without_session(url: Url) -> Url:
    """The address that all visitors share; most have nothing to take out."""
    if ("?" not in url and ";" not in url and "/(" not in url) or len(url) > LONGEST:
        return url
    bare = urls.without_query(url)
    shared = _IN_PATH.sub("", bare)
    parameters = urls.parameters(url)
    left = [parameter for parameter in parameters if not _SESSION.fullmatch(parameter)]
    if len(left) < len(parameters):
        left = [parameter for parameter in left if not _BESIDE_TOKEN.fullmatch(parameter)]
    elif len(shared) == len(bare):
        return url
    return urls.with_parameters(shared, left)


class Dropping:
    """Takes the parameters out whose names match one of the globs (`utm_*`)."""

    def __init__(self, globs: Iterable[str]) -> None:
        expressions = [fnmatch.translate(glob) for glob in globs]
        self._dropped = re.compile("|".join(expressions)) if expressions else None

    def __call__(self, url: Url) -> Url:
        """The address to ask for; the very same where there is nothing to take out."""
        if self._dropped is None or "?" not in url or len(url) > LONGEST or not urls.is_web(url):
            return url
        parameters = urls.parameters(url)
        left = [one for one in parameters if not self._dropped.match(one.partition("=")[0])]
        return urls.with_parameters(url, left) if len(left) < len(parameters) else url
