"""Fifty hosts with one link each: ten hang, ten reset, ten drip, and twenty are in order."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import msgspec

from linkcheck.report import Report
from tests.hostile.behaviour import FINE
from tests.hostile.endpoints import listening, rude, silent
from tests.server import serve

EACH = 10
GOOD = 20


def drip(connection: socket.socket) -> None:
    """Sends a page a byte at a time."""
    connection.recv(4_096)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b".")
        time.sleep(0.1)


TROUBLED: dict[str, Callable[[socket.socket], None]] = {"hangs": silent, "resets": rude, "drips": drip}


@dataclass(frozen=True, slots=True)
class Visit:
    verdicts: dict[str, list[str]]
    """By how the host behaves."""
    seconds: float
    peak: int
    """Bytes of the largest process."""


def visit(timeout: float) -> Visit:
    """Check one link to each host by the real command."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        addresses: dict[str, str] = {}
        for name, behave in TROUBLED.items():
            for _ in range(EACH):
                host, port = stack.enter_context(listening(behave))
                addresses[f"http://{host}:{port}/"] = name
        for _ in range(GOOD):
            addresses[stack.enter_context(serve({"/": FINE})).url()] = "answers"
        (Path(folder) / "links.txt").write_text("\n".join(addresses))
        command = [sys.executable, "-m", "linkcheck", "run", "--links-from", "links.txt", "--output", "out", "--quiet"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        begun = time.monotonic()
        ended = subprocess.run([*command, "--timeout", str(timeout)], cwd=folder, env=dict(os.environ), timeout=300)
        seconds = time.monotonic() - begun
        assert ended.returncode == 0
        (written,) = Path(folder).glob("out/*/report.json")
        report = msgspec.json.decode(written.read_bytes(), type=Report)
        verdicts: dict[str, list[str]] = {}
        for link in report.links:
            verdicts.setdefault(addresses[link.url], []).append(str(link.verdict))
        peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024
        return Visit(verdicts, seconds, peak)
