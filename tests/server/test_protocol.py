"""SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), asked of a real server; sections in brackets."""

import gzip
import json
import urllib.parse

import pytest

from tests.server.conftest import GRAPHS

ONE, TWO, THREE = GRAPHS
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
HERE = "SELECT ?s { ?s a <http://e/Document> } ORDER BY ?s"
BY_GRAPH = "SELECT ?s { GRAPH ?g { ?s a <http://e/Document> } } ORDER BY ?s"


def encoded(*pairs: tuple[str, str]) -> str:
    return urllib.parse.urlencode(pairs)


def subjects(answer) -> list[str]:
    assert answer.status == 200, answer.body
    return [row["s"]["value"] for row in answer.json["results"]["bindings"]]


def test_the_three_ways_of_sending_a_query_give_the_same(server) -> None:  # [2.1.1 to 2.1.3]
    got = server.ask(f"sparql?{encoded(('query', HERE))}")
    form = server.ask("sparql", encoded(("query", HERE)).encode(), Content_Type=FORM)
    direct = server.ask("sparql", HERE.encode(), Content_Type=f"{QUERY}; charset=utf-8")
    assert subjects(got) == subjects(form) == subjects(direct) == [ONE, THREE, TWO]


def test_without_a_dataset_the_default_graph_is_all_graphs_together(server) -> None:
    assert subjects(server.query(HERE)) == [ONE, THREE, TWO]
    assert subjects(server.query(BY_GRAPH)) == [ONE, THREE, TWO]


def test_the_request_may_name_the_dataset(server) -> None:  # [2.1.4]
    default = encoded(("default-graph-uri", ONE), ("default-graph-uri", TWO))
    assert subjects(server.ask(f"sparql?{default}&{encoded(('query', HERE))}")) == [ONE, TWO]
    named = encoded(("named-graph-uri", THREE))
    assert subjects(server.ask(f"sparql?{named}", BY_GRAPH.encode(), Content_Type=QUERY)) == [THREE]
    assert subjects(server.ask(f"sparql?{named}", HERE.encode(), Content_Type=QUERY)) == []
    both = encoded(("default-graph-uri", ONE), ("named-graph-uri", TWO), ("query", BY_GRAPH))
    assert subjects(server.ask("sparql", both.encode(), Content_Type=FORM)) == [TWO]


def test_the_query_may_name_the_dataset_and_the_request_wins(server) -> None:
    query = HERE.replace("{", f"FROM <{ONE}> {{", 1)
    assert subjects(server.query(query)) == [ONE]
    default = encoded(("default-graph-uri", TWO))
    assert subjects(server.ask(f"sparql?{default}", query.encode(), Content_Type=QUERY)) == [TWO]


def test_a_graph_named_by_the_request_and_not_there_is_empty(server) -> None:
    default = encoded(("default-graph-uri", "http://e/nowhere"), ("query", HERE))
    assert subjects(server.ask(f"sparql?{default}")) == []


def test_the_address_may_end_in_a_slash(server) -> None:
    assert server.ask(f"sparql/?{encoded(('query', 'ASK {}'))}").json["boolean"] is True


ROWS = "SELECT (1 AS ?a) ('x' AS ?b) {}"
TRIPLE = "CONSTRUCT { <http://e/s> <http://e/p> 'x' } {}"


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        (ROWS, "text/csv", b"a,b\r\n1,x\r\n"),
        (ROWS, "text/tab-separated-values", b'?a\t?b\n1\t"x"\n'),
        ("ASK {}", "application/sparql-results+json", b'{"head":{},"boolean":true}'),
        (TRIPLE, "application/n-triples", b'<http://e/s> <http://e/p> "x" .\n'),
    ],
)
def test_an_answer_comes_in_the_format_asked_for(server, query: str, accept: str, expected: bytes) -> None:
    answer = server.query(query, accept)
    assert (answer.status, answer.type, answer.body) == (200, accept, expected)


@pytest.mark.parametrize(
    ("query", "accept", "words"),
    [
        (ROWS, "application/sparql-results+xml", b"<binding"),
        (TRIPLE, "text/turtle", b"<http://e/s> <http://e/p> "),
        (TRIPLE, "application/rdf+xml", b"<rdf:RDF"),
        (TRIPLE, "application/ld+json", b'"http://e/s"'),
        ("DESCRIBE <http://e/one>", "application/n-triples", b"<http://e/Document>"),
    ],
)
def test_every_format_is_written(server, query: str, accept: str, words: bytes) -> None:
    answer = server.query(query, accept)
    assert (answer.status, answer.type) == (200, accept)
    assert words in answer.body


