"""What stands where a site was: a parked domain, a notice of its host, a web server's own first page.

They answer 200 to any address, or 4xx. Told by what those who serve them put into their pages (`sources`), or by a page
that is called nothing else and says little more; so that a page about parked domains is none, nor the site of one who
sells them, nor news of an account that was suspended.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from linkcheck import glance, urls
from linkcheck.glance import Glance
from linkcheck.model import Answer, NoAnswer, PageFacts, Placeholder, Url


class Maker(Struct, frozen=True):
    """Somebody who serves such pages, and their signs; each alone is enough, on a page that says little."""

    name: str
    kind: Placeholder
    sources: tuple[str, ...]
    """Who documents them."""
    addresses: tuple[str, ...] = ()
    """Parts of an address that a site redirects to."""
    pages: tuple[tuple[str, ...], ...] = ()
    """Parts, in lower case, that stand in its page together: in the source, or in what a reader sees."""


_PARKED, _SUSPENDED, _DEFAULT = Placeholder.PARKED, Placeholder.SUSPENDED, Placeholder.DEFAULT
_MAINTENANCE = Placeholder.MAINTENANCE
_STUDY = "https://www.ndss-symposium.org/ndss2015/ndss-2015-programme/parking-sensors-analyzing-and-detecting-parked-domains/"
"""Vissers, Joosen, Nikiforakis: Parking Sensors: Analyzing and Detecting Parked Domains (NDSS 2015)."""

MAKERS = (
    Maker("Sedo", _PARKED, ("https://sedo.com/", _STUDY), ("sedoparking.com/", "sedo.com/search/details"),
          (("sedoparking.com",), ("sedo.com/search/details", "domain"))),
    Maker("GoDaddy and Afternic", _PARKED, ("https://www.godaddy.com/help", _STUDY),
          ("afternic.com/forsale", "godaddy.com/domainsearch/find?", "godaddy.com/forsale/"),
          (("wsimg.com/parking-lander",), ('location.href="/lander"',), ("location.href='/lander'",),
           ('ap:"parking"',), ("parked free, courtesy of godaddy",), ("afternic.com/forsale", "domain"))),
    Maker("Bodis", _PARKED, ("https://www.bodis.com/", _STUDY), ("bodis.com/",),
          (("bodis.com/", "parking"), ("window.park =", "adblockkey"))),
    Maker("ParkingCrew", _PARKED, ("https://www.parkingcrew.com/", _STUDY), ("parkingcrew.net/",),
          (("parkingcrew.net",), ("d38psrni17bvxu.cloudfront.net",))),
    Maker("any that shows Google's advertisements for domains", _PARKED,
          (_STUDY,), (), (("adsense/domains/caf.js",),)),
    Maker("any that asks advertisement blockers to let it be", _PARKED,
          ("https://help.eyeo.com/adblockplus/how-to-write-filters", _STUDY), (),
          (("<html data-adblockkey=",), ("data-adblockkey=", "domain"))),
    Maker("HugeDomains", _PARKED, ("https://www.hugedomains.com/",), ("hugedomains.com/domain_profile.cfm",),
          (("hugedomains.com/domain_profile",),)),
    Maker("Dan.com", _PARKED, ("https://dan.com/",), ("dan.com/buy-domain", "undeveloped.com/buy-domain"),
          (("dan.com/buy-domain",), ("undeveloped.com/buy-domain",))),
    Maker("Namecheap", _PARKED, ("https://www.namecheap.com/support/knowledgebase/",), (),
          (("parkingpage.namecheap.com",), ("registered at namecheap", "check back later"))),
    Maker("Above.com", _PARKED, ("https://www.above.com/", _STUDY), ("above.com/marketplace",),
          (("above.com/marketplace",),)),
    Maker("Skenzo and DomainSponsor", _PARKED, (_STUDY,), (), (("skenzo.com",), ("domainsponsor.com",))),
    Maker("ParkLogic", _PARKED, ("https://parklogic.com/",), ("parklogic.com/",), (("parklogic.com",),)),
    Maker("Uniregistry", _PARKED, ("https://uniregistry.com/",), ("uniregistry.com/buy-domains",),
          (("uniregistry.com/buy-domains",),)),
    Maker("Dynadot", _PARKED, ("https://www.dynadot.com/market/",), ("dynadot.com/market/",),
          (("dynadot.com/market/", "for sale"), ("dynadot.com", "domain is parked"))),
    Maker("Porkbun", _PARKED, ("https://kb.porkbun.com/",), (), (("parked on the bun",), ("porkbun.com", "parked"))),
    Maker("Spaceship", _PARKED, ("https://www.spaceship.com/",), (), (("spaceship.com", "parked"),)),
    Maker("Atom", _PARKED, ("https://www.atom.com/",), ("atom.com/name/", "squadhelp.com/name/"), ()),
    Maker("BuyDomains", _PARKED, ("https://www.buydomains.com/",), ("buydomains.com/lander/",),
          (("buydomains.com/lander/",),)),
    Maker("DomainMarket", _PARKED, ("https://www.domainmarket.com/",), ("domainmarket.com/buynow/",), ()),
    Maker("IONOS", _PARKED, ("https://www.ionos.com/help/domains/",), (),
          (("registered via ionos", "not yet connected"), ("ionos", "domain", "bereits registriert"))),
    Maker("cPanel", _SUSPENDED, ("https://docs.cpanel.net/whm/account-functions/manage-account-suspension/",),
          ("/cgi-sys/suspendedpage.cgi", "/suspended.page/"),
          (("/cgi-sys/suspendedpage.cgi",), ("this account has been suspended", "hosting provider"))),
    Maker("WordPress.com", _SUSPENDED, ("https://wordpress.com/support/suspended-blogs/",), (),
          (("archived or suspended", "terms of service"), ("wordpress.com", "authors have deleted this"))),
    Maker("Squarespace", _SUSPENDED, ("https://support.squarespace.com/",), (),
          (("squarespace", "website expired"), ("account has expired", "site owner"))),
    Maker("Wix", _SUSPENDED, ("https://support.wix.com/",), (),
          (("domain isn't connected to a website",), ("domain is not connected to a website",))),
    Maker("Shopify", _SUSPENDED, ("https://help.shopify.com/en/manual/domains",), (),
          (("this shop is currently unavailable",), ("this store is currently unavailable",),
           ("only one step left", "shopify"))),
    Maker("Heroku", _SUSPENDED, ("https://devcenter.heroku.com/articles/error-codes",), (),
          (("no such app", "heroku"), ("herokucdn.com/error-pages/no-such-app",))),
    Maker("GitHub Pages", _SUSPENDED, ("https://docs.github.com/en/pages",), (),
          (("there isn't a github pages site here",),)),
    Maker("Vercel", _SUSPENDED, ("https://vercel.com/docs/errors",), (),
          (("deployment_not_found",), ("deployment_disabled",))),
    Maker("Netlify", _SUSPENDED, ("https://answers.netlify.com/",), (), (("netlify", "site not found"),)),
    Maker("Pantheon", _SUSPENDED, ("https://docs.pantheon.io/errors-and-server-responses",), (),
          (("do not know of the site which you seek",),)),
    Maker("cPanel's default page", _DEFAULT, ("https://docs.cpanel.net/whm/account-functions/web-template-editor/",),
          ("/cgi-sys/defaultwebpage.cgi",), (("/cgi-sys/defaultwebpage.cgi",),)),
)  # fmt: skip


_NAME = r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}"
_DOMAIN = (
    rf"(?:(?:the |this |your )?(?:premium )?domain ?(?:name)?(?: {_NAME})?|(?:the )?{_NAME}(?: domain(?: name)?)?)"
)
_SITE = (
    r"(?:(?:this|the|your) )?"
    r"(?:(?:web ?)?site|web ?page|(?:(?:web ?)?hosting )?account|blog|shop|store|domain(?: name)?)"
)


class Phrase(Struct, frozen=True):
    """How a page is called that is a placeholder, in one language."""

    kind: Placeholder
    language: str
    words: tuple[bytes, ...]
    """One of these stands in it."""
    called: re.Pattern[str]
    """The whole title or heading, or a part of it between marks; or how a sentence begins."""


def _phrase(kind: Placeholder, language: str, words: str, *called: str) -> Phrase:
    return Phrase(kind, language, tuple(words.encode().split()), re.compile(rf"(?:{'|'.join(called)})(?!\w)"))


PHRASES = (
    _phrase(
        _PARKED,
        "en",
        "sale buy parked expired available registered reserved interested offer",
        rf"{_DOMAIN} (?:is |may be |might be |could be )?(?:now |currently |available )?for sale"
        r"(?: (?:by|at|on) .{1,40})?",
        rf"buy {_DOMAIN}",
        rf"{_DOMAIN} (?:is|has been) (?:currently )?parked(?: free)?(?:,? (?:by|at|with|courtesy of) .{{1,40}})?",
        rf"{_DOMAIN} (?:has )?expired",
        r"(?:the |this )domain (?:name )?(?:is available|(?:has been |is )(?:already )?(?:registered|reserved))",
        r"interested in (?:this|buying this) domain(?: name)?",
        rf"make an offer (?:on|for) {_DOMAIN}",
    ),
    _phrase(
        _PARKED,
        "it",
        "vendita parcheggiato scaduto acquista compra",
        rf"(?:(?:questo|il) )?dominio (?:{_NAME} )?(?:è )?(?:in vendita|parcheggiato|scaduto)",
        rf"{_NAME} è in vendita",
        r"(?:acquista|compra) questo dominio",
    ),
    _phrase(
        _PARKED,
        "de",
        "verkaufen verkauf geparkt abgelaufen registriert erworben",
        rf"(?:(?:diese|die) )?domain (?:{_NAME} )?(?:ist |steht )?(?:zu verkaufen|zum verkauf|geparkt|abgelaufen|"
        r"bereits registriert|kann erworben werden)",
        rf"{_NAME} (?:steht zum verkauf|ist zu verkaufen)",
    ),
    _phrase(
        _PARKED,
        "fr",
        "vendre expiré réservé",
        rf"(?:(?:ce|le) )?(?:nom de )?domaine (?:{_NAME} )?(?:est |a )?(?:à vendre|expiré|réservé)",
        rf"{_NAME} est à vendre",
    ),
    _phrase(
        _PARKED,
        "es",
        "venta aparcado expirado caducado",
        rf"(?:(?:este|el) )?(?:nombre de )?dominio (?:{_NAME} )?(?:está |ha )?(?:en venta|a la venta|aparcado|expirado|"
        r"caducado)",
        rf"{_NAME} está (?:en venta|a la venta)",
    ),
    _phrase(
        _PARKED,
        "pt",
        "venda estacionado expirado expirou",
        rf"(?:(?:este|o) )?(?:nome de )?domínio (?:{_NAME} )?(?:está )?(?:à venda|estacionado|expirado|expirou)",
        rf"{_NAME} está à venda",
    ),
    _phrase(
        _PARKED,
        "nl",
        "koop",
        rf"(?:(?:deze|de) )?domein(?:naam)? (?:{_NAME} )?(?:is |staat )?te koop",
        rf"{_NAME} is te koop",
    ),
    _phrase(
        _PARKED, "pl", "sprzedaż", rf"(?:ta )?domena (?:{_NAME} )?(?:jest )?na sprzedaż", rf"{_NAME} jest na sprzedaż"
    ),
    _phrase(
        _PARKED,
        "ru",
        "продается продаётся припаркован",
        rf"(?:этот )?домен (?:{_NAME} )?(?:прода[её]тся|припаркован)",
        rf"{_NAME} прода[её]тся",
    ),
    _phrase(
        _SUSPENDED,
        "en",
        "suspended deactivated disabled seized expired exceeded",
        rf"{_SITE} (?:(?:is|has been|was) )?(?:currently |temporarily )?"
        r"(?:suspended|deactivated|disabled|seized|expired)",
        rf"{_SITE} has expired",
        r"bandwidth limit exceeded",
    ),
    _phrase(
        _SUSPENDED,
        "it",
        "sospeso disattivato scaduto",
        r"(?:(?:questo|il) )?(?:account|sito(?: web)?|servizio)(?: è(?: stato)?)?(?: temporaneamente)? "
        r"(?:sospeso|disattivato|scaduto)",
    ),
    _phrase(
        _SUSPENDED,
        "de",
        "gesperrt deaktiviert",
        r"(?:(?:diese[rs]?|die|der|das) )?(?:account|konto|web(?:site|seite)|internetseite|seite|webspace|domain)"
        r"(?: (?:wurde|ist))?(?: vorübergehend)? (?:gesperrt|deaktiviert)",
    ),
    _phrase(
        _SUSPENDED,
        "fr",
        "suspendu désactivé expiré",
        r"(?:(?:ce|le) )?(?:compte|site(?: web)?)(?: (?:est|a été))?(?: temporairement)? (?:suspendu|désactivé|expiré)",
    ),
    _phrase(
        _SUSPENDED,
        "es",
        "suspendido suspendida desactivado desactivada",
        r"(?:(?:esta|este|la|el) )?(?:cuenta|sitio(?: web)?|página(?: web)?|web)(?: (?:ha sido|está|fue))?"
        r"(?: temporalmente)? (?:suspendid[ao]|desactivad[ao])",
    ),
    _phrase(
        _SUSPENDED,
        "pt",
        "suspenso suspensa desativado desativada",
        r"(?:(?:esta|este|a|o) )?(?:conta|site|página|hospedagem)(?: (?:foi|está))?(?: temporariamente)? "
        r"(?:suspens[ao]|desativad[ao])",
    ),
    _phrase(
        _SUSPENDED,
        "nl",
        "opgeschort geblokkeerd",
        r"(?:deze )?(?:website|account|site) (?:is )?(?:tijdelijk )?(?:opgeschort|geblokkeerd)",
    ),
    _phrase(
        _SUSPENDED,
        "pl",
        "zawieszone zawieszona zablokowane zablokowana",
        r"(?:konto|strona|witryna) (?:została |zostało )?(?:zawieszon[ae]|zablokowan[ae])",
    ),
    _phrase(
        _MAINTENANCE,
        "en",
        "maintenance back",
        r"(?:(?:this |the |our )?(?:web)?site (?:is )?)?(?:currently )?(?:down for |under |in )(?:scheduled |planned )?"
        r"maintenance",
        r"maintenance mode",
        r"(?:scheduled|planned) maintenance",
        r"we(?:'ll| will) be (?:right )?back(?: soon| shortly)?",
    ),
    _phrase(
        _MAINTENANCE,
        "it",
        "manutenzione",
        r"(?:(?:il )?sito (?:web )?(?:è )?)?in manutenzione",
        r"manutenzione in corso",
    ),
    _phrase(
        _MAINTENANCE,
        "de",
        "wartungsarbeiten wartungsmodus gewartet wartung",
        r"wartungs(?:arbeiten|modus)",
        r"(?:diese )?(?:website|seite) (?:wird|ist) (?:gerade )?(?:gewartet|in wartung)",
    ),
    _phrase(_MAINTENANCE, "fr", "maintenance", r"(?:site |page )?en (?:cours de )?maintenance"),
    _phrase(_MAINTENANCE, "es", "mantenimiento", r"(?:sitio |página |web )?en mantenimiento"),
    _phrase(_MAINTENANCE, "pt", "manutenção", r"(?:site |página )?em manutenção"),
)
"""What may be left out is bounded, and nothing is repeated within a repetition."""

DEFAULT_PAGES = tuple(
    re.compile(title)
    for title in (
        r"welcome to (?:nginx|openresty|caddy|apache|centos|lighttpd|openlitespeed|iis|xampp|tengine)"
        r"(?: on .{1,40})?!?",
        r"(?:apache ?2? )(?:\w{1,20} )?default page(?:: it works)?",
        r"(?:apache (?:http server )?)?(?:http server )?test page(?: (?:for|powered by) .{1,80})?",
        r"test page for the .{1,80}",
        r"(?:microsoft )?iis(?: ?\d{1,2}(?:\.\d)?)?(?: windows(?: server)?)?",
        r"iis windows server",
        r"(?:web server'?s? |domain |web ?site |server )default page",
        r"default (?:web ?site|web|server|parallels plesk|plesk|index|host) page",
        r"apache tomcat(?:/[\d.]{1,12})?",
        r"caddy works!?",
        r"it works!?",
        r"ispconfig.{0,40}",
        r"microsoft azure (?:app service|web app).{0,60}",
        r"(?:nginx|apache) (?:http )?server test page.{0,60}",
        r"500 default page",
    )
)
"""Titles of the page that a web server has before anybody puts one there, as the packages of its makers and of Linux
distributions have it: nginx (html/index.html), Debian and Ubuntu (apache2, index.html), Fedora and RHEL (httpd,
noindex), Microsoft IIS (iisstart.htm), Plesk, cPanel, Tomcat, Caddy, ISPConfig, Azure App Service."""
FIRST_PAGES = frozenset(
    {"/", "/index.html", "/index.htm", "/index.php", "/default.htm", "/default.html", "/iisstart.htm"}
)

_LITTLE, _SHORT, _SHORTEST = 200, 150, 40
"""Words of a page of a maker's, a form and advertisements among them; of one that is called so; and of one that says so
somewhere."""
_DEFAULT_WORDS = 600
"""Words of a default page: Debian's explains where to put what."""
_HINTS = frozenset(
    (
        *(glance.telling(parts) for maker in MAKERS for parts in maker.pages),
        *(word for phrase in PHRASES for word in phrase.words),
    )
)
"""One of these words stands in every sign; a page that has none is done with."""
_ADDRESSES = tuple((part, maker.kind) for maker in MAKERS for part in maker.addresses)


