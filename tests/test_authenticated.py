"""Pages behind a login, through the real command: who is shown what, told from the server's own log."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from .server import Reply, Request, Route, Server, page, redirect, serve
from .test_cli import files_in, linkcheck, only_line, report_of

USER, PASSWORD, TOKEN, SESSION = "ada", "s3cret&word", "abc.DEF-123", "5e55i0n"
VARIABLES = {"THE_USER": USER, "THE_PASSWORD": PASSWORD, "THE_LOGIN": f"{USER}:{PASSWORD}", "THE_TOKEN": TOKEN}
FORM = """<title>Log in</title><form action="/session?next=/members/" method="post" id="search"><input name="q"></form>
<form id="login" method="POST" action="session"><input type="hidden" name="csrf" value="t0ken">
<input name="user"><input type="password" name="pass"><input type="checkbox" name="remember">
<button name="act" value="in">Log in</button></form>"""
COOKIES = "# Netscape HTTP Cookie File\n\n#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t{}\n"
LOGIN = """
[auth."127.0.0.1".login]
page = "{page}"
fields = {{ user = "env:THE_USER", pass = "env:THE_PASSWORD" }}
"""


def is_member(request: Request) -> bool:
    return f"session={SESSION}" in request.headers.get("cookie", "").split("; ")


def members_only(reply: Reply) -> Callable[[Request], Reply]:
    return lambda request: reply if is_member(request) else redirect("/login", 302)


def opened(request: Request) -> Reply:
    """The form, and a cookie that must come back with it."""
    form = page(FORM)
    return Reply(200, form.body, {**form.headers, "Set-Cookie": "begun=1; HttpOnly; Path=/session"})


def tried(request: Request) -> Reply:
    sent = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
    wanted = {"csrf": "t0ken", "user": USER, "pass": PASSWORD, "act": "in"}
    if request.method != "POST" or sent != wanted or "begun=1" not in request.headers.get("cookie", ""):
        return page(FORM)
    return Reply(302, headers={"Location": "/members/", "Set-Cookie": f"session={SESSION}; Path=/; HttpOnly"})


@contextmanager
def intranet() -> Iterator[Server]:
    """A site behind a login; its other host, `localhost`, is answered by the same server."""
    routes: dict[str, Route] = {"/login": opened, "/session": tried, "/elsewhere": page("<p>In public")}
    with serve(routes) as server:
        other = elsewhere(server)
        links = ["minutes", "gone", "/logout", "/user/signout?x=1", "away", "expired", other, f"{other}?logout"]
        content = " ".join(f'<a href="{link}">The page {number}</a>' for number, link in enumerate(links))
        server.routes |= {
            "/members/": members_only(page(f"<p>{content}")),
            "/members/minutes": members_only(page("<p>What was said")),
            "/members/gone": members_only(page("no such page", 404)),
            "/members/away": members_only(redirect(other, 302)),
            "/members/expired": redirect("/login", 302),
        }
        yield server


def elsewhere(server: Server) -> str:
    return server.url("/elsewhere").replace("127.0.0.1", "localhost")


def source(folder: Path, server: Server, tables: str, start: str = "/members/", **keys: str) -> None:
    keys = {"start": f'["{server.url(start)}"]', "within": f'["{server.url(start)}"]', "politeness": '"none"', **keys}
    written = "".join(f"{key} = {value}\n" for key, value in keys.items())
    (folder / "site.toml").write_text(written + tables.format(page=server.url("/login")))


@dataclass(frozen=True)
class Checked:
    """A run over the intranet that logged in: what the server was asked, and what the report says."""

    base: str
    log: list[Request]
    code: int
    report: Any

    def paths(self, host: str = "") -> list[str]:
        return [request.path for request in self.log if request.headers["host"].startswith(host)]

    def verdicts(self) -> dict[str, str]:
        """By the path of each link that leads to the intranet itself."""
        return {link["url"].removeprefix(self.base): link["verdict"] for link in self.report["links"]}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("intranet")
    with intranet() as server:
        source(folder, server, LOGIN)
        ended = linkcheck(folder, "run", "site.toml", **VARIABLES)
        return Checked(server.url("").rstrip("/"), server.log, ended.returncode, report_of(folder, "site"))


def test_pages_behind_a_login_are_read_and_their_links_checked_by_both_witnesses(checked: Checked) -> None:
    verdicts = checked.verdicts()
    (told,) = (target["witnesses"] for target in checked.report["targets"] if target["url"].endswith("/gone"))

    assert checked.code == 1
    assert (verdicts["/members/minutes"], verdicts["/members/gone"]) == ("ok", "broken")
    assert [(one["by"], one["status"]) for one in told] == [("libcurl", 404), ("requests", 404)]


def test_the_form_is_sent_once_with_what_it_held_already(checked: Checked) -> None:
    (sent,) = (request for request in checked.log if request.method == "POST")

    assert checked.paths()[:3] == ["/login", "/session", "/members/"]
    assert sent.headers["cookie"] == "begun=1"
    assert all(request.headers["user-agent"].startswith("linkcheck/") for request in checked.log)


def test_another_host_is_shown_nothing_not_even_after_a_redirect(checked: Checked) -> None:
    others = [request for request in checked.log if request.headers["host"].startswith("localhost")]

    assert checked.verdicts()["/members/away"] == "ok"
    assert sorted({request.path for request in others}) == ["/elsewhere", "/elsewhere?logout"]
    assert not any({"cookie", "authorization"} & set(request.headers) for request in others)


def test_a_cookie_goes_only_where_its_path_is(checked: Checked) -> None:
    after = [request for request in checked.log if request.path.startswith("/members/")]

    assert {request.headers["cookie"] for request in after} == {f"session={SESSION}"}


def test_links_that_would_end_the_session_are_not_asked_for_and_named(checked: Checked) -> None:
    (gap,) = checked.report["coverage"]

    assert not {"/logout", "/user/signout?x=1"} & set(checked.paths())
    assert (gap["reason"], gap["count"]) == ("logout", 2)
    assert gap["examples"] == [checked.base + "/logout", checked.base + "/user/signout?x=1"]


def test_a_page_that_wants_another_login_is_restricted(checked: Checked) -> None:
    assert checked.verdicts()["/members/expired"] == "restricted"


def test_without_auth_a_log_out_is_a_link_like_any_other(tmp_path: Path) -> None:
    with serve({"/": page('<a href="/logout">Leave this place</a>'), "/logout": page("<p>bye")}) as server:
        source(tmp_path, server, "", "/")
        linkcheck(tmp_path, "run", "site.toml")

        assert "/logout" in server.paths()


def test_a_header_that_lets_us_in_makes_a_session_too(tmp_path: Path) -> None:
    with serve({"/": page('<a href="/logout">Leave this place</a>'), "/logout": page("<p>bye")}) as server:
        for name, asked in (("Authorization", False), ("X-Plain", True)):
            source(tmp_path, server, f'[headers."127.0.0.1"]\n{name} = "env:SECRET"\n', "/")
            linkcheck(tmp_path, "run", "site.toml", SECRET="Basic x")

            assert ("/logout" in server.paths()) is asked


def test_a_login_that_fails_is_no_run_and_tells_no_secret(tmp_path: Path) -> None:
    with intranet() as server:
        source(tmp_path, server, LOGIN)
        ended = linkcheck(tmp_path, "run", "site.toml", "--verbose", **{**VARIABLES, "THE_PASSWORD": "wr0ng"})

        assert server.paths() == ["/login", "/session"]
    *_, told = ended.stderr.splitlines()
    assert told.startswith(
        "linkcheck: the login for 127.0.0.1 did not work: the form came again, from http://127.0.0.1:"
    )
    assert told.endswith("/session; the values of `fields` may be wrong. Nothing was checked")
    assert not any(secret in ended.stderr + ended.stdout for secret in ("wr0ng", USER, "t0ken"))
    assert ended.returncode == 3
    assert files_in(tmp_path) == ["site.toml"]


def test_cookies_that_are_no_longer_good_are_no_run(tmp_path: Path) -> None:
    (tmp_path / "cookies.txt").write_text(COOKIES.format("0ld"))
    with intranet() as server:
        source(tmp_path, server, '[auth."127.0.0.1"]\ncookies = "cookies.txt"\n')
        ended = linkcheck(tmp_path, "run", "site.toml")

        told = f"linkcheck: no start page let us in: {server.url('/members/')} leads to a login."
    assert only_line(ended).startswith(told)
    assert ended.returncode == 3
    assert files_in(tmp_path) == ["cookies.txt", "site.toml"]


def test_a_dry_run_says_that_it_would_log_in_and_asks_nobody(tmp_path: Path) -> None:
    with intranet() as server:
        source(tmp_path, server, LOGIN + '[auth."www.example.org"]\nbearer = "env:THE_TOKEN"\n')
        ended = linkcheck(tmp_path, "run", "site.toml", "--dry-run", **VARIABLES)

        assert server.log == []
        assert f"  at 127.0.0.1, log in with the form on {server.url('/login')}\n" in ended.stderr
    assert "  at www.example.org, show bearer\n" in ended.stderr
    assert TOKEN not in ended.stderr
    assert ended.returncode == 0


BASIC = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        ('basic = "env:THE_LOGIN"', "authorization", BASIC),
        ('bearer = "env:THE_TOKEN"', "authorization", f"Bearer {TOKEN}"),
        ("netrc = true", "authorization", BASIC),
        ('cookies = "cookies.txt"', "cookie", f"session={SESSION}"),
    ],
)
def test_what_a_host_wants_to_see_is_shown_by_both_witnesses_and_to_no_other(
    tmp_path: Path, keys: str, field: str, value: str
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "cookies.txt").write_text(COOKIES.format(SESSION))
    (tmp_path / "netrc").write_text(f"machine 127.0.0.1 login {USER} password {PASSWORD}\n")
    guarded: dict[str, Reply] = {"/": page(), "/gone": page("no such page", 404)}

    def answer(request: Request) -> Reply:
        return guarded[request.path] if request.headers.get(field) == value else Reply(401)

    with serve({"/": answer, "/gone": answer, "/elsewhere": page("<p>In public")}) as server:
        guarded["/"] = page(f'<p><a href="/gone">The minutes</a> <a href="{elsewhere(server)}">The public page</a>')
        source(folder, server, f'[auth."127.0.0.1"]\n{keys}\n', "/")
        netrc = str(tmp_path / "netrc")
        ended = linkcheck(tmp_path, "run", "site", NETRC=netrc, **VARIABLES)

        asked = {(request.path, request.headers.get("accept-encoding")) for request in server.log}
        others = [request for request in server.log if request.headers["host"].startswith("localhost")]
    assert [link["verdict"] for link in report_of(tmp_path, "site")["links"]] == ["broken", "ok"], ended.stderr
    assert ("/gone", "gzip, deflate") in asked
    assert [request.path for request in others] == ["/elsewhere"]
    assert not {"cookie", "authorization"} & set(others[0].headers)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('basic = "env:UNSET"', '`auth."127.0.0.1".basic` wants the environment variable UNSET, which is not set'),
        (
            'basic = "env:THE_TOKEN"',
            '`auth."127.0.0.1".basic`: the variable of `env:THE_TOKEN` must hold user:password',
        ),
        ("netrc = true", '`auth."127.0.0.1".netrc`: netrc has no entry for 127.0.0.1'),
        ('cookies = "cookies.txt"', '`auth."127.0.0.1".cookies`: cookies.txt: line 2: not the 7 columns of a cookie'),
        ('cookies = "none.txt"', '`auth."127.0.0.1".cookies`: none.txt: cannot be read: No such file or directory'),
        ('bsic = "env:THE_LOGIN"', "unknown key `auth[...].bsic`; did you mean `basic`?"),
        ('basic = "ada:hush"', '`auth."127.0.0.1".basic`: a secret does not belong in a file; write "env:NAME"'),
    ],
)
def test_what_cannot_be_shown_is_told_before_anybody_is_asked(tmp_path: Path, keys: str, told: str) -> None:
    (tmp_path / "netrc").write_text("machine www.example.org login ada password hush\n")
    (tmp_path / "cookies.txt").write_text("# Netscape HTTP Cookie File\n127.0.0.1 FALSE / hush\n")
    with serve({"/": page()}) as server:
        source(tmp_path, server, f'[auth."127.0.0.1"]\n{keys}\n', "/")
        ended = linkcheck(tmp_path, "run", "site.toml", NETRC="netrc", **VARIABLES)

        assert server.log == []
    assert only_line(ended).startswith(f"linkcheck: site.toml: {told}")
    assert "hush" not in ended.stderr
    assert ended.returncode == 2


def test_a_file_of_cookies_that_pyproject_names_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "cookies.txt").write_text(COOKIES.format(SESSION))
    (tmp_path / "pyproject.toml").write_text('[tool.linkcheck.auth."127.0.0.1"]\ncookies = "cookies.txt"\n')
    with serve({"/": page("<p>Home")}) as server:
        source(tmp_path / "sources", server, "", "/")
        ended = linkcheck(tmp_path, "run", "site")

        assert {request.headers.get("cookie") for request in server.log} == {f"session={SESSION}"}
    assert ended.returncode == 0