def test_prefixes_of_the_vocabulary_need_no_declaration(server) -> None:
    assert server.query("ASK { ?s rdf:type ?t }").json["boolean"] is True


REFUSALS = [
    ("no query in a form", 400, lambda s: s.ask("sparql", b"a=b", Content_Type=FORM)),
    ("two queries", 400, lambda s: s.ask(f"sparql?{encoded(('query', 'ASK {}'), ('query', 'ASK {}'))}")),
    ("no SPARQL", 400, lambda s: s.query("ASK {")),
    ("no IRI", 400, lambda s: s.ask(f"sparql?{encoded(('query', 'ASK {}'), ('default-graph-uri', 'x y'))}")),
    ("UTF-16", 400, lambda s: s.ask("sparql", "ASK {}".encode("utf-16"), Content_Type=f"{QUERY}; charset=UTF-16")),
    ("no UTF-8", 400, lambda s: s.ask("sparql", b"ASK { ?s ?p '\xff' }", Content_Type=QUERY)),
    ("no UTF-8 in the address", 400, lambda s: s.ask("sparql?query=%FF")),
    ("nests too deeply", 400, lambda s: s.query("ASK " + "{" * 20000 + "}" * 20000)),
    ("an update", 403, lambda s: s.query("DROP ALL")),
    ("an update, prefixed", 403, lambda s: s.query("INSERT DATA { <http://e/a> rdf:type <http://e/b> }")),
    ("update=", 403, lambda s: s.ask("sparql", b"update=DROP+ALL", Content_Type=FORM)),
    ("an update's type", 403, lambda s: s.ask("sparql", b"DROP ALL", Content_Type="application/sparql-update")),
    ("SERVICE", 403, lambda s: s.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")),
    ("SeRvIcE SILENT", 403, lambda s: s.query("SELECT * { SeRvIcE SILENT ?x { ?s ?p ?o } }")),
    ("FROM a stranger", 403, lambda s: s.query("SELECT * FROM <http://e/nowhere> { ?s ?p ?o }")),
    ("FROM a file", 403, lambda s: s.query("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")),
    ("FROM NAMED", 403, lambda s: s.query(f"SELECT * FROM <{ONE}> FROM NAMED <http://e/x> {{ ?s ?p ?o }}")),
    ("PUT", 405, lambda s: s.ask("sparql", b"", "PUT", Content_Type=QUERY)),
    ("DELETE", 405, lambda s: s.ask("sparql", method="DELETE")),
    ("a format for triples", 406, lambda s: s.query("SELECT * { ?s ?p ?o }", "text/turtle")),
    ("a picture of the service", 406, lambda s: s.ask("sparql", Accept="image/png")),
    ("long", 413, lambda s: s.query("ASK {}" + " " * 70_000)),
    ("very long", 413, lambda s: s.query("ASK {}" + " " * 900_000)),
    ("text/plain", 415, lambda s: s.ask("sparql", b"ASK {}", Content_Type="text/plain")),
    ("no Content-Type", 415, lambda s: s.ask("sparql", b"ASK {}", Content_Type="")),
    ("nothing there", 404, lambda s: s.ask("nowhere")),
    ("PUT elsewhere", 405, lambda s: s.ask("query", b"", "PUT")),
]


@pytest.mark.parametrize(("status", "send"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_every_refusal_has_the_same_shape(server, status: int, send) -> None:
    answer = send(server)
    assert (answer.status, answer.type) == (status, "application/problem+json"), answer.body
    problem = answer.json
    assert set(problem) == {"title", "status", "what", "where", "remedy"}
    assert problem["status"] == status
    assert problem["what"]
    assert problem["remedy"]


def test_a_method_that_is_not_allowed_is_told_those_that_are(server) -> None:
    assert "POST" in server.ask("sparql", method="DELETE").headers["allow"]


def test_a_keyword_inside_words_is_no_keyword(server) -> None:
    query = f"SELECT ?from {{ ?from a ?t . FILTER('service from <http://x/>' != ?service || ?from = <{ONE}>) }}"
    assert server.query(query).status == 200


def test_large_answers_are_packed_for_those_who_can_unpack(server) -> None:
    query = "SELECT ?s ?t ?u { ?s ?p ?o . ?t ?q ?r . ?u ?v ?w }"
    packed = server.query(query, Accept_Encoding="gzip")
    plain = server.query(query)
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert json.loads(gzip.decompress(packed.body)) == plain.json
    assert len(packed.body) < len(plain.body)


def test_pages_of_other_sites_may_not_ask_unless_allowed(server) -> None:
    assert "access-control-allow-origin" not in server.query("ASK {}", Origin="http://other.example").headers
