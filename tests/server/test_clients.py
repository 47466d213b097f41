"""The tools that people use to ask an endpoint: curl, SPARQLWrapper, rdflib's SPARQLStore."""

import csv
import shutil
import subprocess

import pytest
import SPARQLWrapper
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg import questions
from kg.server.asking import as_text
from kg.store import open_build
from kg.vocabulary import PLAN, PREFIXES

TASKS = "SELECT ?task { ?task a plan:Task } ORDER BY ?task"
DECLARED = f"PREFIX plan: <{PREFIXES['plan']}> "


def test_sparqlwrapper_reads_rows_truth_and_triples(article) -> None:
    client = SPARQLWrapper.SPARQLWrapper(article.url + "sparql")
    for method in (SPARQLWrapper.GET, SPARQLWrapper.POST):
        for requested in (SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY)[: 1 if method == "GET" else 2]:
            client.setMethod(method)
            client.setRequestMethod(requested)
            client.setReturnFormat(SPARQLWrapper.JSON)
            client.setQuery(DECLARED + TASKS)
            assert len(client.queryAndConvert()["results"]["bindings"]) == 7
            client.setQuery(DECLARED + "ASK { ?task a plan:Task }")
            assert client.queryAndConvert()["boolean"] is True
            client.setReturnFormat(SPARQLWrapper.TURTLE)
            client.setQuery(DECLARED + "CONSTRUCT { ?task a plan:Task } { ?task a plan:Task }")
            assert len(Graph().parse(data=client.queryAndConvert(), format="turtle")) == 7


def test_rdflib_uses_the_endpoint_as_a_store(article) -> None:
    graph = Graph(SPARQLStore(article.url + "sparql", returnFormat="xml"))
    assert len(set(graph.subjects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), PLAN.Task))) == 7
    assert len(list(graph.query(DECLARED + TASKS))) == 7


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
def test_curl_gets_csv(article) -> None:
    words = ["curl", "-sS", "--fail", article.url + "sparql", "--data-urlencode", f"query={TASKS}"]
    done = subprocess.run([*words, "-H", "Accept: text/csv"], capture_output=True, check=True)
    assert len(list(csv.DictReader(done.stdout.decode().splitlines()))) == 7


@pytest.mark.parametrize("name", questions.library())
def test_every_question_of_the_library_is_answered_as_in_process(article, out, name: str) -> None:
    one = questions.library()[name]
    answer = article.query(as_text(one, "en"), "text/csv")
    given = {"lang": "en"} if any(parameter.name == "lang" for parameter in one.parameters) else {}
    table = questions.ask(_store(out), one, given)
    rows = list(csv.reader(answer.body.decode().splitlines()))
    assert (rows[0], len(rows) - 1) == (list(table.columns), len(table.rows))


def _store(out, known={}):  # noqa: B006 - kept for all questions
    if out not in known:
        known[out] = open_build(out, PREFIXES)
    return known[out]
