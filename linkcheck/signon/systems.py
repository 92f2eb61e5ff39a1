"""Sign-on systems: how each shows in an address, and how on a page. All of it is data, with where it is documented.

What is protocol (SAML, OpenID Connect, WS-Federation, CAS) holds on any host. A row that only a vendor's own pages fit
comes before those of the protocols, so that the vendor is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from linkcheck import urls


class At(Struct, frozen=True):
    """How an address shows a system: all that is given must hold. All is in lower case."""

    host: str = ""
    """The host's name; one that begins with a full stop is the end of it."""
    path: str = ""
    """Whole segments that stand side by side in the path; with `$` at their end, those that it ends in."""
    query: tuple[str, ...] = ()
    """Parameters that are there, each as `name` or as `name=value`."""


class System(Struct, frozen=True):
    """A system that people log in to."""

    name: str
    """As people call it; empty where the address tells that it is a login, and not which."""
    source: str
    """Where this is documented."""
    at: tuple[At, ...] = ()
    """Any of these will do."""
    marks: tuple[str, ...] = ()
    """What the source of its login page has, in lower case, and that of no other page."""
    errors: tuple[str, ...] = ()
    """What the text of its error pages has, in lower case."""


def _paths(*paths: str) -> tuple[At, ...]:
    return tuple(At(path=path) for path in paths)


def _hosts(*names: str) -> tuple[At, ...]:
    return tuple(At(host=name) for name in names)


def _on(host: str, *paths: str) -> tuple[At, ...]:
    """Some pages of a host that has others, too."""
    return tuple(At(host, path) for path in paths)


