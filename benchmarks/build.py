"""Measures how long `python build.py` takes for the shipped article, from the start of Python to the last page.

Usage: python benchmarks/build.py [--runs N]

Each run is a process of its own that builds into a folder of its own. Prints every time, and the best of them, which
says least of what else the machine does. Exits with 1 where that is above 5 seconds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 5.0


def built(out: Path) -> float:
    """Build the shipped article into OUT and return how many seconds that took."""
    start = time.perf_counter()
    command = [sys.executable, str(ROOT / "build.py"), "--out", str(out), str(ROOT / "articles")]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = [built(Path(folder) / str(number)) for number in range(given.runs)]
    print("seconds: " + ", ".join(f"{one:.2f}" for one in times) + f"; best {min(times):.2f}, at most {SECONDS}")
    return min(times) > SECONDS


if __name__ == "__main__":
    sys.exit(main())
