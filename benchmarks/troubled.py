"""Fifty hosts of which ten hang, ten reset and ten drip: how long a run takes beside what its slowest link may take.

The slowest link is one of a host that hangs: it may be tried four times (twice at once, and at another moment by each
witness), each for the time-out of one try. Exits with 1 where a verdict is wrong, or where the run took more than 1.5
times as long, or where a process was larger than the bound.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.hostile.behaviour import BUDGET
from tests.hostile.fifty import EACH, GOOD, TROUBLED, visit

MOST_TIMES = 1.5
MOST_BYTES = 150_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeout", type=float, default=3.0, help="seconds for one try  [default: 3]")
    timeout = parser.parse_args().timeout
    seen = visit(timeout)
    budget = BUDGET * timeout
    right = seen.verdicts == {**{name: ["unverified"] * EACH for name in TROUBLED}, "answers": ["ok"] * GOOD}
    print(f"verdicts: {'right' if right else seen.verdicts}")
    print(f"{seen.seconds:.1f} s where the slowest link may take {budget:g} s: {seen.seconds / budget:.2f} times")
    print(f"largest process: {seen.peak / 1e6:.0f} MB")
    return int(not right or seen.seconds > MOST_TIMES * budget or seen.peak > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