SYSTEMS: tuple[System, ...] = (
    # Universities, libraries, public administration
    System(
        "EZproxy",
        "https://help.oclc.org/Library_Management/EZproxy/Database_stanzas/Starting_point_URLs_and_config_txt",
        (
            At(path="/login/$", query=("qurl",)),
            *(At(host, "/login/$", ("url",)) for host in ("ezproxy", "ezproxy-prd", "proxy", "libproxy", "eproxy")),
            At(".idm.oclc.org", "/login/$"),
        ),
    ),
    System(
        "OpenAthens",
        "https://docs.openathens.net/libraries/linking-to-content",
        _hosts("login.openathens.net", "connect.openathens.net", "my.openathens.net", "auth.athensams.net"),
    ),
    System(
        "SPID",
        "https://docs.italia.it/italia/spid/spid-regole-tecniche",
        (
            *_hosts(
                "posteid.poste.it",
                "loginspid.aruba.it",
                "login.id.tim.it",
                "identity.infocert.it",
                "id.lepida.it",
                "identity.sieltecloud.it",
                "idp.namirialtsp.com",
                "spid.register.it",
                "spid.intesa.it",
                "spid.teamsystem.com",
                "id.eht.eu",
                "loginspid.infocamere.it",
            ),
            *_paths("/spid/login/", "/login/spid/", "/spid-login/"),
        ),
    ),
    System(
        "CIE",
        "https://docs.italia.it/italia/cie/cie-manuale-tecnico-docs",
        _hosts("idserver.servizicie.interno.gov.it", "ios.idserver.servizicie.interno.gov.it"),
    ),
    System(
        "FranceConnect",
        "https://docs.partenaires.franceconnect.gouv.fr/",
        _hosts("app.franceconnect.gouv.fr", "auth.franceconnect.gouv.fr"),
    ),
    System("DigiD", "https://www.logius.nl/domeinen/toegang/digid", _hosts("digid.nl", "mijn.digid.nl")),
    System(
        "login.gov", "https://developers.login.gov/oidc/", _hosts("secure.login.gov", "idp.int.identitysandbox.gov")
    ),
    System("MitID", "https://www.nemlog-in.dk/", _hosts("nemlog-in.mitid.dk", "login.nemlog-in.dk")),
    System("Feide", "https://docs.feide.no/", _hosts("idp.feide.no", "auth.dataporten.no")),
    System("SWITCH edu-ID", "https://help.switch.ch/eduid/", _hosts("login.eduid.ch", "wayf.switch.ch")),
    System("SURFconext", "https://servicedesk.surf.nl/wiki/", _hosts("engine.surfconext.nl", "wayf.surfnet.nl")),
    System("SeamlessAccess", "https://seamlessaccess.org/documentation/", _hosts("service.seamlessaccess.org")),
    System(
        "Politecnico di Milano",
        "https://www.polimi.it/",
        _hosts("aunicalogin.polimi.it"),
    ),
    # Accounts of large providers
    System(
        "SharePoint",
        "https://learn.microsoft.com/sharepoint/security-for-sharepoint-server/plan-user-authentication",
        _paths(
            "/_layouts/15/authenticate.aspx/$",
            "/_layouts/authenticate.aspx/$",
            "/_layouts/15/accessdenied.aspx/$",
            "/_layouts/accessdenied.aspx/$",
            "/_forms/default.aspx/$",
            "/_login/default.aspx/$",
            "/_windows/default.aspx/$",
        ),
    ),
    System(
        "AD FS",
        "https://learn.microsoft.com/windows-server/identity/ad-fs/ad-fs-overview",
        _paths("/adfs/ls/", "/adfs/oauth2/", "/adfs/portal/"),
        ('id="loginform" autocomplete="off" novalidate="novalidate"', "/adfs/portal/css/"),
        ("msis7", "activity id: 00000000-"),
    ),
    System(
        "Microsoft",
        "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow",
        (
            *_hosts(
                "login.microsoftonline.com",
                "login.microsoft.com",
                "login.live.com",
                "login.windows.net",
                "login.microsoftonline.us",
                "login.partner.microsoftonline.cn",
                "account.live.com",
                ".b2clogin.com",
                ".ciamlogin.com",
                "login.windows-ppe.net",
            ),
            At(path="/.auth/login/"),
        ),
        ('content="convergedsignin"', "urlgetcredentialtype", 'name="loginfmt"'),
        ("aadsts", "aadb2c9"),
    ),
    System(
        "Google",
        "https://developers.google.com/identity/protocols/oauth2",
        (
            *_hosts("accounts.google.com", "accounts.youtube.com"),
            At(".google.com", "/servicelogin/$"),
        ),
        ('id="identifierid"',),
    ),
    System("Apple", "https://developer.apple.com/sign-in-with-apple/", _hosts("idmsa.apple.com", "appleid.apple.com")),
    System(
        "Amazon",
        "https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html",
        (*_hosts(".amazoncognito.com", "signin.aws.amazon.com"), *_paths("/ap/signin/")),
    ),
    System("Dropbox", "https://help.dropbox.com/", _on("www.dropbox.com", "/login/$", "/login/")),
    System(
        "Notion",
        "https://www.notion.com/help",
        (*_on(".notion.so", "/login/$"), *_on(".notion.com", "/login/$"), *_on("notion.so", "/login/$")),
    ),
    System("Slack", "https://slack.com/help", _on(".slack.com", "/signin/", "/workspace-signin/", "/sso/saml/")),
    System(
        "Facebook",
        "https://developers.facebook.com/docs/facebook-login",
        (*_on(".facebook.com", "/login/", "/login.php/$"), *_on("facebook.com", "/login/", "/login.php/$")),
    ),
    System("Instagram", "https://help.instagram.com/", _on("www.instagram.com", "/accounts/login/")),
    System(
        "LinkedIn",
        "https://www.linkedin.com/help",
        _on(".linkedin.com", "/authwall/", "/uas/login/", "/login/", "/checkpoint/"),
    ),
    System(
        "X", "https://help.x.com/", (*_on("x.com", "/i/flow/login/"), *_on("twitter.com", "/i/flow/login/", "/login/"))
    ),
    System("GitHub", "https://docs.github.com/authentication", _on("github.com", "/login/", "/session/")),
    System(
        "Atlassian",
        "https://confluence.atlassian.com/",
        (
            *_hosts("id.atlassian.com", "auth.atlassian.com"),
            *_paths(
                "/servicedesk/customer/user/login/", "/plugins/servlet/samlsso/", "/plugins/servlet/external-login/"
            ),
            At(path="/login.action/$"),
            At(path="/authenticate.action/$"),
            At(path="/login.jsp/$", query=("os_destination",)),
            At(path="/login.jsp/$", query=("permissionviolation",)),
        ),
        ('name="os_username"',),
    ),
    System(
        "Zoom", "https://support.zoom.com/", (*_on(".zoom.us", "/signin/", "/saml/login/"), *_on("zoom.us", "/signin/"))
    ),
    System("ORCID", "https://info.orcid.org/documentation/", _on("orcid.org", "/signin/", "/oauth/authorize/")),
    System(
        "Salesforce",
        "https://help.salesforce.com/",
        (At("login.salesforce.com"), At(".my.salesforce.com", query=("starturl",)), At(query=("ec=302", "starturl"))),
    ),
    System(
        "SAP",
        "https://help.sap.com/docs/identity-authentication",
        _hosts(".accounts.ondemand.com", ".accounts.sap.com"),
    ),
    System("Elsevier", "https://service.elsevier.com/", _hosts("id.elsevier.com")),
    # Identity providers that organisations run
    System(
        "Shibboleth",
        "https://shibboleth.atlassian.net/wiki/spaces/IDP5/pages/3199500367/Endpoints",
        _paths(
            "/idp/profile/",
            "/idp/authn/",
            "/shibboleth.sso/",
            "/shibboleth-idp/",
            "/shibboleth-ds/",
            "/idp/login.jsp/$",
        ),
        ('name="_eventid_proceed"', "shib_idp_ls_"),
        (
            "opensaml::",
            "shibboleth handler invoked at an unconfigured location",
            "xmltooling::",
            "shibsp::",
            "web login service - stale request",
            "web login service - unsupported request",
            "unable to locate metadata for identity provider",
            "you may be seeing this page because you used the back",
        ),
    ),
    System(
        "SimpleSAMLphp",
        "https://simplesamlphp.org/docs/stable/simplesamlphp-idp.html",
        _paths(
            "/simplesaml/",
            "/simplesamlphp/",
            "/module.php/core/loginuserpass/",
            "/module.php/core/loginuserpass.php/",
            "/module.php/saml/",
            "/module.php/discopower/",
            "/saml2/idp/ssoservice.php/",
            "/module.php/core/login/",
        ),
        ('name="authstate"',),
        ("simplesaml\\error", "simplesaml_error", "simplesaml error report"),
    ),
    System(
        "CAS",
        "https://apereo.github.io/cas/development/protocol/CAS-Protocol-Specification.html",
        (At(path="/login/$", query=("service",)), *_paths("/cas/login/$", "/cas/clientredirect/", "/cas-web/login/$")),
        ('name="_eventid" value="submit"',),
        ("application not authorized to use cas", "servizio non autorizzato ad utilizzare cas"),
    ),
    System(
        "Keycloak",
        "https://www.keycloak.org/securing-apps/oidc-layers",
        (
            At(path="/protocol/openid-connect/auth/"),
            At(path="/protocol/saml/"),
            At(path="/login-actions/"),
        ),
        ('id="kc-form-login"', 'id="kc-login"', "kc-social-providers", 'id="kc-error-message"', 'id="kc-info-message"'),
    ),
    System(
        "Okta",
        "https://developer.okta.com/docs/reference/api/oidc/",
        tuple(
            At(host, path)
            for host in (".okta.com", ".okta-emea.com", ".oktapreview.com")
            for path in ("/login/", "/oauth2/", "/app/", "/sso/", "/signin/", "/oauth2/v1/authorize/")
        ),
        ('id="okta-sign-in"', "okta-signin-widget", "oktasignin("),
    ),
    System(
        "Auth0",
        "https://auth0.com/docs/api/authentication",
        (
            *_on(".auth0.com", "/login/", "/authorize/", "/samlp/", "/wsfed/", "/u/"),
            *_paths("/u/login/", "/samlp/"),
        ),
        ("cdn.auth0.com/ulp/",),
    ),
    System(
        "OneLogin",
        "https://developers.onelogin.com/",
        _on(".onelogin.com", "/login/", "/trust/saml2/", "/oidc/", "/portal/", "/sso/"),
    ),
    System(
        "Ping Identity",
        "https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/pf_endpoints.html",
        (
            *_hosts("auth.pingone.com", "auth.pingone.eu", "sso.connect.pingidentity.com"),
            *_paths("/as/authorization.oauth2/", "/idp/sso.saml2/", "/idp/startsso.ping/", "/sp/startsso.ping/"),
        ),
        ('name="pf.username"', 'name="pf.ok"'),
    ),
    System(
        "Duo",
        "https://duo.com/docs/oauthapi",
        _on(".duosecurity.com", "/frame/", "/oauth/v1/authorize/", "/saml2/", "/prompt/"),
        ('id="duo_iframe"',),
    ),
    System(
        "Cloudflare Access",
        "https://developers.cloudflare.com/cloudflare-one/",
        (
            At(".cloudflareaccess.com"),
            At(path="/cdn-cgi/access/login/"),
        ),
    ),
    System(
        "NetIQ Access Manager",
        "https://www.netiq.com/documentation/access-manager/",
        _paths("/nidp/", "/nesp/"),
    ),
    System(
        "OpenAM", "https://github.com/OpenIdentityPlatform/OpenAM/wiki", _paths("/openam/", "/amserver/ui/", "/am/xui/")
    ),
    System("SiteMinder", "https://techdocs.broadcom.com/siteminder", _paths("/siteminderagent/")),
    System(
        "Oracle Access Manager",
        "https://docs.oracle.com/en/middleware/idm/access-manager/",
        _paths("/oam/server/", "/oamfed/"),
    ),
    System("IBM Verify", "https://www.ibm.com/docs/en/sva", _paths("/pkmslogin.form/$", "/mga/sps/")),
    System("WSO2", "https://is.docs.wso2.com/", _paths("/authenticationendpoint/", "/commonauth/$", "/samlsso/$")),
    System("authentik", "https://docs.goauthentik.io/", _paths("/if/flow/", "/application/o/authorize/")),
    System(
        "OAuth2 Proxy",
        "https://oauth2-proxy.github.io/oauth2-proxy/features/endpoints",
        _paths("/oauth2/start/", "/oauth2/sign_in/"),
    ),
    System(
        "IdentityServer",
        "https://docs.duendesoftware.com/identityserver/reference/endpoints/authorize",
        _paths("/connect/authorize/"),
    ),
    System("Univention", "https://docs.software-univention.de/", _paths("/univention/login/", "/univention/saml/")),
    # Gateways and mail
    System("F5 BIG-IP", "https://my.f5.com/", _paths("/my.policy/$", "/my.logon.php3/$", "/vdesk/")),
    System("Cisco VPN", "https://www.cisco.com/c/en/us/support/security/", _paths("/+cscoe+/")),
    System("Ivanti VPN", "https://help.ivanti.com/", _paths("/dana-na/")),
    System("Fortinet VPN", "https://docs.fortinet.com/", _paths("/remote/login/")),
    System("GlobalProtect", "https://docs.paloaltonetworks.com/globalprotect", _paths("/global-protect/")),
    System(
        "Citrix Gateway",
        "https://docs.netscaler.com/",
        _paths("/logon/logonpoint/", "/vpn/index.html/$", "/vpn/tmindex.html/$"),
    ),
    System("Outlook", "https://learn.microsoft.com/exchange/", _paths("/owa/auth/", "/owa/auth.owa/$")),
    System("Zimbra", "https://wiki.zimbra.com/", (), ('name="zloginform"',)),
    System("Roundcube", "https://github.com/roundcube/roundcubemail", (), ('id="rcmloginuser"',)),
    # What is taught with
    System(
        "Moodle",
        "https://docs.moodle.org/en/Authentication",
        _paths("/login/index.php/$", "/enrol/index.php/$", "/auth/shibboleth/", "/auth/saml2/", "/auth/oidc/"),
        ('id="page-login-index"',),
    ),
    System(
        "ILIAS",
        "https://docu.ilias.de/",
        (
            At(query=("cmdclass=ilstartupgui",)),
            At(query=("baseclass=ilstartupgui",)),
            At(path="/login.php/$", query=("target", "client_id")),
        ),
    ),
    System("Stud.IP", "https://hilfe.studip.de/", (At(path="/index.php/$", query=("again=yes",)),)),
    System(
        "Blackboard",
        "https://help.blackboard.com/",
        _paths("/webapps/login/", "/webapps/bb-auth-provider", "/auth-saml/saml/login/"),
    ),
    System(
        "Canvas",
        "https://developerdocs.instructure.com/services/canvas",
        _paths("/login/canvas/", "/login/saml/", "/login/ldap/", "/login/cas/", "/login/openid_connect/"),
        ("pseudonym_session[unique_id]",),
    ),
    System("Brightspace", "https://community.d2l.com/", _paths("/d2l/login/", "/d2l/lp/auth/")),
    System("Sakai", "https://sakailms.org/", _paths("/portal/login/", "/portal/xlogin/")),
    # What sites are made with
    System(
        "WordPress",
        "https://developer.wordpress.org/reference/functions/wp_login_url/",
        _paths("/wp-login.php/$"),
        ("login-action-login",),
    ),
    System(
        "Drupal",
        "https://www.drupal.org/docs/user_guide/en/user-login.html",
        (
            At(path="/user/login/$", query=("destination",)),
            At(query=("q=user/login",)),
            At(query=("q=user%2flogin",)),
            At(path="/user/$", query=("destination",)),
            At(path="/saml_login/$"),
        ),
        ('value="user_login_form"',),
    ),
    System(
        "TYPO3",
        "https://docs.typo3.org/c/typo3/cms-felogin/main/en-us/",
        (At(query=("logintype=login",)), At(path="/typo3/login/$")),
    ),
    System(
        "Joomla",
        "https://docs.joomla.org/",
        (At(query=("option=com_users", "view=login")), At(path="/component/users/", query=("view=login",))),
        ("com-users-login",),
    ),
    System(
        "Plone",
        "https://6.docs.plone.org/",
        (
            *_paths("/require_login/$", "/login_form/$", "/insufficient-privileges/$"),
            At(path="/login/$", query=("came_from",)),
        ),
        ("template-login_form", "template-require_login"),
    ),
    System("GitLab", "https://docs.gitlab.com/", _paths("/users/sign_in/")),
    System("Gitea", "https://docs.gitea.com/", (At(path="/user/login/$", query=("redirect_to",)),)),
    System(
        "Nextcloud",
        "https://docs.nextcloud.com/server/latest/admin_manual/",
        (*_paths("/index.php/login/$", "/apps/user_saml/saml/"), At(path="/login/$", query=("redirect_url",))),
        ('id="body-login"',),
    ),
    System(
        "Jenkins",
        "https://www.jenkins.io/doc/book/security/",
        (
            At(path="/securityrealm/commencelogin/"),
            At(path="/login/$", query=("from",)),
        ),
    ),
    System("Redmine", "https://www.redmine.org/guide", (At(path="/login/$", query=("back_url",)),)),
    System(
        "Django",
        "https://docs.djangoproject.com/en/stable/topics/auth/",
        (
            At(path="/accounts/login/$", query=("next",)),
            At(path="/admin/login/$"),
        ),
        ('name="this_is_the_login_form"',),
    ),
    System(
        "MediaWiki",
        "https://www.mediawiki.org/wiki/Help:Logging_in",
        (
            *_paths("/special:userlogin/", "/spezial:anmelden/", "/speciale:entra/", "/special:login/"),
            *(
                At(query=(f"title={page}",))
                for page in ("special:userlogin", "spezial:anmelden", "speciale:entra", "special:badtitle")
            ),
        ),
        ('name="wploginattempt"', 'name="wpname"'),
    ),
    System("DokuWiki", "https://www.dokuwiki.org/", (At(query=("do=login",)),)),
    System("phpBB", "https://www.phpbb.com/support/docs/", (At(path="/ucp.php/$", query=("mode=login",)),)),
    System(
        "Zendesk", "https://support.zendesk.com/", _paths("/access/unauthenticated/", "/access/login/", "/hc/signin/")
    ),
    System(
        "ServiceNow",
        "https://www.servicenow.com/docs/",
        _paths("/login_redirect.do/$", "/auth_redirect.do/$", "/login.do/$"),
    ),
    # Protocols, whoever speaks them
    System(
        "SAML",
        "https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf",
        (
            At(query=("samlrequest",)),
            At(query=("entityid", "return")),
            *_paths(
                "/saml2/sso/",
                "/saml/sso/",
                "/saml2/login/",
                "/saml/login/",
                "/sso/saml/",
                "/sso/saml2/",
                "/saml2/idp/",
                "/saml/discovery/",
                "/saml/signin/",
                "/auth/saml/",
                "/login/saml2/",
                "/discoveryfeed/$",
            ),
        ),
        (),
        ("urn:oasis:names:tc:saml:2.0:status:",),
    ),
    System(
        "WS-Federation",
        "https://docs.oasis-open.org/wsfed/federation/v1.2/os/ws-federation-1.2-spec-os.html",
        (At(query=("wa=wsignin1.0",)),),
    ),
    System(
        "OpenID Connect",
        "https://openid.net/specs/openid-connect-core-1_0.html",
        (
            At(query=("response_type", "client_id")),
            *(
                At(path=path, query=(name,))
                for path in ("/authorize/", "/oauth2/auth/", "/oauth/auth/", "/oidc/auth/")
                for name in ("client_id", "redirect_uri", "request_uri")
            ),
        ),
    ),
    System(
        "OpenID",
        "https://openid.net/specs/openid-authentication-2_0.html",
        (At(query=("openid.mode=checkid_setup",)), At(query=("openid.mode=checkid_immediate",))),
        ('name="openid.mode"',),
    ),
)

