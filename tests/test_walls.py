"""Walls against robots: recognised by the answers that they really give, and never in what only mentions one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import documents, glance, walls
from linkcheck.fetch.network import FIELDS
from linkcheck.fetch.retry import is_transient
from linkcheck.model import Cause, NoAnswer, PageFacts, Redirect, Response, Url
from linkcheck.testimony import observe

ADDRESS = Url("https://www.example.org/study/guide")
TEXT = " ".join(
    ["Students apply to the office of their own school, with the list of courses signed by a teacher."] * 12
)


def answered(
    body: str = "", status: int = 200, url: str = ADDRESS, redirects: tuple[str, ...] = (), **fields: str
) -> Response:
    headers = {"content-type": "text/html"} | {name.replace("_", "-"): value for name, value in fields.items()}
    hops = tuple(Redirect(302, Url(hop)) for hop in redirects)
    return Response(status, Url(redirects[-1] if redirects else url), headers, body.encode(), redirects=hops)


def page_of(response: Response) -> PageFacts | None:
    if not 200 <= response.status < 300:
        return None
    document = documents.read(documents.body_of(response))
    return document.facts if document is not None and isinstance(document.facts, PageFacts) else None


def recognised(response: Response) -> str:
    return walls.recognise(response, page_of(response))


CHALLENGE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots"
content="noindex,nofollow"></head><body><div class="main-wrapper" role="main"><div class="main-content"><noscript>
<div id="challenge-error-text">Enable JavaScript and cookies to continue</div></noscript></div></div>
<script>(function(){window._cf_chl_opt = {cvId: '3', cZone: 'www.example.org', cType: 'managed'};
var a = document.createElement('script'); a.src = '/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray=9a';
document.getElementsByTagName('head')[0].appendChild(a);}());</script></body></html>"""
CLOUDFLARE_BLOCK = """<title>Attention Required! | Cloudflare</title><div id="cf-wrapper"><h1>Sorry, you have been
blocked</h1><h2>You are unable to access example.org</h2><h2>Why have I been blocked?</h2><p>This website protects
itself from online attacks.</p><p>Cloudflare Ray ID: <strong>9a</strong></p></div>"""
CLOUDFLARE_1020 = """<title>Access denied | www.example.org used Cloudflare to restrict access</title><h1>
<span>Error</span> <span>1020</span></h1><h2>Access denied</h2><p>Ray ID: 9a &bull; 2026-11-25</p>"""
AKAMAI = """<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to
access "http&#58;&#47;&#47;www&#46;example&#46;org&#47;" on this server.<P>Reference&#32;&#35;18&#46;4df61302&#46;1700
<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;4df61302</BODY></HTML>"""
AKAMAI_INTERSTITIAL = """<html><head><meta http-equiv="refresh" content="5; URL='/?bm-verify=AAQAAAAN_____'"/></head>
<body><script>var i = 1700;</script><script>xhr.open("POST", "/_sec/verify?provider=interstitial");</script></body>"""
AKAMAI_CHALLENGE = '<html><body><div id="sec-if-cpt-container"></div><script src="/_sec/cp_challenge/ak.js"></script>'
DATADOME = """<html lang="en"><head><title>example.org</title></head><body style="margin:0"><p id="cmsg">Please enable
JS and disable any ad blocker</p><script data-cfasync="false">var dd={'rt':'c','cid':'AHrlqAA','hsh':'A5','t':'bv',
'host':'geo.captcha-delivery.com'}</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>"""
DATADOME_FRAME = """<html><head><title>example.org</title></head><body><iframe title="DataDome CAPTCHA" width="100%"
src="https://geo.captcha-delivery.com/captcha/?initialCid=AHrlqAAA&hash=A5&cid=1&t=fe"></iframe></body></html>"""
DATADOME_JSON = '{"url":"https://geo.captcha-delivery.com/captcha/?initialCid=AHrlqAAAAAMA&cid=bJ&t=fe"}'
IMPERVA = """<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body
style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=9-1&incident_id=77-1
&edet=15&cinfo=ffff" frameborder=0>Request unsuccessful. Incapsula incident ID: 77-1</iframe></body></html>"""
IMPERVA_SCRIPT = """<html><head><META NAME="robots" CONTENT="noindex,nofollow"><script
src="/_Incapsula_Resource?SWJIYLWA=5074a744,719d34d3"></script></head><body></body></html>"""
PARDON = """<html><head><title>Pardon Our Interruption</title></head><body><h1>Pardon Our Interruption</h1><p>As you
were browsing something about your browser made us think you were a bot. There are a few reasons this might happen:
</p><ul><li>You've disabled cookies.</li></ul><script src="/Wicked-Winds/ng.js"></script></body></html>"""
ANUBIS = """<!doctype html><html lang="en"><head><title>Making sure you&#39;re not a bot!</title><link rel="stylesheet"
href="/.within.website/x/xess/xess.min.css?cachebuster=v1.21"><script id="anubis_version" type="application/json">"v1"
</script><script id="anubis_challenge" type="application/json">{"rules":{"difficulty":4}}</script></head><body><main>
<h1 id="title">Making sure you&#39;re not a bot!</h1><img src="/.within.website/x/cmd/anubis/static/img/pensive.webp">
<p id="status">Loading...</p><details><summary>Why am I seeing this?</summary><p>You are seeing this because the
administrator of this website has set up Anubis to protect the server against the scourge of AI companies aggressively
scraping websites.</p></details></main><footer>Protected by Anubis From Techaro. Made with love in Canada.</footer>"""
GO_AWAY = """<html><head><title>Checking you are not a bot</title><meta http-equiv="refresh" content="2; url=?__goaway_
challenge=js-pow-sha256"></head><body><p>This website is protected by go-away</p></body></html>"""
HUMAN = """<html><head><title>Access to this page has been denied</title></head><body><div id="px-captcha"></div>
<script>window._pxAppId = 'PXabc';</script><p>Press &amp; Hold to confirm you are a human (and not a bot).</p></body>"""
KASADA = (
    "<html><head></head><body><script>window.KPSDK={};</script><script src='/149e9513/2d206a39/ips.js?x=1'></script>"
)
F5 = """<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with
your administrator.<br><br>Your support ID is: 1<br><br><a href='javascript:history.back();'>[Go Back]</a></body>"""
F5_SCRIPT = """<html><head><script>window["bobcmn"] = "10111";</script></head><body><noscript>Please enable JavaScript
to view the page content.<br/>Your support ID is: 1234.</noscript></body></html>"""
SUCURI = """<title>Sucuri WebSite Firewall - Access Denied</title><h1>Access Denied - Sucuri Website Firewall</h1><p>If
you are the site owner (or you manage this site), please whitelist your IP.</p><p>Block reason: Bad bot access</p>
"""
WORDFENCE = """<title>Your access to this site has been limited</title><h1>Your access to this site has been limited by
the site owner</h1><p>Block Technical Data</p><p>About Wordfence</p><p>Generated by Wordfence at Wed, 25 Nov 2026</p>"""
IMUNIFY = '{"message":"Access denied by Imunify360 bot-protection. IPs used for automation should be whitelisted"}'
IMUNIFY_WAIT = """<title>One moment, please...</title><h1>Please wait while your request is being verified...</h1>
<form id="wsidchk-form" action="/z0f76a1d14fd21a8fb5fd0d03e0fdc3d3cedae52f"></form><script></script>"""
BITNINJA = "<title>Security check by BitNinja.IO</title><h1>Visitor anti-robot validation</h1>"
SITEGROUND = """<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh"
content="0;/.well-known/sgcaptcha/?r=%2Fguide&y=ipc:192.0.2.1:1700000000.1"></meta></head></html>"""
VERCEL = """<title>Vercel Security Checkpoint</title><p id=header-text>We're verifying your browser</p><script
src="/.well-known/vercel/security/static/challenge.v2.min.js"></script>"""
FASTLY = """<title>Client Challenge</title><noscript>JavaScript is disabled in your browser. Please enable JavaScript to
proceed.</noscript><script src="/_fs-ch-1T1wmsGaOgGaSxcX/script.js?reload=true"></script>"""
DDOS_GUARD = """<title>DDoS-Guard</title><h1>Checking your browser before accessing www.example.org</h1><script
src="/.well-known/ddos-guard/js-challenge/index.js"></script><p>DDoS protection by DDoS-Guard</p>"""
QRATOR = '<html><head><script src="/__qrator/qauth_utm_v2d_v9118.js"></script></head><body></body></html>'
STACKPATH = """<title>StackPath</title><p>This website is using a security service for protection against online
attacks. An action has triggered the service and blocked your request.</p>"""
RADWARE = """<title>Radware Captcha Page</title><p>We apologize for the inconvenience...</p><form action="https://
validate.perfdrive.com/captcha"><div class="h-captcha"></div></form>"""
REBLAZE = (
    '<html><head><script>window.rbzns = {"hosts":"www.example.org"};winsocks();</script></head><body></body></html>'
)
FORTIWEB = "<title>Web Page Blocked</title><p>Web Page Blocked!</p><p>URL: /guide</p><p>Attack ID: 20000010</p>"
GATEWAY = """<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>
Microsoft-Azure-Application-Gateway/v2</center></body></html>"""
FRONT_DOOR = "<html><body><h2>The request is blocked.</h2><p>20261125T100000Z-17d5b5c4</p></body></html>"
MODSEC = """<head><title>Not Acceptable!</title></head><body><h1>Not Acceptable!</h1><p>An appropriate representation of
the requested resource could not be found on this server. This error was generated by Mod_Security.</p></body>"""
AWS = """<html><head><script>window.gokuProps = {"key":"AQIDAHj"};</script><script
src="https://1.edge.sdk.awswaf.com/1/2/challenge.js"></script></head><body><div id="challenge-container"></div>"""
CLOUDFRONT = """<TITLE>ERROR: The request could not be satisfied</TITLE><H1>403 ERROR</H1><H2>The request could not be
satisfied.</H2>Request blocked. We can't connect to the server for this app or website at this time. <PRE>Generated by
cloudfront (CloudFront) Request ID: x</PRE>"""
GOOGLE = """<title>https://www.google.com/search</title><form id="captcha-form" action="index"><div class="g-recaptcha">
</div></form><b>About this page</b><br>Our systems have detected unusual traffic from your computer network. This page
checks to see if it's really you sending the requests, and not a robot."""
AMAZON = """<title>Robot Check</title><h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure
you're not a robot. For best results, please make sure your browser is accepting cookies.</p><form
action="/errors/validateCaptcha"><input type="text" id="captchacharacters"></form><a href="/help">Conditions</a>"""
LINKEDIN = """<html><head><script>window.onload = function() { var trk = "bf"; var domain = "www.linkedin.com";
window.location.href = "https://" + domain + "/authwall?trk=" + trk; }</script></head></html>"""
REDDIT = (
    "<title>Blocked</title><h1>whoa there, pardner!</h1><p>Your request has been blocked due to a network policy.</p>"
)
QUEUE_IT = """<title>Queue-it</title><h1>You are now in line</h1><script src="//static.queue-it.net/q.js"></script>"""
YANDEX = """<title>Are you not a robot?</title><form action="/checkcaptcha?key=1"><span>SmartCaptcha by Yandex</span>
</form>"""

