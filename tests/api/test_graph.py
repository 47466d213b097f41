"""kg.open on a folder, a file and an endpoint: questions, evidence, search, drawings."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg
from kg.api import IRI, PlanGraph
from kg.errors import InputError, QuestionError
from kg.loading import load
from kg.texts import texts_of

TARGETS = "SELECT ?target { ?target a plan:Target ; skos:prefLabel ?name FILTER(CONTAINS(?name, $words)) }"


@pytest.fixture(scope="module")
def graph(built: Path) -> PlanGraph:
    return kg.open(built)


def test_a_question_by_name_has_headings_in_the_readers_language(built: Path) -> None:
    # 三资企业数量增至1000家以上 (article, chapter on reform and opening): at least 1,000, by 2026.
    for lang, indicator, heading in (
        ("zh", "三资企业数量", "指标"),
        ("en", "number of foreign-invested enterprises", "Indicator"),
    ):
        rows = kg.open(built, lang=lang).query("targets/by-deadline", by=2026)
        [row] = [row for row in rows if row.value == 1000]
        assert (row.indicator, row.comparator, row.unit, row.deadline) == (indicator, ">=", "家", "2026")
        assert heading in rows._repr_html_()


def test_own_sparql_takes_python_values(graph: PlanGraph) -> None:
    [row] = graph.query(TARGETS, words="三资企业")
    [value] = graph.query("SELECT ?value { $target plan:value ?value }", target=row.target)
    assert value.value == 1000
    assert 'plan:value "1000"^^xsd:decimal' in graph.turtle("CONSTRUCT { ?t plan:value ?v } WHERE { ?t plan:value ?v }")


def test_a_file_of_sparql_is_a_question_too(graph: PlanGraph, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text("SELECT ?t { ?t a plan:Task }", encoding="utf-8")
    assert len(graph.query(str(path))) == 7  # the seven major tasks


@pytest.mark.parametrize(
    ("question", "params", "message"),
    [
        ("targets/by-dedline", {}, "did you mean targets/by-deadline"),
        ("targets/by-deadline", {"bye": 1}, "no such parameter"),
        ("DROP { }", {}, "not SPARQL|updates are refused"),
        ("SELECT ?s { SERVICE <http://e/> { ?s ?p ?o } }", {}, "calls another endpoint"),
        ("ASK { ?s ?p ?o }", {}, "no SELECT"),
        ("SELECT ?s { ?s ?p ?o }", {"x": 1}, "no such parameter"),
    ],
)
def test_what_cannot_be_asked_is_told(graph: PlanGraph, question: str, params: dict[str, object], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        graph.query(question, **params)


def test_evidence_is_the_exact_words_in_their_sentence(graph: PlanGraph, built: Path) -> None:
    text = texts_of(built)["jiangbei"]
    [row] = graph.query(TARGETS, words="三资企业")
    found = graph.evidence(row["target"])  # type: ignore[arg-type]
    first = found[0]
    assert first.quote == "三资企业数量增至1000家以上"
    assert (first.article, first.link, bool(first.rule)) == ("jiangbei", "", True)
    assert {"ofIndicator", "deadline"} <= {one.link for one in found}
    for one in found:
        assert text[one.start : one.end] == one.quote
        assert text.startswith(one.sentence, one.sentence_start)
        assert one.quote in one.sentence
    page = found._repr_html_()
    assert "<mark>三资企业数量增至1000家以上</mark>" in page
    assert "jiangbei" in repr(found)


def test_a_thing_may_be_named_by_what_follows_id(graph: PlanGraph) -> None:
    assert graph.evidence("place/500105")[0].quote == "江北"
    with pytest.raises(QuestionError, match="no words show such a thing"):
        graph.evidence("place/000000")


def test_articles_say_whether_a_date_is_inferred(graph: PlanGraph) -> None:
    [article] = graph.articles
    assert (article.name, article.date, article.date_inferred) == ("jiangbei", "2022", True)
    assert "2022 (inferred)" in graph.articles._repr_html_()
    assert "jiangbei" in graph._repr_html_()


def test_search_shows_its_words_marked(graph: PlanGraph) -> None:
    hits = graph.search("三资企业", kinds=["Target"])
    assert [hit.type for hit in hits] == ["Target"]
    assert "<mark>三资企业</mark>" in hits._repr_html_()


OPENINGS = ["folder", "file", "endpoint"]


@pytest.fixture(params=OPENINGS)
def place(request: pytest.FixtureRequest, built: Path, oxigraph: Callable[..., str]) -> Iterator[Path | str]:
    if request.param == "folder":
        yield built
    elif request.param == "file":
        yield built / "graph.nq"
    else:
        server = oxigraph()
        load(built, f"{server}/store")
        yield f"{server}/query"


def test_a_folder_a_file_and_an_endpoint_say_the_same(place: Path | str, graph: PlanGraph) -> None:
    other = kg.open(place)
    assert other.query("targets/by-deadline").table == graph.query("targets/by-deadline").table
    assert list(other.evidence("place/500105")) == list(graph.evidence("place/500105"))
    assert other.search("人才") == graph.search("人才")
    assert other.articles == graph.articles
    assert other.view("place/500105") == graph.view("place/500105")


def test_a_drawing_stands_in_a_frame_and_names_what_is_tied(graph: PlanGraph) -> None:
    for what in ("place/500105", "https://w3id.org/plan-kg/id/place/500105", "actions/by-task"):
        view = graph.view(what)
        framed = view._repr_html_()
        [srcdoc] = re.findall(r'srcdoc="([^"]*)"', framed)
        assert html.unescape(srcdoc) == view.html
        assert "sandbox=" in framed
        assert "default-src &#39;none&#39;" in view.html
    # The article places 长安全球研发中心 in 江北.
    assert "长安全球研发中心" in graph.view("place/500105").html


def test_networkx_has_things_and_links(graph: PlanGraph) -> None:
    network = graph.networkx()
    [row] = graph.query(TARGETS, words="三资企业")
    assert network.nodes[row["target"]]["type"] == "Target"
    assert network.out_degree(row["target"]) > 0


def test_what_cannot_be_drawn_is_told(graph: PlanGraph) -> None:
    with pytest.raises(QuestionError, match="names no thing"):
        graph.view("https://w3id.org/plan-kg/id/place/000000")
    with pytest.raises(QuestionError, match="no such question"):
        graph.view("no such question")


def test_what_cannot_be_opened_is_told(tmp_path: Path, built: Path) -> None:
    with pytest.raises(InputError, match="no graph found"):
        kg.open(tmp_path)
    with pytest.raises(InputError, match="give zh or en"):
        kg.open(built, lang="fr")


def test_import_is_cheap_and_open_loads_what_it_needs() -> None:
    heavy = {"rdflib", "pyoxigraph", "httpx", "pandas", "networkx"}
    program = f"import sys, kg; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    assert kg.IRI is IRI
