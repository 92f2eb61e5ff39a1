"""Every opinion there is, as a site's policy wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import judge
from linkcheck.checks import LINK_CHECKS
from linkcheck.dates import may_be_dated
from linkcheck.errors import UsageError
from linkcheck.model import WITNESS, Cause, Finding, Kind, Place, Skip, Target, Verdict, Why
from linkcheck.policy import Policy
from tests.checks.harness import TODAY, a_page, a_target, failed, findings, got, witnessed
from tests.observed import To, observed, opinions_of

if TYPE_CHECKING:
    from linkcheck.model import Testimony  # pytest would take it for a class of tests

GONE = a_target(got(404), witnessed(404))
FINE = a_target(got(), url="https://else.example.com/fine")
(NOT_FOUND,) = findings("status", GONE)


def verdicts(link: To, policy: Policy) -> list[tuple[str, Verdict]]:
    seen = observed({"page": [link]})
    judged = judge.judge(seen, policy, TODAY, opinions_of(seen, policy))
    about = (*(found for some in judged.targets.values() for found in some), *judged.links.get(0, ()))
    return [(finding.message, finding.verdict) for finding in about]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Policy(), [("status.not-found", Verdict.BROKEN), ("text.generic", Verdict.ADVICE)]),
        (Policy(off=("text",)), [("status.not-found", Verdict.BROKEN)]),
        (Policy(off=("status",)), [("text.generic", Verdict.ADVICE)]),
        (Policy(off=("status", "text")), []),
        (
            Policy(verdicts={"status": Verdict.MOVED}),
            [("status.not-found", Verdict.MOVED), ("text.generic", Verdict.ADVICE)],
        ),
        (
            Policy(verdicts={"status.not-found": Verdict.OUTDATED, "text": Verdict.BROKEN}),
            [("status.not-found", Verdict.OUTDATED), ("text.generic", Verdict.BROKEN)],
        ),
        (
            Policy(verdicts={"status": Verdict.MOVED, "status.not-found": Verdict.OUTDATED}),
            [("status.not-found", Verdict.OUTDATED), ("text.generic", Verdict.ADVICE)],
        ),
        (
            Policy(verdicts={"status": Verdict.MOVED, "status.gone": Verdict.OUTDATED}),
            [("status.not-found", Verdict.MOVED), ("text.generic", Verdict.ADVICE)],
        ),
    ],
    ids=[
        "built in",
        "a link check off",
        "a target check off",
        "both off",
        "by check",
        "by message",
        "a message is stronger than its check",
        "another message of the check",
    ],
)
def test_the_site_decides(policy: Policy, expected: list[tuple[str, Verdict]]) -> None:
    assert verdicts(To(GONE, text="here"), policy) == expected


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (Policy(off=("stauts",)), "`policy.off`: no check is called `stauts`"),
        (Policy(off=("status.gone",)), "no check is called `status.gone`"),
        (Policy(verdicts={"status.lost": Verdict.OK}), "no check or message is called `status.lost`"),
    ],
)
def test_a_name_that_nobody_knows_is_a_wrong_policy(policy: Policy, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        judge.known_names(policy)


def test_names_of_checks_and_messages_are_known() -> None:
    judge.known_names(Policy(off=("status", "outdated"), verdicts={"moved": Verdict.OK, "text.empty": Verdict.BROKEN}))


def test_targets_without_a_finding_are_left_out() -> None:
    assert list(opinions_of(observed({"page": [To(GONE), To(FINE)]}), Policy())) == [GONE.url]


def test_a_target_is_judged_again_when_more_is_known() -> None:
    opinions = judge.Opinions(Policy())
    target = a_target(got(404))

    assert [ask.why for ask in opinions.consider(target)] == [Why.WITNESS]
    assert opinions.found[target.url][0].verdict is Verdict.UNVERIFIED

    target.testify(witnessed(404))
    assert opinions.consider(target) == []
    assert opinions.found[target.url][0].verdict is Verdict.BROKEN

    target.testify(got(200))
    assert opinions.consider(target) == []
    assert opinions.found == {}


def test_the_link_checks_ask_about_the_target() -> None:
    target = a_target(got(page=a_page()))
    seen = observed({"page": [To(target, "#part")]})
    judged = judge.judge(seen, Policy(), TODAY, {})

    assert [(about, ask.why) for about, ask in judged.asks] == [(target, Why.WITNESS)]


LOOKS = [
    *(got(status) for status in range(200, 600)),
    got(999),
    got(size=0),
    got(page=a_page(title="Page not found")),
    got(page=a_page(scripted=True)),
    *(failed(cause) for cause in Cause),
]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_nothing_is_broken_on_the_word_of_one_witness(times: int) -> None:
    """Whatever the scan saw, and however often."""
    for look in LOOKS:
        said = verdicts(To(a_target(*[look] * times), "#part"), Policy())
        assert all(verdict < Verdict.BROKEN for _, verdict in said), look


@pytest.mark.parametrize("second", [witnessed(200), witnessed(429), witnessed(503), failed(Cause.TIMEOUT, by=WITNESS)])
def test_nothing_is_broken_where_the_witnesses_disagree(second: Testimony) -> None:
    for look in LOOKS:
        said = verdicts(To(a_target(look, look, second)), Policy())
        assert all(verdict < Verdict.BROKEN for _, verdict in said), look


@pytest.mark.parametrize(
    ("target", "found", "expected"),
    [
        (FINE, (), Verdict.OK),
        (GONE, (NOT_FOUND,), Verdict.BROKEN),
        (GONE, (NOT_FOUND.with_verdict(Verdict.ADVICE), NOT_FOUND.with_verdict(Verdict.MOVED)), Verdict.MOVED),
        (a_target(skip=Skip.ROBOTS), (), Verdict.SKIPPED),
    ],
    ids=["nothing found", "one finding", "the worst of two", "not asked"],
)
def test_a_targets_own_verdict(target: Target, found: tuple[Finding, ...], expected: Verdict) -> None:
    assert judge.target_verdict(target, found) is expected


SEEN, HIDDEN = Place(1, 1, "", ""), Place(1, 1, "", "", "comment")


@pytest.mark.parametrize(
    ("verdict", "place", "looked", "expected"),
    [
        (Verdict.BROKEN, SEEN, True, Verdict.BROKEN),
        (Verdict.BROKEN, HIDDEN, True, Verdict.ADVICE),
        (Verdict.MOVED, HIDDEN, True, Verdict.ADVICE),
        (Verdict.BROKEN, None, True, Verdict.ADVICE),
        (Verdict.BROKEN, None, False, Verdict.BROKEN),
        (Verdict.UNVERIFIED, HIDDEN, True, Verdict.UNVERIFIED),
        (Verdict.RESTRICTED, None, True, Verdict.RESTRICTED),
    ],
    ids=["seen", "hidden", "moved and hidden", "not found", "not looked for", "unverified", "restricted"],
)
def test_a_link_that_no_reader_sees_is_advice(
    verdict: Verdict, place: Place | None, looked: bool, expected: Verdict
) -> None:
    finding = judge.after_second_reading(NOT_FOUND.with_verdict(verdict), place, looked)

    assert finding.verdict is expected
    assert ("second-reading" in [one.kind for one in finding.evidence]) == (expected is not verdict)


HREFS = st.sampled_from(
    [
        "https://a.example/x",
        "https://a.example/2020/x#part",
        "mailto:nobody",
        "tel:12",
        "javascript:x",
        "https://exa mple",
    ]
)
SAID = st.sampled_from(["", "here", "Apply by 8 June 2021", "Guide", "Apply now for 2020"])
OCCURRENCES = st.lists(st.tuples(HREFS, SAID, SAID, st.sampled_from([Kind.A, Kind.IFRAME, Kind.IMG])), max_size=6)


@given(OCCURRENCES)
def test_no_check_has_something_to_say_of_a_link_that_it_did_not_name(links: list[tuple[str, str, str, Kind]]) -> None:
    rows = []
    for href, text, context, kind in links:
        target = None if " " in href else a_target(got(page=a_page()), url=href.partition("#")[0])
        fragment = href[len(target.url) :] if target is not None else ""
        dated = may_be_dated(href) or may_be_dated(text)
        rows.append(To(target or href, fragment, text, context or (text or "It" if dated else ""), kind))
    seen = observed({"page": rows})

    for module in LINK_CHECKS.values():
        named = set(module.rows(seen.links))
        for row in range(len(rows)):
            assert row in named or list(module.check(seen.link(row), Policy(), TODAY)) == []


BEHIND = a_target(got(401), url="https://else.example.com/minutes")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Policy(), [("restricted.challenge", "restricted"), ("restricted.challenge-said", "restricted")]),
        (
            Policy(verdicts={"restricted.challenge-said": Verdict.OK}),
            [("restricted.challenge", "restricted"), ("restricted.challenge-said", "ok")],
        ),
    ],
)
def test_the_words_beside_a_link_have_a_say_in_what_is_found_about_its_target(
    policy: Policy, expected: list[tuple[str, str]]
) -> None:
    seen = observed({"page": [To(BEHIND), To(BEHIND), To(FINE)]})
    judged = judge.judge(seen, policy, TODAY, opinions_of(seen, policy))
    judged = judge.in_their_places(seen, judged, {1: Place(1, 1, "", "The minutes, login required.")}, policy)
    found = judge.each_place(seen, judged.targets, judged.links, at_places=judged.at_places)

    assert [(finding.message, finding.verdict) for _, some in found for finding in some] == expected
