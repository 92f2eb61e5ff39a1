"""Walls against robots: what stands in a page's place and asks whether a person is there, or tells a robot to leave.

A wall says nothing about the address behind it, whatever its status is: many answer 200. It is recognised by what its
maker documents, or what well-known detectors go by (`sources`); its maker's name in `Server`, its cookies and its
scripts are on all pages of its customers, and are no sign. A page that came well is a wall only where it says next to
nothing else, so that an article about captchas is none, nor a contact form or a login that has one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from linkcheck import glance, urls
from linkcheck.glance import Glance
from linkcheck.model import Answer, NoAnswer, PageFacts, Response

UNKNOWN = "of unknown make"
"""In place of a name, where a page asks whether it has a person before it, and does not say who wants to know."""


class Wall(Struct, frozen=True):
    """One kind of wall, and its signs; each alone is enough."""

    name: str
    sources: tuple[str, ...]
    """Who documents them."""
    fields: tuple[tuple[str, str], ...] = ()
    """Header fields, each with a part of its value, in lower case, that only this wall's own answers have."""
    with_refusal: tuple[str, ...] = ()
    """Header fields that refusals have, and perhaps pages that came well."""
    addresses: tuple[str, ...] = ()
    """Parts of an address that it redirects to."""
    pages: tuple[tuple[str, ...], ...] = ()
    """Parts, in lower case, that stand in its page together: in the source, or in what a reader sees."""
    empty_pages: tuple[tuple[str, ...], ...] = ()
    """The same, of a page that has neither a title nor any words: others may have these parts as well."""


_WAFW00F = "https://github.com/EnableSecurity/wafw00f/tree/master/wafw00f/plugins"
_IS_ANTIBOT = "https://github.com/microlinkhq/is-antibot"
_CLOUDFLARE_ERRORS = (
    "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/"
)

_CLOUDFLARE_REFUSALS = ("1005", "1006", "1007", "1008", "1009", "1010", "1012", "1020", "1106")
"""Of its own errors those that turn a visitor away; 1015, the rate limit, passes, and is kept to like any 429."""

