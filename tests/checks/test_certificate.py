"""Certificates that end soon: on which hosts, how soon, and how often they are asked about."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import trustme

from linkcheck.checks.certificate import DAY, ends_soon
from linkcheck.model import Certificate
from linkcheck.report import Report
from tests.hostile.endpoints import context
from tests.server import LOOPBACK, page, serve


@pytest.mark.parametrize(
    ("lifetime", "left", "expected"),
    [
        (90, 30, False),
        (90, 13, True),
        (398, 15, False),
        (398, 10, True),
        (6, 4, False),
        (6, 1, True),
        (90, -1, True),
    ],
)
def test_how_soon_is_soon(lifetime: int, left: int, expected: bool) -> None:
    now = 1_700_000_000
    until = now + left * DAY

    assert ends_soon(Certificate(until - lifetime * DAY, until), now) is expected


def run(folder: Path, days: int) -> tuple[list[str], int]:
    """The summaries of what is said of a site whose certificate ends in so many days, and how often `/` was asked."""
    ca = trustme.CA()
    now = datetime.now(UTC)
    leaf = ca.issue_cert(LOOPBACK, not_before=now - timedelta(days=60), not_after=now + timedelta(days=days, hours=1))
    ca.cert_pem.write_to_path(str(folder / "trusted.pem"))
    site = {
        "/": page("<p><a href=/next>The next page of it</a>"),
        "/next": page("<p><a href=/>The first page of it</a>"),
    }
    with serve(site, context(leaf)) as server:
        source = f'start = ["{server.url()}"]\nwithin = ["{server.url()}"]\nca_bundle = "{folder / "trusted.pem"}"\n'
        (folder / "site.toml").write_text(source)
        command = [sys.executable, "-m", "linkcheck", "run", "site.toml", "--output", "out", "--quiet"]
        assert subprocess.run(command, cwd=folder, timeout=60).returncode == 0
        report = msgspec.json.decode((folder / "out/site/report.json").read_bytes(), type=Report)
        told = [finding.summary for finding in report.findings if finding.check == "certificate"]
        return told, len(server.log)


def test_one_that_ends_soon_is_told_once_for_its_host(tmp_path: Path) -> None:
    told, _ = run(tmp_path, days=5)
    until = (datetime.now(UTC) + timedelta(days=5, hours=1)).date().isoformat()

    assert told == [f"The certificate of {LOOPBACK} ends on {until}: after that, browsers warn of the site"]


def test_one_that_is_good_for_long_costs_one_request(tmp_path: Path) -> None:
    told, requests = run(tmp_path, days=60)

    assert told == []
    assert requests <= 2 + 1 + 1  # two pages, robots.txt, and the certificate
