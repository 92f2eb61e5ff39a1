"""The checks' questions to the network: each is put once, and its answer is told to all who want to know the same."""

from __future__ import annotations

from collections.abc import Callable

from linkcheck import urls
from linkcheck.model import Ask, Target, Testimony, Url, Why

ABOUT_ITSELF = (Why.AGAIN, Why.WITNESS)
"""Reasons to ask for the very address again: what comes is a testimony about the target, not an answer to keep."""


class Questions:
    """`send` asks the network; `consider` lets the checks see a target of which more is known now."""

    def __init__(self, send: Callable[[Target, Ask], None], consider: Callable[[Target], None]) -> None:
        self._send, self._consider = send, consider
        self._put: set[tuple[Why, Url]] = set()
        self._askers: dict[tuple[Why, str], list[Target]] = {}
        self._answers: dict[tuple[Why, str], Testimony] = {}
        self._later: list[tuple[Target, Ask]] = []
        self._rest: list[tuple[Target, Ask]] = []
        """What waits for a first answer of its host at that other moment."""
        self.suspects = 0
        """Targets that the second witness was asked about."""

    def put(self, target: Target, ask: Ask) -> None:
        """Put a question once: a check repeats it each time it is called before the answer is there."""
        if (ask.why, target.url) in self._put:
            return
        self._put.add((ask.why, target.url))
        self.suspects += ask.why is Why.WITNESS
        if ask.why is Why.AGAIN:
            self._later.append((target, ask))
        else:
            self._ask_once(target, ask)

    @property
    def wait_for_later(self) -> bool:
        """Whether there is something that must be asked at another moment."""
        return bool(self._later)

    def put_later(self, hope: Callable[[str], int]) -> None:
        """It is another moment now. Of each origin as many addresses are asked for, to begin with, as there is hope.

        They are taken from all over the origin's own: those side by side often fail for the same reason.
        """
        later, self._later = self._later, []
        waiting: dict[str, list[tuple[Target, Ask]]] = {}
        for target, ask in later:
            waiting.setdefault(urls.origin(ask.url), []).append((target, ask))
        for origin, asked in waiting.items():
            step = -(-len(asked) // hope(origin))
            for number, (target, ask) in enumerate(asked):
                if number % step:
                    self._rest.append((target, ask))
                else:
                    self._ask_once(target, ask)

    def put_rest(self, is_hopeless: Callable[[str], bool]) -> None:
        """The first answers are there; of an origin that gave none to any of them, nothing more is asked."""
        rest, self._rest = self._rest, []
        for target, ask in rest:
            if not is_hopeless(urls.origin(ask.url)):
                self._ask_once(target, ask)

    def _ask_once(self, target: Target, ask: Ask) -> None:
        key = (ask.why, ask.key)
        if key in self._answers:
            self._tell(target, ask.why, self._answers[key])
        elif key in self._askers:
            self._askers[key].append(target)
        else:
            self._askers[key] = [target]
            self._send(target, ask)

    def askers(self, ask: Ask) -> list[Target]:
        """Who wanted to know; nobody waits for it from now on."""
        return self._askers.pop((ask.why, ask.key))

    def answered(self, ask: Ask, testimony: Testimony) -> None:
        """Tell all who asked, and those who will."""
        self._answers[ask.why, ask.key] = testimony
        for target in self.askers(ask):
            self._tell(target, ask.why, testimony)

    def _tell(self, target: Target, why: Why, testimony: Testimony) -> None:
        target.answers += ((why, testimony),)
        self._consider(target)