WALLS = (
    Wall(
        "Cloudflare",
        (
            "https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/",
            _CLOUDFLARE_ERRORS,
            "https://github.com/FlareSolverr/FlareSolverr",
        ),
        fields=(("cf-mitigated", "challenge"), ("cf-mitigated", "block")),
        addresses=("/cdn-cgi/challenge-platform/", "/cdn-cgi/l/chk_captcha", "__cf_chl_"),
        pages=(
            ("_cf_chl_opt",),
            ("/orchestrate/chl_page/",),
            ("cf-browser-verification",),
            ("cf-challenge-running",),
            ("attention required! | cloudflare",),
            ("you have been blocked", "cloudflare"),
            ("waiting room powered by cloudflare",),
            *((f"error code: {number}",) for number in _CLOUDFLARE_REFUSALS),
            *((f"error {number}", "ray id") for number in _CLOUDFLARE_REFUSALS),
        ),
    ),
    Wall(
        "Akamai",
        (
            "https://gist.github.com/chrisvanpatten/dc02f0d5727369801dc7e9e6fded1837",
            _WAFW00F + "/kona.py",
            _IS_ANTIBOT,
        ),
        pages=(
            ("access denied", "permission to access", "reference #"),
            ("access denied", "errors.edgesuite.net"),
            ("bm-verify=", "http-equiv"),
            ("/_sec/verify?provider=",),
            ("triggerinterstitialchallenge",),
            ("sec-if-cpt-container",),
            ("sec-cpt-if",),
            ("/_sec/cp_challenge/", "challenge"),
        ),
    ),
    Wall(
        "AWS WAF",
        (
            "https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html",
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html",
        ),
        fields=(("x-amzn-waf-action", "challenge"), ("x-amzn-waf-action", "captcha")),
        pages=(
            ("window.gokuprops",),
            ("request blocked.", "cloudfront"),
            ("cloudfront", "configured to block access from your country"),
        ),
        empty_pages=((".awswaf.com/", "/challenge.js"), (".awswaf.com/", "/captcha.js")),
    ),
    Wall(
        "DataDome",
        ("https://docs.datadome.co/reference/validate-request", _IS_ANTIBOT),
        with_refusal=("x-dd-b", "x-datadome"),
        addresses=("captcha-delivery.com/",),
        pages=(
            ("captcha-delivery.com/captcha",),
            ("captcha-delivery.com/interstitial",),
            ("captcha-delivery.com/c.js",),
            ("captcha-delivery.com/i.js",),
            ("captcha-delivery.com", "var dd="),
            ("please enable js and disable any ad blocker",),
        ),
    ),
    Wall(
        "Imperva",
        (_WAFW00F + "/incapsula.py", _WAFW00F + "/distil.py", _IS_ANTIBOT),
        pages=(
            ("incapsula incident id",),
            ("_incapsula_resource", "incident_id="),
            ("powered by", "imperva", "incident id"),
            ("pardon our interruption", "think you were a bot"),
            ("your browser made us think",),
            ("pardon our interruption", "distil"),
        ),
        empty_pages=(("_incapsula_resource",),),
    ),
    Wall(
        "Anubis",
        ("https://anubis.techaro.lol/docs/", _WAFW00F + "/anubis.py"),
        addresses=("/.within.website/x/cmd/anubis/",),
        pages=(
            ("making sure you're not a bot",),
            ("/.within.website/x/cmd/anubis/",),
            ('id="anubis_',),
            ("protected by anubis", "techaro"),
        ),
    ),
    Wall(
        "go-away",
        ("https://git.gammaspectra.live/git/go-away",),
        addresses=("git.gammaspectra.live/git/go-away/", "__goaway_"),
        pages=(("git.gammaspectra.live/git/go-away", "challenge"), ("__goaway_",)),
    ),
    Wall(
        "HUMAN (PerimeterX)",
        ("https://docs.humansecurity.com/", _IS_ANTIBOT),
        pages=(
            ('"px-captcha"',),
            ("px-captcha-wrapper",),
            ("captcha.px-cdn.net",),
            ("captcha.px-cloud.net",),
            ("press & hold", "human"),
            ("access to this page has been denied", "automation tools"),
            ("access to this page has been denied", "_pxappid"),
        ),
    ),
    Wall(
        "Kasada",
        (_IS_ANTIBOT,),
        with_refusal=("x-kpsdk-ct",),
        pages=(("kpsdk", "/ips.js"),),
    ),
    Wall(
        "F5 BIG-IP",
        (_WAFW00F + "/f5bigipasm.py",),
        pages=(
            ("the requested url was rejected", "consult with your administrator"),
            ("the requested url was rejected", "support id"),
            ("please enable javascript to view the page content", "support id"),
        ),
    ),
    Wall(
        "Sucuri",
        (_WAFW00F + "/sucuri.py",),
        fields=(("x-sucuri-block", ""),),
        pages=(
            ("sucuri website firewall", "denied"),
            ("sucuri.net/sucuri-firewall-block.css",),
            ("sucuri_cloudproxy_js",),
        ),
    ),
    Wall(
        "Wordfence",
        ("https://www.wordfence.com/help/blocking/", _WAFW00F + "/wordfence.py"),
        pages=(
            ("generated by wordfence",),
            ("your access to this site has been limited",),
            ("your access to this service has been limited",),
        ),
    ),
    Wall(
        "Imunify360",
        ("https://docs.imunify360.com/webshield/", _WAFW00F + "/imunify360.py"),
        pages=(
            ("denied by imunify360",),
            ("protected by imunify360",),
            ("powered by imunify360",),
            ("imunify360-preloader",),
            ("imunify360", "captcha"),
            ("wsidchk",),
        ),
    ),
    Wall(
        "BitNinja",
        (_WAFW00F + "/bitninja.py",),
        pages=(("security check by bitninja",), ("visitor anti-robot validation",), ("bitninja", "captcha")),
    ),
    Wall(
        "SiteGround",
        ("https://vocationalmedia.com/blog/phantom-noindex-tag-siteground-captcha/",),
        fields=(("sg-captcha", "challenge"),),
        addresses=("/.well-known/sgcaptcha/", "/.well-known/captcha/"),
        pages=(("/.well-known/sgcaptcha/", "http-equiv"), ("/.well-known/captcha/", "siteground")),
    ),
    Wall(
        "Vercel",
        ("https://vercel.com/docs/vercel-firewall", _IS_ANTIBOT),
        fields=(("x-vercel-mitigated", "challenge"), ("x-vercel-mitigated", "deny")),
        pages=(("vercel security checkpoint",), ("/.well-known/vercel/security/",)),
    ),
    Wall(
        "Fastly",
        ("https://www.fastly.com/documentation/guides/security/bot-management/client-challenges/",),
        pages=(("/_fs-ch-",),),
    ),
    Wall(
        "DDoS-Guard",
        ("https://github.com/FlareSolverr/FlareSolverr", _WAFW00F + "/ddosguard.py"),
        pages=(("/.well-known/ddos-guard/",), ("check.ddos-guard.net",), ("ddos-guard", "checking your browser")),
    ),
    Wall("Qrator", (_WAFW00F + "/qrator.py",), pages=(("/__qrator/",),)),
    Wall(
        "StackPath",
        (_WAFW00F + "/stackpath.py",),
        pages=(
            ("using a security service", "protection against online attacks"),
            ("protected by", "stackpath", "blocked"),
        ),
    ),
    Wall(
        "Radware",
        ("https://www.radware.com/products/bot-manager/",),
        addresses=("validate.perfdrive.com/", "captcha.perfdrive.com/"),
        pages=(("perfdrive.com", "captcha"), ("radware captcha page",), ("radware bot manager captcha",)),
    ),
    Wall(
        "Reblaze",
        (_WAFW00F + "/reblaze.py", _IS_ANTIBOT),
        pages=(("window.rbzns",), ("current session has been terminated", "access denied")),
    ),
    Wall("Barracuda", (_WAFW00F + "/barracuda.py",), pages=(("barracuda networks", "blocked"),)),
    Wall(
        "FortiWeb",
        (_WAFW00F + "/fortiweb.py",),
        pages=(("fgd_icon", "blocked"), ("web page blocked", "attack id")),
    ),
    Wall(
        "Azure WAF",
        (
            "https://learn.microsoft.com/en-us/azure/web-application-firewall/waf-javascript-challenge",
            _WAFW00F + "/applicationgateway.py",
        ),
        pages=(
            ("microsoft-azure-application-gateway", "403 forbidden"),
            ("the request is blocked.",),
            ("azure waf", "challenge"),
        ),
    ),
    Wall("ModSecurity", (_WAFW00F + "/modsecurity.py",), pages=(("generated by mod_security",),)),
    Wall("NinjaFirewall", (_WAFW00F + "/ninja.py",), pages=(("ninjafirewall", "403 forbidden"),)),
    Wall(
        "CrowdSec",
        ("https://docs.crowdsec.net/",),
        pages=(("crowdsec captcha",), ("crowdsec access forbidden",)),
    ),
    Wall(
        "Alibaba Cloud",
        (_WAFW00F + "/aliyundun.py", _IS_ANTIBOT),
        addresses=("/_____tmd_____/punish", "x5secdata="),
        pages=(("/_____tmd_____/punish",), ("x5secdata",), ("aliyun_waf_",), ("errors.aliyun.com", "blocked")),
        empty_pages=(("acw_sc__v2",),),
    ),
    Wall(
        "Queue-it",
        ("https://queue-it.com/developers/",),
        addresses=(".queue-it.net/",),
        pages=(("queue-it.net", "you are now in line"), ("queue-it.net", "waiting room")),
    ),
    Wall(
        "Google",
        ("https://support.google.com/websearch/answer/86640",),
        addresses=("/sorry/index",),
        pages=(("unusual traffic from your computer network",),),
    ),
    Wall(
        "Yandex",
        ("https://yandex.cloud/en/docs/smartcaptcha/",),
        addresses=("/showcaptcha",),
        pages=(("/checkcaptcha", "robot"), ("are you not a robot?",), ("вы не робот?",)),
    ),
    Wall("Baidu", (_WAFW00F + "/baidu.py",), pages=(("wappass.baidu.com/static/captcha",),)),
    Wall(
        "Amazon",
        ("https://github.com/adamlwgriffiths/amazon_scraper/issues/29",),
        pages=(
            ("/errors/validatecaptcha",),
            ("api-services-support@amazon.com",),
            ("click the button below to continue shopping",),
            ("opfcaptcha", "enter the characters you see below"),
        ),
    ),
    Wall(
        "LinkedIn",
        ("https://github.com/gjtorikian/html-proofer/issues/215", _IS_ANTIBOT),
        addresses=("linkedin.com/authwall", "linkedin.com/checkpoint/challenge"),
        pages=(("/authwall?trk=", "location.href"),),
    ),
    Wall(
        "Reddit",
        (_IS_ANTIBOT,),
        pages=(
            ("whoa there, pardner",),
            ("blocked by network security", "reddit"),
            ("reddit - please wait for verification",),
        ),
    ),
)

