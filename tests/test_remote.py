"""An endpoint answers as a store does: with scripted replies, and with a real Oxigraph server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner
from scripted import Reply, scripted

from kg import questions
from kg.cli import main
from kg.errors import InputError, QuestionError
from kg.loading import load
from kg.remote import RemoteStore, open_store
from kg.store import Table, Value
from kg.vocabulary import PREFIXES

NO_GRAPH = Reply('{"head":{"vars":["s","p","o"]},"results":{"bindings":[]}}')
CELLS = {
    "i": {"type": "uri", "value": "http://e/s"},
    "w": {"type": "literal", "value": "江北", "xml:lang": "zh"},
    "n": {"type": "typed-literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
    "t": {"type": "literal", "value": "text"},
    "b": {"type": "bnode", "value": "b0"},
}


def test_cells_of_every_kind_are_read() -> None:
    names = [*CELLS, "unbound"]
    with scripted([NO_GRAPH, Reply(json.dumps({"head": {"vars": names}, "results": {"bindings": [CELLS]}}))]) as server:
        table = RemoteStore(server.url).select("SELECT * { ?s ?p ?o }")
    number = "http://www.w3.org/2001/XMLSchema#integer"
    row = (Value.iri("http://e/s"), Value.literal("江北", language="zh"), Value.literal("3", number))
    assert table == Table(tuple(names), ((*row, Value.literal("text"), Value.literal("_:b0"), None),))


def test_a_query_is_sent_with_its_values_and_the_prefixes_it_uses() -> None:
    with scripted([NO_GRAPH, Reply('{"head":{},"boolean":true}')]) as server:
        store = RemoteStore(server.url, {"plan": "http://plan/", "oa": "http://oa/", "skos": "http://skos/"})
        assert store.ask('PREFIX skos: <http://own/> ASK { ?s plan:p $v ; skos:p "oa:x" }', {"v": Value.literal("a")})
        sent = parse_qs(server.asked[-1].body.decode())
    assert sent == {
        "query": ['PREFIX plan: <http://plan/>\nPREFIX skos: <http://own/> ASK { ?s plan:p "a" ; skos:p "oa:x" }']
    }
    assert server.asked[-1].headers["Accept"] == "application/sparql-results+json"


def test_triples_come_as_sorted_turtle_whatever_the_server_writes() -> None:
    expected = "@prefix e: <http://e/> .\ne:a e:p e:b .\ne:b e:p e:a .\n"
    triples = "<http://e/b> <http://e/p> <http://e/a> .\n<http://e/a> <http://e/p> <http://e/b> .\n"
    for kind in ("application/n-triples", "text/turtle"):
        with scripted([NO_GRAPH, Reply(triples, 200, {"Content-Type": kind})]) as server:
            assert RemoteStore(server.url, {"e": "http://e/"}).construct("CONSTRUCT WHERE { ?s ?p ?o }") == expected


@pytest.mark.parametrize("body", ["<html>", "[]", '{"head":{}}', '{"head":{"vars":["a"]},"results":{"bindings":[3]}}'])
def test_a_server_that_is_no_endpoint_is_told(body: str) -> None:
    message = r"answers with text/html.*give the URL of its query service"
    replied = Reply(body, 200, {"Content-Type": "text/html"})
    with scripted([replied]) as server, pytest.raises(InputError, match=message):
        RemoteStore(server.url).select("SELECT * { ?s ?p ?o }")


def test_what_is_no_sparql_is_not_sent() -> None:
    with pytest.raises(QuestionError):
        RemoteStore("http://127.0.0.1:9/").answer("DROP ALL")


def rows_of(place: Path | str) -> dict[str, Table]:
    store = open_store(place, PREFIXES)
    answers = {}
    for name, question in questions.library().items():
        for lang in ("zh", "en"):
            params = {"lang": lang} if any(one.name == "lang" for one in question.parameters) else {}
            answers[f"{name} {lang}"] = questions.ask(store, question, params)
    return answers


def test_every_question_has_the_same_rows_here_and_on_oxigraph(built: Path, oxigraph: Callable[..., str]) -> None:
    here = rows_of(built)
    for options in ([], ["--union-default-graph"]):
        server = oxigraph(*options)
        load(built, f"{server}/store")
        assert rows_of(f"{server}/query") == here
        assert len(open_store(f"{server}/query")) == len(open_store(built))


def test_commands_ask_an_endpoint(built: Path, oxigraph: Callable[..., str]) -> None:
    server = oxigraph()
    load(built, f"{server}/store")
    for words in (
        ["query", "targets/by-deadline", "--format", "csv"],
        ["search", "三资企业", "--format", "json"],
        ["analyse", "bridges", "--format", "json"],
        ["panel", "--format", "json"],
        ["compare", "jiangbei", "jiangbei", "--format", "json"],
        ["export", "--to", "graphml"],
        ["export", "--to", "stratml"],
    ):
        here = CliRunner().invoke(main, [*words, "--on", str(built)])
        there = CliRunner().invoke(main, [*words, "--endpoint", f"{server}/query"])
        by_setting = CliRunner().invoke(main, words, env={"KG_ENDPOINT": f"{server}/query"})
        assert (there.exit_code, there.output) == (0, here.output)
        assert by_setting.output == here.output
    graph = "CONSTRUCT { ?s plan:value ?v } WHERE { ?s plan:value ?v }"
    named = "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/plan-kg/graph/jiangbei> { ?s a plan:Target }"
    for query in (graph, named, "ASK { ?s a plan:Goal }", "DESCRIBE <https://w3id.org/plan-kg/id/place/500105>"):
        answers = [open_store(place, PREFIXES).answer(query) for place in (built, f"{server}/query")]
        assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--endpoint", "http://127.0.0.1:9/query"], "the server cannot be reached"),
        (["--endpoint", "localhost:7878"], "not a URL of a server"),
        (["--endpoint", "http://127.0.0.1:9/", "--on", "out"], "exclude each other"),
    ],
)
def test_an_endpoint_that_cannot_be_asked_is_one_line(options: list[str], message: str) -> None:
    done = CliRunner().invoke(main, ["query", "targets/by-deadline", *options])
    assert (done.exit_code, message in done.stderr, done.stderr.count("\n")) == (2, True, 1)


def test_an_answer_from_an_endpoint_is_cited_without_a_hash_that_nobody_knows() -> None:
    with scripted([NO_GRAPH]) as server:
        assert RemoteStore(server.url).digest == ""
