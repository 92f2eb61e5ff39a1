"""Every answer that is not simply a file: what a demonstration of broken links is there for."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from linkcheck.demo.reply import Address, Reply, notice, redirect

MOBILITY = "www.mobility.example"
UNIVERSITY = "www.university.example"
PARTNER = "www.partner.example"
MEDIA = "media.university.example"
IDENTITY = "idp.university.example"

_SIGN_ON = "/idp/profile/SAML2/Redirect/SSO"
_LOGIN_FORM = """<form method="post">
<p><label>User name <input name="user" autocomplete="username"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
<p><button>Log in</button></p>
</form>"""
_NOT_FOUND = notice("Not Found", "<p>There is nothing at this address.</p>", HTTPStatus.NOT_FOUND)

ROUTES: Mapping[Address, Reply] = {
    (MOBILITY, "/en/questions.html"): redirect(HTTPStatus.MOVED_PERMANENTLY, "http://www.mobility.example/en/faq.html"),
    (UNIVERSITY, "/erasmus"): redirect(HTTPStatus.MOVED_PERMANENTLY, "http://www.university.example/en/erasmus"),
    (UNIVERSITY, "/en/erasmus"): redirect(
        HTTPStatus.MOVED_PERMANENTLY, "http://www.university.example/en/erasmus-plus/"
    ),
    (UNIVERSITY, "/insurance"): redirect(HTTPStatus.FOUND, "http://www.university.example/en/insurance.html"),
    (UNIVERSITY, "/agreements/joint-master"): notice(
        "Gone", "<p>This agreement has ended and its page was removed.</p>", HTTPStatus.GONE
    ),
    (UNIVERSITY, "/statistics/"): notice("Forbidden", "<p>You may not see this page.</p>", HTTPStatus.FORBIDDEN),
    (UNIVERSITY, "/desk/"): notice(
        "Unauthorized",
        "<p>Members of the mobility desk only.</p>",
        HTTPStatus.UNAUTHORIZED,
        ("WWW-Authenticate", 'Basic realm="Mobility desk"'),
    ),
    (UNIVERSITY, "/intranet/departure-guide.pdf"): notice("Intranet login", _LOGIN_FORM),
    (MEDIA, "/recordings/mobility-presentation"): redirect(
        HTTPStatus.FOUND, f"http://{IDENTITY}{_SIGN_ON}?SAMLRequest=fZLNTsMwEIRfJfI9&RelayState=mobility-presentation"
    ),
    (IDENTITY, _SIGN_ON): notice("University single sign-on", _LOGIN_FORM),
}

FIRST: Mapping[Address, Reply] = {
    (UNIVERSITY, "/housing/"): notice(
        "Service Unavailable", "<p>Please try again in a moment.</p>", HTTPStatus.SERVICE_UNAVAILABLE
    ),
}
"""What is answered to the first request only."""

MISSING: Mapping[str, Reply] = {
    MOBILITY: _NOT_FOUND,
    UNIVERSITY: _NOT_FOUND,
    PARTNER: notice("Page not found", "<p>Sorry, the page you are looking for does not exist.</p>"),
    MEDIA: _NOT_FOUND,
    IDENTITY: _NOT_FOUND,
}
"""Every host there is, and what it answers where it has nothing. PARTNER says so with status 200 (a soft 404)."""
