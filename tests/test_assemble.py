"""Places that share a finding become one group, worst first; each link takes its worst verdict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

import pytest

from linkcheck import judge
from linkcheck.assemble import MOST_EVIDENCE, About, Places, Rows, assemble, fingerprint
from linkcheck.judge import Judgement
from linkcheck.model import Evidence, Finding, Place, Skip, Verdict
from linkcheck.observations import Observations
from linkcheck.policy import Policy
from linkcheck.report import Report
from tests.checks.harness import TODAY, a_target, got, witnessed
from tests.observed import SITE, To, observed, opinions_of

ABOUT = About(
    source="mobility",
    title="Mobility",
    start=(SITE,),
    started=datetime(2026, 11, 22, 19, 23, tzinfo=timezone(timedelta(hours=1))),
    finished=datetime(2026, 11, 22, 18, 24, tzinfo=UTC),
    as_of="2026-11-22",
)
GONE = a_target(got(404), witnessed(404))
FINE = a_target(got(), url="https://else.example.com/fine")
MOVED = a_target(
    got(redirects=((301, "https://else.example.com/new"),)),
    url="https://else.example.com/old",
)
ROBOTS = a_target(url="https://else.example.com/robots", skip=Skip.ROBOTS)


def report_of(seen: Observations, places: Places | None = None) -> Report:
    policy = Policy()
    seen.settle()
    return assemble(seen, judge.judge(seen, policy, TODAY, opinions_of(seen, policy)), places or {}, ABOUT)


def report_with(seen: Observations, links: Mapping[int, tuple[Finding, ...]]) -> Report:
    seen.settle()
    return assemble(seen, Judgement({}, links, ()), {}, ABOUT)


def an_estimate(confidence: float, *words: str, **args: str) -> Finding:
    evidence = tuple(Evidence("context", word) for word in words)
    return Finding("text", Verdict.ADVICE, "text.generic", args, evidence, confidence, per="link")


def test_one_finding_with_all_its_places() -> None:
    report = report_of(observed({"a": [To(GONE), To(FINE), To(GONE, "#part")], "b": [To(GONE)]}))
    (finding,) = report.findings

    assert (finding.check, finding.verdict, finding.target) == ("status", Verdict.BROKEN, GONE.url)
    assert finding.links == [0, 2, 3]
    assert [link.verdict for link in report.links] == ["broken", "ok", "broken", "broken"]
    assert [tuple(link.findings) for link in report.links] == [(0,), (), (0,), (0,)]
    assert finding.summary == "The page or file does not exist (any more): the server answers 404 Not Found"
    assert finding.advice is not None


def test_what_a_page_says_is_one_group_a_page() -> None:
    report = report_of(observed({"a": [To(FINE, text="here"), To(FINE, text="link")], "b": [To(FINE, text="here")]}))

    assert [(finding.links, finding.target) for finding in report.findings] == [([0, 1], None), ([2], None)]
    assert len({finding.fingerprint for finding in report.findings}) == 2


def test_what_is_behind_one_provider_is_one_group_that_names_an_address_where_there_is_but_one() -> None:
    login = "https://idp.example.edu/idp/profile/SAML2/Redirect/SSO"
    one, two, other = (
        a_target(got(redirects=((302, to),)), url=f"https://else.example.com/{path}")
        for path, to in (("a", login), ("b", login), ("c", "https://cas.example.org/cas/login"))
    )
    report = report_of(observed({"a": [To(one), To(two), To(other), To(other)], "b": [To(one)]}))

    assert [(finding.links, finding.target) for finding in report.findings] == [([0, 1, 4], None), ([2, 3], other.url)]
    assert len({finding.fingerprint for finding in report.findings}) == 2


def test_what_is_about_a_link_is_one_group_an_address_with_its_fragment() -> None:
    seen = observed({"a": [To(FINE, "#x"), To(FINE, "#y"), To(FINE, "#x")]})
    report = report_with(seen, {row: (an_estimate(0.9),) for row in range(3)})

    assert [(finding.target, finding.links) for finding in report.findings] == [
        (FINE.url + "#x", [0, 2]),
        (FINE.url + "#y", [1]),
    ]


def test_other_words_are_another_group() -> None:
    seen = observed({"a": [To(FINE), To(FINE)]})
    report = report_with(seen, {0: (an_estimate(1.0, said="here"),), 1: (an_estimate(1.0, said="link"),)})

    assert [finding.links for finding in report.findings] == [[0], [1]]


def test_a_group_is_as_sure_as_its_least_sure_place_and_has_the_evidence_of_all() -> None:
    seen = observed({"a": [To(FINE), To(FINE), To(FINE)]})
    report = report_with(
        seen, {0: (an_estimate(0.9, "one"),), 1: (an_estimate(0.7, "two", "one"),), 2: (an_estimate(0.8, "one"),)}
    )
    (finding,) = report.findings

    assert finding.confidence == 0.7
    assert [one.text for one in finding.evidence] == ["one", "two"]
    assert {link.confidence for link in report.links} == {0.7}


def test_evidence_has_an_end() -> None:
    rows = 3 * MOST_EVIDENCE
    seen = observed({"a": [To(FINE)] * rows})
    (finding,) = report_with(seen, {row: (an_estimate(1.0, f"{row}"),) for row in range(rows)}).findings

    assert len(finding.links) == rows
    assert len(finding.evidence) == MOST_EVIDENCE


def test_worst_first_then_what_stands_in_most_places() -> None:
    other = a_target(got(404), witnessed(404), url="https://else.example.com/other")
    seen = observed({"a": [To(FINE, text="here"), To(MOVED), To(other), To(GONE), To(GONE)]})

    assert [(finding.verdict, finding.target) for finding in report_of(seen).findings] == [
        ("broken", GONE.url),
        ("broken", other.url),
        ("moved", MOVED.url),
        ("advice", None),
    ]


def test_the_worst_finding_is_the_verdict_and_none_is_dropped() -> None:
    report = report_of(observed({"a": [To(GONE, text="here"), To(MOVED, text="here")]}))

    assert [link.verdict for link in report.links] == ["broken", "moved"]
    assert [[report.findings[number].check for number in link.findings] for link in report.links] == [
        ["status", "text"],
        ["moved", "text"],
    ]


def test_a_skipped_link_takes_the_verdict_of_its_finding_and_its_target_does_not() -> None:
    report = report_of(observed({"a": [To(ROBOTS), To(ROBOTS, text="here")]}))

    assert [link.verdict for link in report.links] == ["skipped", "advice"]
    assert [(target.verdict, target.reason) for target in report.targets] == [("skipped", "robots")]
    assert [(row.reason, row.count, row.examples) for row in report.coverage] == [("robots", 1, [ROBOTS.url])]


def test_an_address_that_cannot_be_parsed_is_broken_at_once() -> None:
    report = report_of(observed({"a": [To("https://exa mple.org")]}))

    assert [(finding.check, finding.target) for finding in report.findings] == [("address", "https://exa mple.org")]
    assert [link.verdict for link in report.links] == ["broken"]
    assert not report.targets


def test_a_hidden_link_becomes_advice_and_the_others_keep_their_finding() -> None:
    places = {0: Place(3, 7, "Top", "Seen."), 1: Place(9, 1, "", "", "comment"), 2: None}
    report = report_of(observed({"a": [To(GONE), To(GONE), To(GONE), To(GONE)]}), places)

    assert [(finding.verdict, finding.links) for finding in report.findings] == [("broken", [0, 3]), ("advice", [1, 2])]
    assert [link.verdict for link in report.links] == ["broken", "advice", "advice", "broken"]
    assert {one.kind for one in report.findings[1].evidence} == {"answer", "second-reading"}
    assert [target.verdict for target in report.targets] == ["broken"]


def test_a_place_says_where_and_in_which_words() -> None:
    places = {1: Place(3, 7, "Top › Part", "As another reader sees it.")}
    seen = observed({"a": [To(GONE, context="As the scan sees it."), To(GONE), To(FINE)]})
    first, second, fine = report_of(seen, places).links

    assert (first.line, first.column, first.context, first.heading) == (None, None, "As the scan sees it.", "Mobility")
    assert (second.line, second.column) == (3, 7)
    assert (second.context, second.heading) == ("As another reader sees it.", "Top › Part")
    assert (fine.context, fine.heading) == (None, None)


def test_fingerprints_are_the_same_in_every_run() -> None:
    """Neither other findings, nor the number of places, nor the order of pages changes one."""
    (alone,) = report_of(observed({"a": [To(GONE)]})).findings
    among = report_of(observed({"z": [To(MOVED, text="here")], "b": [To(GONE), To(FINE), To(GONE)]})).findings

    assert alone.fingerprint == "2a1ff08182872a59"
    assert alone.fingerprint in {finding.fingerprint for finding in among}
    assert len({finding.fingerprint for finding in among}) == len(among)


def test_a_fingerprint_is_check_message_and_subject() -> None:
    first = an_estimate(0.9, "one", said="here")
    again = an_estimate(0.5, "two", said="link").with_verdict(Verdict.BROKEN)

    assert fingerprint(first, "x") == fingerprint(again, "x")
    assert fingerprint(first, "x") != fingerprint(first, "y")


def test_summary_counts_all_eight_verdicts_worst_first() -> None:
    summary = report_of(observed({"a": [To(GONE), To(GONE), To(FINE)], "b": [To(ROBOTS)]})).summary

    assert (summary.pages, summary.links, summary.targets) == (2, 4, 3)
    assert list(summary.verdicts) == list(reversed(Verdict))
    assert {name: count for name, count in summary.verdicts.items() if count} == {"broken": 2, "ok": 1, "skipped": 1}
    assert sum(summary.target_verdicts.values()) == 3


def test_a_target_tells_what_was_answered_and_by_whom() -> None:
    target = report_of(observed({"a": [To(MOVED)]})).targets[0]

    assert (target.status, target.final_url) == (200, "https://else.example.com/new")
    assert [(hop.status, hop.url) for hop in target.redirects] == [(301, "https://else.example.com/new")]
    assert [(one.by, one.status, one.at) for one in target.witnesses] == [("libcurl", 200, "2026-11-18T11:06:40Z")]


def test_what_was_never_asked_has_no_answer() -> None:
    target = report_of(observed({"a": [To(ROBOTS)]})).targets[0]

    assert (target.status, target.final_url, target.bytes) == (None, None, 0)
    assert not target.witnesses


def test_gaps_and_skipped_targets_of_one_reason_are_told_together() -> None:
    seen = observed({"a": [To(ROBOTS)]})
    for number in range(7):
        seen.gap(Skip.ROBOTS, f"{SITE}{number}")
    seen.gap(Skip.EXCLUDED, SITE)

    assert [(row.reason, row.count, len(row.examples)) for row in report_of(seen).coverage] == [
        ("excluded", 1, 1),
        ("robots", 8, 5),
    ]


def test_times_are_utc() -> None:
    run = report_of(observed({})).run

    assert (run.started, run.finished, run.as_of) == ("2026-11-22T18:23:00Z", "2026-11-22T18:24:00Z", "2026-11-22")


def test_rows_are_made_when_asked_for() -> None:
    made: list[int] = []

    def row(number: int) -> str:
        made.append(number)
        return str(number)

    rows = Rows(3, row)

    assert (len(rows), rows[1], made) == (3, "1", [1])
    assert (rows[1:], list(rows)) == (["1", "2"], ["0", "1", "2"])
    with pytest.raises(IndexError):
        rows[3]


def test_what_was_cut_is_named_by_pattern_the_same_in_whatever_order_it_was_met() -> None:
    paths = [f"calendar/{year}/05" for year in range(2030, 2040)] + [f"days/2030-05-{day}" for day in range(10, 13)]
    targets = [To(a_target(url=SITE + path, skip=Skip.CALENDAR)) for path in paths]
    (row,) = report_of(observed({"a": targets})).coverage

    assert (row.reason, row.count) == ("calendar", 13)
    assert [(one.pattern, one.count) for one in row.patterns] == [(SITE + "calendar/*", 10), (SITE + "days/*", 3)]
    assert row.examples == [SITE + path for path in paths[:5]]
    assert report_of(observed({"a": targets[::-1]})).coverage == [row]


def test_a_finding_that_stands_in_a_menu_only_is_marked() -> None:
    menu = {str(page): [To(GONE), To(FINE, text=f"only on {page}")] for page in range(5)}
    report = report_of(observed(menu))
    (finding,) = report.findings

    assert finding.template
    assert [link.template for link in report.links] == [True, False] * 5
    assert not report_of(observed({**menu, "more": [To(GONE, text="elsewhere")]})).findings[0].template
