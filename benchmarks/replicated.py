"""A build's quads in, those of many articles like it out: each copy with IRIs and graphs of its own."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

ARTICLE = re.compile(rb"<https://w3id\.org/plan-kg/(?:graph|text)/([A-Za-z0-9-]+)>")
_SHARED = (b"/graph/shared> .", b"/graph/ontology> .", b"/graph/identity> .")


def replicated(nquads: bytes, copies: int) -> Iterator[bytes]:
    """Yield the quads of the one article in NQUADS again and again, COPIES times in all; what articles share, once."""
    lines = nquads.splitlines()
    shared = [line for line in lines if line.endswith(_SHARED)]
    own = [line for line in lines if not line.endswith(_SHARED)]
    names = {name for line in own[-1:] for name in ARTICLE.findall(line)}
    name = names.pop()
    pattern = re.compile(rb"(<https://w3id\.org/plan-kg/[^>]*?)\b" + re.escape(name) + rb"\b")
    # What an article says of a coded place, which is not its own, would stand in many graphs: in the first only.
    of_own = [line for line in own if name in line.split(b" ", 1)[0]]
    of_shared = [line for line in own if name not in line.split(b" ", 1)[0]]
    yield b"".join(line + b"\n" for line in shared)
    yield pattern.sub(rb"\g<1>" + name + b"-0", b"".join(line + b"\n" for line in of_shared))
    block = b"".join(line + b"\n" for line in of_own)
    for number in range(copies):
        yield pattern.sub(rb"\g<1>" + name + b"-%d" % number, block)


def write(build: Path, copies: int, target: Path) -> int:
    """Write the quads of COPIES articles like that of BUILD to TARGET and return how many there are."""
    count = 0
    with target.open("wb") as out:
        for block in replicated((build / "graph.nq").read_bytes(), copies):
            out.write(block)
            count += block.count(b"\n")
    return count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--on", type=Path, default=Path("out"))
    parser.add_argument("--copies", type=int, default=75)
    given = parser.parse_args()
    print(write(given.on, given.copies, given.target), "quads")
