"""A session: a few exchanges that belong together (requests), which share cookies and follow redirects with care.

Its connections go through the same table of hosts, the same guard and the same proxies as the witness's. http.cookiejar
says which cookies a host may set; where they go is said by `cookies`, as for the rest of the run: requests' own session
would send a host's cookies to the hosts below it too, and read the body of a redirect without a bound.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import requests
import urllib3
from msgspec import Struct
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar

from linkcheck import cookies, urls
from linkcheck.auth import Access, host_of
from linkcheck.cookies import Cookie
from linkcheck.errors import Untrustworthy
from linkcheck.fetch.network import ACCEPT, Network
from linkcheck.fetch.walk import REDIRECTS
from linkcheck.fetch.witness import Adapter, Watchman, cause_of, fields_read, read
from linkcheck.model import Cause, Url

MOST_BYTES = 2_000_000
"""Of one answer."""
MOST_REDIRECTS = 20
KEEP_METHOD = frozenset({307, 308})
"""Redirects after which a POST stays a POST (RFC 9110, 15.4); browsers make a GET of it after all others."""

Fields = Sequence[tuple[str, str]]


class Page(Struct, frozen=True):
    """The final answer to a request of a session."""

    status: int
    url: Url
    content_type: str
    body: bytes


class Session:
    """Exchanges that share cookies. `may_have` says which addresses may get what is posted.

    Whatever keeps an answer from coming is `Untrustworthy`, in words that hold no query and no field: there may be
    secrets in either.
    """

    def __init__(self, network: Network, may_have: Callable[[Url], bool]) -> None:
        self._network, self._may_have = network, may_have
        self._watchman = Watchman()
        self._adapter = Adapter(network, self._watchman)
        self._jar = RequestsCookieJar()

    def get(self, url: Url) -> Page:
        return self._follow("GET", url, ())

    def post(self, url: Url, fields: Fields) -> Page:
        """POST the fields as a form does (application/x-www-form-urlencoded, in UTF-8)."""
        return self._follow("POST", url, fields)

    def cookies_of(self, key: str) -> tuple[Cookie, ...]:
        """The cookies that a key of `auth` gets: those it was shown from the beginning, and those set since."""
        known = self._network.access.get(key, Access())
        return cookies.in_order([*known.cookies, *_from_jar(self._jar, host_of(key))])

    def close(self) -> None:
        self._adapter.close()

    def _follow(self, method: str, url: Url, fields: Fields) -> Page:
        for _ in range(MOST_REDIRECTS + 1):
            if method == "POST" and not self._may_have(url):
                raise Untrustworthy(f"what is filled in would go to {shown(url)}, and it is not for that address")
            page, location = self._exchange(method, url, fields)
            if page.status not in REDIRECTS:
                return page
            if method == "POST" and page.status not in KEEP_METHOD:
                method, fields = "GET", ()
            target = urls.resolve(location.strip(), url) if location.strip() else None
            if target is None or not urls.is_web(target):
                raise Untrustworthy(f"{shown(url)} redirects to no web address")
            url = urls.without_fragment(target)
        raise Untrustworthy(f"more than {MOST_REDIRECTS} redirects, the last one to {shown(url)}")

    def _exchange(self, method: str, url: Url, fields: Fields) -> tuple[Page, str]:
        """One request and one answer, and where the answer says to go."""
        network = self._network
        refusal = network.refusal(url)
        if refusal is not None:
            raise Untrustworthy(f"{shown(url)} gives no answer ({refusal.cause})")
        proxy = network.proxy_for(url)
        self._watchman.begin(time.monotonic() + network.timeout)
        try:
            request = requests.Request(method, url, headers=self._headers(url), data=list(fields)).prepare()
            request.url = url  # as it is: preparing rewrites it
            with self._adapter.send(
                request,
                stream=True,
                timeout=(network.connect_timeout, network.timeout),
                verify=network.ca_bundle,
                proxies={"http": proxy, "https": proxy} if proxy else None,
            ) as response:
                extract_cookies_to_jar(self._jar, request, response.raw)  # type: ignore[no-untyped-call]
                body, _ = read(response, MOST_BYTES, time.monotonic() + network.timeout)
                told = fields_read(response.raw.headers)
                page = Page(response.status_code, url, told.get("content-type", ""), body)
                return page, told.get("location", "")
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            cause = Cause.TIMEOUT if self._watchman.is_late else cause_of(error)
            raise Untrustworthy(f"{shown(url)} gives no answer ({cause})") from None
        finally:
            self._watchman.end()

    def _headers(self, url: Url) -> dict[str, str]:
        network, now = self._network, time.time()
        known = network.access.get(network.key_of_access(url) or "", Access())
        given = known.cookies if known.may_go(url) else ()
        own = cookies.field(cookies.in_order([*given, *_from_jar(self._jar, urls.host(url))]), url, now)
        return {
            "User-Agent": network.user_agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            **network.headers_for(url),
            **known.fields(url, now),
            **({"Cookie": own} if own else {}),
        }


def shown(url: Url) -> str:
    """An address as it may be told: tickets and sessions stand in its query, or behind a semicolon."""
    return urls.origin(url) + urls.path(url).partition(";")[0]


def _from_jar(jar: RequestsCookieJar, host: str) -> Iterator[Cookie]:
    """The cookies of a jar that are for a host (RFC 6265, 5.1.3)."""
    for one in jar:
        domain = one.domain.removeprefix(".")
        below = one.domain_specified and not urls.is_ip_address(host) and host.endswith(f".{domain}")
        if below or domain in (host, _jar_name(host)):
            yield Cookie(one.name, one.value or "", one.path, one.secure, one.expires)


def _jar_name(host: str) -> str:
    """What http.cookiejar calls a host: an IPv6 address has brackets there, and a name without a dot ends in .local."""
    name = f"[{host}]" if ":" in host else host
    return name if "." in name else f"{name}.local"
