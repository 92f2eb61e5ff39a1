"""How a host learns who we are: what a source may say, and what it comes to."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

from linkcheck import source as sources
from linkcheck.auth import Access, host_of
from linkcheck.cookies import Cookie
from linkcheck.errors import UsageError
from linkcheck.urls import parse

HOST = "intranet.example.org"
FORM: dict[str, Any] = {"page": f"https://{HOST}/login", "fields": {"user": "ada", "password": "env:PASSWORD"}}

MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({HOST: {"bsic": "env:X"}}, "unknown key `auth[...].bsic`; did you mean `basic`?"),
    ({HOST: {"login": FORM | {"filds": {}}}}, "unknown key `auth[...].login.filds`; did you mean `fields`?"),
    ({HOST: {"login": {"page": 3}}}, "`auth[...].login.page`: expected `str`, got `int`"),
    ({HOST: {"netrc": "yes"}}, "`auth[...].netrc`: expected `bool`, got `str`"),
    ({HOST: "env:X"}, "`auth[...]`: expected `object`, got `str`"),
    ({HOST: {"basic": "ada:hush"}}, f'`auth."{HOST}".basic`: a secret does not belong in a file'),
    ({HOST: {"bearer": "hush"}}, f'`auth."{HOST}".bearer`: a secret does not belong in a file'),
    ({HOST: {"basic": "env:X", "bearer": "env:Y"}}, f'`auth."{HOST}"`: basic and bearer would be one Authorization'),
    ({HOST: {"bearer": "env:X", "netrc": True}}, f'`auth."{HOST}"`: bearer and netrc would be one Authorization'),
    ({"Intranet.example.org": {"netrc": True}}, '`auth."Intranet.example.org"`: not a host name'),
    ({f"{HOST}:x": {"netrc": True}}, f'`auth."{HOST}:x"`: not a host name'),
    ({"[::1": {"netrc": True}}, '`auth."[::1"`: not a host name'),
    ({f"https://{HOST}/": {"netrc": True}}, f'`auth."https://{HOST}/"`: not a host name'),
    ({"*.example.org": {"login": FORM | {"page": "/login"}}}, '`auth."*.example.org".login.page`: `/login` is not'),
    ({HOST: {"login": FORM | {"page": "https://a:hush@b.example/"}}}, f'`auth."{HOST}".login.page`: credentials do'),
    (
        {HOST: {"login": FORM | {"fields": {"pwd": "hush", "u": "env:U"}}}},
        f'`auth."{HOST}".login.fields.pwd`: a secret',
    ),
    ({HOST: {"login": FORM | {"form": "#["}}}, f'`auth."{HOST}".login.form`: `#[` is not a CSS selector'),
]


@pytest.mark.parametrize(("auth", "told"), MISTAKES, ids=[told for _, told in MISTAKES])
def test_a_mistake_is_told_with_the_path_of_the_key_and_without_a_secret(auth: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as raised:
        sources.decode({"auth": auth}, "site.toml")

    assert str(raised.value).startswith(f"site.toml: {told}")
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    ("field", "table"), [("authorization", {"netrc": True}), ("COOKIE", {"cookies": "x"}), ("Cookie", {"login": FORM})]
)
def test_a_field_that_headers_has_already_is_not_set_twice(field: str, table: dict[str, Any]) -> None:
    layer = {"headers": {HOST: {field: "env:X"}}, "auth": {HOST: table}}

    with pytest.raises(UsageError, match=r"field that `headers` has already"):
        sources.decode(layer, "site.toml")


def test_two_layers_may_not_say_two_things_of_one_host() -> None:
    layers = [("a", {"auth": {HOST: {"basic": "env:X"}}}), ("b", {"auth": {HOST: {"bearer": "env:Y"}}})]

    with pytest.raises(UsageError, match=r"^b: .*basic and bearer"):
        sources.merge(layers)


def test_one_layer_may_name_the_page_and_another_the_fields() -> None:
    layers = [("a", {"auth": {HOST: {"login": {key: FORM[key]}}}}) for key in ("fields", "page")]

    login = sources.access(sources.merge(layers), {"PASSWORD": "hush"})[HOST].login

    assert login is not None
    assert (login.page, login.fields) == (FORM["page"], {"user": "ada", "password": "hush"})


def access(table: dict[str, Any], environ: dict[str, str], *start: str, host: str = HOST) -> Access:
    layer = {"start": list(start), "auth": {host: table}}
    return sources.access(sources.decode(layer, "site.toml"), environ)[host]


def told(table: dict[str, Any], environ: dict[str, str]) -> str:
    with pytest.raises(UsageError) as raised:
        access(table, environ)
    return str(raised.value).removeprefix(f'`auth."{HOST}".')


def test_a_password_may_hold_colons_and_any_character() -> None:
    shown = access({"basic": "env:X"}, {"X": "ada:a:b é"}).authorization

    assert base64.b64decode(shown.removeprefix("Basic ")).decode() == "ada:a:b é"


@pytest.mark.parametrize(
    ("table", "environ", "sentence"),
    [
        ({"basic": "env:X"}, {}, "basic` wants the environment variable X, which is not set"),
        ({"basic": "env:X"}, {"X": ""}, "basic`: the environment variable X is empty"),
        ({"basic": "env:X"}, {"X": "hush"}, "basic`: the variable of `env:X` must hold user:password"),
        ({"basic": "env:X"}, {"X": "ada:hush\n"}, "basic`: the environment variable X holds a line break"),
        ({"bearer": "env:X"}, {"X": "hush hush"}, "bearer`: `env:X` holds no token"),
        ({"login": FORM}, {}, "login.fields.password` wants the environment variable PASSWORD"),
        ({"login": {"fields": FORM["fields"]}}, {}, "login.page` is missing: name the page with the form"),
        ({"login": FORM | {"fields": {"u": "hush"}}}, {}, "login.fields`: none is a secret; write the password as"),
        ({"login": FORM | {"fields": {}}}, {}, "login.fields`: none is a secret; write the password as"),
        ({"login": FORM}, {"PASSWORD": ""}, "login.fields.password`: the environment variable PASSWORD is empty"),
        ({"login": FORM | {"page": f"http://{HOST}/"}}, {"PASSWORD": "hush"}, "login.page`: anybody on the way could"),
    ],
)
def test_what_is_missing_or_wrong_in_the_environment_is_told(
    table: dict[str, Any], environ: dict[str, str], sentence: str
) -> None:
    assert told(table, environ).startswith(sentence)
    assert "hush" not in told(table, environ)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"machine www.example.org login ada password hush\n", f"has no entry for {HOST}"),
        (b"machine hush\nlogn ada hush\n", "line 2: not in the format of a netrc file"),
        (b"machine \xff login ada password hush\n", "not in UTF-8"),
    ],
)
def test_a_netrc_that_does_not_help_is_told(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "netrc"
    if content is not None:
        path.write_bytes(content)

    said = told({"netrc": True}, {"NETRC": str(path)})

    assert said.startswith(f"netrc`: {path}")
    assert sentence in said
    assert "hush" not in said


class Shelf(KeyringBackend):
    """A keyring that needs no desktop."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._kept[service, username] = password


