"""What the endpoint says of itself (https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/)."""

import pytest
from rdflib import RDF, SH, VOID, Graph, Namespace, URIRef

from kg import questions
from kg.vocabulary import PLAN

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}


@pytest.mark.parametrize("accept", FORMATS)
def test_the_service_describes_itself_in_rdf(server, accept: str) -> None:
    answer = server.ask("sparql", Accept=accept)
    assert answer.type == accept
    graph = Graph().parse(data=answer.body, format=FORMATS[accept])
    [service] = graph.subjects(RDF.type, SD.Service)
    assert list(graph.objects(service, SD.endpoint)) == [URIRef(server.url + "sparql")]
    assert graph.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    assert (service, SD.feature, SD.UnionDefaultGraph) in graph
    assert {str(name) for name in graph.objects(None, SD.name)} == {"http://e/one", "http://e/two", "http://e/three"}
    default = graph.value(graph.value(service, SD.defaultDataset), SD.defaultGraph)
    assert graph.value(default, VOID.triples).toPython() == 3


def test_void_counts_and_lists_the_questions(article) -> None:
    answer = article.ask(".well-known/void", Accept="text/turtle")
    graph = Graph().parse(data=answer.body, format="turtle")
    [dataset] = graph.subjects(VOID.sparqlEndpoint, URIRef(article.url + "sparql"))
    parts = [graph.value(part, VOID.triples).toPython() for part in graph.objects(dataset, VOID.subset)]
    assert sum(parts) == graph.value(dataset, VOID.triples).toPython()  # no triple stands in two graphs
    tasks = graph.value(predicate=VOID["class"], object=PLAN.Task)
    assert graph.value(tasks, VOID.entities).toPython() == 7
    assert len(list(graph.subject_objects(SH.select))) == len(questions.library())
