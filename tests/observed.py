"""What a run has seen, written down as a table of pages and their links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkcheck import judge
from linkcheck.documents.contract import Found
from linkcheck.judge import Opinions
from linkcheck.model import Kind, PageFacts, Surroundings, Target, Url
from linkcheck.observations import Observations, Page
from linkcheck.policy import Policy
from linkcheck.template import in_template

SITE = "https://dept.example.org/"


@dataclass(frozen=True)
class To:
    """A link to a target; to an address without one where it cannot be parsed."""

    target: Target | str
    fragment: str = ""
    text: str = "Guide to the exchange"
    context: str = ""
    kind: Kind = Kind.A

    @property
    def url(self) -> str:
        return self.target if isinstance(self.target, str) else self.target.url + self.fragment


def observed(pages: Mapping[str, Sequence[To]], facts: PageFacts | None = None) -> Observations:
    """Pages by their path, in the order they were read."""
    seen = Observations()
    for path, links in pages.items():
        page = Page(Url(SITE + path), facts or PageFacts(language="en"), first=len(seen.links))
        for link in links:
            target = None if isinstance(link.target, str) else link.target
            if target is not None:
                seen.targets[target.url] = target
            found = Found()
            url = Url(link.url) if target is not None else None
            found.add(link.kind, link.url, url, link.text, Surroundings("Mobility", link.context))
            seen.links.extend(len(seen.pages), found, [target], [True])
        page.last = len(seen.links)
        seen.pages.append(page)
    seen.template = in_template(seen)
    return seen


def opinions_of(seen: Observations, policy: Policy) -> judge.Found:
    """What the target checks think of everything seen."""
    opinions = Opinions(policy)
    for target in seen.targets.values():
        opinions.consider(target)
    return opinions.found
