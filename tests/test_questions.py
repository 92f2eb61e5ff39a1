"""The checks' questions: put once, answered to all who ask the same, some of them only later."""

from __future__ import annotations

import pytest

from linkcheck import model
from linkcheck.model import Ask, Target, Url, Why
from linkcheck.questions import Questions

SIBLING = Ask(Why.SIBLING, Url("https://example.org/no-such"), "https://example.org/")


class Desk:
    """Remembers what was sent and who was considered."""

    def __init__(self) -> None:
        self.sent: list[tuple[Target, Ask]] = []
        self.considered: list[Target] = []
        self.questions = Questions(lambda target, ask: self.sent.append((target, ask)), self.considered.append)


def again(target: Target) -> Ask:
    return Ask(Why.AGAIN, target.url, target.url)


def two() -> tuple[Target, Target]:
    return Target(Url("https://example.org/a")), Target(Url("https://example.org/b"))


def test_a_question_that_is_repeated_is_put_once() -> None:
    desk, (one, _) = Desk(), two()
    for _ in range(3):
        desk.questions.put(one, SIBLING)

    assert desk.sent == [(one, SIBLING)]


def test_all_who_ask_the_same_get_the_one_answer_also_those_who_ask_afterwards() -> None:
    desk, (one, other), late = Desk(), two(), Target(Url("https://example.org/c"))
    desk.questions.put(one, SIBLING)
    desk.questions.put(other, SIBLING)
    answer = model.Testimony("libcurl", 0, 404, None, "", SIBLING.url, (), {}, None, 0, True, 1)
    desk.questions.answered(SIBLING, answer)
    desk.questions.put(late, SIBLING)

    assert desk.sent == [(one, SIBLING)]
    assert desk.considered == [one, other, late]
    assert [target.answer(Why.SIBLING) for target in (one, other, late)] == [answer] * 3


def test_what_wants_another_moment_waits_for_it() -> None:
    desk, (one, _) = Desk(), two()
    desk.questions.put(one, again(one))

    assert desk.sent == []
    assert desk.questions.wait_for_later

    desk.questions.put_later(lambda _: 9)

    assert desk.sent == [(one, again(one))]
    assert not desk.questions.wait_for_later
    assert desk.questions.askers(again(one)) == [one]


@pytest.mark.parametrize("silent_still", [False, True])
def test_of_a_silent_host_one_is_asked_again_before_the_others(silent_still: bool) -> None:
    desk, (one, other) = Desk(), two()
    desk.questions.put(one, again(one))
    desk.questions.put(other, again(other))

    desk.questions.put_later(lambda origin: 1 if origin == "https://example.org" else 9)
    assert desk.sent == [(one, again(one))]

    desk.questions.put_rest(lambda _: silent_still)
    assert desk.sent == [(one, again(one)), *([(other, again(other))] if not silent_still else [])]


def test_suspects_are_those_whom_the_second_witness_is_asked_about() -> None:
    desk, (one, other) = Desk(), two()
    desk.questions.put(one, Ask(Why.WITNESS, one.url, one.url))
    desk.questions.put(other, SIBLING)

    assert desk.questions.suspects == 1
