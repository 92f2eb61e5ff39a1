"""Opinions over observations: every check that is on, over everything it has an opinion on. Pure.

The same observations may be judged again with another policy or another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from linkcheck import checks
from linkcheck.errors import UsageError
from linkcheck.model import GUESSES, Ask, Evidence, Finding, Link, Place, Placed, Target, Url, Verdict, Wanted, where
from linkcheck.observations import Observations
from linkcheck.policy import Policy

Found = Mapping[Url, tuple[Finding, ...]]
"""Findings by the target they are about; what has none is not in it."""


class Judgement(Struct, frozen=True):
    """Every finding, by what it is about."""

    targets: Found
    links: Mapping[int, tuple[Finding, ...]]
    """By row of the observed links."""
    asks: tuple[tuple[Target, Ask], ...]
    """What the link checks would have to know to be sure; the target checks' questions were put while crawling."""
    of_site: tuple[Placed | Wanted, ...] = ()
    """What the site checks said, as they said it."""
    at_places: Mapping[int, tuple[Finding, ...]] = {}
    """By row, all findings about its target, where one of them reads otherwise at that place."""


def known_names(policy: Policy) -> None:
    """Raises `UsageError` for a check or message that the policy names and nobody knows."""
    for name in policy.off:
        if name not in checks.NAMES:
            raise UsageError(f"`policy.off`: no check is called `{name}`; there are {', '.join(checks.NAMES)}")
    for name in policy.verdicts:
        if name not in checks.NAMES and name not in checks.MESSAGES:
            raise UsageError(f"`policy.verdicts`: no check or message is called `{name}`")


class Opinions:
    """What the target checks think, kept up to date: each target is judged again whenever more is known of it."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._checks = [module.check for name, module in checks.TARGET_CHECKS.items() if name not in policy.off]
        self.found: dict[Url, tuple[Finding, ...]] = {}
        """Findings by target; what has none is not in it."""

    def consider(self, target: Target) -> list[Ask]:
        """Judge a target by all that is known of it now; what the checks would have to know to be sure."""
        asks: list[Ask] = []
        findings: list[Finding] = []
        for check in self._checks:
            for said in check(target, self._policy):
                if isinstance(said, Ask):
                    asks.append(said)
                else:
                    findings.append(_remapped(said, self._policy))
        if findings:
            self.found[target.url] = tuple(findings)
        else:
            self.found.pop(target.url, None)
        return asks


def judge(
    seen: Observations, policy: Policy, as_of: date, about_targets: Found, before: Judgement | None = None
) -> Judgement:
    """Every opinion there is about what was seen; those about the targets are given.

    `before` is the judgement whose questions have been answered since. What looks at the whole site is not done again
    where no guess came true: that there is no newer edition changes nothing.
    """
    links: dict[int, tuple[Finding, ...]] = {}
    asks: list[tuple[Target, Ask]] = []
    for name, module in checks.LINK_CHECKS.items():
        for row in module.rows(seen.links) if name not in policy.off else ():
            link = seen.link(row)
            for said in module.check(link, policy, as_of):
                if isinstance(said, Finding):
                    links[row] = (*links.get(row, ()), _remapped(said, policy))
                elif link.target is not None:
                    asks.append((link.target, said))
    if before is None or _has_news(before.asks):
        of_site = tuple(_of_site(seen, policy, as_of))
    else:
        of_site = tuple(said for said in before.of_site if isinstance(said, Placed))
    for placed in of_site:
        if isinstance(placed, Placed):
            for row in placed.rows:
                links[row] = (*links.get(row, ()), placed.finding)
        else:
            asks.append((placed.target, placed.ask))
    return Judgement(about_targets, links, tuple(asks), of_site)


def _of_site(seen: Observations, policy: Policy, as_of: date) -> Iterator[Placed | Wanted]:
    for name, module in checks.SITE_CHECKS.items():
        for said in module.check(seen, policy, as_of) if name not in policy.off else ():
            yield Placed(_remapped(said.finding, policy), said.rows) if isinstance(said, Placed) else said


def _has_news(asks: Iterable[tuple[Target, Ask]]) -> bool:
    return any(ask.why in GUESSES and _succeeded(target, ask) for target, ask in asks)


def _succeeded(target: Target, ask: Ask) -> bool:
    answer = target.answer(ask.why)
    return answer is not None and answer.succeeded


def _remapped(finding: Finding, policy: Policy) -> Finding:
    verdict = policy.verdict(finding)
    return finding if verdict is finding.verdict else replace(finding, verdict=verdict)


def target_verdict(target: Target, findings: tuple[Finding, ...]) -> Verdict:
    """A target's own verdict: reachability and health, never what some page says about it."""
    if target.skip is not None:
        return Verdict.SKIPPED
    return max((finding.verdict for finding in findings), default=Verdict.OK)


def after_second_reading(finding: Finding, place: Place | None, looked: bool) -> Finding:
    """A finding as it stands for one place: where no reader sees the link, it is advice, with both readings."""
    if not looked or finding.verdict < Verdict.MOVED or (place is not None and place.hidden is None):
        return finding
    says = "it finds no such link" if place is None else f"no reader sees it there ({place.hidden})"
    return replace(
        finding,
        verdict=Verdict.ADVICE,
        evidence=(*finding.evidence, Evidence("second-reading", "the page as another parser reads it", says)),
    )


def in_their_places(
    seen: Observations, judged: Judgement, places: Mapping[int, Place | None], policy: Policy
) -> Judgement:
    """A judgement with what the words beside each link make of the findings about its target.

    `places` are what the second reading found, by row.
    """
    concerned = {
        url for url, findings in judged.targets.items() if any(one.check in checks.AT_PLACE for one in findings)
    }
    here: dict[int, tuple[Finding, ...]] = {}
    rows = where(target is not None and target.url in concerned for target in seen.links.target) if concerned else ()
    for row in rows:
        link = seen.link(row)
        about = judged.targets[link.target.url] if link.target is not None else ()
        here[row] = tuple(_at_place(finding, link, places.get(row), policy) for finding in about)
    return replace(judged, at_places=here)


def _at_place(finding: Finding, link: Link, place: Place | None, policy: Policy) -> Finding:
    reads = checks.AT_PLACE.get(finding.check)
    if reads is None:
        return finding
    there = reads(finding, link, place)
    return there if there.message == finding.message else _remapped(there, policy)


def each_place(
    seen: Observations,
    targets: Found,
    links: Mapping[int, tuple[Finding, ...]],
    first: int = 0,
    last: int | None = None,
    at_places: Mapping[int, tuple[Finding, ...]] = {},
) -> Iterator[tuple[int, tuple[Finding, ...]]]:
    """The rows of the links of which something is said, in order, and all that is: of the target, then of the place.

    `first` and `last` (exclusive) bound the rows that are gone over.
    """
    if not (targets or links):
        return
    for row, target in enumerate(seen.links.target[first:last], first):
        about = at_places.get(row) or (targets.get(target.url, ()) if target is not None else ())
        here = links.get(row, ())
        if about or here:
            yield row, (*about, *here)
