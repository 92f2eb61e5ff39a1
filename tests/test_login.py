"""Logging in with a form: what is sent where, and every way in which it may not work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import pytest

from linkcheck.auth import Access, Login
from linkcheck.cookies import Cookie
from linkcheck.errors import Untrustworthy
from linkcheck.fetch.guard import Zone
from linkcheck.fetch.network import Network
from linkcheck.login import gets_fields, log_in
from linkcheck.logins import logged_in
from linkcheck.model import Url
from tests.server import HANG, Reply, Request, Route, Server, page, redirect, serve

HOST, SIGN_ON, OTHER = "intranet.test", "sso.test", "other.test"
PASSWORD = "hush"
FORM = '<form method=post action="/in"><input name=user><input type=password name=pass></form>'
MEMBERS = Reply(200, b"<p>Welcome", {"Content-Type": "text/html", "Set-Cookie": "session=1; Path=/"})


def network(server: Server, **differences: Any) -> Network:
    names = (HOST, f"below.{HOST}", SIGN_ON, OTHER, "a.campus.test", "b.campus.test")
    world = {(name, 80): server.endpoint for name in names}
    defaults: dict[str, Any] = {"user_agent": "test", "zones": frozenset({Zone.LOOPBACK}), "hosts": world}
    return Network(**defaults | {"connect_timeout": 2.0, "timeout": 5.0} | differences)


def login(path: str = f"//{HOST}/login", **differences: Any) -> Login:
    keys: dict[str, Any] = {"page": f"http:{path}", "fields": {"user": "ada", "pass": PASSWORD}}
    return Login(**keys | differences)


def posted(server: Server) -> list[tuple[str, str]]:
    """Where something was posted to: host and path."""
    return [(request.headers["host"], request.path) for request in server.log if request.method == "POST"]


def failure(routes: Mapping[str, Route], form: Login, **differences: Any) -> tuple[str, list[tuple[str, str]]]:
    """What is told of a login that does not work, and where something was posted to."""
    with serve(routes) as server, pytest.raises(Untrustworthy) as raised:
        log_in(network(server, **differences), HOST, form)
    told = str(raised.value)
    assert PASSWORD not in told
    assert "t1cket" not in told
    return told, posted(server)


def test_the_cookies_of_a_login_are_those_that_its_host_gets() -> None:
    with serve({"/login": page(FORM), "/in": MEMBERS}) as server:
        found = log_in(network(server), HOST, login())

        assert posted(server) == [(HOST, "/in")]
        assert parse_qsl(server.log[-1].body.decode()) == [("user", "ada"), ("pass", PASSWORD)]
    assert found == (Cookie("session", "1"),)


def test_what_a_browser_would_send_of_the_form_is_sent() -> None:
    content = """<form></form><form id=in method=Post action="//intranet.test/in">
    <input type=HIDDEN name=token value="a&amp;b"> <input name=user value=nobody> <input type=password name=pass>
    <input type=checkbox name=keep checked> <input type=checkbox name=no>
    <input type=radio name=role value=staff checked>
    <input type=radio name=role value=guest> <input disabled name=off value=1> <input type=file name=file>
    <select name=realm><option value=guests>Guests<option value=staff selected>Staff</select>
    <select name=lang><option disabled>Choose<option> Italian </select> <select name=none multiple><option>x</select>
    <textarea name=note>\nnone</textarea> <textarea disabled name=off>x</textarea>
    <input type=reset name=reset> <button type=button name=plain>x</button> <input value="no name">
    <button name=how value=first>In</button> <input type=submit name=how value=second></form>"""
    with serve({"/login": page(content), "/in": MEMBERS}) as server:
        log_in(network(server), HOST, login(form="#in"))

        sent = parse_qsl(server.log[-1].body.decode())
    assert sent == [
        ("token", "a&b"), ("keep", "on"), ("role", "staff"), ("realm", "staff"), ("lang", "Italian"), ("note", "none"),
        ("how", "first"), ("user", "ada"), ("pass", PASSWORD),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "action"),
    [
        ("<form method=post><input type=password name=pass></form>", "/a/login?next=1"),
        ('<form method=post action=""><input type=password name=pass></form>', "/a/login?next=1"),
        ("<form method=post action=in#top><input type=password name=pass></form>", "/a/in"),
        ("<base href=/b/><form method=post action=in><input type=password name=pass></form>", "/b/in"),
    ],
)
def test_a_form_is_sent_where_a_browser_would_send_it(content: str, action: str) -> None:
    def answer(request: Request) -> Reply:
        return MEMBERS if request.method == "POST" else page(content)

    with serve({"/a/login": answer, "/a/in": answer, "/b/in": answer}) as server:
        log_in(network(server), HOST, login(f"//{HOST}/a/login?next=1"))

        assert posted(server) == [(HOST, action)]


def test_a_sign_on_elsewhere_gets_the_fields_and_the_host_its_own_cookie() -> None:
    """As with CAS: the form is at the sign-on, which sends us back with a ticket."""
    granted = Reply(302, headers={"Location": f"http://{HOST}/?ticket=t1cket", "Set-Cookie": "granting=1"})
    routes = {f"//{SIGN_ON}/login": page(FORM), f"//{SIGN_ON}/in": granted, f"//{HOST}/?ticket=t1cket": MEMBERS}
    with serve(routes) as server:
        found = log_in(network(server), HOST, login(f"//{SIGN_ON}/login"))

        assert posted(server) == [(SIGN_ON, "/in")]
        (back,) = (request for request in server.log if request.headers["host"] == HOST)
    assert found == (Cookie("session", "1"),)
    assert (back.method, back.body, back.headers.get("cookie")) == ("GET", b"", None)


def test_a_form_on_another_host_than_the_page_gets_nothing() -> None:
    routes = {f"//{HOST}/login": redirect(f"http://{OTHER}/login", 302), f"//{OTHER}/login": page(FORM)}

    told, where = failure(routes, login())

    assert told == f"the form is on http://{OTHER}/login, and the fields are not for that address"
    assert where == []


def test_a_form_that_is_sent_to_another_host_is_not_sent() -> None:
    routes = {"/login": page(FORM.replace("/in", f"http://{OTHER}/in")), "/in": MEMBERS}

    told, where = failure(routes, login())

    assert told == f"what is filled in would go to http://{OTHER}/in, and it is not for that address"
    assert where == []


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_that_wants_the_fields_elsewhere_does_not_get_them(status: int) -> None:
    routes = {"/login": page(FORM), f"//{HOST}/in": redirect(f"http://{OTHER}/in", status), f"//{OTHER}/in": MEMBERS}

    told, where = failure(routes, login())

    assert told == f"what is filled in would go to http://{OTHER}/in, and it is not for that address"
    assert where == [(HOST, "/in")]


def test_a_redirect_that_keeps_the_method_gets_the_fields_on_the_same_host() -> None:
    with serve({"/login": page(FORM), "/in": redirect("/again", 307), "/again": MEMBERS}) as server:
        log_in(network(server), HOST, login())

        assert posted(server) == [(HOST, "/in"), (HOST, "/again")]


@pytest.mark.parametrize("status", [301, 302, 303])
def test_other_redirects_get_a_request_without_fields(status: int) -> None:
    routes = {"/login": page(FORM), f"//{HOST}/in": redirect(f"http://{OTHER}/", status), f"//{OTHER}/": page("hi")}

    told, where = failure(routes, login())

    assert told == f"the form was taken, but {HOST} set no cookie"
    assert where == [(HOST, "/in")]


@pytest.mark.parametrize(
    ("page", "url", "expected"),
    [
        ("https://a.test/login", "https://a.test/in", True),
        ("https://a.test/login", "https://a.test:8443/in", True),
        ("https://a.test/login", "http://a.test/in", False),
        ("http://a.test/login", "http://a.test/in", True),
        ("http://a.test/login", "https://a.test/in", True),
        ("https://a.test/login", "https://b.a.test/in", False),
        ("https://a.test/login", "https://a.test@b.test/in", False),
    ],
)
def test_what_is_filled_in_goes_to_the_host_of_its_page_and_never_less_safely(
    page: str, url: str, expected: bool
) -> None:
    assert gets_fields(Url(page), Url(url)) is expected


def test_a_hosts_own_cookie_does_not_go_below_it_and_a_domains_does() -> None:
    own = Reply(302, headers={"Location": f"http://below.{HOST}/", "Set-Cookie": "own=1"})
    with serve({"/login": page(FORM), "/in": own, "/": page("hi")}) as server:
        log_in(network(server), HOST, login())
        assert "cookie" not in server.log[-1].headers

    shared = Reply(302, headers={"Location": "http://b.campus.test/", "Set-Cookie": "all=1; Domain=campus.test"})
    with serve({"/login": page(FORM), "/in": shared, "/": page("hi")}) as server:
        found = log_in(network(server), "b.campus.test", login("//a.campus.test/login"))
        assert server.log[-1].headers["cookie"] == "all=1"
    assert found == (Cookie("all", "1"),)


def test_a_cookie_for_somebody_else_is_not_taken() -> None:
    foreign = Reply(200, b"hi", {"Set-Cookie": "a=1; Domain=other.test", "Content-Type": "text/html"})

    told, _ = failure({"/login": page(FORM), "/in": foreign}, login())

    assert told == f"the form was taken, but {HOST} set no cookie"


def test_a_login_is_shown_what_its_host_wants_to_see_anyway() -> None:
    access = {HOST: Access("Bearer abc", plain=True, cookies=(Cookie("old", "1"), Cookie("session", "0")))}
    with serve({"/login": page(FORM), "/in": MEMBERS}) as server:
        gate: dict[str, Any] = {"headers": {HOST: {"X-Gate": "open"}}, "plain": frozenset({HOST})}
        found = log_in(network(server, access=access, **gate), HOST, login())

        seen = [
            (request.headers["authorization"], request.headers["x-gate"], request.headers["cookie"])
            for request in server.log
        ]
    assert seen == [("Bearer abc", "open", "old=1; session=0")] * 2
    assert found == (Cookie("old", "1"), Cookie("session", "1"))


def test_succeeds_may_be_in_the_answer_or_in_its_address() -> None:
    answer = page(f"{FORM} Log out")
    routes = {
        "/login": page(FORM),
        "/in": Reply(302, headers={"Location": "/home", "Set-Cookie": "s=1"}),
        "/home": answer,
    }
    with serve(routes) as server:
        for words in ("Log out", "/home"):
            assert log_in(network(server), HOST, login(succeeds=words)) == (Cookie("s", "1"),)

    assert failure(routes, login(succeeds="Welcome"))[0].startswith("what `succeeds` asks for is not on http://")


REFUSED: dict[str, tuple[dict[str, Route], dict[str, Any], str]] = {
    "no page": ({}, {}, "http://intranet.test/login answers 404"),
    "no form": (
        {"/login": page("<form></form>")},
        {},
        "there is no form with a password field on http://intranet.test",
    ),
    "no such form": ({"/login": page(FORM)}, {"form": "#in"}, "there is no form `#in` on http://intranet.test/login"),
    "into the address": (
        {"/login": page(FORM.replace("post", "get"))},
        {},
        "the form on http://intranet.test/login would put the password into an address",
    ),
    "refused": (
        {"/login": page(FORM), "/in": page("no", 403)},
        {},
        "the form was answered 403 by http://intranet.test",
    ),
    "again": ({"/login": page(FORM), "/in": page(FORM)}, {}, "the form came again, from http://intranet.test/in; the"),
    "a field that is not there": (
        {"/login": page(FORM), "/in": page(FORM)},
        {"fields": {"usr": "ada", "pass": PASSWORD}},
        "the form came again, from http://intranet.test/in; it has no field named usr",
    ),
    "round and round": (
        {"/login": redirect("/login?t1cket", 302)},
        {},
        "more than 20 redirects, the last one to http://",
    ),
    "nowhere": ({"/login": Reply(302)}, {}, "http://intranet.test/login redirects to no web address"),
    "to a script": ({"/login": redirect("javascript:1", 302)}, {}, "http://intranet.test/login redirects to no web"),
    "form to a script": (
        {"/login": page(FORM.replace("/in", "javascript:1"))},
        {},
        "the form on http://intranet.test/login is sent to no web address",
    ),
    "ill": (
        {
            "/login": page(FORM),
            "/in": redirect("/x;jsessionid=t1cket?t1cket", 302),
            "/x;jsessionid=t1cket": page("", 500),
        },
        {},
        "the form was answered 500 by http://intranet.test/x",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_login_that_does_not_work_says_what_and_where(case: str) -> None:
    routes, keys, expected = REFUSED[case]

    assert failure(routes, login(**keys))[0].startswith(expected)


def test_a_server_that_says_nothing_is_given_up() -> None:
    told, _ = failure({"/login": HANG}, login(), timeout=0.2)

    assert told == f"http://{HOST}/login gives no answer (timeout)"


def test_a_login_on_a_private_address_is_guarded_like_any_other() -> None:
    told, _ = failure({"/login": page(FORM)}, login(), zones=frozenset({Zone.PUBLIC}))

    assert told == f"http://{HOST}/login gives no answer (private-address)"


def test_a_page_without_end_is_read_up_to_a_bound() -> None:
    long = page(FORM + "x" * 5_000_000)
    with serve({"/login": long, "/in": MEMBERS}) as server:
        assert log_in(network(server), HOST, login()) == (Cookie("session", "1"),)


def test_every_login_is_done_in_a_process_of_its_own_and_its_secret_goes_no_further() -> None:
    access = {HOST: Access(login=login()), OTHER: Access("Bearer abc")}
    with serve({"/login": page(FORM), "/in": MEMBERS}) as server:
        after = logged_in(network(server, access=access))

    assert after.access == {HOST: Access(cookies=(Cookie("session", "1"),)), OTHER: Access("Bearer abc")}


def test_a_login_that_takes_too_long_is_given_up() -> None:
    with serve({"/login": HANG}) as server, pytest.raises(Untrustworthy) as raised:
        logged_in(network(server, access={HOST: Access(login=login())}), longest=0.3)

    assert str(raised.value) == (
        f"the login for {HOST} did not work: it was not done after 0.3 seconds. Nothing was checked"
    )
