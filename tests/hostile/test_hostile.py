"""The hostile web, checked by the real command, a group at a time: verdicts, and how often each address is asked."""

from __future__ import annotations

import pytest

from tests.hostile.fifty import EACH, GOOD, TROUBLED, visit
from tests.hostile.run import Outcome, check
from tests.hostile.table import GROUPS, ROWS

LEAST_ROWS = 150
SECRETS = ("authorization", "referer", "proxy-authorization")
"""Header fields that nobody was given reason to send."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=GROUPS)
def group(request: pytest.FixtureRequest) -> tuple[str, Outcome]:
    return request.param, check(GROUPS[request.param])


def test_each_link_gets_its_verdict_and_no_address_is_asked_too_often(group: tuple[str, Outcome]) -> None:
    """In one test, since a run takes its time and tests go to several processes."""
    name, outcome = group
    rows = GROUPS[name]

    assert outcome.verdicts == {row.path: row.verdict for row in rows}
    assert {row.path: outcome.asked[row.path] for row in rows if outcome.asked[row.path] > row.requests} == {}
    assert {request.method for request in outcome.log} == {"GET"}
    assert all(request.headers["user-agent"].startswith("linkcheck/") for request in outcome.log)
    assert not [request.path for request in outcome.log if not set(SECRETS).isdisjoint(request.headers)]


def test_there_are_enough_and_each_has_an_address_of_its_own() -> None:
    assert len({row.path for row in ROWS}) == len(ROWS) >= LEAST_ROWS


def test_hosts_in_trouble_hold_up_none_that_are_in_order() -> None:
    """How long it takes is told by `benchmarks/troubled.py`."""
    verdicts = visit(timeout=1.0).verdicts

    assert verdicts == {**{name: ["unverified"] * EACH for name in TROUBLED}, "answers": ["ok"] * GOOD}
