"""The check `no-answer`: nobody there, and how sure one can be of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linkcheck.model import TRANSIENT_CAUSES, WITNESS, Cause, Target
from tests.checks.harness import a_target, failed, got, outcome, witnessed

if TYPE_CHECKING:
    from linkcheck.model import Testimony  # pytest would take it for a class of tests

AT_TWO_MOMENTS = [Cause.NO_SUCH_HOST, Cause.REFUSED, Cause.TLS]
AT_ONCE = [Cause.REDIRECT_LOOP, Cause.REDIRECT_LIMIT, Cause.BAD_REDIRECT]


@pytest.mark.parametrize("cause", AT_TWO_MOMENTS)
def test_one_bad_moment_does_not_convict(cause: Cause) -> None:
    """First the scan looks again later, then the second witness is heard, and only then it is broken."""
    look, second = failed(cause), failed(cause, by=WITNESS)

    assert outcome("no-answer", a_target(look)) == ["ask again", "unverified no-answer.one-witness"]
    assert outcome("no-answer", a_target(look, look)) == ["ask witness", "unverified no-answer.one-witness"]
    assert outcome("no-answer", a_target(look, look, second)) == [f"broken no-answer.{cause}"]


@pytest.mark.parametrize("cause", AT_ONCE)
def test_redirects_that_lead_nowhere_need_no_second_moment(cause: Cause) -> None:
    assert outcome("no-answer", a_target(failed(cause))) == ["ask witness", "unverified no-answer.one-witness"]
    assert outcome("no-answer", a_target(failed(cause), failed(cause, by=WITNESS))) == [f"broken no-answer.{cause}"]


def test_a_loop_that_the_other_sees_as_endless_is_one_answer() -> None:
    target = a_target(failed(Cause.REDIRECT_LOOP), failed(Cause.REDIRECT_LIMIT, by=WITNESS))

    assert outcome("no-answer", target) == ["broken no-answer.redirect-loop"]


@pytest.mark.parametrize("cause", sorted(TRANSIENT_CAUSES))
def test_what_may_pass_by_itself_never_convicts(cause: Cause) -> None:
    look, second = failed(cause), failed(cause, by=WITNESS)
    asks = ["ask again", "ask witness"] if cause is Cause.TIMEOUT else ["ask again"]

    assert outcome("no-answer", a_target(look)) == [*asks, f"unverified no-answer.{cause}"]
    assert outcome("no-answer", a_target(look, look, second)) == [f"unverified no-answer.{cause}"]


@pytest.mark.parametrize(
    "second",
    [
        witnessed(404),
        failed(Cause.TIMEOUT, by=WITNESS),
        failed(Cause.REFUSED, by=WITNESS),
    ],
    ids=["404", "timeout", "refused"],
)
def test_disagreement_is_unverified(second: Testimony) -> None:
    look = failed(Cause.NO_SUCH_HOST)

    assert outcome("no-answer", a_target(look, look, second)) == ["unverified no-answer.disagree"]


@pytest.mark.parametrize("cause", sorted(set(Cause) - set(AT_ONCE)))
def test_what_the_second_witness_reads_is_there(cause: Cause) -> None:
    look = failed(cause)

    assert outcome("no-answer", a_target(look, look, witnessed(200))) == []


def test_a_resolver_that_is_down_is_no_proof_that_there_is_no_such_name() -> None:
    look = failed(Cause.NO_SUCH_HOST)  # as libcurl says of both

    target = a_target(look, look, failed(Cause.RESOLVER_FAILED, by=WITNESS))

    assert outcome("no-answer", target) == ["unverified no-answer.resolver-failed"]


def test_an_onion_service_is_for_a_person_and_asked_about_no_more() -> None:
    assert outcome("no-answer", a_target(failed(Cause.ONION))) == ["unverified no-answer.onion"]


@pytest.mark.parametrize(
    "target",
    [
        a_target(),
        a_target(got(404)),
        a_target(failed(Cause.REFUSED), got(200)),
        a_target(failed(Cause.PRIVATE_ADDRESS)),
    ],
    ids=["never asked", "an answer", "an answer later", "our own guard"],
)
def test_silent(target: Target) -> None:
    assert outcome("no-answer", target) == []
