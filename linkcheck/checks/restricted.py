"""Is it there, but behind a login or a permission?

Restricted: 401, 407, 403 with a challenge; a redirect to a single sign-on (Shibboleth, SAML, CAS, OpenID Connect) or to
a login page; a login form where the link promises something else. The thing may well be fine, so nothing is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkcheck import filetypes, urls
from linkcheck.checks.status import LOGINS, answer, evidence, is_challenge
from linkcheck.model import Ask, Evidence, Finding, PageFacts, Target, Testimony, Verdict, Why
from linkcheck.policy import Policy

MESSAGES = {
    "restricted.challenge": "It asks for a user name and password ({answer})",
    "restricted.login-redirect": "It leads to a login at {host}",
    "restricted.denied": "A page that says that one may not see it stands where the link promises {thing}",
    "restricted.login-form": "A login form stands where the link promises {thing}",
}

SIGN_ON_HOST = re.compile(
    r"^(?:idp|sso|cas|shibboleth|shib|adfs|auth|login|signin|wayf|accounts?|aunicalogin|secure-login)\.|"
    r"^login\.microsoftonline\.com$|^accounts\.google\.com$"
)
SIGN_ON_PATH = re.compile(
    r"/(?:idp/|saml2?/|simplesaml/|Shibboleth\.sso/|cas/login|adfs/ls|oauth2?/(?:v\d\.\d/)?auth|openid-connect/auth|"
    r"(?:user/|account/|accounts/|auth/|users/)?(?:login|log-in|signin|sign-in|logon|sign_in)(?:[/.?]|$)|wp-login\.php)",
    re.IGNORECASE,
)
SIGN_ON_QUERY = re.compile(r"[?&](?:SAMLRequest|client_id|openid\.mode|service|entityID)=", re.IGNORECASE)
LOGIN_WORDS = re.compile(
    r"\b(?:log ?in|sign ?in|log ?on|sign ?on|authentication|accedi|accesso|autenticazione|anmelden|anmeldung|connexion|"
    r"s'identifier|iniciar sesi[oó]n|acceder|entrar|iniciar sess[aã]o)\b",
    re.IGNORECASE,
)
OTHER_FILE = re.compile(r"\.(?:zip|mp4|mp3|ics)$", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:access (?:is )?denied|forbidden|not (?:authori[sz]ed|permitted)|accesso (?:negato|non consentito)|"
    r"zugriff verweigert|accès (?:refusé|interdit)|acceso (?:denegado|prohibido)|acesso negado)\b",
    re.IGNORECASE,
)
FEW_WORDS = 120
"""A page that is nothing but a login form says little else."""


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    seen = target.scanned
    if seen is None or (seen.succeeded and not seen.redirects and not _is_telling(seen.page)) or seen.wall:
        return ()
    return _barrier(target)


def _is_telling(page: PageFacts | None) -> bool:
    """Whether a page that came at once could be a login all the same."""
    return page is not None and (page.password_field or page.refresh is not None or _asks_who(page))


def _asks_who(page: PageFacts) -> bool:
    """Whether a short page at a document's address is called a login: the password may be asked for on the next."""
    if page.stand_in is None:
        return False
    return page.stand_in.signs_on or (page.words < FEW_WORDS and _is_called_login(page))


def _is_called_login(page: PageFacts) -> bool:
    called = f"{page.title} {page.heading}"
    return bool(LOGIN_WORDS.search(called) or (page.stand_in is not None and DENIED.search(called)))


def _barrier(target: Target) -> Iterator[Finding | Ask]:
    asked = challenge(target)
    if asked is not None:
        yield _finding(target, "restricted.challenge", {"answer": answer(asked)})
    elif leads_to_login(target) and target.scanned is not None:
        yield _finding(target, "restricted.login-redirect", {"host": urls.host(_login_address(target.scanned))})
    elif shows_login_form(target):
        thing = "a document" if promises_document(target) else "a page"
        page = target.scanned.page if target.scanned is not None else None
        denied = page is not None and not page.password_field and DENIED.search(f"{page.title} {page.heading}")
        yield _finding(target, "restricted.denied" if denied else "restricted.login-form", {"thing": thing})


def _login_address(seen: Testimony) -> str:
    return seen.page.refresh if seen.page is not None and seen.page.refresh is not None else seen.final_url


def challenge(target: Target) -> Testimony | None:
    """The testimony of a witness who was asked for credentials; where the scan was let in, only its own counts."""
    first = target.scanned
    asked = (first, target.witnessed) if first is not None and not first.succeeded else (first,)
    met = (seen for seen in asked if seen is not None and not seen.wall)
    return next((seen for seen in met if seen.status in LOGINS or is_challenge(seen)), None)


def leads_to_login(target: Target) -> bool:
    """Redirected to a sign-on, or to a page of this host that says in its address that it is the login."""
    seen = target.scanned
    if seen is None or not seen.redirects or seen.status is None:
        return refreshes_to_login(target)
    return is_sign_on(seen.final_url) and not is_sign_on(target.url)


def refreshes_to_login(target: Target) -> bool:
    """The page sends its reader on to a sign-on."""
    page = target.scanned.page if target.scanned is not None else None
    answer = target.answer(Why.REFRESH)
    if page is None or page.refresh is None:
        return False
    return is_sign_on(page.refresh) or (answer is not None and answer.succeeded and is_sign_on(answer.final_url))


def is_sign_on(url: str) -> bool:
    host, address = urls.host(url), urls.path_and_query(url)
    return bool(SIGN_ON_PATH.search(address) or (SIGN_ON_HOST.search(host) and SIGN_ON_QUERY.search(address)))


def shows_login_form(target: Target) -> bool:
    seen = target.scanned
    page = seen.page if seen is not None and seen.succeeded else None
    if page is None:
        return False
    if promises_document(target):
        return page.password_field or _asks_who(page)
    if not page.password_field or is_sign_on(target.url):
        return False
    return page.words < FEW_WORDS and _is_called_login(page)


def promises_document(target: Target) -> bool:
    """Whether its address or its media type calls it a file that is no page."""
    path = urls.path(target.url)
    called = target.scanned.media_type if target.scanned is not None else None
    return bool(filetypes.promised(called, path) or OTHER_FILE.search(path))


def _finding(target: Target, message: str, args: dict[str, str]) -> Finding:
    seen = target.scanned
    told = (evidence(seen), Evidence("final-url", seen.final_url)) if seen is not None else ()
    return Finding("restricted", Verdict.RESTRICTED, message, args, told)
