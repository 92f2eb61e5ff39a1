"""Following redirects: what is asked next, and where it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.fetch.walk import REDIRECTS, Walk
from linkcheck.model import Answer, Cause, NoAnswer, Redirect, Response, Url

START = Url("http://a.test/start")


def found(url: Url, status: int = 200) -> Response:
    return Response(status, url, {}, b"", elapsed_ms=10)


def sent_to(location: str, status: int = 302) -> Response:
    return Response(status, START, {"location": location}, b"", elapsed_ms=10)


def stopped(walk: Walk, answer: Answer) -> NoAnswer:
    final = walk.step(answer)

    assert isinstance(final, NoAnswer)
    return final


@pytest.mark.parametrize("status", [200, 204, 300, 304, 404, 503])
def test_an_answer_that_sends_nowhere_is_final_as_it_is(status: int) -> None:
    answer = found(START, status)

    assert Walk(START, 20).step(answer) is answer


@pytest.mark.parametrize("status", sorted(REDIRECTS))
def test_a_redirect_is_followed(status: int) -> None:
    walk = Walk(START, 20)

    assert walk.step(sent_to("/next", status)) is None
    assert walk.url == "http://a.test/next"


def test_the_final_answer_tells_the_whole_way() -> None:
    walk = Walk(START, 20)
    walk.step(sent_to("/next", 301))
    walk.step(sent_to("https://b.test/", 302))

    assert walk.step(found(walk.url)) == Response(
        200,
        Url("https://b.test/"),
        {},
        b"",
        redirects=(Redirect(301, Url("http://a.test/next")), Redirect(302, Url("https://b.test/"))),
        elapsed_ms=30,
        requests=3,
    )


@pytest.mark.parametrize(
    ("start", "location", "next_url"),
    [
        ("http://a.test/x/y", "z", "http://a.test/x/z"),
        ("http://a.test/x/y", "?q", "http://a.test/x/y?q"),
        ("http://a.test/x", "//b.test", "http://b.test/"),
        ("http://a.test/x", " /spaced ", "http://a.test/spaced"),
        ("http://a.test/x", "/città", "http://a.test/citt%C3%A0"),
        ("http://a.test/x#part", "/y", "http://a.test/y#part"),
        ("http://a.test/x#part", "/y#other", "http://a.test/y#other"),
    ],
)
def test_a_location_is_resolved_as_browsers_do(start: str, location: str, next_url: str) -> None:
    walk = Walk(Url(start), 20)

    assert walk.step(sent_to(location)) is None
    assert walk.url == next_url


@pytest.mark.parametrize(
    "location", ["", "  ", "http://", "http://[::1", "mailto:a@b.test", "javascript:0", "file:///etc/passwd"]
)
def test_a_location_that_leads_nowhere_on_the_web_is_a_bad_redirect(location: str) -> None:
    assert stopped(Walk(START, 20), sent_to(location)).cause is Cause.BAD_REDIRECT


def test_a_redirect_without_location_is_a_bad_redirect() -> None:
    assert stopped(Walk(START, 20), found(START, 301)).cause is Cause.BAD_REDIRECT


@pytest.mark.parametrize("status", [305, 306, 399])
def test_a_status_that_nobody_follows_is_a_bad_redirect(status: int) -> None:
    assert stopped(Walk(START, 20), sent_to("/next", status)).cause is Cause.BAD_REDIRECT


def test_a_page_that_sends_to_itself_is_a_loop_whatever_the_fragment() -> None:
    final = stopped(Walk(START, 20), sent_to("/start#part"))

    assert final.cause is Cause.REDIRECT_LOOP
    assert final.redirects == (Redirect(302, Url("http://a.test/start#part")),)


def test_no_answer_on_the_way_keeps_the_way() -> None:
    walk = Walk(START, 20)
    walk.step(sent_to("http://gone.test/"))
    final = stopped(walk, NoAnswer(Cause.REFUSED, "refused", walk.url))

    assert final.redirects == (Redirect(302, Url("http://gone.test/")),)
    assert final.requests == 2


@given(max_redirects=st.integers(0, 30))
def test_an_endless_way_ends_at_the_limit(max_redirects: int) -> None:
    walk, final = Walk(START, max_redirects), None
    while final is None:
        final = walk.step(sent_to(f"/{walk.requests}"))

    assert isinstance(final, NoAnswer)
    assert final.cause is Cause.REDIRECT_LIMIT
    assert final.requests == max_redirects + 1


@given(
    web=st.dictionaries(st.integers(0, 9), st.integers(0, 9)),
    max_redirects=st.integers(0, 12),
)
def test_no_web_of_redirects_leads_past_the_limit(web: dict[int, int], max_redirects: int) -> None:
    """`web` maps a page to the one it redirects to; a page that is not in it answers."""
    asked, final = way_through(web, max_redirects)

    assert len(asked) <= max_redirects + 1
    assert isinstance(final, Response) == (asked[-1] not in web)


@given(web=st.dictionaries(st.integers(0, 9), st.integers(0, 9)))
def test_no_address_is_asked_twice_and_a_way_back_is_a_loop(web: dict[int, int]) -> None:
    asked, final = way_through(web, max_redirects=20)

    assert len(asked) == len(set(asked))
    assert isinstance(final, Response) or final.cause is Cause.REDIRECT_LOOP


def way_through(web: dict[int, int], max_redirects: int) -> tuple[list[int], Answer]:
    """The pages asked for from page 0 on, and the walk's final answer."""
    walk, asked = Walk(Url("http://a.test/0"), max_redirects), list[int]()
    while True:
        page = int(urls.last_segment(walk.url))
        asked.append(page)
        final = walk.step(sent_to(f"/{web[page]}") if page in web else found(walk.url))
        if final is not None:
            return asked, final


