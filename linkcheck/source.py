"""What to check, and how: TOML -> `Source`.

A setting may stand in `[tool.linkcheck]` of pyproject.toml, in a source file, in an environment variable or on the
command line; each is one layer, checked by itself so that a mistake is reported where it was made. Defaults stand here
and nowhere else.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from linkcheck import auth, expressions, urls
from linkcheck.auth import Access, Auth, Login, secret
from linkcheck.errors import UsageError
from linkcheck.fetch import guard
from linkcheck.identity import Dropping
from linkcheck.model import Url
from linkcheck.policy import Policy

Politeness = Literal["gentle", "normal", "none"]
Robots = Literal["crawl", "all", "ignore"]
Outside = Literal["skip", "check"]
Documents = Literal["own", "all", "none"]
FailOn = Literal["none", "advice", "restricted", "unverified", "moved", "outdated", "broken"]
Seconds = Annotated[float, Meta(gt=0)]
Count = Annotated[int, Meta(ge=1)]

SECRET_HEADER = re.compile(r"authorization|cookie|token|secret|password|api-?key|session|credential", re.IGNORECASE)


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a run needs to know, and the name of every key of a source file."""

    title: str = ""
    """What the report is called. Default: the name of the source."""
    start: tuple[str, ...] = ()
    """Addresses of the pages to begin with."""
    within: tuple[str, ...] = ()
    """Follow pages whose address starts with one of these, or with a match where one holds a `*` (see `scope`). Empty:
    only the start pages are read."""
    exclude: tuple[str, ...] = ()
    """Regular expressions; an address in which one is found is not asked for, nor one in which that takes too long."""
    sitemaps: tuple[str, ...] = ()
    """Addresses of sitemaps or feeds, whose pages are begun with too; `robots.txt` for those that it names."""
    links_from: tuple[str, ...] = ()
    """Files in which each line is a link to check; `-` is the standard input."""
    folder: str = ""
    """A folder with a built site, or with Markdown: its pages are read from disk, and no server is needed."""
    site_url: str = ""
    """Where that folder will be published: links to addresses below it are looked for on disk too."""
    changed: tuple[str, ...] = ()
    """Files in that folder: only these are read for links. Empty: all of its pages."""
    outside: Outside = "skip"
    """What to do with links that lead out of the folder: `skip` or `check`."""
    offline: bool = False
    """Use no network: what lies on disk is checked, and everything is judged by its words."""
    remap: Mapping[str, str] = {}
    """Beginning of an address -> what to ask for in its place: a preview stands in for a site."""
    drop_parameters: tuple[str, ...] = ()
    """Globs (`utm_*`); parameters of a query with such a name are left out, and the shorter address is asked for."""
    contact: str = ""
    """A mail or web address for the User-Agent, so that a webmaster whom we trouble can reach you."""
    robots: Robots = "crawl"
    """`crawl`: robots.txt rules which pages are read for links; `all`: also which links are checked; `ignore`."""
    politeness: Politeness = "normal"
    """How hard hosts are asked: `gentle`, `normal`, or `none` (no limits: for your own server)."""
    max_pages: Count = 10_000
    """Pages read for links."""
    max_depth: Annotated[int, Meta(ge=0)] | None = None
    """Links away from a start page; what is further is checked, but not read for links."""
    max_per_pattern: Count = 200
    """Addresses of one pattern that are let through where a site seems to make them up (see `traps`)."""
    max_links: Count = 100_000
    """Links read from one page."""
    max_page_bytes: Count = 20_000_000
    """A longer page is read up to here."""
    documents: Documents = "own"
    """Which documents (PDF, Office and their like) are opened: those on your own sites, `all`, or `none`."""
    max_document_bytes: Count = 50_000_000
    """A longer document is not opened."""
    max_time: Seconds | None = None
    """Seconds after which no new address is asked for."""
    max_redirects: Annotated[int, Meta(ge=0, le=100)] = 20
    """Redirects followed for one address."""
    connect_timeout: Seconds = 10.0
    """Seconds to connect."""
    timeout: Seconds = 30.0
    """Seconds for one try, connecting included."""
    target_timeout: Seconds = 90.0
    """Seconds for one address with its redirects and retries, waiting for its turn not counted."""
    pause: Annotated[float, Meta(ge=0)] = 10.0
    """Seconds at least between the first look at what did not answer and the second one (none on loopback)."""
    concurrency: Annotated[int, Meta(ge=1, le=1000)] = 100
    """Requests under way at once, all hosts together."""
    per_host: Count | None = None
    """Requests under way at once to one host. Default: by `politeness`."""
    fail_on: FailOn = "broken"
    """The least verdict that makes the exit code 1."""
    proxy: str = ""
    """The proxy's address. Default: HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment."""
    ca_bundle: str = ""
    """A file of certificates to trust. Default: SSL_CERT_FILE and its kin, else the system's, else certifi's."""
    allow_private: bool | tuple[str, ...] = False
    """Ask private addresses, loopback among them, although the start pages are public: all of them (`true`), or those
    of these host names (`intranet.example.org`, `*.example.org`) and networks (`10.20.0.0/16`). Where a start page is
    private itself, they are asked anyway; link-local ones and cloud metadata never."""
    policy: Policy = Policy()
    """How findings are judged on this site: a table of its own."""
    headers: Mapping[str, Mapping[str, str]] = {}
    """Host name -> header fields sent to it and to no other; a secret is written `env:NAME` or
    `keyring:SERVICE/USER`."""
    auth: Mapping[str, Auth] = {}
    """Host name -> how it learns who we are: a password, a token, cookies, a login."""


