import pytest

from kg.errors import QuestionError
from kg.questions.guard import LARGEST, guard

ALLOWED = [
    "SELECT ?s { ?s ?p ?o }",
    "ASK { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DESCRIBE <http://example.org/a>",
    "SELECT ?s FROM <https://w3id.org/plan-kg/graph/jiangbei> { ?s ?p ?o }",
    'SELECT ?s { ?s ?p "SERVICE <http://example.org/> { }" } # SERVICE',
    "PREFIX SERVICE: <http://example.org/> SELECT ?s { ?s SERVICE:x ?o }",
]
CALLS = "SERVICE <http://example.org/> { ?s ?p ?o }"
REFUSED = [
    (f"SELECT ?s {{ {CALLS} }}", "another endpoint"),
    ("SELECT ?s { SERVICE SILENT ?o { ?s ?p ?o } }", "another endpoint"),
    (f"SELECT ?s {{ {{ SELECT ?s {{ OPTIONAL {{ {CALLS} }} }} }} }}", "another endpoint"),
    (f"ASK {{ ?s ?p ?o FILTER NOT EXISTS {{ {CALLS} }} }}", "another endpoint"),
    (f"ASK {{ ?s ?p ?o BIND(EXISTS {{ {CALLS} }} AS ?x) }}", "another endpoint"),
    (f"SELECT ?s {{ ?s ?p ?o }} ORDER BY (EXISTS {{ {CALLS} }})", "another endpoint"),
    (f"SELECT ?s {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ {CALLS} }})", "another endpoint"),
    (f"DESCRIBE ?s {{ {CALLS} }}", "another endpoint"),
    ("SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }", "reads from outside"),
    ("SELECT ?s FROM NAMED <file:///etc/passwd> { ?s ?p ?o }", "reads from outside"),
    ("PREFIX f: <FILE:///etc/> SELECT ?s FROM f:passwd { ?s ?p ?o }", "reads from outside"),
    ("SELECT ?s FROM <ftp://example.org/> { ?s ?p ?o }", "reads from outside"),
    ("INSERT DATA { <http://e/a> <http://e/b> 1 }", "updates are refused"),
    ("DELETE WHERE { ?s ?p ?o }", "updates are refused"),
    ("LOAD <http://example.org/>", "updates are refused"),
    ("DROP ALL", "updates are refused"),
    ("SELECT ?s { ?s ?p ", "not SPARQL"),
    ("SELECT ?s { ?s nowhere:p ?o }", "not SPARQL"),
    ("", "not SPARQL"),
    ("SELECT ?s { ?s ?p ?o } #" + "x" * LARGEST, "too long"),
    ("SELECT ?s { " + "{" * 2000 + "?s ?p ?o" + "}" * 2000 + " }", "nested too deeply"),
]


@pytest.mark.parametrize("query", ALLOWED)
def test_a_query_of_this_graph_passes(query: str) -> None:
    guard(query)


@pytest.mark.parametrize(("query", "reason"), REFUSED, ids=[reason + str(n) for n, (_, reason) in enumerate(REFUSED)])
def test_anything_else_is_refused_in_one_line(query: str, reason: str) -> None:
    with pytest.raises(QuestionError) as refusal:
        guard(query)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_prefix_may_come_from_outside_the_query() -> None:
    guard("SELECT ?s { ?s e:p ?o }", {"e": "http://example.org/"})