WIDGETS: dict[str, tuple[str, ...]] = {
    "reCAPTCHA": ("g-recaptcha", "recaptcha/api.js", "recaptcha/enterprise.js"),
    "hCaptcha": ("h-captcha", "hcaptcha.com/1/api.js"),
    "Cloudflare Turnstile": ("cf-turnstile", "challenges.cloudflare.com/turnstile"),
    "Friendly Captcha": ("frc-captcha", "friendlycaptcha.com", "friendly-challenge"),
    "SmartCaptcha": ("smart-captcha", "smartcaptcha.yandexcloud.net"),
    "GeeTest": ("geetest_", "geetest.com"),
    "Arkose Labs": ("funcaptcha", "arkoselabs.com"),
    "ALTCHA": ("altcha-widget",),
    "mCaptcha": ("mcaptcha__widget",),
}
"""Tests for robots that anybody may put on a page (https://github.com/microlinkhq/is-antibot, and their makers' own
documentation): how the element is called that shows one, and its scripts. They name the wall of a page that is one by
what it says."""

NAMES = frozenset(
    name.strip(" \n")
    for name in """
    just a moment | one moment, please | attention required | checking your browser | robot check | bot check |
    bot verification | robot verification | human verification | human check | browser check | browser verification |
    checking your browser before accessing | verify you are human | verify you're human | verifying you are human |
    verify that you are human | please verify you are human | please verify you are a human | verify you are a human |
    are you a robot | are you human | are you a human | are you a bot | i'm not a robot | client challenge |
    ddos-guard |
    security check | security checkpoint | security verification | captcha required | captcha challenge |
    checking you are not a bot | challenge validation | pardon our interruption | please prove you are human |
    access to this page has been denied | please complete the security check | ddos protection |
    un momento | ci siamo quasi | verifica di sicurezza | controllo di sicurezza | sei un robot | verifica captcha |
    einen moment | nur einen moment | einen augenblick | sicherheitsüberprüfung | sicherheitsprüfung |
    bist du ein mensch | sind sie ein mensch | sind sie ein roboter |
    un instant | vérification de sécurité | contrôle de sécurité | êtes-vous un robot | êtes-vous humain |
    verificación de seguridad | comprobación de seguridad | eres un robot | ¿eres un robot | ¿eres humano |
    um momento | verificação de segurança | você é um robô | você é humano |
    een ogenblik geduld | bent u een robot | ben je een robot | czy jesteś robotem | jesteś robotem |
    robot musunuz | вы робот | вы не робот | проверка браузера | проверка безопасности
    """.split("|")
)
"""What a page of any maker calls itself that asks for a person: its title, or its heading."""

