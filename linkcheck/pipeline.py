"""The run in one screen: crawl, judge, answer what the checks ask, judge again, read the places, report."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import date, datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from linkcheck import __version__, inputs, judge, urls
from linkcheck import source as sources
from linkcheck.assemble import About, assemble
from linkcheck.auth import host_of, plain_hosts
from linkcheck.confirm import SecondReadings, WitnessTransport
from linkcheck.crawl import Crawl, Progress
from linkcheck.errors import Untrustworthy
from linkcheck.fetch.curl import CurlTransport
from linkcheck.fetch.disk import DiskTransport
from linkcheck.fetch.guard import Zone, exceptions_of
from linkcheck.fetch.loop import Conduct, Errand, Loop, Transport
from linkcheck.fetch.network import Endpoint, Network, ca_bundle_from, proxies_from, zones_of_starts
from linkcheck.fetch.remap import RemappedTransport
from linkcheck.folder import Folder
from linkcheck.inputs import lists
from linkcheck.inputs.contract import Seeds
from linkcheck.interrupts import never
from linkcheck.logins import logged_in
from linkcheck.model import SCAN, WITNESS, Cause, Finding, Target, Url
from linkcheck.observations import Observations, Page
from linkcheck.opening import Opener
from linkcheck.preparation import preparation_for
from linkcheck.reader import Reader
from linkcheck.report import Report
from linkcheck.scope import Scope
from linkcheck.source import Source, access, secrets
from linkcheck.spool import Spool
from linkcheck.template import in_template

ROUNDS = 2
LEAST_HOSTS = 2
"""Hosts that must be silent before it is the network that is."""
UNHEARD = frozenset({Cause.RESOLVER_FAILED, Cause.UNREACHABLE, Cause.TIMEOUT})


class Job(Struct, frozen=True):
    """One source to be checked."""

    name: str
    source: Source
    as_of: date
    hosts: Mapping[Endpoint, Endpoint] | None = None
    """A closed world instead of the DNS: the demonstration's."""
    reports: tuple[Path, ...] = ()
    """Folders of reports, which are no part of a folder that is checked."""
    kept: Path | None = None
    """The file of what earlier runs found in documents, if one may be used."""


class Staff:
    """The processes that a run employs. Made before anything else has a thread: they begin as copies of this one.

    Raises `Untrustworthy` where a login did not work.
    """

    def __init__(self, job: Job, reader: Reader | None = None) -> None:
        source = job.source
        self.folder = folder_of(source, job.reports)
        self.seeds = inputs.seeds(source, self.folder)
        self.network = logged_in(network_for(job, addresses_given(source, self.seeds)))
        with ExitStack() as begun:
            self.reader = begun.enter_context(closing(reader or Reader()))
            self.opener = begun.enter_context(closing(Opener(job.kept)))
            witness = WitnessTransport(self.network, source.concurrency, at_once=sources.asks_the_web(source))
            self.witness = begun.enter_context(closing(witness))
            self._begun = begun.pop_all()

    def close(self) -> None:
        self._begun.close()


def run(
    job: Job,
    staff: Staff,
    watch: Callable[[Progress], None],
    now: Callable[[], datetime],
    stop: Callable[[], bool] = never,
) -> Report:
    """Check one source, from its start pages to its report; `stop` says whether to end with what was seen so far.

    Raises `Untrustworthy` where no start page could be read, or none let us in that should have.
    """
    source, began = job.source, now()
    with ExitStack() as stack:
        look = Look(job, staff, watch, stop, stack)
        seen, readings = look.observe(), look.readings
        refuse_locked_out(staff.seeds.pages, set(map(host_of, source.auth)), look.opinions.found)
        readings.begin(seen, judge.each_place(seen, look.opinions.found, {}))
        judged = judge.judge(seen, source.policy, job.as_of, look.opinions.found)
        for _ in range(ROUNDS):
            if not judged.asks or not seen.complete:
                break
            readings.begin(seen, judge.each_place(seen, judged.targets, judged.links))  # beside the questions
            look.crawl.answer(judged.asks)
            judged = judge.judge(seen, source.policy, job.as_of, look.opinions.found, judged)
        readings.begin(seen, judge.each_place(seen, judged.targets, judged.links))
        places = readings.places(stop)
        look.crawl.heed()
        seen.hosts = [record for record in look.loop.records() if not urls.is_local(record.host + "/")]
    begun_at = (
        *sources.starts(source), *staff.seeds.sitemaps, *filter(None, (source.folder,)), *source.links_from
    )  # fmt: skip
    about = About(job.name, source.title or job.name, begun_at, began, now(), job.as_of.isoformat())
    return assemble(seen, judge.in_their_places(seen, judged, places, source.policy), places, about)