VENDORS = [
    ("Cloudflare", answered(CHALLENGE, 403, cf_mitigated="challenge")),
    ("Cloudflare", answered("", 403, cf_mitigated="challenge")),
    ("Cloudflare", answered(CHALLENGE, 503)),
    ("Cloudflare", answered(CHALLENGE, 200)),
    ("Cloudflare", answered(CLOUDFLARE_BLOCK, 403)),
    ("Cloudflare", answered(CLOUDFLARE_1020, 403)),
    ("Cloudflare", answered("error code: 1010", 403)),
    ("Akamai", answered(AKAMAI, 403, server="AkamaiGHost")),
    ("Akamai", answered(AKAMAI, 200)),
    ("Akamai", answered(AKAMAI_INTERSTITIAL, 200)),
    ("Akamai", answered(AKAMAI_CHALLENGE, 428)),
    ("AWS WAF", answered("", 202, x_amzn_waf_action="challenge")),
    ("AWS WAF", answered("", 405, x_amzn_waf_action="captcha")),
    ("AWS WAF", answered(AWS, 202)),
    ("AWS WAF", answered(CLOUDFRONT, 403)),
    ("DataDome", answered(DATADOME, 403, x_datadome="protected", x_dd_b="1")),
    ("DataDome", answered("", 403, x_datadome="protected")),
    ("DataDome", answered(DATADOME, 200)),
    ("DataDome", answered(DATADOME_FRAME, 200)),
    ("DataDome", answered(DATADOME_JSON, 403)),
    ("DataDome", answered(redirects=("https://geo.captcha-delivery.com/captcha/?initialCid=1",))),
    ("Imperva", answered(IMPERVA, 403)),
    ("Imperva", answered(IMPERVA, 200)),
    ("Imperva", answered(IMPERVA_SCRIPT, 200)),
    ("Imperva", answered(PARDON, 200)),
    ("Imperva", answered(PARDON, 405)),
    ("Anubis", answered(ANUBIS, 200)),
    ("Anubis", answered(ANUBIS, 403)),
    ("Anubis", answered(redirects=("https://a.test/.within.website/x/cmd/anubis/api/pass-challenge?id=1",))),
    ("go-away", answered(GO_AWAY, 418)),
    ("go-away", answered(GO_AWAY, 200)),
    ("HUMAN (PerimeterX)", answered(HUMAN, 403)),
    ("HUMAN (PerimeterX)", answered(HUMAN, 200)),
    ("Kasada", answered("", 429, x_kpsdk_ct="0abc")),
    ("Kasada", answered(KASADA, 429)),
    ("F5 BIG-IP", answered(F5, 200)),
    ("F5 BIG-IP", answered(F5_SCRIPT, 200)),
    ("Sucuri", answered(SUCURI, 403)),
    ("Sucuri", answered("", 403, x_sucuri_block="BOT0001")),
    ("Wordfence", answered(WORDFENCE, 503)),
    ("Imunify360", answered(IMUNIFY, 415)),
    ("Imunify360", answered(IMUNIFY_WAIT, 200)),
    ("BitNinja", answered(BITNINJA, 403)),
    ("SiteGround", answered(SITEGROUND, 202)),
    ("SiteGround", answered("", 202, sg_captcha="challenge")),
    ("SiteGround", answered("<p>Loading", redirects=("https://a.test/.well-known/sgcaptcha/?r=%2F",))),
    ("Vercel", answered(VERCEL, 429)),
    ("Vercel", answered("", 403, x_vercel_mitigated="deny")),
    ("Fastly", answered(FASTLY, 200)),
    ("DDoS-Guard", answered(DDOS_GUARD, 403)),
    ("Qrator", answered(QRATOR, 401)),
    ("StackPath", answered(STACKPATH, 403)),
    ("Radware", answered(RADWARE, 200)),
    ("Radware", answered(redirects=("https://validate.perfdrive.com/fb803c746e9148689b3984a31fccd902/captcha?x=1",))),
    ("Reblaze", answered(REBLAZE, 247)),
    ("FortiWeb", answered(FORTIWEB, 500)),
    ("Azure WAF", answered(GATEWAY, 403)),
    ("Azure WAF", answered(FRONT_DOOR, 403)),
    ("ModSecurity", answered(MODSEC, 406)),
    ("Google", answered(GOOGLE, 429)),
    ("Google", answered("<p>…", 429, redirects=("https://www.google.com/sorry/index?continue=https://x.test/",))),
    ("Amazon", answered(AMAZON, 200)),
    ("Amazon", answered(AMAZON, 503)),
    ("LinkedIn", answered(LINKEDIN, 999)),
    ("LinkedIn", answered("", 999, "https://de.linkedin.com/in/somebody")),
    ("LinkedIn", answered(LINKEDIN, 999, "https://elsewhere.test/in/somebody")),
    ("LinkedIn", answered("<p>Join", redirects=("https://www.linkedin.com/authwall?trk=bf",))),
    ("Reddit", answered(REDDIT, 403)),
    ("Queue-it", answered(QUEUE_IT, redirects=("https://example.queue-it.net/?c=example&e=1",))),
    ("Yandex", answered(YANDEX, 200)),
]


