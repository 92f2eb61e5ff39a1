"""What stands in a page's place: walls, logins, errors that say 200, shells of applications, files that are none."""

from __future__ import annotations

from urllib.parse import quote

from tests import test_walls as seen
from tests.hostile.behaviour import ARTICLE, Behaviour, article, raw, to, typed
from tests.server import Reply, Route, page, redirect

MENU = "<nav>Home Study Research People News Events Library Contact Alumni Jobs</nav>"


def wall(name: str, does: str, body: str, status: int = 200, **headers: str) -> Behaviour:
    fields = {"Content-Type": "text/html"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return Behaviour(f"/wall/{name}", f"{does}, with {status}", Reply(status, body.encode(), fields), "unverified")


WALLS = (
    *(
        wall(f"cloudflare-{status}", "challenges as Cloudflare does", seen.CHALLENGE, status, cf_mitigated="challenge")
        for status in (200, 403, 404, 503)
    ),
    wall("cloudflare-block", "blocks as Cloudflare does", seen.CLOUDFLARE_BLOCK, 403, Server="cloudflare"),
    wall("cloudflare-1020", "denies by a rule of Cloudflare's", seen.CLOUDFLARE_1020, 403, Server="cloudflare"),
    *(
        wall(f"akamai-{status}", "denies as Akamai does", seen.AKAMAI, status, Server="AkamaiGHost")
        for status in (200, 403)
    ),
    wall("akamai-interstitial", "shows Akamai's page in between", seen.AKAMAI_INTERSTITIAL),
    *(wall(f"datadome-{status}", "challenges as DataDome does", seen.DATADOME, status) for status in (200, 403)),
    *(wall(f"imperva-{status}", "challenges as Imperva does", seen.IMPERVA, status) for status in (200, 403)),
    wall("imperva-script", "sends nothing but Imperva's script", seen.IMPERVA_SCRIPT),
    *(wall(f"anubis-{status}", "weighs souls as Anubis does", seen.ANUBIS, status) for status in (200, 403, 500)),
    wall("go-away", "challenges as go-away does", seen.GO_AWAY, 418),
    wall("human", "wants a button pressed and held", seen.HUMAN, 403),
    wall("kasada", "challenges as Kasada does", seen.KASADA, 429),
    wall("f5", "rejects as BIG-IP does", seen.F5),
    wall("sucuri", "blocks as Sucuri does", seen.SUCURI, 403),
    wall("wordfence", "blocks as Wordfence does", seen.WORDFENCE, 503),
    wall("siteground", "sends on to SiteGround's captcha", seen.SITEGROUND, 202),
    wall("vercel", "verifies as Vercel does", seen.VERCEL, 429, x_vercel_mitigated="challenge"),
    wall("ddos-guard", "checks as DDoS-Guard does", seen.DDOS_GUARD, 403),
    wall("mod-security", "refuses as ModSecurity does", seen.MODSEC, 406),
    wall("999", "says 999, as LinkedIn does", "<script>window.onload = function() {}</script>", 999),
    *(
        wall(
            f"recaptcha-{status}",
            "wants a captcha of Google's solved",
            "<title>Are you a robot?</title><h1>Confirm that you are human</h1><form method=post>"
            '<div class="g-recaptcha" data-sitekey="6Lc"></div></form>'
            '<script src="https://www.google.com/recaptcha/api.js"></script>',
            status,
        )
        for status in (200, 403)
    ),
    wall(
        "hcaptcha",
        "wants a captcha of hCaptcha's solved",
        '<title>One more step</title><p>Please complete the security check</p><div class="h-captcha" data-sitekey="x">'
        '</div><script src="https://js.hcaptcha.com/1/api.js"></script>',
    ),
    Behaviour(
        "/wall/to-sorry",
        "redirects to a page for robots",
        to("/sorry/index?continue=/wall/to-sorry"),
        "unverified",
        beside={
            "/sorry/index": page(
                "<title>Sorry</title><p>Our systems have detected unusual traffic from your computer "
                "network. This page checks to see if it's really you sending the requests, and not a robot.",
                429,
            )
        },
    ),
    Behaviour(
        "/wall/legal", "says 451, for legal reasons", article("Unavailable", "<p>Unavailable.", 451), "unverified"
    ),
    Behaviour(
        "/wall/not-one",
        "has a form with a captcha on an ordinary page, behind Cloudflare",
        Reply(
            200,
            f"<!doctype html><title>Write to us</title><h1>Write to us</h1>{ARTICLE}<form><input name=mail><div "
            'class="g-recaptcha" data-sitekey="6Lc"></div></form>'.encode(),
            {"Content-Type": "text/html", "Server": "cloudflare", "CF-RAY": "9a", "Set-Cookie": "__cf_bm=x; HttpOnly"},
        ),
        "ok",
    ),
    Behaviour(
        "/wall/told-of",
        "has an article about captchas",
        article("How captchas came to be", ARTICLE + "<p>reCAPTCHA.</p>"),
        "ok",
    ),
)

FORM = "<form method=post><label>User <input name=user></label><label>Password <input type=password name=pw></label>"


def login(title: str, button: str = "", more: str = "") -> Reply:
    return page(
        f"<!doctype html><title>{title}</title><h1>{title}</h1>{more}{FORM}<button>{button or title}</button></form>"
    )


def sign_on(name: str, does: str, location: str, at_end: Reply | None = None) -> Behaviour:
    """A redirect to a sign-on, which stands at the same host here: its path and query tell what it is."""
    path = location.partition("?")[0]
    shown = at_end or login("Sign in")
    return Behaviour(f"/behind/{name}", f"redirects to {does}", to(location), "restricted", beside={path: shown})


LOGINS = (
    sign_on("shibboleth", "a Shibboleth identity provider", "/idp/profile/SAML2/Redirect/SSO?SAMLRequest=fZJNT8"),
    sign_on("samlphp", "SimpleSAMLphp", "/simplesaml/module.php/core/loginuserpass?AuthState=_9f"),
    sign_on("cas", "CAS", "/cas/login?service=" + quote("https://files.example.org/x", "")),
    sign_on("openid", "OpenID Connect", "/oauth2/authorize?client_id=x&response_type=code&scope=openid&redirect_uri=y"),
    sign_on("keycloak", "Keycloak", "/realms/uni/protocol/openid-connect/auth?client_id=x&response_type=code"),
    sign_on("microsoft", "Microsoft's sign-in", "/common/oauth2/v2.0/authorize?client_id=x&response_type=code"),
    sign_on("adfs", "AD FS", "/adfs/ls/?wa=wsignin1.0&wtrealm=x"),
    sign_on("wordpress", "WordPress's login", "/wp-login.php?redirect_to=%2Fwp-admin%2F&reauth=1"),
    sign_on("moodle", "Moodle's login", "/moodle/login/index.php", login("Log in to the site")),
    sign_on("drupal", "Drupal's login", "/user/login?destination=node/7", login("Log in")),
    sign_on("gitlab", "GitLab's login", "/users/sign_in"),
    sign_on("ezproxy", "a library's proxy", "/login?url=https://journal.example/article"),
    Behaviour("/behind/form", "shows a login in the page's place", login("Log in"), "restricted"),
    Behaviour("/behind/form-it", "does so in Italian", login("Accedi", "Accedi"), "restricted"),
    Behaviour("/behind/form-de", "does so in German", login("Anmelden"), "restricted"),
    Behaviour("/behind/form-fr", "does so in French", login("Connexion", "Se connecter"), "restricted"),
    Behaviour("/behind/form-es", "does so in Spanish", login("Iniciar sesión"), "restricted"),
    Behaviour("/behind/form-pl", "does so in Polish", login("Zaloguj się"), "restricted"),
    Behaviour("/behind/guide.pdf", "shows a login in a document's place", login("Log in"), "restricted"),
    Behaviour(
        "/behind/form-403",
        "shows a login with 403 and no challenge",
        Reply(403, login("Log in").body, {"Content-Type": "text/html"}),
        "restricted",
    ),
    Behaviour(
        "/behind/saml-post",
        "sends a form to an identity provider by itself",
        page(
            '<body onload="document.forms[0].submit()"><form action='
            '"https://idp.example.edu/idp/profile/SAML2/POST/SSO" method=post><input type=hidden name=SAMLRequest '
            "value=PHNhbWw><noscript><input type=submit></noscript></form>"
        ),
        "restricted",
    ),
    Behaviour(
        "/behind/refresh",
        "sends its reader on to an identity provider by a meta refresh",
        page('<meta http-equiv=refresh content="0; url=/idp/profile/SAML2/Redirect/SSO?SAMLRequest=x">'),
        "restricted",
    ),
    Behaviour(
        "/behind/box",
        "has an ordinary page with a small login in its margin",
        article("Reading room", f"{ARTICLE}<aside>{FORM}<button>Log in</button></form></aside>"),
        "ok",
    ),
    Behaviour("/behind/about-login", "has an article about logins", article("How to log in from abroad"), "ok"),
)


def soft(sentence: str) -> Route:
    """An error page with an echo of what was asked for."""
    return lambda request: page(
        f"<!doctype html><title>{sentence} – Example University</title>{MENU}<h1>{sentence}</h1><p>{request.path}</p>"
    )


SENTENCES = {
    "en": "Page not found", "it": "Pagina non trovata", "de": "Seite nicht gefunden", "fr": "Page introuvable",
    "es": "Página no encontrada", "pt": "Página não encontrada", "nl": "Pagina niet gevonden",
    "pl": "Nie znaleziono strony", "cs": "Stránka nenalezena", "sv": "Sidan kunde inte hittas",
    "fi": "Sivua ei löytynyt", "da": "Siden blev ikke fundet", "hu": "Az oldal nem található",
    "ro": "Pagina nu a fost găsită",
    "el": "Η σελίδα δεν βρέθηκε", "tr": "Sayfa bulunamadı", "ru": "Страница не найдена", "uk": "Сторінку не знайдено",
    "ja": "ページが見つかりません", "zh": "页面未找到", "ko": "페이지를 찾을 수 없습니다", "ar": "الصفحة غير موجودة",
}  # fmt: skip


def anywhere(folder: str, reply: Route) -> dict[str, Route]:
    """All that is asked for in a folder, whatever it is called."""
    return {f"{folder}*": reply}


ANY = article("Example University", f"{MENU}<p>Welcome to the pages of the university. {ARTICLE[:300]}</p>")
HOME = article("Example University", f"<p>Welcome.</p>{ARTICLE}")
SOFT = (
    *(
        Behaviour(
            f"/soft/{code}/old",
            f"says “{sentence}”, and 200, to anything",
            soft(sentence),
            "broken",
            beside=anywhere(f"/soft/{code}/", soft(sentence)),
        )
        for code, sentence in SENTENCES.items()
    ),
    Behaviour(
        "/soft/alone/old", "says “404 - Not Found” with 200 to this address alone", soft("404 - Not Found"), "broken"
    ),
    Behaviour(
        "/soft/to-error/old",
        "redirects anything to its page for errors",
        to("/soft/404.html"),
        "broken",
        beside={**anywhere("/soft/to-error/", to("/soft/404.html")), "/soft/404.html": soft("Oops! Nothing here")},
    ),
    Behaviour(
        "/soft/home/a/b/old",
        "redirects anything to its home page",
        to("/"),
        "broken",
        beside={**anywhere("/soft/home/a/b/", to("/")), "/": HOME},
    ),
    Behaviour(
        "/soft/home-301/a/b/old",
        "does so for good",
        redirect("/"),
        "broken",
        beside=anywhere("/soft/home-301/a/b/", redirect("/")),
    ),
    Behaviour("/soft/home-once/a/b/old", "redirects this address alone to its home page", to("/"), "unverified"),
    Behaviour("/soft/about", "has an article about errors", article("How to fix error 404 on your site"), "ok"),
    Behaviour("/soft/lost", "has a page about a lost property office", article("Lost and found"), "ok"),
)

GONE = (
    Behaviour(
        "/gone/parked",
        "shows a parked domain",
        page(
            "<title>example.org</title><p>This domain is parked free of charge.</p><p>Related searches</p>"
            '<script src="https://www.sedoparking.com/frmpark/example.org/park.js"></script>'
        ),
        "broken",
    ),
    Behaviour(
        "/gone/for-sale",
        "offers the domain for sale",
        page(
            "<title>example.org is for sale</title><h1>example.org</h1><p>This domain is for sale! Make an offer.</p>"
        ),
        "broken",
    ),
    Behaviour(
        "/gone/suspended",
        "says that the account is suspended",
        page(
            "<title>Account Suspended</title><h1>Account Suspended</h1><p>This account has been suspended. Ask your "
            "hosting provider for more.</p>"
        ),
        "broken",
    ),
    Behaviour(
        "/gone/cgi",
        "redirects to a page for suspended accounts",
        to("/cgi-sys/suspendedpage.cgi"),
        "broken",
        beside={
            "/cgi-sys/suspendedpage.cgi": page(
                "<title>Account Suspended</title><p>This Account has been suspended.</p>"
            )
        },
    ),
    Behaviour("/gone/told-of", "has a text about domains for sale", article("Why our old domain is for sale"), "ok"),
)

SHELL = (
    '<!doctype html><title>Portal</title><div id="root"></div><noscript>You need to enable JavaScript to run this app.'
)
APP = page(f"{SHELL}</noscript><script src=/app/main.js></script>")
APPS = (
    Behaviour(
        "/app/courses/7",
        "answers any address with the shell of an application",
        APP,
        "unverified",
        beside=anywhere("/app/", APP),
    ),
    Behaviour(
        "/app2/rendered",
        "has an application's page that was rendered before",
        page(f"<!doctype html><title>Courses</title><div id=root><h1>Courses</h1>{ARTICLE}</div>"),
        "ok",
    ),
)

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
DOCUMENTS = (
    Behaviour(
        "/document/page.pdf",
        "sends an error page for a document",
        typed("text/html", b"<title>Error</title><h1>File not found</h1>"),
        "broken",
    ),
    Behaviour("/document/zero.pdf", "sends a document of zero bytes", typed("application/pdf", b""), "broken"),
    Behaviour(
        "/document/cut.pdf",
        "breaks off in a document, twice",
        raw("HTTP/1.1 200 OK\nContent-Type: application/pdf\nContent-Length: 90000", PDF),
        "unverified",
    ),
    Behaviour(
        "/document/archive.zip", "sends an archive", typed("application/zip", b"PK\x03\x04" + b"x" * 50_000), "ok"
    ),
    Behaviour(
        "/document/octets",
        "calls a picture octets",
        typed("application/octet-stream", b"\x89PNG\r\n\x1a\n" + b"x" * 500),
        "ok",
    ),
)
