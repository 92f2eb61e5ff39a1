"""How a host learns who we are: the keys of `[auth."HOST"]`, and what they come to once the secrets are read."""

from __future__ import annotations

import base64
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from linkcheck import cookies, urls
from linkcheck.cookies import Cookie
from linkcheck.errors import UsageError
from linkcheck.model import Url

SECRET_FIELD = re.compile(r"pass|pwd|secret|token|credential|kennwort|contrase|clave|senha|\bpin\b", re.IGNORECASE)
LARGEST_FILE = 10_000_000
"""Bytes of a file of cookies."""
WRITTEN_OUT = 'a secret does not belong in a file; write "env:NAME" and set NAME, or "keyring:SERVICE/USER"'
ENVIRONMENT, KEYRING = "env:", "keyring:"
"""How a value begins that only says where a secret is."""


class Login(Struct, frozen=True, forbid_unknown_fields=True):
    """A form to be filled in before the run."""

    page: str = ""
    """The address of the page with the form. The fields are sent to its host, and to no other."""
    fields: Mapping[str, str] = {}
    """Name -> value; a secret is written `env:NAME` or `keyring:SERVICE/USER`. The form's hidden fields and defaults
    are sent with them."""
    form: str = ""
    """A CSS selector of the form. Empty: the first form with a password field."""
    succeeds: str = ""
    """Text that the answer, or its address, must hold. Empty: the form does not come again."""


class Auth(Struct, frozen=True, forbid_unknown_fields=True):
    """What one host is shown, and no other."""

    basic: str = ""
    """`env:NAME` of a variable that holds user:password (RFC 7617), or `keyring:SERVICE/USER`."""
    bearer: str = ""
    """`env:NAME` of a variable that holds a token (RFC 6750), or `keyring:SERVICE/USER`."""
    netrc: bool = False
    """Take user and password from ~/.netrc, or from the file that the variable NETRC names."""
    cookies: str = ""
    """A cookies.txt in Netscape's format; a path from the folder of the source file."""
    login: Login = Login()
    """A form that gives us cookies: a table of its own."""

    @property
    def ways(self) -> tuple[str, ...]:
        """The keys that are set."""
        default = Auth()
        return tuple(key for key in self.__struct_fields__ if getattr(self, key) != getattr(default, key))


class Access(Struct, frozen=True):
    """What one host is shown, secrets and all: never to be printed."""

    authorization: str = ""
    plain: bool = False
    """Whether it may also be shown over http, where anybody on the way can read it."""
    cookies: tuple[Cookie, ...] = ()
    login: Login | None = None
    """A login that is still to be done; its fields hold their values."""

    def may_go(self, url: Url) -> bool:
        """Whether an address of the host may be shown anything."""
        return self.plain or url.startswith("https:")

    def fields(self, url: Url, now: float) -> dict[str, str]:
        """The header fields for an address of the host. `now` is seconds since the epoch."""
        if not self.may_go(url):
            return {}
        told = {"Authorization": self.authorization, "Cookie": cookies.field(self.cookies, url, now)}
        return {name: value for name, value in told.items() if value}


def host_of(key: str) -> str:
    """The host that a key of `auth` or `headers` names, which may have a port: `[::1]:8080`."""
    host, _, port = key.rpartition(":")
    return host.strip("[]") if port.isdigit() and (":" not in host or host.endswith("]")) else key


def keys_of(url: Url) -> tuple[str, str]:
    """The keys by which an address is known: its host with the port, and without."""
    host = urls.host(url)
    return f"[{host}]:{urls.port(url)}" if ":" in host else f"{host}:{urls.port(url)}", host


def problems(auth: Mapping[str, Auth], headers: Mapping[str, Mapping[str, str]]) -> list[str]:
    """What is wrong with these tables, each with the key's path; `headers` are those of the same source."""
    return [
        f'`auth."{host}"{problem}'
        for host, table in auth.items()
        for problem in _problems(host, table, {name.lower() for name in headers.get(host, ())})
    ]