@pytest.fixture
def shelf() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(Shelf())
    for user, password in (("ada", "a:b é"), ("token", "abc"), ("lines", "a\nb"), ("none", "")):
        keyring.set_password("intranet", user, password)
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("shelf")
def test_a_secret_may_lie_in_the_keyring() -> None:
    basic = access({"basic": "keyring:intranet/ada"}, {}).authorization
    login = access({"login": FORM | {"fields": {"pass": "keyring:intranet/ada"}}}, {}).login
    layer = {"headers": {HOST: {"X-Api-Key": "keyring:intranet/token"}}}

    assert base64.b64decode(basic.removeprefix("Basic ")).decode() == "ada:a:b é"
    assert access({"bearer": "keyring:intranet/token"}, {}).authorization == "Bearer abc"
    assert login is not None
    assert login.fields == {"pass": "a:b é"}
    assert sources.secrets(sources.decode(layer, "site.toml"), {}) == {HOST: {"X-Api-Key": "abc"}}


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("keyring:intranet", "basic`: `keyring:intranet` is not keyring:SERVICE/USER"),
        ("keyring:intranet/", "basic`: `keyring:intranet/` is not keyring:SERVICE/USER"),
        (
            "keyring:intranet/eve",
            "basic`: the keyring has nothing of eve for intranet; `keyring set intranet eve` puts",
        ),
        ("keyring:intranet/lines", "basic`: what the keyring has of `keyring:intranet/lines` holds a line break"),
        ("keyring:intranet/none", "basic`: what the keyring has of keyring:intranet/none is empty"),
    ],
)
def test_what_the_keyring_has_not_is_told(value: str, sentence: str) -> None:
    assert told({"basic": value}, {}).startswith(sentence)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("import sys; sys.modules['keyring'] = None", "pip install 'linkcheck[keyring]'"),
        ("", "the keyring cannot be read: "),
    ],
    ids=["not installed", "no backend"],
)
def test_a_keyring_that_cannot_be_asked_is_told_in_one_sentence(before: str, sentence: str) -> None:
    code = f"{before}\nfrom linkcheck import auth\nauth.secret('a', 'keyring:b/c', {{}})"
    environ = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}

    ended = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=60)

    assert ended.stderr.splitlines()[-1].startswith("linkcheck.errors.UsageError: `a`")
    assert sentence in ended.stderr.splitlines()[-1]