def setting(location: str, *cookies: str) -> Response:
    return Response(302, START, {"location": location, "set-cookie": "\n".join(cookies)}, b"")


def test_a_cookie_of_the_way_is_shown_to_the_host_that_set_it() -> None:
    walk = Walk(START, 20)

    assert walk.cookie == ""
    assert walk.step(setting("/next", "a=1; HttpOnly", "b=2; Path=/elsewhere", "c=3; Secure")) is None
    assert walk.cookie == "a=1"
    assert walk.step(sent_to("http://b.test/")) is None
    assert walk.cookie == ""
    assert walk.step(sent_to("http://a.test/again")) is None
    assert walk.cookie == "a=1"


def test_a_page_that_sends_to_itself_for_its_cookie_is_no_loop_the_first_time() -> None:
    walk = Walk(START, 20)

    assert walk.step(setting("/start", "seen=yes")) is None
    assert stopped(walk, setting("/start", "seen=yes")).cause is Cause.REDIRECT_LOOP


def test_a_page_that_counts_by_its_cookie_ends_at_the_limit() -> None:
    walk = Walk(START, 5)
    final = None
    while final is None:
        final = walk.step(setting("/start", f"number={walk.requests}"))

    assert isinstance(final, NoAnswer)
    assert final.cause is Cause.REDIRECT_LIMIT


@pytest.mark.parametrize("gone", ["a=; Max-Age=0", "a=x; Max-Age=-1", "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_cookie_that_is_taken_back_is_no_longer_shown(gone: str) -> None:
    walk = Walk(START, 20)
    walk.step(setting("/one", "a=1"))
    walk.step(setting("/two", gone))

    assert walk.cookie == ""


@given(lines=st.text())
def test_no_cookie_ends_its_field(lines: str) -> None:
    walk = Walk(START, 20)
    walk.step(setting("/next", lines))

    assert not set(walk.cookie) & set("\r\n\0")
    assert len(walk.cookie) < 300_000
