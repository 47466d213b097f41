"""The workers themselves, without HTTP."""

import asyncio
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.server.pool import Pool
from kg.server.workers import Reply, Request, answer
from kg.store import Store
from tests.server.conftest import GRAPHS

NUMBERS = " ".join(map(str, range(200)))
ROWS = f"SELECT ?x {{ VALUES ?x {{ {NUMBERS} }} }}"
MANY = (
    "SELECT (CONCAT(STR(?a), STR(?b), STR(?c), STR(?d), 'a long word that is repeated again and again') AS ?x) { "
    + " ".join(f"{{ {ROWS.replace('?x', '?' + name)} }}" for name in "abcd")
    + " } ORDER BY ?x"
)


def asked(folder: Path, *requests: Request, memory: int = 128, deadline: float = 20.0) -> list[Reply]:
    async def go() -> list[Reply]:
        await pool.start()
        try:
            return [await pool.ask(request) for request in requests]
        finally:
            pool.close()

    pool = Pool(folder, 1, deadline, memory)
    return asyncio.run(go())


def test_a_pool_knows_its_graphs_and_answers(graphs: Path) -> None:
    [reply] = asked(graphs, Request("ASK { ?s ?p ?o }", accept="text/csv"))
    assert (reply.status, reply.body) == (200, b"true")


def test_memory_is_bounded_and_the_next_query_answered(graphs: Path) -> None:
    large, small = asked(graphs, Request(MANY, accept="text/csv"), Request("ASK {}", accept="text/csv"))
    assert (large.status, b"out of memory" in large.body) == (503, True)
    assert small.status == 200


def test_a_missing_or_broken_build_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph found"):
        Pool(tmp_path, 1, 1, 64)
    broken = tmp_path / "graph.nq"
    broken.write_text("this is no quad")
    with pytest.raises(InputError, match="does not parse"):
        Pool(broken, 1, 1, 64)


def test_frames_come_out_as_they_went_in() -> None:
    reply = Reply(406, "text/csv", True, b"\x00body")
    assert Reply.read(reply.frame()[4:]) == reply


def test_triples_are_sorted_and_stand_once() -> None:
    store = Store(b"<http://e/b> <http://e/p> <http://e/o> <http://e/g> .\n<http://e/a> <http://e/p> <http://e/o> .\n")
    construct = "CONSTRUCT { ?s ?p ?o . <http://e/c> ?p ?o } { ?s ?p ?o }"
    reply = answer(store, frozenset(GRAPHS), Request(construct, accept="application/n-triples"))
    subjects = [line.split()[0] for line in reply.body.splitlines()]
    assert subjects == sorted(set(subjects))