NAMES = frozenset(
    """
    login log-in log_in logon log-on signin sign-in sign_in signon sign-on userlogin user-login user_login loginform
    login-form login_form loginpage login-page weblogin sso-login login-required login_required loginrequired
    memberlogin member-login members-login userlogon authwall einloggen anmelden accedi acceder iniciar-sesion
    iniciarsesion se-connecter connexion seconnecter inloggen aanmelden zaloguj logowanie prihlaseni prihlasit
    logga-in kirjaudu logg-inn log-ind bejelentkezes autentificare
    """.split()
)
"""What the last segment of a login's address is called, without the ending of a file."""
INDEX = frozenset({"index", "default", "home", "start", "main"})
"""What the page of a folder is called, which has the folder's name then."""
TURNS = frozenset("action do view page mode cmd op route func task option act".split())
"""Parameters by which a program is told which of its pages it shall show."""
HOST_WORDS = frozenset(
    "login signin logon signon sso idp adfs shib shibboleth shibidp wayf cas auth account accounts identity id aai iam "
    "saml oauth oidc sts passport".split()
)
"""Words of the first part of a host's name, by which it may be one that people log in at."""
TELLING_WORDS = frozenset("login signin logon signon sso idp adfs shibboleth shibidp wayf".split())
"""Those that are no other words: whatever is at the root of such a host is a login."""
BACK = frozenset(
    "service samlrequest entityid spentityid client_id redirect_uri relaystate came_from returnurl return_url "
    "return_to returnto goto wtrealm sparams openid.return_to".split()
)
"""Parameters that say where somebody shall be sent who has logged in, and nothing else."""
BACK_OR_NOT = frozenset(
    "return redirect redirect_to redirecturl target next continue dest destination back backurl from url rd".split()
)
"""Those that mean that only where their value is an address."""