def recognise(answer: Answer, page: PageFacts | None = None) -> Placeholder | None:
    """What an answer is in place of what was asked for. `page` is what its body was read as, where it came well.

    A server's error says nothing of this kind: it may be over soon.
    """
    if isinstance(answer, NoAnswer) or answer.status >= 500 or 300 <= answer.status < 400 or answer.status == 401:
        return None
    if answer.redirects and (kind := _by_address(answer.url)):
        return kind
    if answer.status >= 300:
        return _by_page(answer.body[: glance.LOOKED_AT]) if answer.body else None
    if page is None or page.password_field:
        return None
    if page.words <= _LITTLE and (kind := _by_page(answer.body[: glance.LOOKED_AT])):
        return kind
    return Placeholder.DEFAULT if _is_default(page, answer.url) else None


def _by_address(url: Url) -> Placeholder | None:
    return next((kind for part, kind in _ADDRESSES if part in url), None)


def _is_default(page: PageFacts, url: Url) -> bool:
    if page.words > _DEFAULT_WORDS or urls.path(url) not in FIRST_PAGES:
        return False
    called = [" ".join(name.lower().split()).strip(" .") for name in (page.title, page.heading)]
    return any(pattern.fullmatch(name) for name in called if name for pattern in DEFAULT_PAGES)


@lru_cache(maxsize=32)
def _by_page(beginning: bytes) -> Placeholder | None:
    """A parked domain gives one page for all of its addresses."""
    return None if _HINTS.isdisjoint(glance.words(beginning)) else _by_signs(glance.at(beginning))


def _by_signs(page: Glance) -> Placeholder | None:
    if page.words > _LITTLE:
        return None
    for maker in MAKERS:
        if any(map(page.has, maker.pages)):
            return maker.kind
    names = page.names if page.words <= _SHORT else []
    sentences = _sentences(page) if page.words <= _SHORTEST else []
    for phrase in PHRASES:
        begins = phrase.kind is not _MAINTENANCE and any(map(phrase.called.match, sentences))
        if begins or any(map(phrase.called.fullmatch, names)):
            return phrase.kind
    return None


_SENTENCE = re.compile(r"[.!?](?: |\Z)")


def _sentences(page: Glance) -> list[str]:
    """The sentences below its headings; a headline may begin like one."""
    said = page.text
    for name in filter(None, (page.title, page.heading)):
        said = said.replace(name, " . ", 1)
    return [sentence.strip() for sentence in _SENTENCE.split(said)]