SENTENCES = tuple(
    sentence.strip(" \n")
    for sentence in """
    javascript and cookies to continue | cookies and javascript to continue | checking your browser |
    checking if the site connection is secure | your browser is being checked | needs to review the security of your |
    verify you are human | verify you are a human | verify that you are human | verify that you are a human |
    verify you're human | verifying you are human | confirm you are human | confirm that you are human |
    confirm you are a human | confirm that you are a human | confirm you're human |
    prove you are human | prove that you are human | prove you're human | prove you are a human |
    not a robot | aren't a robot | are not a bot | you're not a bot | are you a robot | are you a human |
    complete the captcha | complete this captcha | solve the captcha | solve this captcha | completing the captcha |
    please solve captcha | enter the characters you see | security check to access | complete the security check |
    unusual traffic from your | this process is automatic. your browser will redirect | ddos protection by |
    di essere umano | che sei umano | che sei un essere umano | non sono un robot | non sei un robot |
    non essere un robot | controllo del browser in corso | traffico insolito dalla |
    kein roboter | dass sie ein mensch | dass du ein mensch | browser wird überprüft | überprüfung ihres browsers |
    ungewöhnlichen datenverkehr | ungewöhnlicher datenverkehr |
    pas un robot | que vous êtes humain | que vous êtes un humain | que vous êtes un être humain |
    vérification de votre navigateur | trafic inhabituel |
    no soy un robot | no eres un robot | no es un robot | que eres humano | que es humano | que usted es humano |
    que eres un ser humano | comprobando tu navegador | comprobando su navegador | verificando tu navegador |
    não sou um robô | não é um robô | que você é humano | se você é humano | verificando seu navegador |
    verificando o seu navegador | geen robot | dat u een mens bent | dat je een mens bent |
    nie jestem robotem | nie jesteś robotem | är en robot | robot değilim | robot olmadığınız |
    я не робот | вы не робот | что вы человек | проверка вашего браузера
    """.split("|")
)
"""What such a page says, in several languages."""