@lru_cache(maxsize=2_048)
def by_address(url: str) -> System | None:
    """The system whose address this is: one of the table, `UNNAMED` where it is a login's, None where it is none."""
    lowered = url.lower()
    host, path = urls.host(lowered), f"{urls.path(lowered)}/".replace("//", "/")
    given = _parameters(lowered)
    rows = {row for key in _keys(host, path, given) for row in _index().get(key, ())}
    for number in sorted(rows):
        system, at = _rows()[number]
        if _fits(at, host, path, given):
            return system
    return UNNAMED if _is_login(host, path, lowered, given) else None


@cache
def _rows() -> tuple[tuple[System, At], ...]:
    return tuple((system, at) for system in SYSTEMS for at in system.at)


@cache
def _index() -> Mapping[str, list[int]]:
    """The numbers of the rows, by a part that an address must have."""
    index: dict[str, list[int]] = {}
    for number, (_, at) in enumerate(_rows()):
        key = at.host or (f"/{at.path.split('/')[1]}" if at.path else f"?{at.query[0]}")
        index.setdefault(key, []).append(number)
    return index


def _keys(host: str, path: str, given: Iterable[str]) -> Iterator[str]:
    labels = host.split(".")
    yield host
    yield labels[0]
    yield from ("." + ".".join(labels[at:]) for at in range(1, len(labels)))
    yield from (f"/{segment}" for segment in path.split("/") if segment)
    yield from (f"?{parameter}" for parameter in given)


