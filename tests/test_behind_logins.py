"""Links to what is behind a login, through the real command: one finding for each provider, and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from .server import Reply, page, redirect, serve
from .test_cli import linkcheck, report_of

SSO = "/idp/profile/SAML2/Redirect/SSO?SAMLRequest="
CAS = "/cas/login?service=x"
FORM = page("<title>Log in</title><form method=post><input name=username><input type=password><button>Log in</form>")
START = """<title>Material</title><h1>Material</h1>
<p>Minutes of June: <a href=minutes>the minutes</a>. <p>The recording is open with institutional credentials:
<a href=recording title="Recording of 8 June">the recording</a>. <p>Only for students:<ul><li><a href=slides>The slides
of the course</a></ul> <h2>Group</h2> <p><a href=wiki>The wiki of the group</a> <p><a href=form>The portal</a>
<p><a href=basic>The folder of drafts</a> <p><a href=drupal>The draft of the rules</a> <p><a href=stale>The old
exam</a> <p><a href=saml>The new exam</a> <p><a href=notice>The survey of 2025</a> <p><a href=cas/login>Log in here
first</a> <p><a href=lost>The lost page</a> <h2>Members' area</h2><p><a href=list>The list of names</a>
<p>No login required: <a href=budget>The budget</a>"""
ROUTES = {
    "/": page(START),
    **{f"/{name}": redirect(f"{SSO}{name}", 302) for name in ("minutes", "recording", "slides", "budget")},
    "/list": redirect("/list/", 301),
    "/list/": redirect(f"{SSO}list", 303),
    "/idp/profile/SAML2/Redirect/SSO": FORM,
    "/wiki": redirect(CAS, 302),
    "/cas/login": FORM,
    "/form": FORM,
    "/basic": Reply(401, b"", {"WWW-Authenticate": 'Basic realm="Drafts"'}),
    "/drupal": Reply(403, FORM.body, FORM.headers),
    "/stale": page("<title>Web Login Service - Stale Request</title><p>Log in again.", 400),
    "/saml": page(f'<form action="{SSO}" method=post><input type=hidden name=SAMLRequest value=x></form>'),
    "/notice": page("<title>Survey</title><p>You must be logged in to view this page.", 404),
    "/lost": page("<title>Page not found</title><a href=/login>Login</a><h1>Page not found</h1>", 404),
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("behind")
    with serve(ROUTES) as server:
        (folder / "site.toml").write_text(f'start = ["{server.url()}"]\n')
        ended = linkcheck(folder, "run", "site.toml")

    assert ended.returncode == 1, ended.stderr  # for the lost page
    return report_of(folder, "site")


def about(report: Any, message: str, system: str) -> Any:
    (found,) = (
        one
        for one in report["findings"]
        if one["message"]["id"] == message and one["message"]["args"]["system"] == system
    )
    return found


def hrefs(report: Any, finding: Any) -> list[str]:
    return [report["links"][number]["href"] for number in finding["links"]]


def test_what_is_behind_a_login_is_restricted_and_a_login_is_not(report: Any) -> None:
    verdicts = {link["href"]: link["verdict"] for link in report["links"]}
    others = {"cas/login": "ok", "lost": "broken"}

    assert verdicts == {link["href"]: "restricted" for link in report["links"]} | others


def test_all_that_is_behind_one_provider_is_one_finding(report: Any) -> None:
    unsaid = about(report, "restricted.login-redirect", "Shibboleth")

    assert hrefs(report, unsaid) == ["minutes", "saml", "budget"]
    assert unsaid["target"] is None
    assert unsaid["summary"] == "Behind a login at 127.0.0.1 (Shibboleth)"
    assert unsaid["advice"]["text"] == "Say beside the link that it needs a login, where nothing there says so yet"


def test_where_the_words_of_a_link_warn_there_is_nothing_to_do(report: Any) -> None:
    said = about(report, "restricted.login-redirect-said", "Shibboleth")
    words = [one["text"] for one in said["evidence"] if one["kind"] == "warning"]

    assert hrefs(report, said) == ["recording", "slides", "list"]
    assert said["advice"]["kind"] == "nothing"
    assert words == [
        "The recording is open with institutional credentials: the recording.",
        "Only for students:",
        "Members' area",
    ]


def test_a_finding_about_one_address_names_it(report: Any) -> None:
    (target,) = (one["target"] for one in report["findings"] if one["message"]["id"].startswith("restricted.challenge"))

    assert target.endswith("/basic")


def test_places_have_line_and_column(report: Any) -> None:
    assert all(link["line"] for link in report["links"] if link["verdict"] == "restricted")