FROM_ROBOTS = "robots.txt"
"""Stands for the sitemaps that it names."""
PATHS = ("folder", "links_from", "changed")
"""Keys that hold paths; in a source file, they begin where it lies."""
KEYS = tuple(Source.__struct_fields__)
_TABLES = {
    "policy": Policy.__struct_fields__,
    "auth[...]": Auth.__struct_fields__,
    "auth[...].login": Login.__struct_fields__,
}
Layer = Mapping[str, Any]
"""One layer's keys as they stand in TOML; `Any` ends here."""
KeyPath = tuple[str, ...]
"""A key with the tables that it stands in, outermost first: `("policy", "accept", "a.example")`."""
Origins = Mapping[KeyPath, str]
"""The layer that had the last word on a key; what has none is built in."""


def read_toml(path: Path) -> Layer:
    """The tables of a TOML file.

    Raises `UsageError` with the file, and the line where the TOML is broken.
    """
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error}") from error


def project_layer(folder: Path) -> Layer:
    """`[tool.linkcheck]` of the pyproject.toml in `folder`, checked; empty where there is none."""
    path = folder / "pyproject.toml"
    if not path.is_file():
        return {}
    tool = read_toml(path).get("tool", {})
    if not isinstance(tool, dict):
        raise UsageError(f"{path}: `tool` is not a table")
    layer = tool.get("linkcheck", {})
    decode(layer, f"{path}: [tool.linkcheck]")
    return anchored(layer, folder)


def anchored(layer: Layer, folder: Path) -> Layer:
    """A layer of a file in `folder`: the paths that begin there are named from here."""
    seen = {key: _path(value, folder) if key in PATHS else value for key, value in layer.items()}
    tables = layer.get("auth")
    if isinstance(tables, Mapping):
        seen["auth"] = {host: _anchored(table, folder) for host, table in tables.items()}
    return seen


def _path(value: Any, folder: Path) -> Any:
    """What is no path stays as it is, and `decode` tells what is wrong with it."""
    if isinstance(value, list):
        return [_path(one, folder) for one in value]
    return str(folder / value) if isinstance(value, str) and value not in ("", "-") else value


def _anchored(table: object, folder: Path) -> object:
    if not isinstance(table, Mapping) or not isinstance(table.get("cookies"), str):
        return table  # `decode` tells what is wrong with it
    return {**table, "cookies": str(folder / table["cookies"])}


