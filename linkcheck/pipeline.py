"""The run in one screen: crawl, judge, answer what the checks ask, judge again, read the places, report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from datetime import date, datetime

from msgspec import Struct

from linkcheck import __version__, judge
from linkcheck.assemble import About, assemble
from linkcheck.confirm import SecondReadings, WitnessTransport
from linkcheck.crawl import Crawl, Progress
from linkcheck.errors import Untrustworthy
from linkcheck.fetch.curl import CurlTransport
from linkcheck.fetch.guard import Zone
from linkcheck.fetch.loop import Conduct, Errand, Loop, Transport
from linkcheck.fetch.network import Endpoint, Network, ca_bundle_from, proxies_from, zones_of_starts
from linkcheck.model import SCAN, WITNESS, Target, Url
from linkcheck.observations import Page
from linkcheck.reader import Reader
from linkcheck.report import Report
from linkcheck.scope import Scope
from linkcheck.source import Source, secrets, starts
from linkcheck.spool import Spool

ROUNDS = 2


class Job(Struct, frozen=True):
    """One source to be checked."""

    name: str
    source: Source
    as_of: date
    hosts: Mapping[Endpoint, Endpoint] | None = None
    """A closed world instead of the DNS: the demonstration's."""


class Staff:
    """The processes that a run employs. Made before anything else has a thread: they begin as copies of this one."""

    def __init__(self, job: Job, reader: Reader | None = None) -> None:
        source = job.source
        self.first = starts(source)
        self.network = network_for(job, self.first)
        self.reader = reader or Reader()
        self.witness = WitnessTransport(self.network, source.concurrency)

    def close(self) -> None:
        for one in (self.reader, self.witness):
            one.close()


def run(job: Job, staff: Staff, watch: Callable[[Progress], None], now: Callable[[], datetime]) -> Report:
    """Check one source, from its start pages to its report.

    Raises `Untrustworthy` where no start page could be read.
    """
    source, began = job.source, now()
    first, network = staff.first, staff.network
    scope = Scope(source.within, first)
    with ExitStack() as stack:
        spool = stack.enter_context(closing(Spool()))
        readings = SecondReadings(spool, staff.reader)
        scan = stack.enter_context(closing(CurlTransport[Errand](network, source.concurrency)))
        opinions = judge.Opinions(source.policy)

        def settled(page: Page) -> None:
            readings.early(crawl.seen, page, judge.each_place(crawl.seen, opinions.found, {}, page.first, page.last))

        transports: dict[str, Transport] = {SCAN: scan, WITNESS: staff.witness}
        loop = Loop(transports, conduct_of(source, scope), where=scan.address)
        crawl = Crawl(
            source,
            first,
            scope,
            loop,
            staff.reader,
            consider=opinions.consider,
            settled=settled,
            spool=spool,
            watch=watch,
            pause=0.0 if Zone.LOOPBACK in network.zones else source.pause,
        )
        seen = crawl.run()
        refuse_unreadable(seen.unread_starts, len(first), seen.interrupted)
        readings.begin(seen, judge.each_place(seen, opinions.found, {}))
        judged = judge.judge(seen, source.policy, job.as_of, opinions.found)
        for _ in range(ROUNDS):
            if not judged.asks or not seen.complete:
                break
            crawl.answer(judged.asks)
            judged = judge.judge(seen, source.policy, job.as_of, opinions.found)
        readings.begin(seen, judge.each_place(seen, judged.targets, judged.links))
        places = readings.places()
        seen.hosts = loop.records()
    about = About(job.name, source.title or job.name, first, began, now(), job.as_of.isoformat())
    return assemble(seen, judged, places, about)


def conduct_of(source: Source, scope: Scope) -> Conduct:
    return Conduct(
        politeness=source.politeness,
        own=scope.owns_origin,
        per_host=source.per_host,
        concurrency=source.concurrency,
        max_redirects=source.max_redirects,
        target_timeout=source.target_timeout,
    )


def network_for(job: Job, first: tuple[Url, ...]) -> Network:
    """How this source's run reaches the web."""
    source = job.source
    proxies, no_proxy = proxies_from(source.proxy)
    contact = f" (+{source.contact})" if source.contact else ""
    return Network(
        user_agent=f"linkcheck/{__version__}{contact}",
        zones=zones_of_starts(first, job.hosts, source.allow_private),
        hosts=job.hosts,
        headers=secrets(source),
        proxies={} if job.hosts is not None else proxies,
        no_proxy=no_proxy,
        ca_bundle=ca_bundle_from(source.ca_bundle),
        connect_timeout=source.connect_timeout,
        timeout=source.timeout,
    )


def refuse_unreadable(unread: list[Target], wanted: int, interrupted: bool) -> None:
    """Raises `Untrustworthy` where not one start page could be read: what failed is the way there, not the links."""
    if len(unread) < wanted or interrupted:
        return
    told = "; ".join(f"{target.url} ({_why(target)})" for target in unread[:3])
    raise Untrustworthy(
        f"no start page could be read: {told}. Nothing was checked; is the network there, and the address right?"
    )


def _why(target: Target) -> str:
    seen = target.scanned
    if seen is None:
        return str(target.skip or "not asked")
    if seen.cause is not None:
        return f"{seen.cause}: {seen.detail}"
    if seen.page is not None:
        return "a page that takes more time or memory to read than a page may"
    return f"status {seen.status}" if not seen.succeeded else f"not a page: {seen.media_type or 'no media type'}"