UNNAMED = System("", "")
"""A login of nobody knows which system."""


def _parameters(url: str) -> frozenset[str]:
    """The parameters of a query, by their names and whole."""
    pairs = urls.parameters(url)
    return frozenset((*pairs, *(pair.partition("=")[0] for pair in pairs))) if pairs else frozenset()


def _fits(at: At, host: str, path: str, given: frozenset[str]) -> bool:
    if at.host and not _is_host(at.host, host):
        return False
    if at.path and not (path.endswith(at.path[:-1]) if at.path.endswith("$") else at.path in path):
        return False
    return given.issuperset(at.query)


def _is_host(name: str, host: str) -> bool:
    """`name` is a host's own, the end of it after a full stop or, where it has none at all, its first label."""
    if name.startswith("."):
        return host.endswith(name)
    return host == name if "." in name else host.partition(".")[0] == name


def _is_login(host: str, path: str, url: str, given: frozenset[str]) -> bool:
    segments = [segment for segment in path.split("/") if segment]
    while segments and _stem(segments[-1]) in INDEX:
        segments.pop()
    if segments and _stem(segments[-1]) in NAMES:
        return True
    if any(_turns_to_login(pair) for pair in given):
        return True
    route = url.partition("#")[2].lstrip("!/").partition("?")[0].rstrip("/")
    if route.rpartition("/")[2] in NAMES:
        return True
    words = frozenset(re.split(r"[-_\d]+", host.partition(".")[0])) if host.count(".") > 1 else frozenset()
    if not segments and not given and not words.isdisjoint(TELLING_WORDS):
        return True
    return bool(_asks_at(words, host) and any(_leads_back(pair) for pair in given))


