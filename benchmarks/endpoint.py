"""`kg serve` against `oxigraph serve-read-only` on the same data, and what a runaway query does to its neighbours.

Both servers answer the same requests from the same client over 8 connections, in short turns; every request has a
constant of its own. A ratio is the median over the turns of one throughput to the other: 1 is as fast as Oxigraph's own
server. Exits with 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvloop
from replicated import write

CONNECTIONS = 8
LIMITS = {"point": 0.25, "3-hop": 0.12, "aggregation": 0.9}
DEADLINE = 5.0
PREFIXES = """PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX plan: <https://w3id.org/plan-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def queries(things: list[str]) -> dict[str, Callable[[int], str]]:
    """Return the kinds of query by name: each makes the text of its Nth."""

    def aggregation(number: int) -> str:
        return f"""{PREFIXES}SELECT ?class (COUNT(?thing) AS ?n) (MAX(STRLEN(?label)) AS ?longest)
WHERE {{ ?thing a ?class ; skos:prefLabel ?label . FILTER(STR(?label) != "{number}") }} GROUP BY ?class"""

    return {
        "point": lambda number: f"SELECT ?p ?o {{ <{things[number % len(things)]}> ?p ?o }}",
        "3-hop": lambda number: (
            f"""{PREFIXES}SELECT ?words {{
  ?mark oa:hasBody <{things[number % len(things)]}> ; oa:hasTarget ?place .
  ?place oa:hasSelector ?selector . ?selector oa:exact ?words }}"""
        ),
        "aggregation": aggregation,
    }


@dataclass
class Client(asyncio.Protocol):
    """One kept-alive connection that sends a request as soon as the last one is answered."""

    port: int
    next_query: Callable[[], str]
    until: float
    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.wire = transport
        self.done = asyncio.get_running_loop().create_future()
        self.read = bytearray()
        self.send()

    def send(self) -> None:
        self.begun = time.perf_counter()
        if self.begun > self.until:
            self.wire.close()
            self.done.set_result(None)
            return
        asked = urllib.parse.quote(self.next_query())
        self.wire.write(
            f"GET /sparql?query={asked} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            "Accept: application/sparql-results+json\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self.read += data
        end = self.read.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self.read[:end]).lower()
        length = re.search(rb"content-length: (\d+)", head)
        if length:
            if len(self.read) < end + 4 + int(length[1]):
                return
        elif not self.read.endswith(b"0\r\n\r\n"):  # chunked
            return
        status = int(head[9:12])
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.seconds.append(time.perf_counter() - self.begun)
        self.read.clear()
        self.send()


async def load(port: int, next_query: Callable[[], str], seconds: float, connections: int) -> list[Client]:
    """Keep CONNECTIONS busy for SECONDS and return what each saw."""
    loop = asyncio.get_running_loop()
    until = time.perf_counter() + seconds
    clients = [Client(port, next_query, until) for _ in range(connections)]
    for client in clients:
        await loop.create_connection(lambda client=client: client, "127.0.0.1", port)
    await asyncio.gather(*(client.done for client in clients))
    return clients


def measured(port: int, make: Callable[[int], str], seconds: float, connections: int = CONNECTIONS) -> list[float]:
    """Return the seconds that each answer took; every one must be a success."""
    numbers = iter(random.Random(7).sample(range(10**7), 10**6))
    clients = uvloop.run(load(port, lambda: make(next(numbers)), seconds, connections))
    statuses = {status for client in clients for status in client.statuses}
    assert statuses == {200}, statuses
    return [second for client in clients for second in client.seconds]


def p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.95)]


async def beside_runaways(port: int, make: Callable[[int], str], seconds: float) -> tuple[list[float], Client]:
    """Return what three connections see while a fourth has one runaway query after the other."""
    numbers = iter(random.Random(11).sample(range(10**7), 10**6))
    others, runaways = await asyncio.gather(
        load(port, lambda: make(next(numbers)), seconds, 3), load(port, lambda: RUNAWAY, seconds, 1)
    )
    return [second for client in others for second in client.seconds], runaways[0]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            # kg serve listens before the graph is loaded: the first answer tells that it is.
            measured(port, lambda _: "ASK {}", 0.1, 1)
            yield
        finally:
            process.terminate()
            process.wait(20)


def subjects(path: Path, most: int) -> list[str]:
    """Return at most MOST things of the plan at random that evidence shows."""
    found = set()
    with path.open("rb") as lines:
        for line in lines:
            if b"oa#hasBody>" in line and (
                match := re.match(rb"\S+ \S+ <([^>]+/id/(?:action|goal|task)/[^>]+)>", line)
            ):
                found.add(match[1].decode())
    return random.Random(5).sample(sorted(found), min(most, len(found)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=Path, default=Path("out"), help="the build whose article is replicated")
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=1.5)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        data, store = Path(scratch) / "graph.nq", Path(scratch) / "store"
        quads = write(given.on, given.copies, data)
        kinds = queries(subjects(data, 5000))
        subprocess.run(["oxigraph", "load", "--location", store, "--file", data], check=True, capture_output=True)
        ours, theirs = free_port(), free_port()
        serve = [sys.executable, "-m", "kg.cli", "serve", "--on", str(data), "--port", str(ours)]
        peer = ["oxigraph", "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{theirs}"]
        with (
            running([*serve, "--deadline", f"{DEADLINE:g}"], ours),
            running([*peer, "--union-default-graph"], theirs),
        ):
            told = {"quads": quads, **compare(kinds, ours, theirs, given), **runaway(kinds, ours, given.seconds)}
    print(json.dumps(told, indent=1))
    missed = [name for name, limit in LIMITS.items() if told[name]["ratio"] < limit]
    missed += ["runaway"] * (told["runaway"]["slowest 503"] > DEADLINE + 1 or told["runaway"]["p95 ratio"] > 3)
    print("missed:", ", ".join(missed) or "nothing", file=sys.stderr)
    return bool(missed)


def compare(
    kinds: dict[str, Callable[[int], str]], ours: int, theirs: int, given: argparse.Namespace
) -> dict[str, dict[str, float]]:
    told = {}
    for name, make in kinds.items():
        rounds = [
            [len(measured(port, make, given.seconds)) / given.seconds for port in (ours, theirs)]
            for _ in range(given.rounds)
        ]
        told[name] = {
            "kg a second": round(statistics.median(ours for ours, _ in rounds), 1),
            "oxigraph a second": round(statistics.median(theirs for _, theirs in rounds), 1),
            "ratio": round(statistics.median(ours / theirs for ours, theirs in rounds), 3),
        }
    return told


def runaway(kinds: dict[str, Callable[[int], str]], port: int, seconds: float) -> dict[str, dict[str, float]]:
    mixed = [kinds["point"], kinds["3-hop"]]

    def make(number: int) -> str:
        return mixed[number % 2](number)

    quiet = p95(measured(port, make, max(seconds, 5), 3))
    others, client = uvloop.run(beside_runaways(port, make, 2 * DEADLINE + 2))
    assert set(client.statuses) == {503}, client.statuses
    return {
        "runaway": {
            "quiet p95 ms": round(quiet * 1000, 2),
            "p95 beside ms": round(p95(others) * 1000, 2),
            "p95 ratio": round(p95(others) / quiet, 2),
            "slowest 503": round(max(client.seconds), 2),
            "deadline": DEADLINE,
        }
    }


if __name__ == "__main__":
    sys.exit(main())
