"""A run of the real command over rows of the table, and what it came to."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from linkcheck.report import FindingRow, LinkRow, Report
from tests.hostile.behaviour import Behaviour
from tests.hostile.endpoints import endpoints
from tests.hostile.world import START, site
from tests.server import Request, serve

TIMEOUT = 2.0
"""Seconds for one try."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run said of each row, by its path, and what the server has seen."""

    verdicts: dict[str, str]
    links: dict[str, LinkRow]
    findings: dict[int, FindingRow]
    asked: Counter[str]
    """How often each path was asked for."""
    log: Sequence[Request]
    seconds: float
    returned: int


def check(rows: Sequence[Behaviour], timeout: float = TIMEOUT, limit: float = 300.0) -> Outcome:
    """Check a page that links to all `rows`; `limit` seconds end the command."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "trusted.pem"
        with endpoints(bundle) as found, serve(site(rows, found)) as server:
            command = [sys.executable, "-m", "linkcheck", "run", server.url(START), "--output", "out", "--quiet"]
            begun = time.monotonic()
            ended = subprocess.run(
                [*command, "--timeout", str(timeout), "--no-cache"],
                cwd=folder,
                env={**os.environ, "SSL_CERT_FILE": str(bundle)},
                capture_output=True,
                text=True,
                timeout=limit,
            )
            seconds = time.monotonic() - begun
            written = next(Path(folder).glob("out/*/report.json"), None)
            assert written is not None, ended.stderr
            report = msgspec.json.decode(written.read_bytes(), type=Report)
            by_href = {link.href: link for link in report.links}
            links = {row.path: by_href[row.written(found)] for row in rows}
            return Outcome(
                {path: str(link.verdict) for path, link in links.items()},
                links,
                {finding.id: finding for finding in report.findings},
                Counter(request.path for request in server.log),
                tuple(server.log),
                seconds,
                ended.returncode,
            )
