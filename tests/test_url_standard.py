"""The WHATWG URL standard's own test data (`data/README.md` says where it is from)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkcheck import urls
from linkcheck.model import Url
from linkcheck.urls import Resolver

Case = dict[str, str | None]

DATA = Path(__file__).parent / "data" / "urltestdata.json"
CASES: list[Case] = [case for case in json.loads(DATA.read_text("utf-8")) if isinstance(case, dict)]

OTHERWISE = {
    # Names that are no punycode are taken as they are, as Chromium 156 does: the name server will say that there is no
    # such host, and what is unassigned today may be a name tomorrow.
    "http://a.b.c.xn--pokxncvks": "http://a.b.c.xn--pokxncvks/",
    "http://10.0.0.xn--pokxncvks": "http://10.0.0.xn--pokxncvks/",
    "http://a.b.c.XN--pokxncvks": "http://a.b.c.xn--pokxncvks/",
    "http://a.b.c.Xn--pokxncvks": "http://a.b.c.xn--pokxncvks/",
    "http://10.0.0.XN--pokxncvks": "http://10.0.0.xn--pokxncvks/",
    "http://10.0.0.xN--pokxncvks": "http://10.0.0.xn--pokxncvks/",
    "file://xn--/p": "file://xn--/p",
    "https://xn--/": "https://xn--/",
    # The standard encodes "^" in paths since November 2024, after this data.
    "foo://host/ !\"$%&'()*+,-./:;<=>@[\\]^_`{|}~": "foo://host/%20!%22$%&'()*+,-./:;%3C=%3E@[\\]%5E_%60%7B|%7D~",
    "wss://host/ !\"$%&'()*+,-./:;<=>@[\\]^_`{|}~": "wss://host/%20!%22$%&'()*+,-./:;%3C=%3E@[/]%5E_%60%7B|%7D~",
}
"""What is answered otherwise than the data has it."""


def resolved(case: Case) -> Url | None:
    written, base = case["input"] or "", case["base"]
    if base is None:
        return urls.parse(written)
    on = urls.parse(base)
    return urls.resolve(written, on) if on is not None else None


def expected(case: Case) -> str | None:
    return OTHERWISE.get(case["input"] or "", None if case.get("failure") else case["href"])


WEB = [case for case in CASES if case["base"] is not None and urls.is_web(urls.parse(case["base"]) or "")]
READ = [case for case in CASES if urls.is_web(case.get("href") or "")]


def named(cases: list[Case]) -> list[str]:
    return [f"{number} {case['input']!r} on {case['base']!r}" for number, case in enumerate(cases)]


def test_the_data_is_there() -> None:
    assert len(CASES) > 800
    assert len(WEB) > 150
    assert len(READ) > 200
    assert {case["input"] for case in CASES} >= OTHERWISE.keys()


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_addresses_are_resolved_as_the_standard_says(case: Case) -> None:
    assert resolved(case) == expected(case)


@pytest.mark.parametrize("case", WEB, ids=named(WEB))
def test_the_resolver_of_a_document_takes_no_short_cut_elsewhere(case: Case) -> None:
    base = urls.parse(case["base"] or "")
    assert base is not None

    assert Resolver(base)(case["input"] or "") == expected(case)


@pytest.mark.parametrize("case", READ, ids=named(READ))
def test_the_parts_of_an_address_are_read_off(case: Case) -> None:
    url = Url(case["href"] or "")
    search = case["search"] or ("?" if "?" in url.partition("#")[0] else "")

    assert f"{urls.scheme(url)}:" == case["protocol"]
    assert urls.host(url) == (case["hostname"] or "").strip("[]")
    assert urls.port(url) == int(case["port"] or urls.DEFAULT_PORTS[urls.scheme(url)])
    assert urls.has_default_port(url) == (case["port"] == "")
    assert urls.origin(url) == case.get("origin", urls.origin(url))
    assert urls.path(url) == case["pathname"]
    assert urls.path_and_query(url) == f"{case['pathname']}{search}"
    assert urls.has_credentials(url) == bool(case["username"] or case["password"])
    assert urls.without_fragment(url) + (case["hash"] or "") == url.removesuffix("#" if not case["hash"] else "")