REFUSALS = tuple(
    sentence.strip(" \n")
    for sentence in """
    web application firewall | you have been blocked | your request has been blocked |
    this request has been blocked | this request was blocked | your request was blocked | request blocked |
    automated access | automated requests | automated traffic | automated tool | bot traffic | bad bot |
    your ip address has been blocked | your ip has been blocked | blocked your ip | your access has been blocked |
    your access to this site has been blocked | blocked by our security | blocked for security reasons |
    suspicious activity | security policy | malicious activity | your browser sent a request that our |
    la tua richiesta è stata bloccata | la richiesta è stata bloccata | ihre anfrage wurde blockiert |
    diese anfrage wurde blockiert | votre requête a été bloquée | su solicitud ha sido bloqueada |
    sua solicitação foi bloqueada
    """.split("|")
)
"""What a page says that comes with a refusal, and means its visitor and not the address."""

SHORT, LONG = 150, 400
"""Words: what says more is no wall, where it came well, and where it came with a refusal."""
LEAST = 60
"""Words: a page that came well and says more than these is none of unknown make."""
BARE = 5
"""Words: a page with fewer, and a test for robots, has nothing else."""
FEW_LINKS = 5
_ACTS = re.compile(r"<(?:script|form|iframe|noscript)\b|http-equiv=.?refresh")
"""What asks for a person must do something: run a script, show a frame, or send a form."""
_TO_FILL_IN = re.compile(
    r"<(?:textarea|select)\b(?![^<>]*captcha)|<input\b[^<>]*?\btype=.?(?:email|search|tel|password|url)\b"
)
_IS_READ = re.compile(r"<(?:article|nav|aside)\b")

_NEVER = frozenset({407, 451})
"""Statuses that ask for a password, and speak of the law."""
_REQUEST_DENIED = 999
"""LinkedIn's own."""
_FIELDS = {
    name: tuple((value, wall.name) for wall in WALLS for field, value in wall.fields if field == name)
    for name in sorted({field for wall in WALLS for field, _ in wall.fields})
}
_WITH_REFUSAL = {field: wall.name for wall in WALLS for field in wall.with_refusal}
HEADER_FIELDS = frozenset({*_FIELDS, *_WITH_REFUSAL})
"""The header fields that are read here."""
_ADDRESSES = tuple((part, wall.name) for wall in WALLS for part in wall.addresses)
_HINTS = frozenset(
    map(
        glance.telling,
        (
            *(parts for wall in WALLS for parts in (*wall.pages, *wall.empty_pages)),
            *((said,) for said in (*NAMES, *SENTENCES, *REFUSALS)),
            *((part,) for parts in WIDGETS.values() for part in parts),
        ),
    )
)
"""One of these words stands in every sign; a page that has none, as nearly all, is done with."""