def decode(layer: Layer, where: str) -> Source:
    """A layer as a `Source`; keys that it does not have get their defaults.

    Raises `UsageError` naming `where`, the key's path, and for an unknown key the nearest known one.
    """
    try:
        source = msgspec.convert(layer, Source, strict=True)
    except msgspec.ValidationError as error:
        raise UsageError(f"{where}: {_explain(str(error))}") from error
    for problem in _problems(source):
        raise UsageError(f"{where}: {problem}")
    return source


def merge(layers: Sequence[tuple[str, Layer]]) -> Source:
    """The layers as one source, later ones stronger; tables are merged key by key."""
    return merge_traced(layers)[0]


def merge_traced(layers: Sequence[tuple[str, Layer]]) -> tuple[Source, Origins]:
    """The same, and which layer each key comes from, tables and their entries alike."""
    for where, layer in layers:
        decode(layer, where)
    merged: dict[str, Any] = {}
    origins: dict[KeyPath, str] = {}
    for where, layer in layers:
        _overlay(merged, origins, where, layer)
    return decode(merged, layers[-1][0]), origins


def _overlay(
    below: dict[str, Any], origins: dict[KeyPath, str], where: str, above: Layer, tables: KeyPath = ()
) -> None:
    for key, value in above.items():
        origins[*tables, key] = where
        if isinstance(value, Mapping):
            _overlay(below.setdefault(key, {}), origins, where, value, (*tables, key))
        else:
            below[key] = value


def _explain(error: str) -> str:
    """msgspec's sentence in the words of a TOML file: `key.path: what` and a guess."""
    what, _, path = error.partition(" - at `")
    keys = re.sub(r"^(key in )?\$\.?", "", path.rstrip("`"))
    unknown = re.search(r"unknown field `(.*)`", what)
    if unknown:
        key = ".".join(filter(None, (keys, unknown[1])))
        return f"unknown key `{key}`{guess(unknown[1], _keys_at(keys))}"
    what = what[:1].lower() + what[1:]
    return f"`{keys}`: {what}" if keys else what


def _keys_at(path: str) -> tuple[str, ...]:
    return _TABLES.get(path, KEYS)


def guess(word: str, known: Sequence[str]) -> str:
    """`; did you mean …?` where something known is near; else what is known."""
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean `{near[0]}`?" if near else f"; known: {', '.join(known)}"


def _problems(source: Source) -> list[str]:
    return [
        *_bad_addresses(source),
        *_bad_patterns(source),
        *_bad_headers(source),
        *_bad_exceptions(source),
        *_bad_policy(source.policy),
        *auth.problems(source.auth, source.headers),
    ]


def _bad_addresses(source: Source) -> list[str]:
    problems = []
    for where, text in _addresses(source):
        url = urls.parse(text)
        if url is None or not urls.is_web(url):
            problems.append(f"`{where}`: `{text}` is not an http or https address")
        elif where.startswith("within") and "**" in urls.authority(url):
            problems.append(f"`{where}`: `**` in the host's name would stand for any host at all")
        elif urls.has_credentials(url):
            problems.append(
                f"`{where}`: credentials do not belong in an address; use [auth] or [headers] with env:NAME"
            )
    proxy = urls.parse(source.proxy)
    if proxy is not None and urls.has_credentials(proxy):
        problems.append("`proxy`: credentials do not belong in a file; give this address in the variable HTTPS_PROXY")
    return problems


def _addresses(source: Source) -> Iterator[tuple[str, str]]:
    """What must be an address, with the name of its key."""
    for key in ("start", "within", "sitemaps"):
        for number, text in enumerate(getattr(source, key)):
            if text != FROM_ROBOTS or key != "sitemaps":
                yield f"{key}[{number}]", text
    if source.site_url:
        yield "site_url", source.site_url
    for before, after in source.remap.items():
        yield "remap", before
        yield f'remap."{before}"', after


def _bad_patterns(source: Source) -> list[str]:
    problems = []
    for number, pattern in enumerate(source.exclude):
        if problem := expressions.problem(pattern):
            problems.append(f"`exclude[{number}]`: `{pattern}` is not a regular expression: {problem}")
    for number, glob in enumerate(source.drop_parameters):
        if not glob or set(glob) & set("=&#"):
            problems.append(f"`drop_parameters[{number}]`: `{glob}` is not the name of a parameter, such as `utm_*`")
    return problems


