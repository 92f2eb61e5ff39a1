"""What runs in the workers: requests and BeautifulSoup, imported only there.

This module is all that a worker loads at first, so it stays light: a process more costs every run that finds anything.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from linkcheck.model import Answer, NoAnswer, PageFacts, Place, Response, Url

if TYPE_CHECKING:
    from linkcheck.fetch.network import Network
    from linkcheck.second_reading import Wanted


def make_witness(network: Network) -> Callable[[Url, int, bool], Answer]:
    """Made in the worker: a function that asks once, and reads a page that came well."""
    from linkcheck.fetch.witness import Witness

    witness = Witness(network)

    def ask(url: Url, most: int, keep: bool) -> Answer:
        answer = witness.exchange(url, most)
        if isinstance(answer, NoAnswer):
            return answer
        page = _facts(answer) if 200 <= answer.status < 300 and "html" in (answer.media_type or "") else None
        return replace(answer, page=page, body=answer.body if keep else b"")

    return ask


def _facts(response: Response) -> PageFacts:
    from linkcheck.second_reading import facts

    return facts(response)


def make_reader(memory: int) -> Callable[[bytes, str, list[Wanted]], list[Place | None]]:
    """Made in the worker: the second reading, in a process that may use `memory` bytes."""
    import linkcheck.second_reading  # noqa: F401 - loaded while nobody waits

    _limit_memory(memory)
    gc.disable()  # the collector would walk over every tree while it is built
    return locate


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the wall time alone is bounded
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))


def locate(body: bytes, content_type: str, wanted: list[Wanted]) -> list[Place | None]:
    """Where each wanted link stands in the source; None for one that BeautifulSoup does not find."""
    from linkcheck.second_reading import places

    gc.collect()
    return places(body, content_type, wanted)
