"""The query tests of W3C's manifest for SPARQL 1.1 Protocol, where the test data lies beside the checkout.

KG_W3C names the folder that holds sparql11/; its graphs are loaded under their names and nothing is fetched.
"""

import os
import urllib.parse
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Namespace
from rdflib.collection import Collection

from tests.server.serving import ROOT, Server

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
CNT = Namespace("http://www.w3.org/2011/content#")
FOLDERS = [os.environ.get("KG_W3C", ""), *(str(above.parent / "shared" / "w3c") for above in (ROOT, ROOT.parent))]
MANIFEST = next(
    (path for folder in FOLDERS if folder and (path := Path(folder, "sparql11/protocol/manifest.ttl")).is_file()), None
)
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"},
}
pytestmark = pytest.mark.skipif(MANIFEST is None, reason="W3C's test data is not here")


def manifest() -> Graph:
    return Graph().parse(MANIFEST)


def entries() -> list[str]:
    if MANIFEST is None:
        return []
    graph = manifest()
    listed = Collection(graph, graph.value(graph.value(None, RDF.type, MF.Manifest), MF.entries))
    names = [str(entry).partition("#")[2] for entry in listed]
    return [name for name in names if "query" in name or name == "bad_multiple_queries"]


def test_all_twenty_are_read() -> None:
    assert len(entries()) == 20


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory):
    graph = manifest()
    lines = []
    for data in graph.objects(None, UT.graphData):
        name = graph.value(data, RDFS.label)
        path = MANIFEST.parent / Path(str(graph.value(data, UT.graph))).name
        lines += [line.strip().removesuffix(".") + f"<{name}> ." for line in path.read_text().splitlines() if line]
    file = tmp_path_factory.mktemp("w3c") / "graphs.nq"
    file.write_text("\n".join(sorted(set(lines))) + "\n")
    one = Server(file).start()
    yield one
    one.stop()


@pytest.mark.parametrize("name", entries())
def test_manifest_entry_passes(loaded, name: str) -> None:
    graph = manifest()
    entry = next(subject for subject in graph.subjects(RDF.type, MF.ProtocolTest) if str(subject).endswith("#" + name))
    for request in Collection(graph, graph.value(graph.value(entry, MF.action), HT.requests)):
        headers = {}
        if listed := graph.value(request, HT.headers):
            for header in Collection(graph, listed):
                headers[str(graph.value(header, HT.fieldName))] = str(graph.value(header, HT.fieldValue))
        body = None
        if (sent := graph.value(request, HT.body)) is not None:
            body = str(graph.value(sent, CNT.chars)).encode(str(graph.value(sent, CNT.characterEncoding)))
            headers.setdefault("content-type", "")
        elif str(graph.value(request, HT.methodName)) == "PUT":
            body = b""
        answer = loaded.ask(
            str(graph.value(request, HT.absolutePath)),
            body,
            str(graph.value(request, HT.methodName)),
            **{"_".join(part.capitalize() for part in key.split("-")): value for key, value in headers.items()},
        )
        response = graph.value(request, HT.resp)
        wanted = {str(status)[-3] for status in graph.objects(response, MF.expectedStatus)}
        assert str(answer.status)[0] in wanted, answer.body
        if (truth := graph.value(response, MF.expectedBoolean)) is not None:
            assert answer.json["boolean"] is truth.toPython()
        if (shape := graph.value(response, MF.expectedFormat)) is not None:
            assert answer.type in FORMATS[str(shape)]


def test_the_manifests_address_is_the_endpoints() -> None:
    graph = manifest()
    paths = {urllib.parse.urlsplit(str(path)).path for path in graph.objects(None, HT.absolutePath)}
    assert paths == {"/sparql/"}
