"""What stands before an address: pages as servers send them, read by the scan, and what is made of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from linkcheck.documents import html
from linkcheck.model import Cause, PageFacts, Redirect, Target, Url
from linkcheck.signon.barrier import barrier
from tests.checks.harness import ADDRESS, a_target, failed, got

WORDS = "The seminar deals with the history of the building and of those who lived in it. "
ARTICLE = f"<p>{WORDS * 40}</p>"
MENU = "<nav><a href=/>Home</a> <a href=/people>People</a> <a href=/courses>Courses</a> <a href=/login>Login</a></nav>"
FIELDS = "<input name=username><input type=password name=password>"
LOGIN_BOX = f"<aside><form action=/login method=post><label>User</label>{FIELDS}<button>Log in</button></form></aside>"
SAML = (
    '<title>SAML</title><body onload="document.forms[0].submit()"><noscript><p>Press the button to go on.</noscript>'
    '<form action="https://idp.example.edu/idp/profile/SAML2/POST/SSO" method="post">'
    '<input type="hidden" name="SAMLRequest" value="PHNhbWw"><input type="hidden" name="RelayState" value="x">'
)
WS_FED = (
    "<html><head><title>Working...</title></head><body>"
    '<form method="POST" name="hiddenform" action="https://adfs.example.edu/adfs/ls/">'
    '<input type="hidden" name="wa" value="wsignin1.0"><input type="submit" value="Submit"></form>'
)


def a_form(title: str, heading: str = "", button: str = "OK", before: str = "") -> str:
    return f"<title>{title}</title>{before}<h1>{heading}</h1><form method=post>{FIELDS}<button>{button}</button></form>"


PAGES = {
    # A form to log in with, at once
    "english": (200, a_form("Log in"), "form"),
    "sign in to": (200, a_form("Sign in to your account · Example"), "form"),
    "italian": (200, a_form("Portale", "Accedi"), "form"),
    "german": (200, a_form("Anmelden – Stud.IP"), "form"),
    "french": (200, a_form("Connexion | Université"), "form"),
    "spanish": (200, a_form("Campus", "Iniciar sesión"), "form"),
    "portuguese": (200, a_form("Iniciar sessão"), "form"),
    "dutch": (200, a_form("Inloggen"), "form"),
    "polish": (200, a_form("Zaloguj się"), "form"),
    "czech": (200, a_form("Přihlášení"), "form"),
    "swedish": (200, a_form("Logga in"), "form"),
    "finnish": (200, a_form("Kirjaudu sisään"), "form"),
    "danish": (200, a_form("Log ind"), "form"),
    "norwegian": (200, a_form("Logg inn"), "form"),
    "hungarian": (200, a_form("Bejelentkezés"), "form"),
    "romanian": (200, a_form("Autentificare"), "form"),
    "greek": (200, a_form("Σύνδεση"), "form"),
    "turkish": (200, a_form("Giriş Yap"), "form"),
    "russian": (200, a_form("Вход в систему"), "form"),
    "ukrainian": (200, a_form("Вхід"), "form"),
    "chinese": (200, a_form("统一身份认证"), "form"),
    "japanese": (200, a_form("ログイン"), "form"),
    "korean": (200, a_form("로그인"), "form"),
    "arabic": (200, a_form("تسجيل الدخول"), "form"),
    "by its button alone": (200, a_form("Portal", "Welcome", "Sign in"), "form"),
    "keycloak": (200, '<title>Konto</title><form id="kc-form-login"><input name=username></form>', "form"),
    "microsoft, no password yet": (
        200,
        '<title>Bei Ihrem Konto anmelden</title><meta name="PageID" content="ConvergedSignIn"><script>1</script>',
        "form",
    ),
    "google, no password yet": (
        200,
        "<title>Inicio de sesión: Cuentas de Google</title><form><input type=email id=identifierId name=identifier>",
        "form",
    ),
    "a name first": (
        200,
        "<title>Sign in</title><form><input name=username autocomplete=username><button>Next",
        "form",
    ),
    "simplesamlphp": (200, '<title>x</title><form><input type=hidden name="AuthState" value=y>' + FIELDS, "form"),
    "wordpress": (
        200,
        '<title>Log In ‹ X</title><body class="login login-action-login"><form id=loginform>' + FIELDS,
        "form",
    ),
    "where nobody is let in": (200, a_form("Access denied", "Access denied"), "form"),
    "a choice of institutions": (
        200,
        "<title>Select your home organisation</title><form><select name=user_idp><option>A<option>B</select></form>",
        "form",
    ),
    # A form in the place of an error
    "django 403": (403, a_form("Log in | Django site admin"), "form"),
    "drupal 403": (403, a_form("Access denied | Example", "Access denied", "Log in"), "form"),
    "plone 404": (404, a_form("Please log in — Plone", "Log in"), "form"),
    "a login that answers 500": (500, a_form("Login"), "form"),
    # A form that sends itself
    "saml": (200, SAML, "sign-on"),
    "saml 403": (403, SAML, "sign-on"),
    "ws-federation": (200, WS_FED, "sign-on"),
    "jenkins 403": (
        403,
        "<meta http-equiv='refresh' content='1;url=/login?from=%2Fjob%2F1'>Authentication required",
        "sign-on",
    ),
    "meta refresh": (
        200,
        '<meta http-equiv=refresh content="0; url=https://idp.example.edu/idp/profile/x">',
        "sign-on",
    ),
    # An error of a sign-on
    "shibboleth sp": (500, "<title>Error</title><h1>opensaml::FatalProfileException</h1><p>Login failed", "error"),
    "stale request": (
        400,
        "<title>Web Login Service - Stale Request</title><p>You may have used the Back button",
        "error",
    ),
    "microsoft 200": (200, "<title>Sign in</title><p>AADSTS50011: The redirect URI does not match the login", "error"),
    "microsoft 400": (
        400,
        "<title>Sign in to your account</title><p>AADSTS700016: Application not found. login",
        "error",
    ),
    "keycloak 400": (400, '<title>Sign in</title><script></script><div id="kc-error-message"><p>Invalid.', "form"),
    # A notice
    "must be logged in": (200, f"<title>Minutes</title>{MENU}<p>You must be logged in to view this page.", "notice"),
    "must be logged in 403": (403, "<title>403</title><p>You must be logged in to view this page.", "notice"),
    "must be logged in 404": (404, "<title>Members</title><p>You need to log in to see this content.", "notice"),
    "members only": (200, "<title>Members only</title><p>Ask the office.", "notice"),
    "drupal says so": (
        403,
        "<title>Access denied</title><p>You are not authorized to access this page. login",
        "notice",
    ),
    "password protected": (
        200,
        "<title>Protected: Plans</title><p>This content is password protected. To view it …",
        "notice",
    ),
    "accesso riservato": (200, "<title>Accesso riservato</title><p>Contattare la segreteria.", "notice"),
    "devi effettuare il login": (
        200,
        f"{MENU}<p>Per visualizzare questo contenuto devi effettuare il login.",
        "notice",
    ),
    "nur fuer mitglieder": (200, "<h1>Nur für Mitglieder</h1><p>Bitte wenden Sie sich an uns.", "notice"),
    "sie muessen": (200, f"{MENU}<p>Sie müssen sich anmelden, um diese Seite zu sehen.", "notice"),
    "acces restreint": (200, "<title>Accès restreint</title><p>Cette page est réservée aux membres.", "notice"),
    "vous devez": (403, "<h1>403</h1><p>Vous devez vous connecter pour accéder à cette page. login", "notice"),
    "acceso restringido": (200, "<h1>Acceso restringido</h1><p>Debe iniciar sesión.", "notice"),
    "acesso restrito": (200, "<h1>Acesso restrito</h1><p>Faça login para continuar.", "notice"),
    "chinese notice": (200, "<title>提示</title><p>请先登录后再查看。", "notice"),
    "moodle guests": (200, "<title>Course</title><p>Guests cannot access this course. Please log in.", "notice"),
    # None of these is a login
    "an article with a box": (200, f"<title>News</title>{LOGIN_BOX}{ARTICLE}", None),
    "a chinese article with a box": (
        200,
        f"<title>新闻</title>{LOGIN_BOX.replace('Log in', '登录')}<p>{'学校举行典礼。' * 60}",
        None,
    ),
    "an italian page with a box": (
        200,
        f"<title>Orari</title>{LOGIN_BOX}<p>{'Lo sportello è aperto il lunedì. ' * 20}",
        None,
    ),
    "a short page with a box": (200, f"<title>Opening hours</title>{MENU}{LOGIN_BOX}<p>{WORDS * 6}", None),
    "an article about logins": (200, f"<title>Login changes in 2024</title><h1>Login changes</h1>{ARTICLE}", None),
    "how to log in": (200, f"<title>How to log in</title><h1>How to log in</h1><p>{WORDS}", None),
    "a sheet": (200, "<title>Sign in sheet - City Museum</title><h1>Sign in sheet</h1><p>1910, paper.", None),
    "comments": (200, f"<title>Post</title><p>{WORDS}<p>You must be logged in to post a comment.", None),
    "commenti": (200, f"<title>Post</title><p>{WORDS}<p>Devi effettuare il login per inviare un commento.", None),
    "kommentare": (
        200,
        f"<title>Post</title><p>{WORDS}<p>Du musst angemeldet sein, um einen Kommentar abzugeben.",
        None,
    ),
    "commentaires": (
        200,
        f"<title>Post</title><p>{WORDS}<p>Vous devez vous connecter pour publier un commentaire.",
        None,
    ),
    "to vote": (200, f"<title>Poll</title><p>{WORDS}<p>Please log in to vote.", None),
    "a menu": (200, f"<title>Home</title>{MENU}<p>Welcome.", None),
    "a registration": (200, a_form("Create your account", "Register", "Sign up"), None),
    "a new password": (200, a_form("Reset your password", "", "Send"), None),
    "a club": (200, f"<title>The club</title><p>It was for members only until 1987. {WORDS * 12}", None),
    "oauth docs": (
        200,
        f'<title>Authorize - OAuth docs</title><pre>&lt;form&gt; name="SAMLRequest"</pre>{ARTICLE}',
        None,
    ),
    "college of arts": (200, "<title>College of Arts and Sciences</title><p>Welcome to CAS.", None),
    "plain 403": (
        403,
        "<title>403 Forbidden</title><h1>Forbidden</h1><p>You don't have permission to access this resource.",
        None,
    ),
    "akamai 403": (
        403,
        "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access this login.",
        None,
    ),
    "nginx 404": (404, "<title>404 Not Found</title><h1>404 Not Found</h1><hr>nginx", None),
    "404 with a menu": (404, f"<title>Page not found</title>{MENU}<h1>Page not found</h1>", None),
    "404 with a box": (
        404,
        f"<title>Page not found</title>{LOGIN_BOX}<h1>Page not found</h1><p>Log in or go home.",
        None,
    ),
    "404 with advice": (404, "<title>Not found</title><p>You may need to log in to view this page.", None),
    "404 in german": (404, f"<title>Seite nicht gefunden</title>{LOGIN_BOX}", None),
    "500": (500, "<title>Internal Server Error</title><p>Contact webmaster, password file missing.", None),
    "a short page with a script": (200, "<title>App</title><div id=root></div><script src=app.js></script>", None),
    "a search form": (200, "<title>Search</title><form><input name=q></form><p>Nothing yet.", None),
    "a bank's page": (200, f"<title>Login and security tips</title><h1>Security</h1><p>{WORDS * 3}", None),
    "refresh to another page": (200, '<meta http-equiv=refresh content="0; url=/news">', None),
}


def facts(source: str, url: str = ADDRESS) -> PageFacts:
    read = html.read(f"<!doctype html>{source}".encode(), "text/html; charset=utf-8", Url(url)).facts
    assert isinstance(read, PageFacts)
    return read


def kind(target: Target) -> str | None:
    found = barrier(target)
    return found.kind.value if found is not None else None


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_at_an_address(name: str) -> None:
    status, source, expected = PAGES[name]

    assert kind(a_target(got(status, page=facts(source)))) == expected


IDP = "https://idp.example.edu/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x"
SHIBBOLETH = "idp.example.edu (Shibboleth)"
UI = "https://idp.example.edu/ui/index.html"
HERE = "https://else.example.com/login"
REDIRECTS = [
    ("once", a_target(got(redirects=((302, IDP),))), SHIBBOLETH),
    ("for good", a_target(got(redirects=((301, IDP),))), SHIBBOLETH),
    (
        "by way of https",
        a_target(got(redirects=((301, ADDRESS), (302, IDP))), url="http://else.example.com/files/guide"),
        SHIBBOLETH,
    ),
    (
        "in three hops",
        a_target(got(redirects=((302, HERE), (303, "https://sp.example.edu/x"), (302, IDP)))),
        SHIBBOLETH,
    ),
    ("to a page of its own", a_target(got(redirects=((302, IDP), (302, UI)))), SHIBBOLETH),
    ("that answers 400", a_target(got(400, redirects=((302, IDP),))), SHIBBOLETH),
    ("that answers 404", a_target(got(404, redirects=((302, IDP),))), SHIBBOLETH),
    ("that answers 500", a_target(got(500, redirects=((302, IDP),))), SHIBBOLETH),
    ("to this host's login", a_target(got(redirects=((302, HERE),))), "else.example.com"),
    ("to the root of a login", a_target(got(redirects=((302, "https://login.example.org/"),))), "login.example.org"),
]


@pytest.mark.parametrize(("target", "provider"), [row[1:] for row in REDIRECTS], ids=[row[0] for row in REDIRECTS])
def test_sent_on_to_a_login(target: Target, provider: str) -> None:
    found = barrier(target)

    assert found is not None
    assert (found.kind, found.provider) == ("sign-on", provider)


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (Cause.REDIRECT_LOOP, "sign-on"),
        (Cause.REDIRECT_LIMIT, "sign-on"),
        (Cause.NO_SUCH_HOST, "sign-on"),
        (Cause.TIMEOUT, None),
        (Cause.TLS, None),
    ],
)
def test_a_sign_on_that_bears_no_stranger(cause: Cause, expected: str | None) -> None:
    seen = replace(failed(cause), final_url=Url(IDP), redirects=(Redirect(302, Url(IDP)),))

    assert kind(a_target(seen)) == expected


OPEN = [
    ("and back", a_target(got(redirects=((302, IDP), (302, ADDRESS))))),
    ("and back to nothing", a_target(got(404, redirects=((302, IDP), (302, ADDRESS))))),
    ("to a login that is gone", a_target(got(404, redirects=((302, HERE),)))),
    ("to an account", a_target(got(redirects=((302, "https://else.example.com/account/"),)))),
    ("to an article", a_target(got(redirects=((301, "https://else.example.com/2024/login-changes"),)))),
    ("to a college", a_target(got(redirects=((301, "https://cas.example.edu/about"),)))),
    ("to authors", a_target(got(redirects=((301, "https://auth.example.org/authors/x"),)))),
    ("from one login to another", a_target(got(redirects=((302, IDP),)), url=HERE)),
    ("a login as such", a_target(got(page=facts(a_form("Log in"))), url=HERE)),
    ("a login as such, over https", a_target(got(redirects=((301, HERE),)), url="http://else.example.com/login")),
]


@pytest.mark.parametrize("target", [row[1] for row in OPEN], ids=[row[0] for row in OPEN])
def test_nothing_stands_there(target: Target) -> None:
    assert barrier(target) is None


def test_an_endpoint_that_somebody_kept_from_a_login() -> None:
    assert kind(a_target(got(400), url=IDP)) == "error"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (a_form("Welcome"), "form"),
        ("<title>Log in</title><p>Ask us.", "form"),
        ("<title>Forbidden</title><p>No.", "refusal"),
        ("<title>Minutes</title><p>You must be logged in to view this page.", "notice"),
        (f"<title>Minutes</title>{ARTICLE}", None),
    ],
)
def test_what_stands_in_the_place_of_a_document(source: str, expected: str | None) -> None:
    url = "https://else.example.com/minutes.pdf"

    assert kind(a_target(got(page=facts(source, url)), url=url)) == expected