class Look:
    """The first half of a run: all that looks at the web, set up; what it opens is closed with `stack`."""

    def __init__(
        self, job: Job, staff: Staff, watch: Callable[[Progress], None], stop: Callable[[], bool], stack: ExitStack
    ) -> None:
        """Raises `Untrustworthy` where there is nothing to begin with."""
        source, self._seeds, folder, network = job.source, staff.seeds, staff.folder, staff.network
        if self._seeds == Seeds() and not source.changed:
            raise Untrustworthy(f"there is no page in {source.folder}: nothing was checked")
        scope = scope_of(source, self._seeds, folder)
        spool = stack.enter_context(closing(Spool(folder)))
        self.readings = SecondReadings(spool, staff.reader)
        scan = CurlTransport[Errand](network, source.concurrency, staff.opener.condition)
        stack.enter_context(closing(scan))
        staff.opener.may_open = partial(may_open, source, scope)
        self.opinions = judge.Opinions(source.policy)
        self._preparation = preparation_for(source.policy)
        transports: dict[str, Transport] = {SCAN: scan, WITNESS: staff.witness}
        ways = {by: way(source, folder, remote) for by, remote in transports.items()}
        self.loop = Loop(ways, conduct_of(source, scope), where=scan.address)
        self.crawl = Crawl(
            source,
            self._seeds,
            folder,
            scope,
            self.loop,
            staff.reader,
            staff.opener,
            consider=self.opinions.consider,
            settled=self._settled,
            spool=spool,
            watch=watch,
            pause=0.0 if Zone.LOOPBACK in network.zones else source.pause,
            stop=stop,
        )

    def observe(self) -> Observations:
        """Look at everything once.

        Raises `Untrustworthy` where no start page could be read.
        """
        seen = self.crawl.run()
        refuse_unreadable(seen.unread_starts, len(self._seeds.pages) + len(self._seeds.sitemaps), seen.interrupted)
        if not seen.interrupted:
            refuse_silent(seen.targets.values())
        seen.template = in_template(seen)
        return seen

    def _settled(self, page: Page) -> None:
        seen = self.crawl.seen
        self._preparation.meet(page.facts)
        self.readings.early(seen, page, judge.each_place(seen, self.opinions.found, {}, page.first, page.last))


def folder_of(source: Source, reports: Sequence[Path] = ()) -> Folder | None:
    """The folder that a source is about, if it is about one."""
    return Folder(Path(source.folder), urls.parse(source.site_url), reports) if source.folder else None


def scope_of(source: Source, seeds: Seeds, folder: Folder | None) -> Scope:
    """What lies in a folder is its owner's, and followed, unless only what was changed shall be looked at."""
    if folder is None:
        return Scope(source.within, (*seeds.pages, *seeds.sitemaps))
    scope = Scope((folder.base, *source.within), ())
    scope.follow = not source.changed
    return scope


def may_open(source: Source, scope: Scope, url: Url, size: int) -> bool:
    """Whether a document at an address is one that this source opens."""
    is_own = scope.owns(url) or scope.owns_origin(urls.origin(url))
    wanted = source.documents == "all" or (source.documents == "own" and is_own)
    return wanted and size <= source.max_document_bytes


def way(source: Source, folder: Folder | None, remote: Transport) -> Transport:
    """The way to all addresses: those of the folder on disk, and those that something stands in for over there."""
    remap = sources.remapped(source)
    there: Transport = RemappedTransport(remap, remote) if remap else remote
    return DiskTransport(folder, there) if folder is not None else there


