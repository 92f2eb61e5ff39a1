"""Sign-on systems: which address is one's, and which only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.signon import systems
from linkcheck.signon.systems import SYSTEMS, At, by_address, by_challenge

LOGINS = [
    ("https://idp.example.edu/idp/profile/SAML2/Redirect/SSO?execution=e1s1", "Shibboleth"),
    ("https://www.example.edu/Shibboleth.sso/Login?target=https%3A%2F%2Fwww.example.edu%2Fx", "Shibboleth"),
    ("https://idp.example.edu/simplesaml/module.php/core/loginuserpass?AuthState=_a%3Ahttps", "SimpleSAMLphp"),
    ("https://login.example.edu/simplesaml/saml2/idp/SSOService.php?SAMLRequest=fZ", "SimpleSAMLphp"),
    ("https://cas.example.edu/cas/login?service=https%3A%2F%2Felse", "CAS"),
    ("https://sso.example.edu/login?service=https%3A%2F%2Fwiki.example.edu%2F", "CAS"),
    ("https://sso.example.edu/realms/all/protocol/openid-connect/auth?client_id=1&response_type=code", "Keycloak"),
    ("https://sso.example.edu/auth/realms/x/login-actions/authenticate?session_code=1", "Keycloak"),
    ("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1", "Microsoft"),
    ("https://login.microsoftonline.com/0a17/saml2?SAMLRequest=x", "Microsoft"),
    ("https://login.live.com/login.srf?wa=wsignin1.0", "Microsoft"),
    ("https://unit.b2clogin.com/unit.onmicrosoft.com/oauth2/v2.0/authorize?p=B2C_1", "Microsoft"),
    ("https://adfs.example.edu/adfs/ls/?wa=wsignin1.0&wtrealm=urn%3Ax", "AD FS"),
    ("https://fs.example.edu/adfs/oauth2/authorize/?response_type=code", "AD FS"),
    ("https://x.sharepoint.com/sites/a/_layouts/15/Authenticate.aspx?Source=%2Fsites%2Fa", "SharePoint"),
    ("https://intra.example.edu/_layouts/15/AccessDenied.aspx?Source=x", "SharePoint"),
    ("https://intra.example.edu/_forms/default.aspx?ReturnUrl=%2f", "SharePoint"),
    ("https://accounts.google.com/ServiceLogin?continue=https%3A%2F%2Fdrive.google.com%2F", "Google"),
    ("https://accounts.google.com/v3/signin/identifier?continue=https%3A%2F%2Fdocs.google.com", "Google"),
    ("https://accounts.google.com/o/oauth2/v2/auth?client_id=1", "Google"),
    ("https://else.example.com/blog/wp-login.php?redirect_to=x&reauth=1", "WordPress"),
    ("https://moodle.example.edu/login/index.php", "Moodle"),
    ("https://elearning.example.edu/moodle/enrol/index.php?id=7", "Moodle"),
    ("https://example.okta.com/oauth2/default/v1/authorize?client_id=1", "Okta"),
    ("https://example.okta.com/login/login.htm?fromURI=%2Foauth2", "Okta"),
    ("https://example.eu.auth0.com/u/login?state=abc", "Auth0"),
    ("https://id.example.com/u/login/identifier?state=abc", "Auth0"),
    ("https://example.onelogin.com/trust/saml2/http-redirect/sso/1", "OneLogin"),
    ("https://sso.example.com/as/authorization.oauth2?client_id=x", "Ping Identity"),
    ("https://api-1.duosecurity.com/frame/frameless/v4/auth?sid=1", "Duo"),
    ("https://ezproxy.example.edu/login?url=https://journal.example.org/x", "EZproxy"),
    ("https://lib.example.edu/login?qurl=https%3A%2F%2Fjournal.example.org%2Fx", "EZproxy"),
    ("https://login.openathens.net/auth/example.edu/o/1", "OpenAthens"),
    ("https://service.seamlessaccess.org/ds/?entityID=https%3A%2F%2Fsp&return=https%3A%2F%2Fsp%2Fx", "SeamlessAccess"),
    ("https://discovery.example.org/ds?entityID=https%3A%2F%2Fsp.example&return=https%3A%2F%2Fsp", "SAML"),
    ("https://wayf.example.org/?entityID=a&return=b", "SAML"),
    ("https://idserver.servizicie.interno.gov.it/idp/login/livello1", "CIE"),
    ("https://posteid.poste.it/jod-fs/ssoserviceredirect", "SPID"),
    ("https://ilias.example.edu/ilias.php?baseClass=ilStartUpGUI&cmd=showLogin", "ILIAS"),
    ("https://ilias.example.edu/login.php?target=crs_1&client_id=x", "ILIAS"),
    ("https://bb.example.edu/webapps/login/?new_loc=%2Fx", "Blackboard"),
    ("https://canvas.example.edu/login/canvas", "Canvas"),
    ("https://www.example.org/user/login?destination=node/7", "Drupal"),
    ("https://www.example.org/?q=user/login&destination=node/7", "Drupal"),
    ("https://www.example.org/index.php?option=com_users&view=login&return=aW5", "Joomla"),
    ("https://www.example.org/acl_users/credentials_cookie_auth/require_login?came_from=https", "Plone"),
    ("https://www.example.org/login_form?came_from=x", "Plone"),
    ("https://www.example.org/intern.html?logintype=login&redirect_url=x", "TYPO3"),
    ("https://wiki.example.edu/login.action?os_destination=%2Fpages%2Fx", "Atlassian"),
    ("https://id.atlassian.com/login?continue=https%3A%2F%2Fx.atlassian.net", "Atlassian"),
    ("https://jira.example.edu/login.jsp?permissionViolation=true&os_destination=%2Fbrowse%2FX-1", "Atlassian"),
    ("https://gitlab.example.edu/users/sign_in", "GitLab"),
    ("https://cloud.example.edu/index.php/login?redirect_url=/apps/files", "Nextcloud"),
    ("https://cloud.example.edu/login?redirect_url=/apps/files", "Nextcloud"),
    ("https://www.dropbox.com/login?cont=https%3A%2F%2Fwww.dropbox.com%2Fhome", "Dropbox"),
    ("https://www.notion.so/login?redirectUrl=x", "Notion"),
    ("https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fgroups%2F1", "Facebook"),
    ("https://www.linkedin.com/authwall?trk=x", "LinkedIn"),
    ("https://ci.example.org/login?from=%2Fjob%2Fx", "Jenkins"),
    ("https://wiki.example.org/index.php?title=Special:UserLogin&returnto=Main", "MediaWiki"),
    ("https://vpn.example.edu/+CSCOE+/logon.html", "Cisco VPN"),
    ("https://mail.example.edu/owa/auth/logon.aspx?url=https", "Outlook"),
    ("https://access.example.com/nidp/app/login?id=x", "NetIQ Access Manager"),
    ("https://team.cloudflareaccess.com/cdn-cgi/access/login/app.example.com", "Cloudflare Access"),
    ("https://id.example.org/connect/authorize?client_id=x", "IdentityServer"),
    ("https://id.example.org/any/thing?response_type=code&client_id=1&scope=openid", "OpenID Connect"),
    ("https://any.example.org/x?SAMLRequest=fVLL&RelayState=y", "SAML"),
    ("https://any.example.org/x?wa=wsignin1.0&wtrealm=y", "WS-Federation"),
    ("https://any.example.org/x?openid.mode=checkid_setup", "OpenID"),
    ("https://aunicalogin.polimi.it/aunicalogin/getservizio.xml?id_servizio=376", "Politecnico di Milano"),
    ("https://aunicalogin.example.edu/start?service=12", ""),
    ("https://www.example.org/en/login", ""),
    ("https://www.example.org/login.html", ""),
    ("https://www.example.org/account/login.aspx?ReturnUrl=%2f", ""),
    ("https://www.example.org/auth/signin;jsessionid=77", ""),
    ("https://www.example.org/app/#/login?returnUrl=%2Fx", ""),
    ("https://www.example.org/accedi", ""),
    ("https://www.example.org/index.php?action=login", ""),
    ("https://login.example.org/", ""),
    ("https://auth.example.org/check?return=https%3A%2F%2Fwww.example.org%2Fx", ""),
]
NO_LOGINS = [
    "https://www.example.org/2024/login-changes",
    "https://www.example.org/news/loginov-festival",
    "https://www.example.org/login/help/passwords-explained",
    "https://www.example.org/docs/oauth/authorize",
    "https://www.example.org/docs/saml/introduction.html",
    "https://docs.example.org/openid-connect-explained",
    "https://www.example.org/accounts/",
    "https://www.example.org/account/",
    "https://finance.example.edu/accounts/annual-report",
    "https://cas.example.edu/",
    "https://cas.example.edu/departments/?type=all",
    "https://cas.example.edu/news?url=short-title",
    "https://auth.example.edu/about",
    "https://auth.example.org/authors/jane-austen",
    "https://accounts.example.org/balance-sheet-2023",
    "https://id.example.org/blog",
    "https://sso.org/",
    "https://www.okta.com/blog/",
    "https://developer.okta.com/docs/guides/",
    "https://auth0.com/docs/api/authentication",
    "https://www.keycloak.org/docs/latest/server_admin/",
    "https://moodle.example.edu/course/view.php?id=3",
    "https://www.example.org/user/anna",
    "https://www.example.org/users/",
    "https://www.example.org/sign-in-sheet.html",
    "https://www.example.org/signing/",
    "https://www.example.org/authenticity",
    "https://www.example.org/service/?service=12",
    "https://www.example.org/search?q=login",
    "https://www.example.org/catalogue?ref=login",
    "https://www.google.com/forms/about/",
    "https://www.microsoft.com/login-items",
    "https://github.com/login-tools/readme",
    "https://www.dropbox.com/s/abc/file.pdf",
    "https://www.example.org/?next=2",
    "https://www.shibboleth.net/community/",
    "https://www.example.org/session/2024/keynote",
    "https://www.example.org/themes/#login-is-hard",
    "https://www.example.org/proxy/url?url=https://x.example/",
    "https://idp.example.org/research/internally-displaced-persons",
    "https://www.example.org/wayfinding/",
    "https://www.example.org/anmeldung",
]


@pytest.mark.parametrize(("url", "name"), LOGINS)
def test_the_address_of_a_login(url: str, name: str) -> None:
    system = by_address(url)

    assert system is not None
    assert system.name == name


@pytest.mark.parametrize("url", NO_LOGINS)
def test_an_address_that_is_none(url: str) -> None:
    assert by_address(url) is None


def example(at: At) -> str:
    host = {"": "sp.example.edu", ".": f"any{at.host}"}.get(at.host[:1], at.host)
    host = host if "." in host else f"{host}.example.edu"
    query = "&".join(name if "=" in name else f"{name}=x" for name in at.query)
    return f"https://{host}{at.path.rstrip('$') or '/'}?{query}"


@pytest.mark.parametrize(("system", "at"), [(system, at) for system in SYSTEMS for at in system.at])
def test_each_row_is_found_by_what_it_says(system: systems.System, at: At) -> None:
    assert by_address(example(at)) == system


@pytest.mark.parametrize("system", SYSTEMS, ids=[system.name for system in SYSTEMS])
def test_a_row_can_be_looked_up_and_is_in_lower_case(system: systems.System) -> None:
    said = (*system.marks, *system.errors, *(part for at in system.at for part in (at.host, at.path, *at.query)))

    assert system.source.startswith("https://")
    assert all(text == text.lower() for text in said)
    assert all(at.host or at.path or at.query for at in system.at)


@given(st.text(st.sampled_from("abl/.?&=#%ogin:-_"), max_size=40))
def test_no_address_is_too_odd(rest: str) -> None:
    by_address(f"https://login.example.org/{rest}")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('Basic realm="Intranet"', "HTTP Basic"),
        ('Digest realm="x", nonce="y"', "HTTP Digest"),
        ("Negotiate", "Kerberos"),
        ("Negotiate, NTLM", "Kerberos"),
        ("NTLM", "NTLM"),
        ('Bearer error="invalid_token"', "an access token"),
        ("Custom x", ""),
        ("", ""),
    ],
)
def test_what_a_challenge_asks_for(header: str, name: str) -> None:
    assert by_challenge(header) == name
