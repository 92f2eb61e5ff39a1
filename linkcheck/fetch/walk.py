"""Following redirects, over either transport (RFC 9110, 15.4).

A `Walk` never touches the network: it says which address to ask next, and is told what came. So headers and cookies
stay with their host, every hop is paced and guarded like any request, and loops are seen. A cookie that is set on the
way is shown to the host that set it until the way ends, as sites want that look whether cookies are kept; then it is
forgotten.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeGuard

from msgspec.structs import replace

from linkcheck import cookies, urls
from linkcheck.cookies import Cookie
from linkcheck.model import Answer, Cause, NoAnswer, Redirect, Response, Url

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_redirect(answer: Answer) -> TypeGuard[Response]:
    """300 and 304 send nobody on: the one is a page of choices, as browsers show it, the other says nothing."""
    return isinstance(answer, Response) and 300 < answer.status < 400 and answer.status != 304


class Walk:
    """The way from one address to its final answer."""

    __slots__ = (
        "_cookies",
        "_visited",
        "_wall",
        "elapsed_ms",
        "max_redirects",
        "redirects",
        "requests",
        "start",
        "url",
    )

    def __init__(self, url: Url, max_redirects: int, wall: Callable[[], float] = time.time) -> None:
        """`wall` tells the seconds since the epoch, by which cookies expire."""
        self._wall = wall
        self.start = self.url = url
        """The address to ask next (its fragment is not sent)."""
        self.max_redirects = max_redirects
        self.redirects: tuple[Redirect, ...] = ()
        self._cookies: dict[str, tuple[Cookie, ...]] = {}
        """What each host on the way has set."""
        self._visited = {(urls.without_fragment(url), "")}
        """Addresses that were asked for, each with the cookies that it was shown."""
        self.elapsed_ms = 0
        self.requests = 0

    @property
    def cookie(self) -> str:
        """The Cookie field for the next request, empty for none."""
        found = self._cookies.get(urls.host(self.url)) if self._cookies else None
        return cookies.field(found, self.url, self._wall()) if found else ""

    def step(self, answer: Answer) -> Answer | None:
        """Take one exchange's answer. None: ask `self.url` next. Else the walk's own final answer."""
        self.elapsed_ms += answer.elapsed_ms
        self.requests += 1
        return self._redirected(answer) if is_redirect(answer) else self._final(answer)

    def _redirected(self, response: Response) -> Answer | None:
        location = response.headers.get("location", "").strip()
        if "set-cookie" in response.headers:
            self._keep(response.headers["set-cookie"])
        if not location or response.status not in REDIRECTS:
            return self._stopped(Cause.BAD_REDIRECT, f"{response.status} without a usable Location")
        url = urls.resolve(location, self.url)
        if url is None or not urls.is_web(url):
            return self._stopped(Cause.BAD_REDIRECT, f"{response.status} with the Location {location[:200]}")
        if "#" not in url and "#" in self.url:
            url = Url(url + "#" + self.url.partition("#")[2])
        self.redirects += (Redirect(response.status, url),)
        before, self.url = self.url, url
        shown = (urls.without_fragment(url), self.cookie)
        if shown in self._visited:
            self.url = before
            return self._stopped(Cause.REDIRECT_LOOP, f"led back to {url[:200]}")
        if len(self.redirects) > self.max_redirects:
            self.url = before
            return self._stopped(Cause.REDIRECT_LIMIT, f"more than {self.max_redirects} redirects")
        self._visited.add(shown)
        return None

    def _keep(self, lines: str) -> None:
        """Take in what a host sets on the way, for itself alone."""
        host, path = urls.host(self.url), urls.path(self.url)
        found = filter(None, (cookies.set_by(line, path) for line in lines.split("\n")[: cookies.MOST]))
        self._cookies[host] = cookies.in_order((*self._cookies.get(host, ()), *found))

    def _stopped(self, cause: Cause, detail: str) -> NoAnswer:
        return NoAnswer(cause, detail, self.url, self.redirects, self.elapsed_ms, self.requests)

    def _final(self, answer: Answer) -> Answer:
        if self.requests == 1:
            return answer
        return replace(
            answer, url=self.url, redirects=self.redirects, elapsed_ms=self.elapsed_ms, requests=self.requests
        )