def addresses_given(source: Source, seeds: Seeds) -> tuple[Url, ...]:
    """The addresses that somebody wrote down for this run: where they are, the run may go."""
    listed = (url for one in seeds.at_hand for url in lists.machines(one.content))
    given = (*seeds.pages, *seeds.sitemaps, *sources.remapped(source).values(), *listed)
    return tuple(url for url in given if not urls.is_local(url) and not source.offline)


def conduct_of(source: Source, scope: Scope) -> Conduct:
    """How hosts are asked; where a folder alone is checked, there is none to be spared."""
    return Conduct(
        politeness=source.politeness if sources.asks_the_web(source) else "none",
        own=scope.owns_origin,
        per_host=source.per_host,
        concurrency=source.concurrency,
        max_redirects=source.max_redirects,
        target_timeout=source.target_timeout,
        patience=2 * source.timeout,
    )


def network_for(job: Job, first: tuple[Url, ...]) -> Network:
    """How this source's run reaches the web."""
    source = job.source
    proxies, no_proxy = proxies_from(source.proxy)
    contact = f" (+{source.contact})" if source.contact else ""
    return Network(
        user_agent=f"linkcheck/{__version__}{contact}",
        zones=zones_of_starts(first, job.hosts, source.allow_private is True, source.connect_timeout),
        exceptions=exceptions_of(source.allow_private if isinstance(source.allow_private, tuple) else ()),
        hosts=job.hosts,
        headers=secrets(source),
        access=access(source),
        plain=plain_hosts(sources.named(source)),
        ports=sources.ports(source),
        proxies={} if job.hosts is not None else proxies,
        no_proxy=no_proxy,
        ca_bundle=ca_bundle_from(source.ca_bundle),
        connect_timeout=source.connect_timeout,
        timeout=source.timeout,
    )


def refuse_unreadable(unread: list[Target], wanted: int, interrupted: bool) -> None:
    """Raises `Untrustworthy` where not one start page could be read: what failed is the way there, not the links."""
    if not wanted or len(unread) < wanted or interrupted:
        return
    told = "; ".join(f"{urls.shown(target.url)} ({_why(target)})" for target in unread[:3])
    raise Untrustworthy(
        f"no start page could be read: {told}. Nothing was checked; is the network there, and the address right?"
    )


def refuse_silent(targets: Iterable[Target]) -> None:
    """Raises `Untrustworthy` where not one of several hosts answered: what failed is the way there, not the links."""
    asked = [target for target in targets if target.scanned is not None and target.scanned.by == SCAN]
    hosts = {urls.origin(target.url) for target in asked}
    if len(hosts) >= LEAST_HOSTS and all(map(_is_unheard, asked)):
        told = "; ".join(f"{urls.shown(target.url)} ({_why(target)})" for target in asked[:3])
        raise Untrustworthy(
            f"not one of {len(hosts)} hosts answered: {told}. Nothing was checked; is the network there?"
        )


def _is_unheard(target: Target) -> bool:
    """Whether nothing was heard from there, nor of it: a name that a resolver knows not to exist is an answer."""
    heard = [seen for seen in target.testimonies if seen.cause not in UNHEARD]
    return not heard or all(seen.by == SCAN and seen.cause is Cause.NO_SUCH_HOST for seen in heard)


def refuse_locked_out(first: tuple[Url, ...], auth: Container[str], found: judge.Found) -> None:
    """Raises `Untrustworthy` where `auth` was to let us in, and every start page was a login all the same."""
    shut = [url for url in first if urls.host(url) in auth and _is_restricted(found.get(url, ()))]
    if shut and len(shut) == len(first):
        raise Untrustworthy(
            f"no start page let us in: {', '.join(shut[:3])} leads to a login. Nothing behind it was checked; "
            "is what [auth] shows the host still good?"
        )


def _is_restricted(findings: tuple[Finding, ...]) -> bool:
    return any(finding.check == "restricted" for finding in findings)


def _why(target: Target) -> str:
    seen = target.scanned
    if seen is None:
        return str(target.skip or "not asked")
    if seen.cause is not None:
        return f"{seen.cause}: {seen.detail}"
    if not seen.succeeded:
        return f"status {seen.status}"
    if seen.page is not None:
        return "a page that takes more time or memory to read than a page may"
    return f"not a page: {seen.media_type or 'no media type'}"
