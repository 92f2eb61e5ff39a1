"""Forty hosts with different tempers, measured from their side: is any asked for more than its due, and how long?"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from linkcheck.report import Report
from tests.fetch import tempers

WITHIN = 0.95
"""Seconds in which no more than a second's due may come: what is asked a tenth apart may come a little closer."""
MOST = 1.3
"""Times the bound that a run may take."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--links", type=int, default=100, help="to each quick host; the others have fewer")
    options.add_argument("--concurrency", type=int, default=100)
    chosen = options.parse_args()
    with tempers.serving(tempers.forty(chosen.links)) as site:
        began = time.monotonic()
        report = tempers.visit(site, chosen.concurrency)
        took = time.monotonic() - began
    tell(site, report)
    bound = tempers.bound(list(site.hosts.values()))
    print(f"{report.run.requests:,} requests in {took:.1f} s; the rules give {bound:.1f} s: {took / bound:.2f} times")
    sys.exit(0 if took <= MOST * bound and are_kept(site) else 1)


def tell(site: tempers.Site, report: Report) -> None:
    verdicts = tempers.verdicts_by_host(report)
    print(f"{'host':14} {'links':>5} {'asked':>5} {'at once':>7} {'a second':>8} {'429':>4} {'503':>4} "
          f"{'due s':>6} {'took s':>6}  verdicts")  # fmt: skip
    for host in site.hosts.values():
        counts = ", ".join(f"{count} {verdict}" for verdict, count in verdicts[host.name].items())
        print(f"{host.name.removesuffix('.test'):14} {host.links:5} {len(host.came):5} {host.most_here:7} "
              f"{host.most_within(WITHIN):8} {host.answered.count(429):4} {host.answered.count(503):4} "
              f"{host.due + host.due_again:6.1f} {host.took:6.1f}  {counts}")  # fmt: skip
    at = tempers.SHARED_IP
    print(f"{at}: {site.most_at[at]} at once, {tempers.most_within(site.times_at(at), WITHIN)} a second")


def are_kept(site: tempers.Site) -> bool:
    """Whether no host and no address was asked for more than its due."""
    at = tempers.SHARED_IP
    return (
        all(
            host.most_here <= tempers.FOREIGN_AT_ONCE and host.most_within(WITHIN) <= tempers.FOREIGN_A_SECOND
            for host in site.hosts.values()
        )
        and site.most_at[at] <= tempers.ADDRESS_AT_ONCE
        and tempers.most_within(site.times_at(at), WITHIN) <= tempers.ADDRESS_A_SECOND
    )


if __name__ == "__main__":
    main()