def _problems(key: str, auth: Auth, taken: set[str]) -> Iterator[str]:
    host = host_of(key)
    parsed = urls.parse(f"https://[{host}]/" if ":" in host else f"https://{host}/")
    if parsed is None or urls.host(parsed) != host:
        yield "`: not a host name; write it as it stands in addresses, in lower case"
    ways = [way for way in ("basic", "bearer", "netrc") if way in auth.ways]
    if len(ways) > 1:
        yield f"`: {' and '.join(ways)} would be one Authorization field; choose one"
    if ways and "authorization" in taken:
        yield f"`: {ways[0]} would be the Authorization field that `headers` has already"
    if "cookie" in taken and {"cookies", "login"} & set(auth.ways):
        yield "`: these cookies would be the Cookie field that `headers` has already"
    for key in ("basic", "bearer"):
        value = getattr(auth, key)
        if value and not is_elsewhere(value):
            yield f".{key}`: {WRITTEN_OUT}"
    yield from (f".login{problem}" for problem in _login_problems(auth.login))


def _login_problems(login: Login) -> Iterator[str]:
    url = urls.parse(login.page)
    if not login.page:
        pass  # another layer may name it
    elif url is None or not urls.is_web(url):
        yield f".page`: `{login.page}` is not an http or https address"
    elif urls.has_credentials(url):
        yield ".page`: credentials do not belong in an address; use `fields` with env:NAME"
    for name, value in login.fields.items():
        if SECRET_FIELD.search(name) and not is_elsewhere(value):
            yield f".fields.{name}`: {WRITTEN_OUT}"
    if login.form and not _is_selector(login.form):
        yield f".form`: `{login.form}` is not a CSS selector"


def _is_selector(text: str) -> bool:
    import soupsieve  # BeautifulSoup's own; seldom needed

    try:
        soupsieve.compile(text)
    except soupsieve.SelectorSyntaxError:
        return False
    return True


def secret(where: str, value: str, environ: Mapping[str, str]) -> str:
    """A value as it stands, or what the environment or the keyring has by the name that it gives.

    Raises `UsageError` where there is nothing, or it holds a line break, which no header field may.
    """
    if value.startswith(KEYRING):
        return _whole(where, _from_keyring(where, value), f"what the keyring has of `{value}`")
    if not value.startswith(ENVIRONMENT):
        return value
    name = value.removeprefix(ENVIRONMENT)
    if name not in environ:
        raise UsageError(f"`{where}` wants the environment variable {name}, which is not set")
    return _whole(where, environ[name], f"the environment variable {name}")


def is_elsewhere(value: str) -> bool:
    """Whether a value only says where a secret is."""
    return value.startswith((ENVIRONMENT, KEYRING))


def _whole(where: str, found: str, what: str) -> str:
    if re.search(r"[\x00\r\n]", found):
        raise UsageError(f"`{where}`: {what} holds a line break; set it without one")
    return found


def _from_keyring(where: str, value: str) -> str:
    """What the keyring of this user keeps (the library of that name, which speaks to each system's own)."""
    service, user = _in_keyring(value)
    if not (service and user):
        raise UsageError(f"`{where}`: `{value}` is not keyring:SERVICE/USER")
    try:
        import keyring  # seldom needed, and seldom there
        from keyring.errors import KeyringError
    except ModuleNotFoundError:
        raise UsageError(
            f"`{where}` wants the keyring, and what reads it is not installed: pip install 'linkcheck[keyring]'"
        ) from None
    try:
        found = keyring.get_password(service, user)
    except KeyringError as error:
        raise UsageError(f"`{where}`: the keyring cannot be read: {error}") from error
    if found is None:
        raise UsageError(
            f"`{where}`: the keyring has nothing of {user} for {service}; `keyring set {service} {user}` puts it there"
        )
    return found


def _in_keyring(value: str) -> tuple[str, str]:
    """Service and user; a service may be called by an address."""
    service, _, user = value.removeprefix(KEYRING).rpartition("/")
    return service, user


def _needed(where: str, value: str, environ: Mapping[str, str]) -> str:
    """A `secret` of which nothing is left out: in CI, a secret that is not there is often an empty variable."""
    found = secret(where, value, environ)
    if is_elsewhere(value) and not found:
        what = "what the keyring has of" if value.startswith(KEYRING) else "the environment variable"
        raise UsageError(f"`{where}`: {what} {value.removeprefix(ENVIRONMENT)} is empty")
    return found


def plain_hosts(named: Sequence[Url]) -> frozenset[str]:
    """The hosts at which the source itself begins with http: who wrote it does not mind."""
    return frozenset(urls.host(url) for url in named if urls.scheme(url) == "http")


