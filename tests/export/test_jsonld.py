from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kg.export.context import FOREIGN, context
from kg.export.jsonld import to_jsonld
from kg.export.rdf import to_nquads
from kg.export.source import Source
from kg.vocabulary import BASE, PLAN

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def document(jiangbei: Source) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_jsonld(jiangbei))
    return found


def node(document: dict[str, Any], start: str, **wanted: str) -> dict[str, Any]:
    graph = document["@graph"][0]["@graph"]
    return next(one for one in graph if one["id"].startswith(start) and wanted.items() <= one.items())


def test_rdflib_reads_the_same_quads(source: Source) -> None:
    read = Dataset()
    read.parse(data=to_jsonld(source), format="json-ld")
    assert set(read.quads()) == set(source.quads)


def test_oxigraph_reads_the_same_quads(source: Source) -> None:
    wanted = set(ox.parse(to_nquads(source), format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse(to_jsonld(source), format=ox.RdfFormat.JSON_LD, base_iri=BASE)) == wanted


def test_a_target_is_readable(document: dict[str, Any]) -> None:
    target = node(document, "id/target/", comparator="<=")
    assert set(target["type"]) == {"Target", "Aim"}
    assert (target["value"], target["unit"], target["period"], target["change"]) == ("-3", "%", "year", True)
    assert target["deadline"] == {"@value": "2026", "@type": "xsd:gYear"}
    assert target["name"]["zh"] == "到2026年，单位地区生产总值能耗年均下降3%以上"


def test_evidence_stands_inside_what_it_shows(document: dict[str, Any]) -> None:
    (mark,) = node(document, "id/target/", comparator="<=")["evidence"]
    position, quote = sorted(mark["target"]["selector"], key=lambda one: one["type"])
    assert mark["target"]["source"] == "text/jiangbei"
    assert (position["from"], position["to"]) == (2114, 2139)
    assert quote["exact"] == "到2026年，单位地区生产总值能耗年均下降3%以上"


def test_no_annotation_is_written_out_twice_or_on_its_own(document: dict[str, Any]) -> None:
    graph = document["@graph"][0]["@graph"]
    assert not [one for one in graph if one.get("type") == "Annotation"]
    written = [mark["id"] for one in graph for mark in one.get("evidence", ()) if isinstance(mark, dict)]
    assert len(written) == len(set(written)) > 100


def test_the_article_comes_before_the_ontology(document: dict[str, Any]) -> None:
    assert [one["id"] for one in document["@graph"]] == [
        "graph/jiangbei",
        "graph/jiangbei/curation",
        "graph/shared",
        "graph/ontology",
    ]


def test_the_shipped_context_is_the_one_in_use(document: dict[str, Any]) -> None:
    shipped = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))
    assert shipped == {"@context": context()}, "run: python tools/write_context.py"
    assert document["@context"] == shipped["@context"]


def test_no_name_of_the_context_hides_a_term_of_the_ontology() -> None:
    own = set(dir(PLAN))
    prefixes = {name for name, told in context().items() if isinstance(told, str) and told.startswith("http")}
    assert not own & set(FOREIGN.values())
    assert not own & prefixes
    assert len(set(FOREIGN.values())) == len(FOREIGN)


def test_nothing_is_fetched(jiangbei: Source) -> None:
    assert b'"@context": "http' not in to_jsonld(jiangbei)
