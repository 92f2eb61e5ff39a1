"""What one host bears, learnt from its answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.tempo import MEMORY, NEAR, QUICK_MS, Manners, Tempo

OWN = Manners(4, 16, 0.0)
FOREIGN = Manners(2, 6, 0.1)


def hear(tempo: Tempo, elapsed_ms: float, answers: int, now: float = 0.0) -> None:
    for _ in range(answers):
        tempo.answered(elapsed_ms, now)


def grown(latency: float = 60.0) -> Tempo:
    """The tempo of a host of our own that stood all that it may be given."""
    tempo = Tempo(OWN)
    hear(tempo, latency, 500)
    assert tempo.width == OWN.most
    return tempo


def test_a_round_of_quick_answers_earns_about_one_more() -> None:
    tempo = Tempo(OWN)
    hear(tempo, 10, MEMORY - 1)

    assert tempo.width == 4

    hear(tempo, 10, 4)

    assert 4.8 < tempo.width <= 5


@pytest.mark.parametrize("jitter", [(1, 99), (0, 0, 0, 150), (60, 110)])
def test_uneven_answers_of_a_quick_host_are_no_sign(jitter: tuple[int, ...]) -> None:
    tempo = Tempo(OWN)
    for _ in range(500):
        for elapsed_ms in jitter:
            tempo.answered(elapsed_ms, 0.0)

    assert tempo.width == OWN.most


def test_answers_that_take_much_longer_than_before_halve_the_number_at_once() -> None:
    tempo = grown(latency=60)
    hear(tempo, 600, MEMORY, now=7.0)

    assert tempo.width == 8
    assert not tempo.is_news(sent=7.0)
    assert tempo.is_news(sent=7.1)


def test_answers_that_take_somewhat_longer_stop_the_growth() -> None:
    tempo = Tempo(OWN)
    hear(tempo, 60, MEMORY + 3)
    width = tempo.width
    hear(tempo, 170, 200)

    assert width <= tempo.width < width + 1


def test_a_host_that_is_as_slow_for_one_request_alone_may_have_more_again() -> None:
    """Its latency is then not of our making."""
    tempo = grown(latency=60)
    hear(tempo, 600, 4 * MEMORY)
    assert tempo.width == 1
    hear(tempo, 600, 500)

    assert tempo.width == OWN.most


def test_a_slow_host_gets_no_more_though_it_was_always_slow() -> None:
    tempo = Tempo(OWN)
    hear(tempo, QUICK_MS, 100)

    assert tempo.width == OWN.first


def test_a_host_that_refuses_is_asked_half_as_often() -> None:
    tempo = Tempo(FOREIGN)
    tempo.refused(now=1.0, spacing=0.1)

    assert (tempo.width, tempo.interval) == (1, 0.2)

    tempo.refused(now=2.0, spacing=0.2)

    assert tempo.interval == 0.4


def test_a_host_without_an_interval_gets_one_from_how_it_was_asked() -> None:
    tempo = Tempo(OWN)
    tempo.refused(now=1.0, spacing=0.03)

    assert tempo.interval == 0.06


def test_a_host_that_served_some_of_a_seconds_requests_is_asked_for_a_little_less_than_those() -> None:
    tempo = Tempo(FOREIGN)
    tempo.refused(now=1.0, spacing=0.1, served=5)

    assert tempo.interval == pytest.approx(NEAR / 5)


def test_refusals_lead_to_one_request_in_a_few_seconds_and_no_further() -> None:
    tempo = Tempo(FOREIGN)
    for second in range(20):
        tempo.refused(float(second), 0.1)

    assert tempo.interval == FOREIGN.slowest


def test_a_refusal_that_was_not_for_the_interval_is_taken_back() -> None:
    tempo = Tempo(FOREIGN)
    tempo.refused(now=1.0, spacing=0.1)
    tempo.restore()

    assert (tempo.width, tempo.interval) == (1, 0.1)


def test_what_was_refused_is_quickly_neared_again_and_carefully_passed() -> None:
    tempo = Tempo(Manners(2, 6, 0.02))
    tempo.refused(now=1.0, spacing=0.1)
    hear(tempo, 10, 3 * MEMORY)
    near = tempo.interval
    hear(tempo, 10, 3 * MEMORY)

    assert near == pytest.approx(0.1 * NEAR, rel=0.05)
    assert 0.1 < tempo.interval < near

    hear(tempo, 10, 1_000)

    assert tempo.interval == 0.02


def test_time_outs_halve_the_number_at_once_and_leave_the_interval() -> None:
    tempo = grown()
    tempo.missed(now=1.0)

    assert (tempo.width, tempo.interval) == (8, 0.0)


def test_where_politeness_is_none_nothing_is_learnt() -> None:
    unlimited = Manners(1_000, 1_000, 0.0, learns=False)
    tempo = Tempo(unlimited)
    hear(tempo, 10_000, 50)
    tempo.missed(now=1.0)

    assert (tempo.width, tempo.interval) == (1_000, 0.0)
    assert tempo.is_news(sent=0.0)


events = st.one_of(
    st.tuples(st.just("answered"), st.floats(0, 1e6)),
    st.tuples(st.just("refused"), st.floats(0, 100)),
    st.tuples(st.just("missed"), st.just(0.0)),
)


@given(manners=st.sampled_from([OWN, FOREIGN, Manners(1, 1, 10.0)]), happened=st.lists(events, max_size=60))
def test_whatever_happens_the_bounds_are_kept(manners: Manners, happened: list[tuple[str, float]]) -> None:
    tempo = Tempo(manners)
    for now, (what, number) in enumerate(happened):
        match what:
            case "answered":
                tempo.answered(number, now)
            case "refused":
                tempo.refused(now, number)
            case _:
                tempo.missed(now)

        assert 1 <= tempo.width <= manners.most
        assert manners.interval <= tempo.interval <= max(manners.slowest, manners.interval)
