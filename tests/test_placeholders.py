"""What stands where a site was: told by the pages that are really served there, and never in pages about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import documents, placeholders
from linkcheck.model import Cause, NoAnswer, PageFacts, Placeholder, Redirect, Response, Url
from linkcheck.testimony import observe

ADDRESS = Url("https://www.example.org/study/guide")
ROOT = Url("https://www.example.org/")
TEXT = " ".join(
    ["Students apply to the office of their own school, with the list of courses signed by a teacher."] * 15
)
PARKED, SUSPENDED, DEFAULT = Placeholder.PARKED, Placeholder.SUSPENDED, Placeholder.DEFAULT
MAINTENANCE = Placeholder.MAINTENANCE


def answered(body: str, status: int = 200, url: str = ADDRESS, redirected: bool = False) -> Response:
    hops = (Redirect(302, Url(url)),) if redirected else ()
    return Response(status, Url(url), {"content-type": "text/html"}, body.encode(), redirects=hops)


def recognised(response: Response) -> Placeholder | None:
    document = documents.read(documents.body_of(response)) if response.status < 300 else None
    facts = document.facts if document is not None else None
    return placeholders.recognise(response, facts if isinstance(facts, PageFacts) else None)


def page(title: str, said: str = "", heading: str = "") -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{heading or title}</h1><p>{said}</p></body></html>"


GODADDY = (
    '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
)
LANDER = """<html><head><script>window._trfd=window._trfd||[],window._trfd.push({ap:"parking"})</script><script defer
src="https://img1.wsimg.com/parking-lander/static/js/main.js"></script></head><body><div id="root"></div></body>"""
SEDO = """<html><head><title>example.org - Informationen</title><link href="//img.sedoparking.com/x.css">
</head><body><div>Die hier angezeigten Sponsored Listings werden von dritter Seite generiert.</div></body></html>"""
BODIS = """<!doctype html><html data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAw" lang="en"><head><script>window.park =
"eyJ1dWlkIjoi";</script><script src="/bXyz.js"></script></head><body><div id="target"></div></body></html>"""
CREW = """<html><head><title>example.org</title><script src="//www.google.com/adsense/domains/caf.js"></script><script
src="//d38psrni17bvxu.cloudfront.net/themes/x.js"></script></head><body>Related searches: Courses, Travel</body>"""
NAMECHEAP = page("example.org", "example.org is registered at Namecheap. Please check back later!", "Coming soon")
HUGE = f"<title>example.org is for sale | HugeDomains</title><h1>example.org is for sale</h1><p>{TEXT[:600]}</p>"
CPANEL = """<html><head><title>Account Suspended</title></head><body><h1>Account Suspended</h1><p>This Account has been
suspended.</p><a href="mailto:x@example.org">Contact your hosting provider</a> for more information.</body></html>"""
NGINX = page("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working.")
DEBIAN = f"<title>Apache2 Debian Default Page: It works</title><h1>Apache2 Debian Default Page</h1>It works! {TEXT}"

SEEN = [
    (PARKED, "GoDaddy", answered(GODADDY)),
    (PARKED, "GoDaddy's lander", answered(LANDER)),
    (PARKED, "Sedo", answered(SEDO)),
    (PARKED, "Sedo, with 404", answered(SEDO, 404)),
    (PARKED, "Bodis", answered(BODIS)),
    (PARKED, "ParkingCrew", answered(CREW)),
    (PARKED, "Namecheap", answered(NAMECHEAP)),
    (PARKED, "HugeDomains", answered(HUGE)),
    (PARKED, "to HugeDomains", answered(TEXT, url="https://hugedomains.com/domain_profile.cfm?d=e", redirected=True)),
    (PARKED, "to Afternic", answered("…", url="https://www.afternic.com/forsale/example.org?x=1", redirected=True)),
    (PARKED, "to Dan", answered(TEXT, url="https://dan.com/buy-domain/example.org", redirected=True)),
    (PARKED, "to Sedo", answered("…", 403, url="https://sedo.com/search/details/?domain=e", redirected=True)),
    (PARKED, "Porkbun", answered(page("example.org | parked domain", "Parked on the Bun!"))),
    (PARKED, "IONOS", answered(page("example.org", "Registered via IONOS and not yet connected."))),
    (PARKED, "for sale", answered(page("example.org", "Contact us with your offer.", "This domain is for sale!"))),
    (PARKED, "may be for sale", answered(page("This domain name may be for sale"))),
    (PARKED, "domain for sale", answered(page("example.org - Domain for sale", "Make us an offer."))),
    (PARKED, "in a sentence", answered(page("example.org", "The domain example.org is for sale. Write to us."))),
    (PARKED, "buy it", answered(page("example.org", "Get a price in less than 24 hours.", "Buy this domain"))),
    (PARKED, "parked", answered(page("example.org", "This domain is parked free, courtesy of a registrar."))),
    (PARKED, "expired", answered(page("example.org", "Renew it now.", "This domain has expired"))),
    (PARKED, "Italian", answered(page("example.it", "Fai un'offerta.", "Questo dominio è in vendita"))),
    (PARKED, "German", answered(page("example.de steht zum Verkauf", "Jetzt ein Angebot machen."))),
    (PARKED, "German, that domain", answered(page("Diese Domain ist zu verkaufen"))),
    (PARKED, "French", answered(page("example.fr", "Faites une offre.", "Ce nom de domaine est à vendre"))),
    (PARKED, "Spanish", answered(page("example.es", "Haga una oferta.", "Este dominio está en venta"))),
    (PARKED, "Portuguese", answered(page("example.pt", "Faça uma oferta.", "Este domínio está à venda"))),
    (PARKED, "Dutch", answered(page("example.nl", "Doe een bod.", "Deze domeinnaam is te koop"))),
    (PARKED, "Polish", answered(page("Domena example.pl jest na sprzedaż"))),
    (PARKED, "Russian", answered(page("Домен example.ru продаётся"))),
    (SUSPENDED, "cPanel", answered(CPANEL)),
    (SUSPENDED, "cPanel, with 403", answered(CPANEL, 403)),
    (SUSPENDED, "to cPanel's", answered("…", url="https://www.example.org/cgi-sys/suspendedpage.cgi", redirected=True)),
    (SUSPENDED, "site", answered(page("Site suspended", "Contact support."))),
    (SUSPENDED, "this site", answered(page("example.org", "This site has been suspended."))),
    (SUSPENDED, "this website", answered(page("Notice", "This website has been temporarily suspended. Call us."))),
    (SUSPENDED, "domain", answered(page("This domain has been suspended", "The registrant was not verified."))),
    (SUSPENDED, "seized", answered(page("This website has been seized"))),
    (SUSPENDED, "bandwidth", answered(page("Bandwidth Limit Exceeded", "The server cannot service your request."))),
    (SUSPENDED, "Italian", answered(page("Sito sospeso", "Contatta il tuo fornitore."))),
    (SUSPENDED, "Italian sentence", answered(page("Avviso", "Questo sito è stato sospeso."))),
    (SUSPENDED, "German", answered(page("Diese Webseite wurde gesperrt"))),
    (SUSPENDED, "French", answered(page("Ce site a été suspendu"))),
    (SUSPENDED, "Spanish", answered(page("Cuenta suspendida"))),
    (SUSPENDED, "Portuguese", answered(page("Este site foi suspenso"))),
    (
        SUSPENDED,
        "WordPress.com",
        answered(page("Blog", "This blog has been archived or suspended (see our Terms of Service)."), 410),
    ),
    (SUSPENDED, "Squarespace", answered(page("Squarespace - Website Expired", "Website Expired"), 402)),
    (SUSPENDED, "Wix", answered(page("Wix", "Looks Like This Domain Isn’t Connected To A Website Yet!"), 404)),
    (SUSPENDED, "Shopify", answered(page("Shop", "Sorry, this shop is currently unavailable."), 402)),
    (SUSPENDED, "Heroku", answered("<iframe src=//www.herokucdn.com/error-pages/no-such-app.html></iframe>", 404)),
    (SUSPENDED, "GitHub Pages", answered(page("Site not found", "There isn't a GitHub Pages site here."), 404)),
    (SUSPENDED, "Vercel", answered("The deployment could not be found on Vercel. DEPLOYMENT_NOT_FOUND", 404)),
    (DEFAULT, "nginx", answered(NGINX, url=ROOT)),
    (DEFAULT, "Debian", answered(DEBIAN, url=ROOT)),
    (DEFAULT, "Apache", answered("<html><body><h1>It works!</h1></body></html>", url=ROOT)),
    (DEFAULT, "RHEL", answered(page("Test Page for the HTTP Server on Red Hat Enterprise Linux"), url=ROOT)),
    (DEFAULT, "IIS", answered("<title>IIS Windows Server</title><img src=iisstart.png>", url=ROOT)),
    (DEFAULT, "Plesk", answered(page("Web Server's Default Page"), url=f"{ROOT}index.html")),
    (DEFAULT, "cPanel's", answered("…", url="https://www.example.org/cgi-sys/defaultwebpage.cgi", redirected=True)),
    (MAINTENANCE, "maintenance", answered(page("Site under maintenance", "Please come back later."))),
    (MAINTENANCE, "back soon", answered(page("We’ll be back soon!"))),
    (MAINTENANCE, "Italian", answered(page("Sito in manutenzione"))),
    (MAINTENANCE, "German", answered(page("Wartungsarbeiten"))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "response"), [(kind, one) for kind, _, one in SEEN], ids=[f"{kind}: {who}" for kind, who, _ in SEEN]
)
def test_what_stands_where_a_site_was(kind: Placeholder, response: Response) -> None:
    assert recognised(response) is kind


LOGIN = "<form><input type=password></form>"
INNOCENT = [
    ("a page on parked domains", page("What is domain parking?", f"“This domain is for sale”, it says there. {TEXT}")),
    ("a short one", page("Domain parking", "A parked domain has no site of its own, but shows advertisements.")),
    ("a question", page("Is this domain for sale? How to find out", "Look it up in the register.")),
    ("a host's offer", page("Web hosting and domains", "Buy domains, hosting, and certificates. Domains from 5 euro.")),
    ("a registrar's search", page("Register a domain", f"{TEXT} This domain is available.")),
    ("a house for sale", page("House for sale", "Three rooms, quiet.")),
    ("a domain of mathematics", page("Integral domain", "A domain is registered as integral if …")),
    ("news of an account", page("Minister's account suspended", "The network suspended the account on Monday.")),
    ("news of a site", page("Court: site suspended after complaint", "The site has been online again since Monday.")),
    ("news, at length", page("Account suspended", TEXT)),
    ("rules of accounts", page("Account suspension policy", "Accounts are suspended when rules are broken.")),
    ("a suspended course", page("Course suspended", "The course of the second term is suspended.")),
    ("a study that expired", page("Call expired", "The call has expired.")),
    ("a tutorial on nginx", page("Welcome to nginx! – what that page means", TEXT)),
    ("another, at the root", page("Nginx tutorial", f"You will see “Welcome to nginx!”. {TEXT}")),
    ("a welcome", page("Welcome to Apache Junction", "A town in Arizona.")),
    ("a default page that is none of a root", NGINX),
    ("a list of files", page("Index of /", "Name Last modified Size")),
    ("under construction", page("Under construction", "Here a new site will be.")),
    ("coming soon", page("Coming soon", "Our new site is on its way.")),
    ("maintenance of machines", page("Maintenance", "We maintain bicycles.")),
    ("works on the road", page("Road maintenance in the city", "The works take until May.")),
    ("back to school", page("We will be back in September", "The office is closed in August.")),
    ("a login", page("Account suspended", LOGIN)),
    ("a link to a market", page("Links", '<a href="https://www.sedo.com/">Sedo</a> sells domains.')),
    ("a lander of the moon", page("Moon lander", "It landed.")),
    ("a shop", page("Shop", "This item is currently unavailable.")),
    ("an offer", page("Make an offer", "For this painting.")),
    ("a page drawn by scripts", "<title>App</title><div id=root></div><script src=/main.js></script>"),
    ("nothing", ""),
]


@pytest.mark.parametrize("body", [body for _, body in INNOCENT], ids=[what for what, _ in INNOCENT])
def test_what_only_has_to_do_with_them_is_none(body: str) -> None:
    assert recognised(answered(body)) is None


@pytest.mark.parametrize(
    "response",
    [
        answered(CPANEL, 503),
        answered(CPANEL, 509),
        answered(page("This domain is for sale"), 401),
        answered(page("Welcome to our school"), url=ROOT),
        answered(page("Site", TEXT), url="https://www.hugedomains.com/domain_profile.cfm?d=e"),
        answered(page("Tomcat migration guide"), url=ROOT),
    ],
    ids=["503", "509", "401", "a site's first page", "a market that was linked to", "a site on a server"],
)
def test_what_may_pass_or_was_asked_for_is_none(response: Response) -> None:
    assert recognised(response) is None


def test_nobody_stands_in_where_nobody_answers() -> None:
    assert placeholders.recognise(NoAnswer(Cause.NO_SUCH_HOST, "", ADDRESS)) is None


def test_a_placeholder_is_not_what_was_asked_for() -> None:
    response = answered(CPANEL)
    testimony = observe(response, documents.read(documents.body_of(response)), "libcurl")

    assert testimony.placeholder is SUSPENDED
    assert not testimony.succeeded
    assert testimony.page is not None


def test_every_maker_says_who_documents_it() -> None:
    assert all(maker.sources for maker in placeholders.MAKERS)


def test_signs_are_written_as_pages_are_compared() -> None:
    parts = [part for maker in placeholders.MAKERS for signs in maker.pages for part in signs]

    assert parts == [part.lower() for part in parts]


PIECES = ["this ", "domain ", "name ", "example.", "is ", "for ", "sale", "a-", "www.", "ce ", "nom de ", "currently "]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_title_takes_long(pieces: list[str]) -> None:
    recognised(answered(page("".join(pieces))))
