"""The check `soft404`: a sign, an address that cannot exist, and the second witness; only all three convict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linkcheck.model import Cause, Target, Why
from tests.checks.harness import a_page, a_target, asks, failed, findings, got, outcome, witnessed

if TYPE_CHECKING:
    from linkcheck.model import Testimony  # pytest would take it for a class of tests

ERROR = a_page(title="Page not found – Example University", words=80)
SEEN, SECOND = got(page=ERROR), witnessed(page=ERROR)
DOUBTFUL, CONVICTED = "unverified soft404.doubtful", "broken soft404.error-page"

SITE = "https://dept.example.com"
HOME, DEEP = f"{SITE}/", f"{SITE}/staff/people/anna"


def with_sibling(sibling: Testimony, *testimonies: Testimony, url: str = DEEP, twin: str | None = None) -> Target:
    return a_target(*testimonies, url=url, answers={Why.SIBLING: sibling}, twin=twin)


# What the page says


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (a_target(SEEN), ["ask sibling", DOUBTFUL]),
        (a_target(SEEN, SECOND), ["ask sibling", DOUBTFUL]),
        (with_sibling(SEEN, SEEN), ["ask witness", DOUBTFUL]),
        (with_sibling(SEEN, SEEN, SECOND), [CONVICTED]),
        (with_sibling(got(404), SEEN), ["ask witness", DOUBTFUL]),
        (with_sibling(got(404), SEEN, SECOND), [CONVICTED]),
        (with_sibling(failed(Cause.TIMEOUT), SEEN, SECOND), [DOUBTFUL]),
        (with_sibling(got(page=a_page(title="Welcome", words=80)), SEEN, SECOND), [DOUBTFUL]),
        (with_sibling(SEEN, SEEN, witnessed(page=a_page())), [DOUBTFUL]),
        (with_sibling(SEEN, SEEN, witnessed(503)), [DOUBTFUL]),
    ],
    ids=[
        "only the sign",
        "no sibling yet",
        "no witness yet",
        "both",
        "the host knows how to say 404",
        "the same, and the witness agrees",
        "the sibling did not answer",
        "the sibling is another page",
        "the witness reads a good page",
        "the witness reads nothing",
    ],
)
def test_sibling_and_witness_are_needed(target: Target, expected: list[str]) -> None:
    assert outcome("soft404", target) == expected


NOT_FOUND_404 = got(404)
IN_DOCUMENTATION = a_page(title="Page not found", heading="Troubleshooting the content module", words=900)
OF_A_LIBRARY = a_page(title="Archive", text="The old catalogue is no longer available. Ask at the desk.", words=55)


@pytest.mark.parametrize(
    ("page", "sibling", "expected"),
    [
        (IN_DOCUMENTATION, NOT_FOUND_404, []),
        (OF_A_LIBRARY, NOT_FOUND_404, []),
        (a_page(title="Help", heading="Page not found", words=500), NOT_FOUND_404, []),
        (a_page(title="Record not found", heading="Catalogue", words=90), NOT_FOUND_404, [CONVICTED]),
        (a_page(title="Shop", heading="Product not found", words=90), NOT_FOUND_404, [CONVICTED]),
        (a_page(title="x", text="The page you requested is no longer available.", words=9), NOT_FOUND_404, [CONVICTED]),
        (IN_DOCUMENTATION, got(page=a_page(title="Welcome", words=900)), [DOUBTFUL]),
        (a_page(title="Page 404", words=90), NOT_FOUND_404, [DOUBTFUL]),
        (a_page(title="Page 404", words=90), got(page=a_page(title="Page 1990962469", words=90)), [DOUBTFUL]),
        (a_page(title="Error 404", words=90), NOT_FOUND_404, [CONVICTED]),
    ],
)
def test_a_page_that_speaks_of_errors_is_left_alone_where_the_host_says_404(
    page: object, sibling: Testimony, expected: list[str]
) -> None:
    target = with_sibling(sibling, got(page=page), witnessed(page=page))  # type: ignore[arg-type]

    assert outcome("soft404", target) == expected


@pytest.mark.parametrize(
    ("status", "words"),
    [(200, "Guide to the exchange"), (200, "How to handle a 404 error"), (404, "Page not found")],
)
def test_silent(status: int, words: str) -> None:
    assert outcome("soft404", a_target(got(status, page=a_page(title=words)))) == []


def test_what_is_no_page_is_silent() -> None:
    assert outcome("soft404", a_target(got(media_type="application/pdf"))) == []


def test_a_login_that_says_that_there_is_nothing_is_one() -> None:
    login = a_page(title="Log in", heading="Not found", words=20, password_field=True)

    assert outcome("soft404", a_target(got(page=login))) == []


def test_an_estimate_is_surer_when_confirmed() -> None:
    (doubtful,) = findings("soft404", a_target(SEEN))
    (confirmed,) = findings("soft404", with_sibling(SEEN, SEEN, SECOND))

    assert doubtful.confidence < confirmed.confidence < 1.0


def test_the_evidence_has_the_words_and_the_impossible_address() -> None:
    made_up = got(url=f"{SITE}/staff/people/linkcheck-no-such-page", page=ERROR)
    (finding,) = findings("soft404", with_sibling(made_up, SEEN, SECOND))

    assert [(one.kind, one.text, one.says) for one in finding.evidence] == [
        ("page-text", "Page not found", ""),
        ("impossible-address", f"{SITE}/staff/people/linkcheck-no-such-page", "200"),
    ]


def test_targets_of_one_folder_share_the_question() -> None:
    (one,) = asks("soft404", a_target(SEEN, url=f"{SITE}/a/b"))
    (other,) = asks("soft404", a_target(SEEN, url=f"{SITE}/a/c?utm_source=x"))

    assert one == other
    assert (one.why, one.key) == (Why.SIBLING, f"{SITE}/a/")


# Where it leads


def sent(to: str, status: int = 302, **others: object) -> Testimony:
    return got(redirects=((status, to),), page=a_page(), **others)  # type: ignore[arg-type]


LEADS_HOME, IS_HOME = "unverified soft404.leads-home", "broken soft404.home"


@pytest.mark.parametrize(
    ("url", "to", "expected"),
    [
        (DEEP, HOME, ["ask sibling", LEADS_HOME]),
        (DEEP, f"{SITE}/index.html", ["ask sibling", LEADS_HOME]),
        (DEEP, f"{SITE}/en/", ["ask sibling", LEADS_HOME]),
        (DEEP, f"{SITE}/?lang=it", ["ask sibling", LEADS_HOME]),
        (DEEP, "https://www.example.com/", ["ask sibling", LEADS_HOME]),
        (f"{SITE}/?p=17", HOME, ["ask sibling", LEADS_HOME]),
        (f"{SITE}/index.php?id=17", HOME, ["ask sibling", LEADS_HOME]),
        (f"{SITE}/old.html", HOME, ["ask sibling"]),
        (f"{SITE}/it/mobilita", HOME, ["ask sibling"]),
        (DEEP, "https://other.example.org/", ["ask sibling"]),
        ("https://short.example.net/x", "https://other.example.org/", []),
        (f"{SITE}/go/x", HOME, []),
        (f"{SITE}/redirect/77", "https://other.example.org/", []),
        (f"{SITE}/index.html", HOME, []),
        (f"{SITE}/home", HOME, []),
        (f"{SITE}/it/", HOME, []),
        (HOME, f"{SITE}/en/", []),
        (f"{SITE}/?utm_source=x", HOME, []),
        ("http://dept.example.com/", HOME, []),
        ("https://old.example.com/", "https://new.example.org/", []),
        (f"{SITE}/user/logout", HOME, []),
        (f"{SITE}/set-language/it", HOME, []),
        (f"{SITE}/cookies/accept", HOME, []),
        (DEEP, f"{SITE}/?returnUrl=%2Fstaff%2Fpeople%2Fanna", []),
        (DEEP, f"{SITE}/login", []),
        (DEEP, f"{SITE}/#people", []),
        (DEEP, f"{SITE}/#/staff/people/anna", []),
        (DEEP, f"{SITE}/staff/people/anna/", []),
        (DEEP, f"{SITE}/staff", []),
    ],
)
def test_what_leads_to_a_home_page(url: str, to: str, expected: list[str]) -> None:
    assert outcome("soft404", a_target(sent(to, url=url), url=url)) == expected


REFRESHED = a_page(refresh=HOME)


@pytest.mark.parametrize(
    ("seen", "second", "sibling", "expected"),
    [
        (sent(HOME), sent(HOME), sent(HOME), [IS_HOME]),
        (sent(HOME, 301), sent(HOME, 301), sent(HOME, 301), [IS_HOME]),
        (got(page=REFRESHED), got(page=REFRESHED), got(page=REFRESHED), [IS_HOME]),
        (sent(HOME), sent(HOME), got(404), [LEADS_HOME]),
        (sent(HOME), sent(HOME), sent(f"{SITE}/search"), [LEADS_HOME]),
        (sent(HOME), got(page=a_page()), sent(HOME), [LEADS_HOME]),
        (sent(HOME), got(503), sent(HOME), [LEADS_HOME]),
        (sent(HOME), None, sent(HOME), ["ask witness", LEADS_HOME]),
    ],
)
def test_the_page_is_gone_where_the_impossible_leads_home_as_well(
    seen: Testimony, second: Testimony | None, sibling: Testimony, expected: list[str]
) -> None:
    target = with_sibling(sibling, seen)
    target.witnessed = second

    assert outcome("soft404", target) == expected


@pytest.mark.parametrize(
    ("url", "sibling", "soft404", "moved"),
    [
        (DEEP, got(404), [LEADS_HOME], []),
        (DEEP, sent(HOME, 301), [IS_HOME], []),
        (f"{SITE}/old.html", sent(HOME, 301), [IS_HOME], []),
        (f"{SITE}/old.html", got(404), [], ["moved moved.permanently"]),
    ],
)
def test_what_leads_home_has_not_moved_there(
    url: str, sibling: Testimony, soft404: list[str], moved: list[str]
) -> None:
    target = with_sibling(sibling, sent(HOME, 301), url=url)
    target.witnessed = sent(HOME, 301)

    assert outcome("soft404", target) == soft404
    assert outcome("moved", target) == moved


TO_ERROR = "unverified soft404.leads-to-error"


@pytest.mark.parametrize(
    ("to", "confirmed"),
    [
        ("/404", ["broken soft404.error-address"]),
        ("/404.html", ["broken soft404.error-address"]),
        ("/errors/not-found.aspx", ["broken soft404.error-address"]),
        ("/pagenotfound?aspxerrorpath=/staff", ["broken soft404.error-address"]),
        ("/?error=404", ["broken soft404.error-address"]),
        ("/it/pagina-non-trovata", ["broken soft404.error-address"]),
        ("/error", [TO_ERROR]),
        ("/fehler.html", [TO_ERROR]),
        ("/erreur", [TO_ERROR]),
        ("/errore", [TO_ERROR]),
    ],
)
def test_a_page_for_errors_is_known_by_its_address(to: str, confirmed: list[str]) -> None:
    """Where it only says that something went wrong, that may have been for a moment."""
    seen = sent(SITE + to)

    assert outcome("soft404", a_target(seen, url=DEEP)) == ["ask sibling", TO_ERROR]
    assert outcome("soft404", with_sibling(seen, seen, witnessed(redirects=((302, SITE + to),), page=a_page()))) == (
        confirmed
    )
    assert outcome("soft404", with_sibling(got(404), seen)) == [TO_ERROR]
    assert outcome("moved", a_target(sent(SITE + to, 301), url=DEEP)) == []


@pytest.mark.parametrize("to", ["/docs/error-handling", "/room/4041", "/notes/404-errors-explained", "/lost-and-found"])
def test_other_addresses_are_no_errors(to: str) -> None:
    assert outcome("soft404", a_target(sent(SITE + to), url=DEEP)) == []


def test_a_link_to_a_page_about_an_error_may_be_sent_on_to_it() -> None:
    seen = sent(f"{SITE}/en/reference/status/404")

    assert outcome("soft404", a_target(seen, url=f"{SITE}/docs/http/404")) == []


# What stands elsewhere

GENERIC = a_page(
    title="Example University", heading="Study with us", words=120, text="research " * 3 + "we teach and learn"
)
OTHER = a_page(title="Example University", heading="Study with us", words=118, text="campus life and sports for all")
TWIN = f"{SITE}/staff/people/berta"


@pytest.mark.parametrize(
    ("page", "sibling", "twin", "expected"),
    [
        (GENERIC, got(page=GENERIC), TWIN, ["broken soft404.any-address"]),
        (GENERIC, got(page=GENERIC), HOME, [IS_HOME]),
        (GENERIC, got(page=OTHER), TWIN, []),
        (GENERIC, got(404), TWIN, []),
        (GENERIC, sent(HOME), TWIN, []),
        (a_page(title="x", heading="Are you a robot?", words=90), None, TWIN, ["unverified soft404.same-page"]),
        (a_page(title="Maintenance", words=90), None, TWIN, ["unverified soft404.same-page"]),
        (a_page(title="Our app", words=90, mounted=True), None, TWIN, ["unverified soft404.app"]),
        (a_page(title="Welcome", words=90, home=True), None, None, [IS_HOME]),
    ],
)
def test_a_page_without_a_word_of_error_must_be_the_same_to_a_hair(
    page: object, sibling: Testimony | None, twin: str | None, expected: list[str]
) -> None:
    seen = got(page=page)  # type: ignore[arg-type]
    target = with_sibling(sibling or seen, seen, witnessed(page=page), twin=twin)  # type: ignore[arg-type]

    assert outcome("soft404", target) == expected


@pytest.mark.parametrize(
    ("sibling", "expected"),
    [(None, ["ask sibling"]), (got(page=GENERIC), ["ask witness"]), (got(404), []), (got(page=a_page()), [])],
)
def test_of_twins_the_impossible_address_is_asked_for_first(sibling: Testimony | None, expected: list[str]) -> None:
    seen = got(page=GENERIC)
    target = with_sibling(sibling, seen, twin=TWIN) if sibling else a_target(seen, url=DEEP, twin=TWIN)

    assert outcome("soft404", target) == expected


# Single-page applications

SHELL = a_page(title="Example", words=0, scripted=True, app=True)


@pytest.mark.parametrize(
    ("url", "page", "expected"),
    [
        (DEEP, SHELL, ["unverified soft404.app"]),
        (f"{SITE}/about", SHELL, ["unverified soft404.app"]),
        (f"{SITE}/?view=chart&chart=7", SHELL, ["unverified soft404.app"]),
        (HOME, SHELL, []),
        (f"{SITE}/index.html", SHELL, []),
        (f"{SITE}/en/", SHELL, []),
        (DEEP, a_page(title="Example", words=300, mounted=True), []),
        (DEEP, a_page(title="Example", words=9, scripted=True), []),
        (DEEP, a_page(title="Page not found", words=0, app=True), ["ask sibling", DOUBTFUL]),
    ],
)
def test_an_empty_shell_tells_nothing_of_what_is_deep_in_it(url: str, page: object, expected: list[str]) -> None:
    assert outcome("soft404", a_target(got(url=url, page=page), url=url)) == expected  # type: ignore[arg-type]
