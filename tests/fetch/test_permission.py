"""Whether robots.txt allows an address: each origin is asked once, and whoever asks meanwhile waits."""

from __future__ import annotations

from linkcheck.fetch.loop import Errand
from linkcheck.fetch.permission import Permission, RobotsOf
from linkcheck.model import Answer, Cause, NoAnswer, Response, Url

ORIGIN = "https://example.org"
OPEN, CLOSED = Url(f"{ORIGIN}/open/"), Url(f"{ORIGIN}/closed/")
RULES = Response(200, Url(f"{ORIGIN}/robots.txt"), {}, b"User-agent: *\nDisallow: /closed/\n")


def said_of(answer: Answer) -> tuple[list[Errand], dict[Url, bool]]:
    """What was asked, and what was said of both addresses: of one before the answer came, of the other twice."""
    sent: list[Errand] = []
    said: dict[Url, bool] = {}
    permission = Permission(sent.append, lambda origin, delay: None)
    permission.ask(OPEN, lambda allowed: said.update({OPEN: allowed}))
    permission.ask(CLOSED, lambda allowed: said.update({CLOSED: allowed}))

    assert said == {}

    permission.learn(ORIGIN, answer)
    permission.ask(CLOSED, lambda allowed: said.update({CLOSED: allowed}))
    return sent, said


def test_one_request_an_origin_answers_all_who_wait_and_all_who_come() -> None:
    sent, said = said_of(RULES)

    assert [(errand.url, errand.tag) for errand in sent] == [(f"{ORIGIN}/robots.txt", RobotsOf(ORIGIN))]
    assert said == {OPEN: True, CLOSED: False}


def test_rules_that_cannot_be_had_now_allow_nothing() -> None:
    assert said_of(NoAnswer(Cause.TIMEOUT, "", OPEN))[1] == {OPEN: False, CLOSED: False}


def test_a_crawl_delay_is_passed_on_as_soon_as_it_is_known() -> None:
    slowed: list[tuple[str, float]] = []
    permission = Permission(lambda errand: None, lambda origin, delay: slowed.append((origin, delay)))
    permission.ask(OPEN, lambda allowed: slowed.append(("open", allowed)))
    permission.learn(ORIGIN, Response(200, OPEN, {}, b"User-agent: *\nCrawl-delay: 3\n"))

    assert slowed == [(ORIGIN, 3.0), ("open", True)]