def test_a_key_may_name_a_port() -> None:
    layer = {"auth": {f"{HOST}:8443": {"bearer": "env:X"}, "[::1]:8080": {"bearer": "env:X"}, "::1": {"netrc": False}}}

    shown = sources.access(sources.decode(layer, "site.toml"), {"X": "abc"})

    assert {key: host_of(key) for key in shown} == {f"{HOST}:8443": HOST, "[::1]:8080": "::1", "::1": "::1"}
    assert [shown[key].plain for key in shown] == [False, True, True]


def test_a_netrc_may_have_an_entry_for_all_others(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine www.example.org login a password b\ndefault login ada password x\n")

    shown = access({"netrc": True}, {"NETRC": str(tmp_path / "netrc")})

    assert base64.b64decode(shown.authorization.removeprefix("Basic ")) == b"ada:x"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"www.example.org\tFALSE\t/\tFALSE\t0\ta\thush\n", f"has no cookie for {HOST}"),
        (b"# comment\nhush\n", "line 2: not the 7 columns of a cookie"),
        (b"#" * 10_000_001, "longer than 10,000,000 bytes"),
    ],
)
def test_a_file_of_cookies_that_does_not_help_is_told(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "cookies.txt"
    if content is not None:
        path.write_bytes(content)

    said = told({"cookies": str(path)}, {})

    assert said.startswith(f"cookies`: {path}")
    assert sentence in said
    assert "hush" not in said


def test_a_file_of_cookies_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "cookies.txt"
    path.write_bytes(f"\ufeff{HOST}\tFALSE\t/\tFALSE\t0\ta\té\n".encode())

    assert access({"cookies": str(path)}, {}).cookies == (Cookie("a", "\xc3\xa9"),)


@pytest.mark.parametrize(
    ("host", "start", "shown"),
    [
        (HOST, "https://intranet.example.org/", False),
        (HOST, "http://www.example.org/", False),
        (HOST, "http://intranet.example.org/", True),
        ("127.0.0.1", "https://www.example.org/", True),
        ("::1", "https://www.example.org/", True),
        ("localhost", "https://www.example.org/", True),
        ("a.localhost", "https://www.example.org/", True),
        ("127.example.org", "https://www.example.org/", False),
    ],
)
def test_over_http_a_password_goes_to_loopback_and_where_the_source_begins_with_http(
    host: str, start: str, shown: bool
) -> None:
    one = access({"bearer": "env:X"}, {"X": "abc"}, start, host=host)
    name = f"[{host}]" if ":" in host else host
    plain, secure = parse(f"http://{name}/"), parse(f"https://{name}/")

    assert plain is not None
    assert secure is not None
    assert one.fields(secure, 0) == {"Authorization": "Bearer abc"}
    assert one.fields(plain, 0) == ({"Authorization": "Bearer abc"} if shown else {})