def _asks_at(words: frozenset[str], host: str) -> bool:
    return not words.isdisjoint(HOST_WORDS) or (bool(words) and "login" in host.partition(".")[0])


def _stem(segment: str) -> str:
    """A segment without its parameters (`;jsessionid=…`) and the ending of a file."""
    return segment.partition(";")[0].partition(".")[0]


def _turns_to_login(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return name in TURNS and value.replace("%2f", "/").rpartition("/")[2] in NAMES


def _leads_back(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return name in BACK or (name in BACK_OR_NOT and ("/" in value or "%2f" in value))


def by_page(source: str) -> System | None:
    """The system whose login page this is, by its source in lower case."""
    return _first(source, _marks())


def by_error(text: str) -> System | None:
    """The system whose error page this is, by its text in lower case."""
    return _first(text, _errors())


def _first(text: str, signs: Iterable[tuple[str, System]]) -> System | None:
    for sign, system in signs:  # which is three times as fast as a generator, and done for each short page
        if sign in text:
            return system
    return None


@cache
def _marks() -> tuple[tuple[str, System], ...]:
    return tuple((mark, system) for system in SYSTEMS for mark in system.marks)


@cache
def _errors() -> tuple[tuple[str, System], ...]:
    return tuple((error, system) for system in SYSTEMS for error in system.errors)


SCHEMES: Mapping[str, str] = {
    "basic": "HTTP Basic",
    "digest": "HTTP Digest",
    "negotiate": "Kerberos",
    "ntlm": "NTLM",
    "bearer": "an access token",
}
"""Authentication schemes (IANA registry of RFC 9110, 16.4.1; NTLM: MS-NTHT), as they are called here."""


def by_challenge(header: str) -> str:
    """What a `WWW-Authenticate` asks for, by the first scheme that is known."""
    lowered = header.lower()
    named = ((lowered.find(scheme), name) for scheme, name in SCHEMES.items() if scheme in lowered)
    return min(named, default=(0, ""))[1]
