"""How long every question of the library takes, on the shipped article and on a graph of about a million triples.

Times are of the processor, since a query runs on one core and the machine may have other things to do. Prints a table;
exits with 1 where a question is over its limit and `LONGER` gives no reason for it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from replicated import write

from kg import questions
from kg.store import Store, open_build
from kg.vocabulary import PREFIXES

LIMIT_ON_ARTICLE, LIMIT_ON_MILLION = 0.05, 1.0
# Questions that may take longer on a million triples, and why.
LONGER = {
    "comparison/same-indicator": "it pairs every plan with every other: the answer grows with the square of the plans",
    "comparison/matching-tasks": "it pairs every plan with every other: the answer grows with the square of the plans",
}


def seconds(store: Store, name: str, times: int) -> tuple[float, int]:
    """Return the median time of question NAME with its defaults, and how many rows it gives."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        rows = len(questions.ask(store, name).rows)
        taken.append(time.process_time() - begun)
    return statistics.median(taken), rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=Path, default=Path("out"), help="the build whose article is replicated")
    parser.add_argument("--copies", type=int, default=60)
    parser.add_argument("names", nargs="*", help="questions; default: all")
    given = parser.parse_args()
    small = open_build(given.on, PREFIXES)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "graph.nq"
        quads = write(given.on, given.copies, path)
        large = open_build(path, PREFIXES)
    print(f"| question | ms on {len(small):,} quads | rows | ms on {quads:,} quads | rows |\n|---|---|---|---|---|")
    over = []
    for name in given.names or questions.library():
        quick, few = seconds(small, name, 5)
        slow, many = seconds(large, name, 3)
        print(f"| {name} | {quick * 1000:.1f} | {few:,} | {slow * 1000:,.0f} | {many:,} |", flush=True)
        if quick > LIMIT_ON_ARTICLE or (slow > LIMIT_ON_MILLION and name not in LONGER):
            over.append(name)
    for name, reason in LONGER.items():
        print(f"{name}: {reason}")
    print("over the limit:", ", ".join(over) or "none", file=sys.stderr)
    return bool(over)


if __name__ == "__main__":
    sys.exit(main())