def _bad_exceptions(source: Source) -> list[str]:
    entries = source.allow_private if isinstance(source.allow_private, tuple) else ()
    told = ((number, entry, guard.problem(entry)) for number, entry in enumerate(entries))
    return [f"`allow_private[{number}]`: `{entry}` is {what}" for number, entry, what in told if what is not None]


def _bad_policy(policy: Policy) -> list[str]:
    problems = []
    start = policy.academic_year_start
    if start and not _is_day_of_year(start):
        problems.append(f"`policy.academic_year_start`: `{start}` is not a month and a day, such as `09-01`")
    for number, pattern in enumerate(policy.archives):
        url = urls.parse(pattern)
        if url is None or not urls.is_web(url):
            problems.append(f"`policy.archives[{number}]`: `{pattern}` is not an http or https address")
    return problems


def _is_day_of_year(text: str) -> bool:
    """Whether it is a day that every year has, as `MM-DD`."""
    try:
        return re.fullmatch(r"\d\d-\d\d", text) is not None and bool(date.fromisoformat(f"2023-{text}"))
    except ValueError:
        return False


def _bad_headers(source: Source) -> list[str]:
    problems = []
    for host, fields in source.headers.items():
        for name, value in fields.items():
            where = f'`headers."{host}".{name}`'
            if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) or "\n" in value or "\r" in value:
                problems.append(f"{where}: not a header field (RFC 9110, 5.1)")
            elif SECRET_HEADER.search(name) and not auth.is_elsewhere(value):
                problems.append(f"{where}: {auth.WRITTEN_OUT}")
    return problems


def secrets(source: Source, environ: Mapping[str, str] = os.environ) -> dict[str, dict[str, str]]:
    """The source's header fields per host, with the secrets that they name.

    Raises `UsageError` where one is not there.
    """
    return {
        host: {name: secret(f'headers."{host}".{name}', value, environ) for name, value in fields.items()}
        for host, fields in source.headers.items()
    }


def access(source: Source, environ: Mapping[str, str] = os.environ) -> dict[str, Access]:
    """What the hosts of `auth` are shown.

    Raises `UsageError` where a variable is not set, or a file cannot be read.
    """
    return auth.access(source.auth, named(source), environ)


def named(source: Source) -> tuple[Url, ...]:
    """The addresses that the source itself begins with, or names as a preview."""
    sitemaps = (urls.parse(text) for text in source.sitemaps if text != FROM_ROBOTS)
    return (*starts(source), *filter(None, sitemaps), *remapped(source).values())


def ports(source: Source) -> frozenset[tuple[str, int]]:
    """Hosts with the ports that the source itself names there: what a host is given goes there too."""
    pages = (urls.parse(table.login.page) for table in source.auth.values())
    web = (url for url in (*named(source), *filter(None, pages)) if urls.is_web(url))
    return frozenset((urls.host(url), urls.port(url)) for url in web)


def starts(source: Source) -> tuple[Url, ...]:
    """The start addresses as they are asked for, without fragments, each once."""
    dropping = Dropping(source.drop_parameters)
    parsed = [urls.parse(text) for text in source.start]
    return tuple(dict.fromkeys(dropping(urls.without_fragment(url)) for url in parsed if url is not None))


def asks_the_web(source: Source) -> bool:
    """Whether there may be anybody to ask: a folder alone is read from disk."""
    return not source.offline and not (source.folder and source.outside == "skip")


def remapped(source: Source) -> dict[Url, Url]:
    """`remap`, with addresses as they are compared."""
    parsed = ((urls.parse(before), urls.parse(after)) for before, after in source.remap.items())
    return {before: after for before, after in parsed if before is not None and after is not None}


def slug(url: str) -> str:
    """A folder name for an address given on the command line: host and path."""
    return slug_of(urls.host(url) + urls.path(url))


def slug_of(text: str) -> str:
    """A folder name made of a text: nothing that a file system minds."""
    name = re.sub(r"[^a-z0-9.-]+", "-", text.lower()).strip("-.")
    return name[:80] or "site"
