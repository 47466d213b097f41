"""What is sent to a store, in which order, and how an interrupted load goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from scripted import Reply, scripted

from kg.cli import main
from kg.errors import InputError
from kg.loading import load, note_of
from kg.remote import open_store

QUADS = "".join(f'<http://e/s{n}> <http://e/p> "水{n}"@zh <http://e/g{n % 2}> .\n' for n in range(5))
QUADS += "<http://e/s> <http://e/p> <http://e/o> .\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "graph.nq").write_text(QUADS, encoding="utf-8", newline="\n")
    return folder


def test_each_graph_is_replaced_by_its_first_batch_and_added_to_by_the_others(out: Path) -> None:
    with scripted([Reply(status=204)]) as server:
        done = load(out, server.url, batch=2)
        asked = [(one.method, one.path, one.body.decode()) for one in server.asked]
    even = ["0", "2", "4"]
    lines = {n: f'<http://e/s{n}> <http://e/p> "水{n}"@zh .\n' for n in "01234"}
    assert asked == [
        ("PUT", "/query?default=", "<http://e/s> <http://e/p> <http://e/o> .\n"),
        ("PUT", "/query?graph=http%3A%2F%2Fe%2Fg0", lines[even[0]] + lines[even[1]]),
        ("POST", "/query?graph=http%3A%2F%2Fe%2Fg0", lines[even[2]]),
        ("PUT", "/query?graph=http%3A%2F%2Fe%2Fg1", lines["1"] + lines["3"]),
    ]
    assert server.asked[1].headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert (done.graphs, done.triples, done.before) == (3, 6, 0)
    assert not note_of(out).exists()


def test_an_interrupted_load_goes_on_where_it_stopped(out: Path) -> None:
    with scripted([Reply(status=204), Reply(status=204), Reply("disk full", 507), Reply(status=204)]) as server:
        stopped = CliRunner().invoke(main, ["load", str(out), "--to", server.url, "--batch", "2"])
        assert (stopped.exit_code, "run the same command again" in stopped.stderr) == (2, True)
        assert len(json.loads(note_of(out).read_text(encoding="utf-8"))["done"]) == 2
        done = CliRunner().invoke(main, ["load", str(out), "--to", server.url, "--batch", "2"])
        assert "Went on after 2 batches" in done.output
        assert [one.method for one in server.asked] == ["PUT", "PUT", "POST", "POST", "PUT"]
    assert not note_of(out).exists()


def test_another_graph_or_store_starts_anew(out: Path) -> None:
    with scripted([Reply(status=204), Reply("", 500)]) as server, pytest.raises(InputError):
        load(out, server.url)
    assert note_of(out).exists()
    (out / "graph.nq").write_text(QUADS.replace("水", "火"), encoding="utf-8", newline="\n")
    with scripted([Reply(status=204)]) as server:
        assert load(out, server.url).before == 0
        assert len(server.asked) == 3


def test_loading_again_leaves_what_the_build_says_now(out: Path, oxigraph: Callable[..., str]) -> None:
    server = oxigraph()
    assert load(out, f"{server}/store", batch=1).triples == 6
    (out / "graph.nq").write_text(QUADS.splitlines()[0] + "\n", encoding="utf-8", newline="\n")
    load(out, f"{server}/store")
    rows = open_store(f"{server}/query").select("SELECT ?s { GRAPH <http://e/g0> { ?s ?p ?o } }").records()
    assert rows == [{"s": "http://e/s0"}]


@pytest.mark.parametrize(
    ("quads", "message"),
    [
        ("_:b <http://e/p> <http://e/o> <http://e/g> .", "blank nodes"),
        ("no quad", "does not parse"),
        (None, "no graph found"),
    ],
)
def test_a_graph_that_cannot_be_sent_is_told(tmp_path: Path, quads: str | None, message: str) -> None:
    if quads is not None:
        (tmp_path / "graph.nq").write_text(quads, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load(tmp_path, "http://127.0.0.1:9/store")
    assert not note_of(tmp_path).exists()


def test_a_note_that_is_none_is_told(out: Path) -> None:
    note_of(out).write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="delete it"):
        load(out, "http://127.0.0.1:9/store")
