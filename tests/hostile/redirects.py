"""Ways that lead on: redirects of every kind, and parts of pages."""

from __future__ import annotations

from urllib.parse import quote

from tests.hostile.behaviour import ARTICLE, FINE, Behaviour, article, html, in_turn, to
from tests.server import Reply, Request, page, redirect


def cookie_needed(request: Request) -> Reply:
    """Sends back whoever shows no cookie, as session frameworks do."""
    if "seen=yes" in request.headers.get("cookie", ""):
        return FINE
    return to(request.path, 302, Set_Cookie="seen=yes; Path=/; HttpOnly")


def cookie_relay(request: Request) -> Reply:
    """Checks at another address whether cookies are kept, and sends on to an error if not."""
    return to("/redirect/relayed" if "test=1" in request.headers.get("cookie", "") else "/redirect/no-cookies")


def chain(length: int, end: str = "/redirect/end") -> dict[str, Reply]:
    """Redirects from /redirect/LENGTH-hops on."""
    hops = {
        f"/redirect/{length}-hops/{number}": to(f"/redirect/{length}-hops/{number + 1}")
        for number in range(1, length - 1)
    }
    return {**hops, f"/redirect/{length}-hops/{length - 1}": to(end)}


REDIRECTS = (
    Behaviour("/redirect/302", "redirects for now", to("/redirect/end"), "ok", beside={"/redirect/end": FINE}),
    Behaviour("/redirect/303", "answers 303 See Other", to("/redirect/end", 303), "ok"),
    Behaviour("/redirect/307", "answers 307", to("/redirect/end", 307), "ok"),
    Behaviour("/redirect/301", "redirects for good", to("/redirect/end", 301), "moved"),
    Behaviour("/redirect/308", "answers 308", to("/redirect/end", 308), "moved"),
    Behaviour("/redirect/301-then-302", "redirects for good, then for now", to("/redirect/302", 301), "moved"),
    Behaviour("/redirect/302-then-301", "redirects for now, then for good", to("/redirect/301", 302), "ok"),
    Behaviour("/redirect/301-to-404", "redirects for good to what is not there", to("/nowhere-at-all", 301), "broken"),
    Behaviour("/redirect/302-to-404", "redirects for now to what is not there", to("/nowhere-at-all", 302), "broken"),
    Behaviour(
        "/redirect/301-to-500",
        "redirects for good to what fails",
        to("/redirect/failing", 301),
        "unverified",
        beside={"/redirect/failing": Reply(500)},
    ),
    Behaviour("/redirect/relative", "redirects to a relative address", to("end", 302), "ok"),
    Behaviour("/redirect/dots", "redirects to ../redirect/./end", to("../redirect/./end"), "ok"),
    Behaviour(
        "/redirect/query-only",
        "redirects to a mere query",
        to("?and=more"),
        "ok",
        9,
        beside={"/redirect/query-only?and=more": FINE},
    ),
    Behaviour(
        "/redirect/no-scheme",
        "redirects to an address without a scheme",
        lambda request: to(f"//{request.headers['host']}/redirect/end"),
        "ok",
    ),
    Behaviour("/redirect/one-slash", "redirects to http:/redirect/end", to("http:/redirect/end"), "ok"),
    Behaviour(
        "/redirect/spaces",
        "redirects to an address with spaces in it",
        to("/redirect/with spaces in it"),
        "ok",
        beside={"/redirect/with%20spaces%20in%20it": FINE},
    ),
    Behaviour("/redirect/padded", "puts white space round the Location", to("  /redirect/end \t"), "ok"),
    Behaviour(
        "/redirect/utf-8",
        "redirects to an address in raw UTF-8",
        to("/redirect/caffè".encode().decode("latin-1")),
        "ok",
        beside={"/redirect/" + quote("caffè"): FINE},
    ),
    Behaviour(
        "/redirect/latin-1",
        "redirects to an address in raw ISO-8859-1",
        to("/redirect/caf\xe9"),
        "ok",
        beside={"/redirect/caf%E9": FINE},
    ),
    Behaviour("/redirect/backslash", "redirects by backslashes", to("\\redirect\\end"), "ok"),
    Behaviour(
        "/redirect/fragment",
        "redirects to a part of a page",
        to("/redirect/parts#part"),
        "ok",
        beside={"/redirect/parts": article(body=f"<h2 id=part>Part</h2>{ARTICLE}")},
    ),
    Behaviour(
        "/redirect/part-wins",
        "redirects to a part that there is, whatever part the link names",
        to("/redirect/parts#part"),
        "ok",
        link="/redirect/part-wins#another",
    ),
    Behaviour("/redirect/self", "redirects to itself", redirect("/redirect/self", 302), "broken", 9),
    Behaviour(
        "/redirect/circle",
        "redirects in a circle of three",
        to("/redirect/circle-2"),
        "broken",
        9,
        beside={"/redirect/circle-2": to("/redirect/circle-3"), "/redirect/circle-3": to("/redirect/circle")},
    ),
    Behaviour(
        "/redirect/growing",
        "redirects on and on, to ever other addresses",
        to("/redirect/grow?n=1"),
        "broken",
        9,
        beside={"/redirect/grow": lambda request: to(request.path + "1")},
    ),
    Behaviour("/redirect/15-hops", "redirects fifteen times", to("/redirect/15-hops/1"), "ok", beside=chain(15)),
    Behaviour("/redirect/30-hops", "redirects thirty times", to("/redirect/30-hops/1"), "broken", beside=chain(30)),
    Behaviour("/redirect/no-location", "redirects and names no address", Reply(302), "broken"),
    Behaviour("/redirect/empty-location", "redirects to nothing at all", to(""), "broken"),
    Behaviour("/redirect/unparsable", "redirects to http://[broken", to("http://[broken"), "broken"),
    Behaviour("/redirect/javascript", "redirects to a script", to("javascript:alert(1)"), "broken"),
    Behaviour("/redirect/data", "redirects to a data: address", to("data:text/html,hello"), "broken"),
    Behaviour("/redirect/file", "redirects to a file of ours", to("file:///etc/passwd"), "broken"),
    Behaviour("/redirect/gopher", "redirects to gopher:", to("gopher://127.0.0.1:25/_HELO"), "broken"),
    Behaviour(
        "/redirect/metadata",
        "redirects to a cloud's metadata",
        to("http://169.254.169.254/latest/meta-data/"),
        "skipped",
    ),
    Behaviour("/redirect/metadata-decimal", "writes that address as one number", to("http://2852039166/"), "skipped"),
    Behaviour("/redirect/metadata-mapped", "writes it as IPv6", to("http://[::ffff:a9fe:a9fe]/"), "skipped"),
    Behaviour("/redirect/private", "redirects to a private address", to("http://10.0.0.1/admin"), "skipped"),
    Behaviour("/redirect/refused", "redirects to a port where nobody listens", to("http://127.0.0.1:1/"), "broken"),
    Behaviour(
        "/redirect/no-host", "redirects to a host that there is not", to("http://no-such-host.invalid/"), "broken"
    ),
    Behaviour("/redirect/cookie", "redirects to itself until it sees its cookie", cookie_needed, "ok", 9),
    Behaviour(
        "/redirect/cookie-relay",
        "sets a cookie and looks for it at the next address",
        to("/redirect/relay", 302, Set_Cookie="test=1"),
        "ok",
        beside={
            "/redirect/relay": cookie_relay,
            "/redirect/relayed": FINE,
            "/redirect/no-cookies": article("Cookies are needed", status=400),
        },
    ),
    Behaviour(
        "/redirect/refresh",
        "sends its reader on by a meta refresh",
        page('<meta http-equiv=refresh content="0; url=/redirect/end">'),
        "moved",
    ),
    Behaviour(
        "/redirect/refresh-header",
        "sends its reader on by the field Refresh",
        html("Refresh: 0; url=/redirect/end", b"<p>Wait."),
        "moved",
    ),
    Behaviour(
        "/redirect/refresh-self",
        "loads itself anew every minute",
        page(f"<meta http-equiv=refresh content=60><title>News</title>{ARTICLE}"),
        "ok",
    ),
    Behaviour(
        "/redirect/refresh-to-404",
        "sends its reader on to what is not there",
        page('<meta http-equiv=refresh content="0; url=/nowhere-at-all">'),
        "broken",
    ),
    Behaviour("/redirect/location-on-200", "answers 200 and names a Location", html("Location: /nowhere-at-all"), "ok"),
    Behaviour("/redirect/huge-location", "redirects to an address of 60 KB", to("/redirect/end?" + "x" * 60_000), "ok"),
    Behaviour(
        "/redirect/fails-once",
        "redirects to what fails once",
        to("/redirect/flaky"),
        "ok",
        beside={"/redirect/flaky": in_turn(Reply(503), FINE)},
    ),  # type: ignore[dict-item]
)

FRAGMENTS = (
    Behaviour(
        "/fragment/there",
        "has the part",
        article(body=f"<h2 id=part>Part</h2>{ARTICLE}"),
        "ok",
        link="/fragment/there#part",
    ),
    Behaviour(
        "/fragment/name",
        "has the part by an old name",
        article(body=f"<a name=part>Part</a>{ARTICLE}"),
        "ok",
        link="/fragment/name#part",
    ),
    Behaviour("/fragment/missing", "has not the part", article(), "broken", link="/fragment/missing#part"),
    Behaviour("/fragment/top", "is linked to at its top", article(), "ok", link="/fragment/top#top"),
    Behaviour(
        "/fragment/text", "is linked to at some words of it", article(), "ok", link="/fragment/text#:~:text=patience"
    ),
    Behaviour(
        "/fragment/encoded",
        "has the part by a name that is not ASCII",
        article(body=f"<h2 id='über'>x</h2>{ARTICLE}"),
        "ok",
        link="/fragment/encoded#%C3%BCber",
    ),
    Behaviour(
        "/fragment/late",
        "has the part after five megabytes",
        article(body="<p>x</p>" * 650_000 + "<h2 id=part>Part</h2>"),
        "ok",
        link="/fragment/late#part",
    ),
)
