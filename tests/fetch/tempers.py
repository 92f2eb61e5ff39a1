"""Forty hosts with tempers, on loopback: quick, slowing, limited, flapping, hanging, and with a wish (Crawl-delay).

They note when each request came and how many were with them at once, so that our manners can be measured from their
side, and know how long the rules alone make a visit last (`Host.due`). Quick ones of one kind live at one IP address.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http import HTTPStatus

import msgspec

from linkcheck import pipeline
from linkcheck.report import Report
from linkcheck.source import Source

TIMEOUT = 1.0
"""Seconds for one try, which the source must name: the hanging hosts are reckoned with it."""
FOREIGN_A_SECOND, FOREIGN_AT_ONCE = 10, 6
ADDRESS_A_SECOND, ADDRESS_AT_ONCE = 20, 12
START = "start.test"
START_IP = "127.0.0.1"
SHARED_IP = "127.0.0.2"


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: bytes = b"<!doctype html><html lang=en><title>A page</title><p>Some words about it."
    headers: Mapping[str, str] = field(default_factory=dict)


GOOD = Reply()
NOT_FOUND = Reply(404, b"not found")
ROBOTS = "/robots.txt"


class Host:
    """A host that answers after a moment. `links` are how many of its pages are linked to."""

    temper = "quick"
    latency = 0.005

    def __init__(self, name: str, ip: str, links: int) -> None:
        self.name, self.ip, self.links = name, ip, links
        self.came: list[float] = []
        """When each request came, by the server's clock; that for robots.txt among them."""
        self.answered: list[int] = []
        self.here = 0
        self.most_here = 0

    @property
    def paths(self) -> list[str]:
        return [f"/{number}" for number in range(self.links)]

    async def reply(self, path: str, now: float) -> Reply:
        await asyncio.sleep(self.latency)
        return NOT_FOUND if path == ROBOTS else GOOD

    @property
    def due(self) -> float:
        """Seconds that the first look at all links takes by the rules."""
        return self.links / FOREIGN_A_SECOND

    @property
    def due_again(self) -> float:
        """Seconds that the second round takes."""
        return 0.0

    @property
    def took(self) -> float:
        return self.came[-1] - self.came[0] if self.came else 0.0

    def most_within(self, seconds: float) -> int:
        return most_within(self.came, seconds)