def access(auth: Mapping[str, Auth], named: Sequence[Url], environ: Mapping[str, str]) -> dict[str, Access]:
    """What each key of `auth` is shown, read from the environment, the keyring and files.

    Over http, nothing goes but to loopback, and to a host at which the source itself begins with http (`named`).
    Raises `UsageError` where something is not there, or not what it should be.
    """
    plain = plain_hosts(named)
    return {key: _access(f'auth."{key}"', host_of(key), table, plain, environ) for key, table in auth.items()}


def _access(where: str, host: str, auth: Auth, plain: Container[str], environ: Mapping[str, str]) -> Access:
    return Access(
        authorization=_authorization(where, host, auth, environ),
        plain=host in plain or is_loopback(host),
        cookies=_from_file(f"{where}.cookies", Path(auth.cookies), host) if auth.cookies else (),
        login=_login(f"{where}.login", auth.login, plain, environ) if "login" in auth.ways else None,
    )


def _authorization(where: str, host: str, auth: Auth, environ: Mapping[str, str]) -> str:
    if auth.netrc:
        return _basic(*_from_netrc(f"{where}.netrc", host, environ))
    if auth.basic:
        found = _needed(f"{where}.basic", auth.basic, environ)
        if auth.basic.startswith(KEYRING):
            return _basic(_in_keyring(auth.basic)[1], found)
        user, colon, password = found.partition(":")
        if not colon:
            raise UsageError(f"`{where}.basic`: the variable of `{auth.basic}` must hold user:password")
        return _basic(user, password)
    if auth.bearer:
        token = _needed(f"{where}.bearer", auth.bearer, environ)
        if not re.fullmatch(r"[A-Za-z0-9._~+/-]+=*", token):
            raise UsageError(f"`{where}.bearer`: `{auth.bearer}` holds no token (RFC 6750, 2.1)")
        return f"Bearer {token}"
    return ""


def _basic(user: str, password: str) -> str:
    """RFC 7617, with the characters as UTF-8; bytes of the environment that are none stay what they were."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode("utf-8", "surrogateescape")).decode()


def _from_netrc(where: str, host: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """User and password for a host, or those of the entry `default`."""
    import netrc  # seldom needed

    path = Path(environ.get("NETRC") or Path.home() / ".netrc")
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except netrc.NetrcParseError as error:  # whose words may be a password
        raise UsageError(f"`{where}`: {path}, line {error.lineno}: not in the format of a netrc file") from None
    except UnicodeDecodeError:
        raise UsageError(f"`{where}`: {path}: not in UTF-8") from None
    except OSError as error:
        raise UsageError(f"`{where}`: {path}: cannot be read: {error.strerror}") from error
    if found is None:
        raise UsageError(f"`{where}`: {path} has no entry for {host}; add `machine {host}` with login and password")
    return found[0], found[2] or ""


def _from_file(where: str, path: Path, host: str) -> tuple[Cookie, ...]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise ValueError(f"longer than {LARGEST_FILE:,} bytes")
        found = cookies.in_order(cookies.netscape(content.removeprefix(b"\xef\xbb\xbf").decode("latin-1"), host))
    except OSError as error:
        raise UsageError(f"`{where}`: {path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"`{where}`: {path}: {error}") from error
    if not found:
        raise UsageError(f"`{where}`: {path} has no cookie for {host}")
    return found


def _login(where: str, login: Login, plain: Container[str], environ: Mapping[str, str]) -> Login:
    if not login.page:
        raise UsageError(f"`{where}.page` is missing: name the page with the form")
    if not any(map(is_elsewhere, login.fields.values())):
        raise UsageError(f'`{where}.fields`: none is a secret; write the password as "env:NAME" and set NAME')
    url = urls.without_fragment(urls.parse(login.page) or Url(login.page))
    if urls.scheme(url) != "https" and urls.host(url) not in plain and not is_loopback(urls.host(url)):
        raise UsageError(f"`{where}.page`: anybody on the way could read what is sent over http; write https")
    fields = {name: _needed(f"{where}.fields.{name}", value, environ) for name, value in login.fields.items()}
    return replace(login, page=url, fields=fields)


def is_loopback(host: str) -> bool:
    """By the name alone (RFC 6761, 6.3), for whoever answers the look-up could say anything."""
    if urls.is_ip_address(host):
        return host == "::1" or host.startswith("127.")
    return host == "localhost" or host.endswith(".localhost")