@pytest.mark.parametrize(("name", "response"), VENDORS, ids=[f"{name} {one.status}" for name, one in VENDORS])
def test_the_answer_of_a_wall_is_called_by_its_makers_name(name: str, response: Response) -> None:
    assert recognised(response) == name


def challenge_page(title: str, said: str, more: str = "<script src=/check.js></script>") -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{said}</p>{more}</body></html>"


WIDGET = '<form method=post><div class="{}" data-sitekey="6Le"></div><input type=submit value=Continue></form>'


@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("reCAPTCHA", challenge_page("Security check", "Please prove you are human.", WIDGET.format("g-recaptcha"))),
        ("reCAPTCHA", f"<title>example.org</title>{WIDGET.format('g-recaptcha')}"),
        ("hCaptcha", challenge_page("One more step", "Please complete the captcha.", WIDGET.format("h-captcha"))),
        ("Cloudflare Turnstile", challenge_page("Verify you are human", "", WIDGET.format("cf-turnstile"))),
        ("Friendly Captcha", challenge_page("Sicherheitsprüfung", "Einen Moment", WIDGET.format("frc-captcha"))),
        ("SmartCaptcha", challenge_page("Подтвердите, что вы не робот", "", WIDGET.format("smart-captcha"))),
        (walls.UNKNOWN, challenge_page("Checking your browser", "This process is automatic.")),
        (walls.UNKNOWN, challenge_page("example.org", "Enable JavaScript and cookies to continue")),
        (walls.UNKNOWN, "<title>Just a moment...</title><p>Checking your browser before accessing example.org</p>"),
        (walls.UNKNOWN, challenge_page("Verifica di sicurezza", "Conferma di essere umano")),
        (walls.UNKNOWN, challenge_page("Un momento", "Verifica di non essere un robot")),
        (walls.UNKNOWN, challenge_page("Nur einen Moment…", "Bestätigen Sie, dass Sie ein Mensch sind.")),
        (walls.UNKNOWN, challenge_page("Sicherheit", "Bitte bestätigen Sie, dass Sie kein Roboter sind.")),
        (walls.UNKNOWN, challenge_page("Vérification", "Vérifiez que vous êtes humain")),
        (walls.UNKNOWN, challenge_page("Un instant…", "Vérification de votre navigateur")),
        (walls.UNKNOWN, challenge_page("Un momento", "Comprobando su navegador")),
        (walls.UNKNOWN, challenge_page("Verificação", "Confirme que você é humano")),
        (walls.UNKNOWN, challenge_page("Controle", "Controleer of u geen robot bent")),
    ],
)
def test_a_page_of_any_maker_that_asks_for_a_person_is_a_wall(name: str, body: str, status: int) -> None:
    assert recognised(answered(body, status)) == name


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<h1>Blocked</h1>Your request has been blocked by our web application firewall.", 406),
        ("<h1>405</h1>Suspicious activity was detected from your address.", 405),
        ("<p>La tua richiesta è stata bloccata", 403),
        ("<p>Automated access to this site is not allowed", 403),
    ],
)
def test_a_refusal_that_means_its_visitor_is_a_wall(body: str, status: int) -> None:
    assert recognised(answered(body, status)) == walls.UNKNOWN