class Slowing(Host):
    """Does one thing after the other, and from halfway on takes five times as long for each."""

    temper = "slowing"
    work = 0.03
    slower = 5

    def __init__(self, name: str, ip: str, links: int) -> None:
        super().__init__(name, ip, links)
        self._desk = asyncio.Lock()
        self.most_later = 0
        """The most at once when it had been slow for a while."""

    async def reply(self, path: str, now: float) -> Reply:
        if len(self.came) > 7 * self.links // 8:
            self.most_later = max(self.most_later, self.here)
        async with self._desk:
            await asyncio.sleep(self.work * (self.slower if len(self.answered) > self.links // 2 else 1))
        return NOT_FOUND if path == ROBOTS else GOOD

    @property
    def due(self) -> float:
        half = self.links / 2
        return half / FOREIGN_A_SECOND + half * self.work * self.slower


class Limited(Host):
    """Answers 429, or what else it is told to, to what is more than `allowed` in any second."""

    temper = "limited"
    allowed = 5

    def __init__(self, name: str, ip: str, links: int, status: int = 429, retry_after: str = "") -> None:
        super().__init__(name, ip, links)
        self._status = status
        self._headers = {"Retry-After": retry_after} if retry_after else {}
        self._served: deque[float] = deque()

    async def reply(self, path: str, now: float) -> Reply:
        while self._served and self._served[0] <= now - 1.0:
            self._served.popleft()
        if len(self._served) >= self.allowed:
            return Reply(self._status, b"too many", self._headers)
        self._served.append(now)
        return await super().reply(path, now)

    @property
    def due(self) -> float:
        return self.links / self.allowed


class Flapping(Host):
    """Answers 503 for a while from the first request on, and again halfway."""

    temper = "flapping"
    down = 1.5

    async def reply(self, path: str, now: float) -> Reply:
        if path == ROBOTS:
            return NOT_FOUND
        since = now - self.came[0]
        halfway = self.down + self.links / FOREIGN_A_SECOND / 2
        if since < self.down or halfway <= since < halfway + self.down:
            return Reply(503, b"back soon")
        return await super().reply(path, now)

    @property
    def due(self) -> float:
        return super().due + 2 * self.down


class Hanging(Host):
    """Never answers some requests."""

    temper = "hanging"
    every = 10

    async def reply(self, path: str, now: float) -> Reply:
        if path != ROBOTS and int(path[1:]) % self.every == 0:
            await asyncio.sleep(3_600)
        return await super().reply(path, now)

    @property
    def hanging(self) -> int:
        return len(range(0, self.links, self.every))

    @property
    def due(self) -> float:
        """Two tries for each that hangs, one at a time; the others are asked beside and between them."""
        return max(super().due, 2 * self.hanging * TIMEOUT)

    @property
    def due_again(self) -> float:
        """One of them once more, by the scan and by the second witness: it is silent still, so no other is asked."""
        return 2 * TIMEOUT


class Wishing(Host):
    """Wants some time between two requests."""

    temper = "wishing"
    delay = 0.5

    async def reply(self, path: str, now: float) -> Reply:
        if path == ROBOTS:
            return Reply(200, f"User-agent: *\nCrawl-delay: {self.delay}\n".encode())
        return await super().reply(path, now)

    @property
    def due(self) -> float:
        return self.links * self.delay


def forty(links: int) -> list[Host]:
    """Hosts with `links` links each, or fewer where theirs take longer."""
    ips = (f"127.0.1.{number}" for number in range(1, 255))
    return [
        *(Host(f"quick-{number}.test", next(ips), links) for number in range(10)),
        *(Host(f"shared-{number}.test", SHARED_IP, links // 4) for number in range(6)),
        *(Slowing(f"slowing-{number}.test", next(ips), max(40, links // 2)) for number in range(6)),
        *(Limited(f"limited-{number}.test", next(ips), links // 2) for number in range(3)),
        Limited("limited-3.test", next(ips), links // 2, status=503),
        *(Limited(f"limited-{number}.test", next(ips), links // 2, retry_after="1") for number in range(4, 6)),
        *(Flapping(f"flapping-{number}.test", next(ips), links // 2) for number in range(4)),
        *(Hanging(f"hanging-{number}.test", next(ips), links // 3) for number in range(4)),
        *(Wishing(f"wishing-{number}.test", next(ips), links // 5) for number in range(4)),
    ]


def bound(hosts: Sequence[Host]) -> float:
    """Seconds that a run over all hosts takes by the rules: no less than the slowest host, or address, needs.

    Hosts are asked side by side, so each round lasts as long as its slowest; the second round begins when the first one
    is over.
    """
    by_ip: dict[str, int] = {}
    for host in hosts:
        by_ip[host.ip] = by_ip.get(host.ip, 0) + host.links
    slowest = max(*(host.due for host in hosts), *(links / ADDRESS_A_SECOND for links in by_ip.values()))
    return slowest + max(host.due_again for host in hosts)


def most_within(times: Sequence[float], seconds: float) -> int:
    """The most of `times` that lie within so many seconds."""
    window: deque[float] = deque()
    most = 0
    for time in sorted(times):
        window.append(time)
        while window[0] <= time - seconds:
            window.popleft()
        most = max(most, len(window))
    return most


class Site:
    """The hosts as they are served; `table` is where each name leads."""

    def __init__(self, hosts: Sequence[Host]) -> None:
        self.hosts = {host.name: host for host in hosts}
        self.table: dict[tuple[str, int], tuple[str, int]] = {}
        self.errors: list[BaseException] = []
        self.most_at: dict[str, int] = {}
        """The most requests that were at an IP address at once."""
        self._here: dict[str, int] = {}
        links = [f"http://{host.name}{path}" for host in hosts for path in host.paths]
        items = "".join(f"<li>No. {number}: <a href={link}>{link}</a>" for number, link in enumerate(links))
        self._start = Reply(200, f"<!doctype html><html lang=en><title>Start</title><ul>{items}</ul>".encode())

    async def serve(self, stop: asyncio.Event, ready: Callable[[], None]) -> None:
        servers = [await asyncio.start_server(self._to(None), START_IP, 0)]
        self.table[START, 80] = servers[0].sockets[0].getsockname()
        for host in self.hosts.values():
            servers.append(await asyncio.start_server(self._to(host), host.ip, 0, backlog=128))
            self.table[host.name, 80] = servers[-1].sockets[0].getsockname()
        ready()
        await stop.wait()
        for server in servers:
            server.close()

    def _to(self, host: Host | None) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], object]:
        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while head := await reader.readuntil(b"\r\n\r\n"):
                    reply = await self._reply(host, head.split(b" ", 2)[1].decode())
                    writer.write(_in_http(reply))
                    await writer.drain()
            except (ConnectionError, asyncio.IncompleteReadError):  # the client may leave at any time
                pass
            except Exception as error:
                self.errors.append(error)
            finally:
                writer.close()

        return connected

    async def _reply(self, host: Host | None, path: str) -> Reply:
        if host is None:
            return NOT_FOUND if path == ROBOTS else self._start
        now = asyncio.get_running_loop().time()
        host.came.append(now)
        host.here += 1
        host.most_here = max(host.most_here, host.here)
        self._here[host.ip] = here = self._here.get(host.ip, 0) + 1
        self.most_at[host.ip] = max(self.most_at.get(host.ip, 0), here)
        try:
            reply = await asyncio.wait_for(host.reply(path, now), TIMEOUT)
        except TimeoutError:  # whoever asked has left by now
            raise ConnectionAbortedError from None
        finally:
            host.here -= 1
            self._here[host.ip] -= 1
        host.answered.append(reply.status)
        return reply

    def times_at(self, ip: str) -> list[float]:
        return sorted(time for host in self.hosts.values() if host.ip == ip for time in host.came)


def _in_http(reply: Reply) -> bytes:
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(reply.body)), **reply.headers}
    lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}", *(": ".join(row) for row in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode() + reply.body


@contextmanager
def serving(hosts: Sequence[Host]) -> Iterator[Site]:
    """Serve the hosts, and `http://start.test/` which links to all their pages, from a thread of its own."""
    site = Site(hosts)
    loop = asyncio.new_event_loop()
    stop, ready = asyncio.Event(), threading.Event()

    async def main() -> None:
        await site.serve(stop, ready.set)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    thread = threading.Thread(target=lambda: loop.run_until_complete(main()))
    thread.start()
    try:
        assert ready.wait(10)
        yield site
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()
    for error in site.errors:
        raise error


def visit(site: Site, concurrency: int = 100) -> Report:
    """One run over all that the start page links to."""
    settings = {"start": [f"http://{START}/"], "robots": "all", "timeout": TIMEOUT, "concurrency": concurrency}
    job = pipeline.Job("manners", msgspec.convert(settings, Source), date(2026, 11, 22), hosts=site.table)
    with closing(pipeline.Staff(job)) as staff:
        return pipeline.run(job, staff, lambda _: None, lambda: datetime.now(UTC))


def verdicts_by_host(report: Report) -> dict[str, Counter[str]]:
    counted: dict[str, Counter[str]] = {}
    for target in report.targets:
        counted.setdefault(target.url.split("/")[2], Counter())[target.verdict] += 1
    return counted
