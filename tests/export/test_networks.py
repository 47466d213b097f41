"""GraphML and GEXF are read again by networkx, and their XML looked at as Gephi does."""

from __future__ import annotations

import io
from collections import Counter
from xml.etree import ElementTree as Xml

import networkx as nx
import pytest

from kg.analysis.contents import Contents, Evidence, Published, Thing
from kg.export.networks import to_gexf, to_graphml
from kg.export.source import Source

TARGET = "https://w3id.org/plan-kg/id/target/jiangbei-546a5953e558"
GEXF = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}
GRAPHML = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture(scope="module")
def graphml(jiangbei: Source) -> bytes:
    return to_graphml(jiangbei)


@pytest.fixture(scope="module")
def gexf(jiangbei: Source) -> bytes:
    return to_gexf(jiangbei)


def test_networkx_reads_graphml(graphml: bytes, jiangbei: Source) -> None:
    graph = nx.read_graphml(io.BytesIO(graphml), force_multigraph=True)
    assert graph.is_directed()
    assert graph.number_of_nodes() == len(jiangbei.contents.things)
    assert graph.number_of_edges() == len(jiangbei.contents.links)
    target = graph.nodes[TARGET]
    assert (target["value"], target["change"], target["unit"], target["deadline"]) == (-3.0, True, "%", "2026")
    assert (target["label"], target["kindOfThing"]) == ("到2026年，单位地区生产总值能耗年均下降3%以上", "Target")
    assert target["label_en"].startswith("Energy use")
    assert (target["quote"], target["textStart"], target["textEnd"]) == (target["label"], 2114, 2139)
    assert (target["color"], target["r"], target["g"], target["b"]) == ("#b93c07", 0xB9, 0x3C, 0x07)


def test_networkx_reads_gexf(gexf: bytes, jiangbei: Source) -> None:
    graph = nx.read_gexf(io.BytesIO(gexf))
    assert graph.number_of_nodes() == len(jiangbei.contents.things)
    assert graph.number_of_edges() == len(jiangbei.contents.links)
    target = graph.nodes[TARGET]
    assert (target["label"], target["value"]) == ("到2026年，单位地区生产总值能耗年均下降3%以上", -3.0)
    assert target["viz"]["color"] == {"r": 0xB9, "g": 0x3C, "b": 0x07, "a": 1.0}


def test_links_keep_their_kind_and_weight(graphml: bytes, jiangbei: Source) -> None:
    graph = nx.read_graphml(io.BytesIO(graphml), force_multigraph=True)
    kinds = Counter(data["kindOfLink"] for *_, data in graph.edges(data=True))
    assert kinds == Counter(link.type for link in jiangbei.contents.links)
    assert all(data["weight"] >= 1 and data["label"] == data["kindOfLink"] for *_, data in graph.edges(data=True))


def test_attributes_are_declared_with_their_types(graphml: bytes, gexf: bytes) -> None:
    keys = Xml.fromstring(graphml).findall("g:key", GRAPHML)
    declared = {key.get("attr.name"): key.get("attr.type") for key in keys if key.get("for") == "node"}
    assert (declared["value"], declared["textStart"], declared["change"]) == ("double", "long", "boolean")
    attributes = Xml.fromstring(gexf).findall(".//g:attributes[@class='node']/g:attribute", GEXF)
    told = {one.get("title"): one.get("type") for one in attributes}
    assert (told["value"], told["textStart"], told["change"]) == ("double", "long", "boolean")


def test_every_edge_ends_in_nodes_and_ids_are_unique(gexf: bytes) -> None:
    root = Xml.fromstring(gexf)
    nodes = [node.get("id") for node in root.iterfind(".//g:node", GEXF)]
    edges = root.findall(".//g:edge", GEXF)
    assert len(nodes) == len(set(nodes))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    assert len(root.findall(".//g:node/viz:color", GEXF)) == len(nodes)


def test_no_date_and_no_version_of_a_library(gexf: bytes, graphml: bytes) -> None:
    assert b"lastmodifieddate" not in gexf
    assert b"NetworkX" not in gexf + graphml
    assert "江北区" in gexf.decode("utf-8")


def test_the_years_of_a_plan_do_not_make_the_graph_dynamic(source: Source) -> None:
    root = Xml.fromstring(to_gexf(source))
    assert root.find("g:graph", GEXF).get("mode") == "static"  # type: ignore[union-attr]
    assert not [node for node in root.iterfind(".//g:node", GEXF) if node.get("start")]


def test_letters_that_xml_may_not_hold_are_left_out() -> None:
    place = Evidence("one", 0, 3, "a\x0bb<&>\n")
    odd = Thing("http://e/1", "Place", "港\x00口", "", (place,), {"code": "\ud800"})
    made = Source(Contents({"one": Published("one")}, {odd.iri: odd}, ()), {})
    for content in (to_graphml(made), to_gexf(made)):
        assert "港 口" in Xml.tostring(Xml.fromstring(content), encoding="unicode")
