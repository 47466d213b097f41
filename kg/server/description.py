"""What the endpoint says of itself: SPARQL 1.1 Service Description, and VoID with the library's questions."""

from __future__ import annotations

import asyncio
import json

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, VOID, XSD

from kg import questions
from kg.resources import folder
from kg.server import negotiation
from kg.server.pool import Pool
from kg.server.problems import Problem
from kg.server.workers import Reply, Request
from kg.store import TRIPLES
from kg.vocabulary import BASE, GRAPH, PLAN, PREFIXES

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
SCHEMA = Namespace("https://schema.org/")
DATASET = URIRef(BASE + "dataset")
_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
_WRITTEN = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}
_COUNTS = {"triples": VOID.triples, "subjects": VOID.distinctSubjects, "properties": VOID.properties}


class Description:
    """The two descriptions of what POOL serves; counts are asked for once."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._counts: dict[str, list[dict[str, str]]] | None = None
        self._lock = asyncio.Lock()

    async def service(self, accept: str, endpoint: str) -> Reply:
        """Return the service description for the ENDPOINT at this address, as ACCEPT wants it."""
        media_type = _media_type(accept)
        counts = await self._counted()
        graph = _graph()
        service = BNode("service")
        graph.add((service, RDF.type, SD.Service))
        graph.add((service, SD.endpoint, URIRef(endpoint)))
        graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
        graph.add((service, SD.feature, SD.UnionDefaultGraph))
        for name in _RESULT_FORMATS:
            graph.add((service, SD.resultFormat, FORMATS[name]))
        dataset, default = BNode("dataset"), BNode("default")
        graph.add((service, SD.defaultDataset, dataset))
        graph.add((dataset, RDF.type, SD.Dataset))
        graph.add((dataset, SD.defaultGraph, default))
        graph.add((default, RDF.type, SD.Graph))
        graph.add((default, VOID.triples, _number(counts["all"][0]["triples"])))
        for number, row in enumerate(counts["graphs"]):
            named, content = BNode(f"named{number}"), BNode(f"graph{number}")
            graph.add((dataset, SD.namedGraph, named))
            graph.add((named, RDF.type, SD.NamedGraph))
            graph.add((named, SD.name, URIRef(row["graph"])))
            graph.add((named, SD.graph, content))
            graph.add((content, RDF.type, SD.Graph))
            graph.add((content, VOID.triples, _number(row["triples"])))
        return _written(graph, media_type)

    async def void(self, accept: str, endpoint: str) -> Reply:
        """Return what the dataset at ENDPOINT holds, in VoID: counts, graphs, classes, and the questions to ask it."""
        media_type = _media_type(accept)
        counts = await self._counted()
        graph = _graph()
        graph.add((DATASET, RDF.type, VOID.Dataset))
        graph.add((DATASET, DCTERMS.title, Literal("plan-kg", lang="en")))
        graph.add((DATASET, VOID.sparqlEndpoint, URIRef(endpoint)))
        graph.add((DATASET, VOID.uriSpace, Literal(BASE)))
        graph.add((DATASET, VOID.vocabulary, URIRef(str(PLAN.Plan).partition("#")[0])))
        for key, term in _COUNTS.items():
            graph.add((DATASET, term, _number(counts["all"][0][key])))
        for row in counts["graphs"]:
            part = URIRef(row["graph"])
            graph.add((DATASET, VOID.subset, part))
            graph.add((part, RDF.type, VOID.Dataset))
            graph.add((part, VOID.triples, _number(row["triples"])))
        for number, row in enumerate(counts["classes"]):
            share = BNode(f"class{number}")
            graph.add((DATASET, VOID.classPartition, share))
            graph.add((share, VOID["class"], URIRef(row["class"])))
            graph.add((share, VOID.entities, _number(row["entities"])))
        _add_questions(graph, endpoint)
        return _written(graph, media_type)

    async def _counted(self) -> dict[str, list[dict[str, str]]]:
        async with self._lock:
            if self._counts is None:
                names = ("all", "graphs", "classes")
                self._counts = {name: await records(self._pool, query(f"count-{name}")) for name in names}
            return self._counts


async def records(pool: Pool, sparql: str) -> list[dict[str, str]]:
    """Return the rows that POOL answers to SPARQL as dictionaries of plain text; an unbound cell is "".

    Raises:
        Problem: when the query is refused or cannot be answered in time.

    """
    reply = await pool.ask(Request(sparql, accept=negotiation.JSON))
    found = json.loads(reply.body)
    if reply.status != 200:
        raise Problem(reply.status, found["what"], found["where"], found["remedy"])
    names = found["head"]["vars"]
    return [{name: row.get(name, {}).get("value", "") for name in names} for row in found["results"]["bindings"]]


def query(name: str) -> str:
    """Return the query that the server's own pages ask under NAME."""
    return (folder("data") / "server" / f"{name}.rq").read_text(encoding="utf-8")


def _add_questions(graph: Graph, endpoint: str) -> None:
    for one in questions.library().values():
        node = URIRef(f"{BASE}query/{one.name}")
        graph.add((node, RDF.type, SH.SPARQLSelectExecutable))
        for lang in ("zh", "en"):
            graph.add((node, RDFS.label, Literal(one.question.of(lang), lang=lang)))
            graph.add((node, RDFS.comment, Literal(one.purpose.of(lang), lang=lang)))
        graph.add((node, SH.select, Literal(one.sparql)))
        graph.add((node, SCHEMA.target, URIRef(endpoint)))


def _media_type(accept: str) -> str:
    found = negotiation.negotiate(accept, TRIPLES)
    if found is None:
        raise Problem(406, "no such format for a description", accept, f"accept one of {', '.join(_WRITTEN)}")
    return found


def _written(graph: Graph, media_type: str) -> Reply:
    return Reply(200, media_type, False, graph.serialize(format=_WRITTEN[media_type], encoding="utf-8"))


def _graph() -> Graph:
    graph = Graph(bind_namespaces="none")
    own = {"sd": SD, "void": VOID, "sh": SH, "schema": SCHEMA, "formats": FORMATS, "graph": GRAPH}
    for prefix, namespace in {**PREFIXES, **own}.items():
        graph.bind(prefix, namespace)
    return graph


def _number(text: str) -> Literal:
    return Literal(text, datatype=XSD.integer)
