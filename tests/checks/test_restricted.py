"""The check `restricted`: there, but behind a login."""

from __future__ import annotations

import pytest

from linkcheck.checks.restricted import at_place
from linkcheck.model import Place, Surroundings, Target
from linkcheck.policy import Policy
from tests.checks.harness import ADDRESS, a_link, a_page, a_target, findings, got, outcome, witnessed

CHALLENGE = {"www-authenticate": "Negotiate"}
FORM = a_page(title="Log in - Example", words=30, password_field=True)


@pytest.mark.parametrize(
    "target",
    [
        a_target(got(401)),
        a_target(got(407)),
        a_target(got(403, headers=CHALLENGE)),
        a_target(got(404), witnessed(401)),
        a_target(got(404), witnessed(403, headers=CHALLENGE)),
    ],
    ids=["401", "407", "403 with a challenge", "401 for the second", "challenge for the second"],
)
def test_credentials_are_asked_for(target: Target) -> None:
    assert outcome("restricted", target) == ["restricted restricted.challenge"]


@pytest.mark.parametrize(
    "to",
    [
        "https://idp.example.edu/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x",
        "https://any.example.edu/simplesaml/module.php",
        "https://cas.example.edu/cas/login?service=https%3A%2F%2Felse",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1",
        "https://sso.example.edu/realms/all/protocol/openid-connect/auth?client_id=1",
        "https://aunicalogin.example.edu/start?service=12",
        "https://else.example.com/wp-login.php?redirect_to=x",
        "https://else.example.com/user/login",
        "https://else.example.com/login.html",
    ],
)
@pytest.mark.parametrize("status", [301, 302])
def test_a_redirect_to_a_login(to: str, status: int) -> None:
    assert outcome("restricted", a_target(got(redirects=((status, to),)))) == ["restricted restricted.login-redirect"]


@pytest.mark.parametrize(
    "target",
    [
        a_target(got(page=FORM)),
        a_target(got(page=a_page(title="Portal", heading="Accedi", words=30, password_field=True))),
        a_target(got(page=a_page(title="Portal", words=400, password_field=True)), url="https://x.example.com/a.pdf"),
    ],
    ids=["title", "heading", "instead of a document"],
)
def test_a_login_form_in_place_of_the_thing(target: Target) -> None:
    assert outcome("restricted", target) == ["restricted restricted.login-form"]


@pytest.mark.parametrize(
    "target",
    [
        a_target(),
        a_target(got()),
        a_target(got(404)),
        a_target(got(403)),
        a_target(got(redirects=((302, "https://else.example.com/loginov-festival"),))),
        a_target(got(redirects=((302, "https://auth.example.edu/about"),))),
        a_target(got(redirects=((302, "https://x.example.com/login?next=1"),)), url="https://x.example.com/login"),
        a_target(got(page=a_page(title="News", words=30, password_field=True))),
        a_target(got(page=a_page(title="How to log in", words=30))),
        a_target(got(page=a_page(title="Log in", words=500, password_field=True))),
        a_target(got(page=FORM), url="https://else.example.com/login"),
    ],
    ids=[
        "never asked",
        "good",
        "404",
        "403 without a challenge",
        "a name that begins like login",
        "a sign-on's host without its question",
        "the link is to the login",
        "a form beside something else",
        "words about logging in",
        "a long page with a form",
        "the link is to the form",
    ],
)
def test_silent(target: Target) -> None:
    assert outcome("restricted", target) == []


BEHIND = got(redirects=((302, "https://idp.example.edu/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x"),))


def test_a_finding_names_the_provider_and_no_request() -> None:
    (finding,) = findings("restricted", a_target(BEHIND))

    assert finding.per == "provider"
    assert finding.args == {
        "provider": "idp.example.edu (Shibboleth)",
        "host": "idp.example.edu",
        "system": "Shibboleth",
    }
    assert [one.text for one in finding.evidence] == [
        "200 OK",
        "https://idp.example.edu/idp/profile/SAML2/Redirect/SSO",
    ]


def test_an_error_page_that_a_source_accepts_is_none() -> None:
    policy = Policy(accept={"else.example.com": (403,)})
    target = a_target(got(403, page=FORM))

    assert (outcome("restricted", target), outcome("status", target)) == (["restricted restricted.login-form"], [])
    assert (outcome("restricted", target, policy), outcome("status", target, policy)) == ([], [])


def a_place(context: str = "", **others: str) -> Place:
    return Place(1, 1, others.pop("heading", ""), context, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "around", "place", "words"),
    [
        ("The minutes (restricted access)", Surroundings(), None, "The minutes (restricted access)"),
        ("The minutes", Surroundings(heading="Intranet"), None, "Intranet"),
        ("The minutes", Surroundings(lead="With your credentials:"), None, "With your credentials:"),
        (
            "The minutes",
            Surroundings(),
            a_place("See the minutes, login required."),
            "See the minutes, login required.",
        ),
        ("The minutes", Surroundings(), a_place(before="Only for members."), "Only for members."),
        ("The minutes", Surroundings(), a_place(lead="For members:"), "For members:"),
        ("The minutes", Surroundings(), a_place(title="Log in first"), "Log in first"),
        ("The minutes", Surroundings(), a_place(heading="Board › Members' area"), "Members' area"),
        ("The minutes", Surroundings(), a_place(heading="Members' area › Board"), ""),
        ("The minutes", Surroundings(heading="Intranet"), a_place("See the minutes, no login required."), ""),
        ("The minutes", Surroundings(), None, ""),
    ],
)
def test_words_that_are_a_links_own_may_warn_of_a_login(
    text: str, around: Surroundings, place: Place | None, words: str
) -> None:
    (finding,) = findings("restricted", a_target(BEHIND))
    there = at_place(finding, a_link(ADDRESS, BEHIND, text=text, around=around), place)

    assert there.message == "restricted.login-redirect" + "-said" * bool(words)
    assert [one.text for one in there.evidence if one.kind == "warning"] == [words] * bool(words)
