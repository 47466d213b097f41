"""A build in, its named graphs in any store that speaks the SPARQL 1.1 Graph Store HTTP Protocol out.

Each named graph is sent in batches: the first replaces the graph (PUT), the others add to it (POST), so that loading
again leaves what the build says now and nothing older. Graphs of other names in the store are left alone, also those of
articles that the build no longer has. Sending a batch twice changes nothing, for there are no blank nodes.

What was sent is noted in a file beside the build after every batch; the same command goes on from there. The note is
for one store and one state of the graph, and goes when all is sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.connection import Connection
from kg.errors import InputError
from kg.store import GRAPH_FILE, triples_by_graph

BATCH = 10_000  # triples; about 2 MB
_TURTLE = "text/turtle; charset=utf-8"  # N-Triples is Turtle, and Turtle is what every store takes
Told = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much is in the store now, and how many batches an interrupted run had sent before."""

    graphs: int
    triples: int
    before: int


@dataclass(frozen=True, slots=True)
class _Batch:
    graph: str
    number: int
    triples: list[str]


def note_of(graph: Path) -> Path:
    """Return the file that notes how far the loading of the build or file GRAPH came.

    Example:
        >>> note_of(Path("work/out")).as_posix()
        'work/.out.load.json'

    """
    whole = graph if graph.name not in ("", "..") else graph.resolve()
    return whole.with_name(f".{whole.name}.load.json")


def load(place: Path, url: str, *, batch: int = BATCH, told: Told | None = None) -> Loaded:
    """Send the graphs of a build to a store.

    Args:
        place: the folder of the build, or a file of N-Quads.
        url: the store's Graph Store URL, to which ?graph=IRI is added.
        batch: how many triples to send at once.
        told: told after each batch how many triples are there, of how many, and the graph's IRI.

    Raises:
        InputError: when there is no graph, or the store cannot be reached or refuses; what was sent stays noted.
        QuestionError: when the store finds a batch wrong.

    """
    path = place / GRAPH_FILE if place.is_dir() else place
    if not path.is_file():
        raise InputError("no graph found", str(path), "run: python build.py")
    line = Connection(url)
    note = _Note(note_of(place), url, hashlib.sha256(path.read_bytes()).hexdigest(), batch)
    graphs = triples_by_graph(path)
    whole = sum(map(len, graphs.values()))
    before, there = len(note.done), 0
    for one in _batches(graphs, batch):
        if (one.graph, one.number) not in note.done:
            _send(line, one)
            note.add(one)
        there += len(one.triples)
        if told:
            told(there, whole, one.graph)
    note.remove()
    line.close()
    return Loaded(len(graphs), whole, before)


def _batches(graphs: dict[str, list[str]], size: int) -> Iterator[_Batch]:
    for graph, triples in sorted(graphs.items()):
        for number, start in enumerate(range(0, len(triples), size)):
            yield _Batch(graph, number, triples[start : start + size])


def _send(line: Connection, batch: _Batch) -> None:
    line.send(
        "POST" if batch.number else "PUT",
        content="".join(batch.triples).encode("utf-8"),
        params={"graph": batch.graph} if batch.graph else {"default": ""},
        headers={"Content-Type": _TURTLE},
        repeatable=True,
    )


class _Note:
    """The file that tells which batches the store has."""

    def __init__(self, path: Path, url: str, sha256: str, batch: int) -> None:
        self._path = path
        self._about = {"to": url, "sha256": sha256, "batch": batch}
        self.done: set[tuple[str, int]] = set()
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["about"] == self._about:
                self.done = {(str(graph), int(number)) for graph, number in kept["done"]}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError("the note of an earlier load cannot be read", str(path), "delete it") from error

    def add(self, batch: _Batch) -> None:
        self.done.add((batch.graph, batch.number))
        beside = self._path.with_name(self._path.name + ".new")
        try:
            beside.write_text(json.dumps({"about": self._about, "done": sorted(self.done)}), encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            raise InputError("nothing can be written beside the build", str(self._path), "load a copy") from error

    def remove(self) -> None:
        self._path.unlink(missing_ok=True)
