"""Following redirects, over either transport (RFC 9110, 15.4).

A `Walk` never touches the network: it says which address to ask next, and is told what came. So headers and cookies
stay with their host, every hop is paced and guarded like any request, and loops are seen.
"""

from __future__ import annotations

from typing import TypeGuard

from msgspec.structs import replace

from linkcheck import urls
from linkcheck.model import Answer, Cause, NoAnswer, Redirect, Response, Url

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_redirect(answer: Answer) -> TypeGuard[Response]:
    return isinstance(answer, Response) and 300 <= answer.status < 400 and answer.status != 304


class Walk:
    """The way from one address to its final answer."""

    __slots__ = ("elapsed_ms", "max_redirects", "redirects", "requests", "start", "url")

    def __init__(self, url: Url, max_redirects: int) -> None:
        self.start = self.url = url
        """The address to ask next (its fragment is not sent)."""
        self.max_redirects = max_redirects
        self.redirects: tuple[Redirect, ...] = ()
        self.elapsed_ms = 0
        self.requests = 0

    def step(self, answer: Answer) -> Answer | None:
        """Take one exchange's answer. None: ask `self.url` next. Else the walk's own final answer."""
        self.elapsed_ms += answer.elapsed_ms
        self.requests += 1
        return self._redirected(answer) if is_redirect(answer) else self._final(answer)

    def _redirected(self, response: Response) -> Answer | None:
        location = response.headers.get("location", "").strip()
        if not location or response.status not in REDIRECTS:
            return self._stopped(Cause.BAD_REDIRECT, f"{response.status} without a usable Location")
        url = urls.resolve(location, self.url)
        if url is None or not urls.is_web(url):
            return self._stopped(Cause.BAD_REDIRECT, f"{response.status} with the Location {location[:200]}")
        if "#" not in url and "#" in self.url:
            url = Url(url + "#" + self.url.partition("#")[2])
        visited = {urls.without_fragment(hop) for hop in (self.start, *(redirect.url for redirect in self.redirects))}
        self.redirects += (Redirect(response.status, url),)
        if urls.without_fragment(url) in visited:
            return self._stopped(Cause.REDIRECT_LOOP, f"led back to {url[:200]}")
        if len(self.redirects) > self.max_redirects:
            return self._stopped(Cause.REDIRECT_LIMIT, f"more than {self.max_redirects} redirects")
        self.url = url
        return None

    def _stopped(self, cause: Cause, detail: str) -> NoAnswer:
        return NoAnswer(cause, detail, self.url, self.redirects, self.elapsed_ms, self.requests)

    def _final(self, answer: Answer) -> Answer:
        if self.requests == 1:
            return answer
        return replace(
            answer, url=self.url, redirects=self.redirects, elapsed_ms=self.elapsed_ms, requests=self.requests
        )