def recognise(answer: Answer, page: PageFacts | None = None) -> str:
    """The name of the wall that an answer is, or empty. `page` is what the body was read as, where it came well.

    Where nobody answered it may be that a wall sent us on to where we cannot go.
    """
    if answer.redirects and (name := _by_address(answer)):
        return name
    if isinstance(answer, NoAnswer) or 300 <= answer.status < 400 or answer.status in _NEVER:
        return ""
    came_well = answer.status < 300
    if not HEADER_FIELDS.isdisjoint(answer.headers) and (name := _by_field(answer)):
        return name
    if came_well:
        if page is None or page.words > SHORT or page.password_field:
            return ""
    elif answer.status == 401 and "www-authenticate" in answer.headers:
        return ""
    if answer.status == _REQUEST_DENIED and _is_linkedin(answer):
        return "LinkedIn"
    return _by_page(answer.body[: glance.LOOKED_AT], strictly=not _refuses(answer.status)) if answer.body else ""


def _refuses(status: int) -> bool:
    """Whether a status turns its visitor away. Walls use all others too, but only their own words count then."""
    return (400 < status < 500 and status not in (404, 410)) or status in (503, _REQUEST_DENIED)


def _is_linkedin(answer: Response) -> bool:
    host = urls.host(answer.url)
    return host == "linkedin.com" or host.endswith(".linkedin.com")


def _by_address(answer: Answer) -> str:
    """Where an answer came, its own address counts; where none did, any that we were sent to."""
    met = [answer.url] if isinstance(answer, Response) else [hop.url for hop in answer.redirects]
    return next((name for url in met for part, name in _ADDRESSES if part in url), "")


def _by_field(answer: Response) -> str:
    for field, signs in _FIELDS.items():
        value = answer.headers.get(field)
        if value is not None:
            for part, name in signs:
                if part in value.lower():
                    return name
    if not 400 < answer.status < 500 or not _refuses(answer.status):
        return ""  # a customer's own page, or error
    return next((name for field, name in _WITH_REFUSAL.items() if field in answer.headers), "")


@lru_cache(maxsize=32)
def _by_page(beginning: bytes, strictly: bool) -> str:
    """`strictly`: it does not come with a refusal. Error pages of a site, and what scripts draw, come again."""
    return "" if _HINTS.isdisjoint(glance.words(beginning)) else _by_signs(glance.at(beginning), strictly)


def _by_signs(page: Glance, strictly: bool) -> str:
    if page.words > (SHORT if strictly else LONG):
        return ""
    for wall in WALLS:
        if any(map(page.has, wall.pages)) or (page.words == 0 and any(map(page.has, wall.empty_pages))):
            return wall.name
    if _asks_for_a_person(page, strictly) or (not strictly and any(said in page.text for said in REFUSALS)):
        return next((name for name, parts in WIDGETS.items() if any(part in page.source for part in parts)), UNKNOWN)
    return ""


def _asks_for_a_person(page: Glance, strictly: bool) -> bool:
    """Whether a page does nothing but ask whether it has a person before it."""
    if _TO_FILL_IN.search(page.source):
        return False  # a form for something else, protected by a test
    if strictly and (page.words > LEAST or _IS_READ.search(page.source) or page.source.count("<a ") > FEW_LINKS):
        return False
    if strictly and not _ACTS.search(page.source):
        return not NAMES.isdisjoint(page.names) and any(said in page.text for said in SENTENCES)
    if not NAMES.isdisjoint(page.names) or any(said in page.text for said in SENTENCES):
        return True
    return page.words <= BARE and any(shown in page.source for shown, *_ in WIDGETS.values())
