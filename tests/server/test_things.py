"""Things at their addresses: a page for people, triples for programs."""

import re

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from kg.vocabulary import BASE, PLAN

FORMATS = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/n-triples": "nt"}


@pytest.fixture(scope="module")
def task(article) -> str:
    """Return the address of the first of the seven tasks."""
    query = 'SELECT ?t { ?t a plan:Task ; skos:prefLabel ?l . FILTER(CONTAINS(?l, "科技创新")) }'
    return article.query(query).json["results"]["bindings"][0]["t"]["value"].removeprefix(BASE)


def page(article, path: str, lang: str = "en") -> str:
    answer = article.ask(path, Accept="text/html", Accept_Language=lang)
    assert (answer.status, answer.type) == (200, "text/html"), answer.body
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    words = answer.body.decode()
    assert not re.search(r"(?:src|href|action)=[\"'](?:https?:)?//", words)
    return words


@pytest.mark.parametrize("accept", FORMATS)
def test_programs_get_triples(article, task: str, accept: str) -> None:
    answer = article.ask(task, Accept=accept)
    assert answer.type == accept
    graph = Graph().parse(data=answer.body, format=FORMATS[accept])
    assert (URIRef(BASE + task), RDF.type, PLAN.Task) in graph


def test_a_program_that_takes_anything_gets_turtle(article, task: str) -> None:
    assert article.ask(task).type == article.ask(task, Accept="*/*").type == "text/turtle"


def test_people_get_names_evidence_and_links(article, task: str) -> None:
    words = page(article, task)
    assert "With technological innovation as support" in words
    assert re.search(r"<mark>以科技创新为支撑\s+让江北产业质效更高</mark>", words)
    assert 'href="/ontology#Task"' in words
    assert re.search(r'href="/text/jiangbei\?start=61&amp;end=80#here"', words)
    assert re.search(r'href="/id/action/jiangbei-\w+"', words)


def test_a_page_speaks_the_readers_language(article, task: str) -> None:
    assert '<html lang="zh-Hans">' in page(article, task, "zh-CN,zh;q=0.9")
    assert "依据" in page(article, task + "?lang=zh")


def test_the_sentence_stands_around_the_words(article) -> None:
    query = "SELECT ?t { ?t a plan:Target ; plan:value -3.0 }"
    found = article.query(query).json["results"]["bindings"][0]["t"]["value"].removeprefix(BASE)
    assert re.search("预计<mark>到2026年，单位地区生产总值能耗年均下降3%以上</mark>。", page(article, found))


def test_the_ontology_is_a_page_with_a_place_for_each_term(article) -> None:
    words = page(article, "ontology")
    for name in ("Goal", "hasTask", "deadlineEnd"):
        assert f'id="{name}"' in words
    assert 'href="/vocabulary/status"' in words


def test_the_ontology_is_one_graph_for_programs(article) -> None:
    graph = Graph().parse(data=article.ask("ontology", Accept="text/turtle").body, format="turtle")
    assert (PLAN.Goal, None, Literal("目标", lang="zh")) in graph


def test_a_vocabulary_lists_its_concepts(article) -> None:
    done = URIRef(BASE + "vocabulary/status/done")
    graph = Graph().parse(data=article.ask("vocabulary/status", Accept="text/turtle").body, format="turtle")
    assert (done, SKOS.prefLabel, Literal("done", lang="en")) in graph
    assert 'href="/vocabulary/status/done"' in page(article, "vocabulary/status")
    assert "Finished, or reached already." in page(article, "vocabulary/status/done")


def test_a_text_is_shown_with_the_words_marked(article, out) -> None:
    text = (out / "texts" / "jiangbei.txt").read_text(encoding="utf-8")
    assert f'<mark id="here">{text[61:80]}</mark>' in page(article, "text/jiangbei?start=61&end=80")
    assert article.ask("text/jiangbei", Accept="text/plain").body.decode() == text


def test_a_graph_comes_as_its_triples(article) -> None:
    answer = article.ask("graph/shared", Accept="application/n-triples")
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}graph/shared> {{ ?s ?p ?o }} }}"
    assert len(answer.body.splitlines()) == int(article.query(query, "text/csv").body.split()[1])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("id/goal/nobody", 404),
        ("id/%3E%20x", 404),
        ("vocabulary/nothing", 404),
        ("text/nobody", 404),
        ("text/..%2Fgraph", 404),
        ("ontology?format=doc", 406),
        ("text/jiangbei?start=5&end=2", 400),
        ("text/jiangbei?start=x", 400),
        ("query/no/such", 400),
        ("-/passwd", 404),
    ],
)
def test_what_is_not_there_is_a_problem(article, path: str, status: int) -> None:
    answer = article.ask(path, Accept="text/html")
    assert (answer.status, answer.type) == (status, "application/problem+json")


def test_the_site_is_served_as_it_is(article, out) -> None:
    for path in sorted((out / "site").rglob("*.html")):
        name = path.relative_to(out / "site").as_posix()
        assert article.ask(name).body == path.read_bytes()
    assert article.ask("").body == (out / "site" / "index.html").read_bytes()


def test_without_a_site_the_start_is_the_query_page(server) -> None:
    answer = server.ask("")
    assert (answer.status, answer.headers["location"]) == (307, "/query")