FORM = '<form><input name=n><input type=email name=m><textarea name=t></textarea><div class="g-recaptcha"></div></form>'
LOGIN = '<form><input name=u><input type=password><div class="h-captcha" data-sitekey=x></div></form>'
CUSTOMER = {"server": "cloudflare", "cf_ray": "9a", "set_cookie": "__cf_bm=x; _abck=y; visid_incap_1=z; datadome=d"}

INNOCENT = [
    ("a page through Cloudflare", answered(f"<title>Guide</title><h1>Guide</h1>{TEXT}", **CUSTOMER)),
    ("a short page through Cloudflare", answered("<title>Guide</title><p>Soon.", **CUSTOMER)),
    (
        "one with Cloudflare's script for detection",
        answered("<title>Guide</title><p>Soon.<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>"),
    ),
    ("its protected e-mail", answered("<p>Write to us", redirects=("https://a.test/cdn-cgi/l/email-protection",))),
    ("a not-found page through Cloudflare", answered("<title>Not found</title>Nothing is here", 404, **CUSTOMER)),
    ("Cloudflare's own 522", answered("<title>example.org | 522: Connection timed out</title>Error code 522", 522)),
    ("its rate limit, which passes", answered("<title>Access denied</title><h1>Error 1015</h1>Ray ID: 9a", 429)),
    ("DataDome's customer", answered("<title>Guide</title><p>Soon.", x_datadome="protected")),
    ("DataDome's customer's 404", answered("<title>Not found</title>", 404, x_datadome="protected")),
    (
        "Imperva's customer with its script",
        answered('<title>Guide</title><div id=root></div><script src="/_Incapsula_Resource?SWJIYLWA=1"></script>'),
    ),
    ("DataDome's customer's 500", answered("<title>Error</title>", 500, x_datadome="protected")),
    ("a server's error that speaks of security", answered("<h1>Error</h1>Suspicious activity? No, a fault.", 500)),
    ("HUMAN's customer", answered("<title>Shop</title><p>Shoes<script>window._pxAppId='PX1'</script>")),
    ("AWS WAF's customer", answered("<title>Shop</title><script src=https://x.awswaf.com/challenge.js></script>Shoes")),
    ("Queue-it's customer", answered("<title>Shop</title><script src=//static.queue-it.net/c.js></script>Tickets")),
    ("a contact form with a test", answered(f"<title>Contact</title><h1>Contact us</h1><p>Write to us.{FORM}")),
    ("a form with a test and text", answered(f"<title>Contact</title>{TEXT}{FORM}")),
    ("a form that says so", answered(f"<title>Contact</title><p>Please confirm that you are not a robot.{FORM}")),
    ("a login with a test", answered(f"<title>Log in</title><h1>Log in</h1>{LOGIN}")),
    ("a login that says so", answered(f"<title>Security check</title><p>Verify you are human{LOGIN}")),
    (
        "a short list of things, and a test",
        answered("<title>Products</title><div class=g-recaptcha></div>" + "<p>A 1" * 5),
    ),
    (
        "a page with an invisible test",
        answered("<title>News</title><script src=/recaptcha/api.js></script><p>We moved."),
    ),
    (
        "an article on captchas",
        answered(
            f"<title>Are you a robot?</title><h1>Are you a robot?</h1><p>“Verify you are human” {TEXT}<script></script>"
        ),
    ),
    (
        "a short note on them",
        answered(
            "<title>Captchas – Glossary</title><nav><a href=/>Home</a></nav><article><h1>Captcha</h1><p>A page "
            "that asks you to prove you are human, as by “I’m not a robot”.</p></article><script src=/s.js></script>"
        ),
    ),
    (
        "a handbook of Anubis",
        answered(f"<title>Anubis</title><h1>Anubis</h1><p>“Making sure you're not a bot!” {TEXT}{TEXT}"),
    ),
    ("a robot", answered("<title>Robot</title><h1>Robots of the laboratory</h1><p>Our robots are human-like.")),
    (
        "a page called so, that runs nothing",
        answered("<title>Security check</title><p>At the airport, take off your belt."),
    ),
    ("an exhibition", answered("<title>Un momento</title><p>Una mostra di fotografie.")),
    ("a page drawn by scripts", answered("<title>App</title><div id=root></div><script src=/main.js></script>")),
    ("a plain 403", answered("<h1>Forbidden</h1><p>You don't have permission to access this resource.", 403)),
    ("a plain 404", answered("<h1>Not Found</h1><p>The requested URL was not found on this server.", 404)),
    ("a plain 429", answered("<h1>Too Many Requests</h1>", 429)),
    ("a plain 503", answered("<h1>Service Unavailable</h1><p>Please try again later.", 503)),
    ("an error page with a form and a test", answered(f"<title>Not found</title><p>Tell us what you seek.{FORM}", 404)),
    ("a login", answered("<h1>Unauthorized</h1><p>Verify you are human", 401, www_authenticate="Basic realm=x")),
    ("legal reasons", answered(CHALLENGE, 451)),
    (
        "a redirect through a wall to the thing",
        answered(f"<p>{TEXT}", redirects=("https://a.test/__cf_chl_/", ADDRESS)),
    ),
    ("nothing", answered("", 200)),
    ("no page", answered('{"captcha": "verify you are human"}', content_type="application/json")),
    ("an address of a wall that was linked to", answered("<p>About", url="https://queue-it.net.example.org/")),
]


