"""A site of a few pages, read as the crawl reads them, and what `outdated` says of its links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from linkcheck.checks import MESSAGES, outdated
from linkcheck.documents import html
from linkcheck.model import SCAN, Finding, Placed, Target, Testimony, Url, Wanted
from linkcheck.observations import Observations, Page
from linkcheck.policy import Policy
from linkcheck.template import in_template

SITE = "https://dept.example.org"
TODAY = date(2026, 11, 22)
HERE = "/mobility/"
"""The path of a page of which a test says nothing else."""


class Said(NamedTuple):
    """A finding in short: where it stands, by the paths or addresses of its links."""

    message: str
    words: object
    links: tuple[str, ...]
    finding: Finding


def a_page(body: str, *, title: str = "Mobility", language: str = "en", head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title>{head}</head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )


def observed(pages: Mapping[str, str], headers: Mapping[str, Mapping[str, str]] | None = None) -> Observations:
    """Pages by path (or whole address), each read by the real reader; what they link to is theirs, or unknown."""
    seen = Observations()
    for path, source in pages.items():
        url = Url(path if "://" in path else SITE + path)
        document = html.read(source.encode(), "text/html; charset=utf-8", url)
        page = Page(url, document.facts, first=len(seen.links))
        assert document.links is not None
        for found in document.links():
            targets = [_target(seen, address) if address else None for address in found.urls]
            seen.links.extend(len(seen.pages), found, targets, [True] * len(targets))
        page.last = len(seen.links)
        seen.pages.append(page)
        _target(seen, url).testify(_testimony(url, document.facts, {}))
    for path, fields in (headers or {}).items():
        address = Url(path if "://" in path else SITE + path)
        _target(seen, address).testify(_testimony(address, None, fields))
    seen.settle()
    seen.template = in_template(seen)
    return seen


def _target(seen: Observations, address: str) -> Target:
    url = Url(address.partition("#")[0])
    return seen.targets.setdefault(url, Target(url, own=url.startswith(SITE + "/")))


def _testimony(url: Url, facts: object, headers: Mapping[str, str]) -> Testimony:
    media_type = "text/html" if facts is not None else "application/pdf"
    return Testimony(
        SCAN, 1_795_000_000, 200, None, "", url, (), dict(headers), media_type, 5_000, True, 30,
        facts,  # type: ignore[arg-type]
    )  # fmt: skip


def findings(
    pages: Mapping[str, str] | str,
    as_of: date = TODAY,
    policy: Policy | None = None,
    headers: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Said]:
    """What is said of a site, or of one page at `HERE`, having kept what every finding promises."""
    seen = observed({HERE: pages} if isinstance(pages, str) else pages, headers)
    said = []
    for one in outdated.check(seen, policy or Policy(), as_of):
        if isinstance(one, Wanted):
            continue
        assert isinstance(one, Placed)
        finding = one.finding
        sentence = MESSAGES[finding.message].format_map(finding.args)
        assert sentence
        assert "{" not in sentence
        assert outdated.REVIEW <= finding.confidence < 1
        assert str(finding.args["end"]) < as_of.isoformat() or finding.message == "outdated.not-kept"
        assert str(finding.args["late"]) <= as_of.isoformat() or finding.message == "outdated.not-kept"
        assert {"rule", "excuse"} <= {evidence.kind for evidence in finding.evidence}
        links = tuple(seen.links.url[row].removeprefix(SITE) for row in one.rows)
        said.append(Said(finding.message.removeprefix("outdated."), finding.args["words"], links, finding))
    return said


def flagged(body: str, as_of: date = TODAY, **page: str) -> bool:
    """Whether anything is said of the links of one page at `HERE`, or at `path`."""
    path = page.pop("path", HERE)
    return bool(findings({path: a_page(body, **page)}, as_of))
