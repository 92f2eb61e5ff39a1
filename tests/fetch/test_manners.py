"""A run over forty hosts with different tempers, measured from their side."""

from __future__ import annotations

import sys
import time

import pytest

from linkcheck.report import Report

from . import tempers
from .tempers import Hanging, Limited, Site, Slowing, Wishing

LINKS = 24
JITTER = 0.3
"""Seconds by which requests may come closer than they left, on a machine that has much else to do."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
@pytest.mark.filterwarnings("ignore:unclosed .*laddr=.'0.0.0.0', 0.>:ResourceWarning")  # see test_transports
def test_forty_hosts_get_their_due_and_no_more() -> None:
    """One run, for it takes eight seconds. Twice the bound is enough here; `benchmarks/manners.py` wants 1.3."""
    with tempers.serving(tempers.forty(LINKS)) as site:
        began = time.monotonic()
        report = tempers.visit(site)
        took = time.monotonic() - began

    no_host_is_asked_for_more_than_its_due(site)
    no_address_is_asked_for_more_than_its_due(site)
    hosts_that_slow_down_are_asked_for_less_at_once(site)
    delays_that_were_asked_for_are_kept(site)
    hosts_that_limit_requests_refuse_few(site)
    every_link_that_answers_at_all_ends_checked(site, report)
    the_report_tells_what_the_hosts_saw(site, report)
    assert took < 2 * tempers.bound(list(site.hosts.values()))


def no_host_is_asked_for_more_than_its_due(site: Site) -> None:
    hosts = site.hosts.values()

    assert max(host.most_here for host in hosts) <= tempers.FOREIGN_AT_ONCE
    assert max(host.most_within(1 - JITTER) for host in hosts) <= tempers.FOREIGN_A_SECOND


def no_address_is_asked_for_more_than_its_due(site: Site) -> None:
    at = tempers.SHARED_IP

    assert site.most_at[at] <= tempers.ADDRESS_AT_ONCE
    assert tempers.most_within(site.times_at(at), 1 - JITTER) <= tempers.ADDRESS_A_SECOND


def hosts_that_slow_down_are_asked_for_less_at_once(site: Site) -> None:
    assert max(host.most_later for host in site.hosts.values() if isinstance(host, Slowing)) <= 2


def delays_that_were_asked_for_are_kept(site: Site) -> None:
    hosts = [host for host in site.hosts.values() if isinstance(host, Wishing)]

    assert all(host.most_here == 1 and host.most_within(host.delay - JITTER) == 1 for host in hosts)


def hosts_that_limit_requests_refuse_few(site: Site) -> None:
    hosts = [host for host in site.hosts.values() if isinstance(host, Limited)]

    assert all(0 < host.answered.count(429) + host.answered.count(503) <= host.links / 2 for host in hosts)


def every_link_that_answers_at_all_ends_checked(site: Site, report: Report) -> None:
    verdicts = tempers.verdicts_by_host(report)
    expected = {
        host.name: {"ok": host.links - host.hanging, "unverified": host.hanging}
        if isinstance(host, Hanging)
        else {"ok": host.links}
        for host in site.hosts.values()
    }

    assert {name: dict(counts) for name, counts in verdicts.items() if name != tempers.START} == expected


def the_report_tells_what_the_hosts_saw(site: Site, report: Report) -> None:
    told = {row.host.removeprefix("http://"): row for row in report.conduct}

    for host in site.hosts.values():
        row = told[host.name]
        assert (row.address, row.requests, row.too_many) == (host.ip, len(host.came), host.answered.count(429))
        assert row.peak <= tempers.FOREIGN_A_SECOND
        assert row.crawl_delay == (host.delay if isinstance(host, Wishing) else None)
        assert (row.parked_seconds > 0) == any(status in (429, 503) for status in host.answered)