@pytest.mark.parametrize("response", [one for _, one in INNOCENT], ids=[what for what, _ in INNOCENT])
def test_what_only_has_to_do_with_walls_is_none(response: Response) -> None:
    assert recognised(response) == ""


def test_where_a_wall_sent_us_on_to_where_nobody_answers_it_is_met() -> None:
    hop = Redirect(302, Url("https://geo.captcha-delivery.com/captcha/?initialCid=1"))

    assert walls.recognise(NoAnswer(Cause.NO_SUCH_HOST, "", hop.url, (hop,))) == "DataDome"
    assert walls.recognise(NoAnswer(Cause.NO_SUCH_HOST, "", ADDRESS, (Redirect(302, ADDRESS),))) == ""


def test_nothing_of_what_a_wall_shows_is_taken_for_the_page() -> None:
    response = answered(CHALLENGE)
    testimony = observe(response, documents.read(documents.body_of(response)), "libcurl")

    assert (testimony.wall, testimony.page, testimony.status) == ("Cloudflare", None, 200)
    assert not testimony.succeeded


def test_what_lies_in_a_folder_is_never_a_wall() -> None:
    response = answered(CHALLENGE)

    assert observe(response, documents.read(documents.body_of(response)), "disk").wall == ""


@pytest.mark.parametrize("status", [429, 503])
def test_a_wall_is_not_waited_for(status: int) -> None:
    assert not is_transient(answered(CHALLENGE, status))
    assert not is_transient(Response(status, ADDRESS, {}, b"", wall="Cloudflare"))
    assert is_transient(answered("<h1>Please wait", status))


def test_every_wall_says_who_documents_it() -> None:
    assert all(wall.sources and all(one.startswith("https://") for one in wall.sources) for wall in walls.WALLS)


def test_the_header_fields_of_walls_are_kept() -> None:
    assert walls.HEADER_FIELDS <= FIELDS


def test_signs_are_written_as_pages_are_compared() -> None:
    parts = [part for wall in walls.WALLS for page in (*wall.pages, *wall.empty_pages) for part in page]

    assert parts == [part.lower().replace("’", "'") for part in parts]


@given(
    st.lists(
        st.sampled_from(["<", ">", "<script", "</script", "<!--", "-->", "<h1>", "<title>", "&#38;", " ", "captcha"])
    )
)
def test_no_page_takes_long_or_raises(pieces: list[str]) -> None:
    page = glance.at("".join(pieces * 200).encode()[: glance.LOOKED_AT])

    assert page.words >= 0
    assert walls.recognise(answered("".join(pieces), 403)) in {*walls.WIDGETS, walls.UNKNOWN, ""}


@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at(body: bytes) -> None:
    assert isinstance(walls.recognise(Response(403, ADDRESS, {}, body)), str)
