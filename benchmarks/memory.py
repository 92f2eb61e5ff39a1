"""Peak memory of the whole command at 20,000 and at 200,000 links, report included."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from local_web import serving

SIZES = (20_000, 200_000)
PER_PAGE = 2_000


def main() -> None:
    peaks = [measure(links) for links in SIZES]
    more = (peaks[1] - peaks[0]) / (SIZES[1] - SIZES[0])
    print(f"each further link costs {more * 1024:,.0f} bytes")


def measure(links: int) -> float:
    """The peak resident size of the process in KiB; its workers are processes of a fixed size each."""
    with serving(links, PER_PAGE) as url, tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("linkcheck")), "run", url, "--recurse"]
        command += ["--politeness", "none", "--quiet", "--output", folder]
        began = time.perf_counter()
        process = subprocess.Popen(command)
        peak = 0
        while process.poll() is None:
            peak = max(peak, _high_water(process.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        report = json.loads(next(Path(folder).glob("*/report.json")).read_text())
    assert report["summary"]["links"] >= links, report["summary"]
    print(f"{links:>9,} links: peak {peak / 1024:,.0f} MiB, {peak * 1024 / links:,.0f} bytes a link, {seconds:.1f} s")
    return float(peak)


def _high_water(process: int) -> int:
    """The peak resident size so far, KiB, as Linux keeps it; 0 once the process is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
