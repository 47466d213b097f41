"""Measures on graphs small enough to work out on paper, then on the article, whose sentences were read for them."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pytest

from kg.analysis import network
from kg.analysis.contents import Contents
from kg.analysis.graphs import networkx_of, tasks_above, through_tasks, ties, whole
from kg.model import Span
from kg.site.view import sentences
from kg.store import Store
from tests.analysis.invented import BASE, contents, thing

ROOT = Path(__file__).resolve().parents[2]
PORT, ROAD, STEEL = thing("place/port", 10, "港"), thing("place/road", 20, "路"), thing("sector/steel", 30, "钢")
TWO_TASKS = contents(
    [
        thing("task/a", 1),
        thing("task/b", 2),
        thing("task/below", 3),
        thing("action/x", 4),
        thing("goal/g", 5),
        PORT,
        ROAD,
        STEEL,
        thing("strategy/s", 6),
    ],
    [
        ("task/below", "isPartOf", "task/a"),
        ("action/x", "isPartOf", "task/below"),
        ("action/x", "achieves", "goal/g"),
        ("action/x", "takesPlaceAt", "place/port"),
        ("task/b", "takesPlaceAt", "place/port"),
        ("task/b", "takesPlaceAt", "place/road"),
        ("goal/g", "concernsSector", "sector/steel"),
        ("task/b", "alignsWith", "strategy/s"),
    ],
)


def test_what_belongs_to_a_task_goes_up_to_the_top() -> None:
    above = {
        iri.removeprefix(BASE): {one.removeprefix(BASE) for one in tops} for iri, tops in tasks_above(TWO_TASKS).items()
    }
    assert above == {
        "task/a": {"task/a"},
        "task/b": {"task/b"},
        "task/below": {"task/a"},
        "action/x": {"task/a"},
        "goal/g": {"task/a"},
    }


def test_tasks_that_contain_each_other_do_not_hang_the_climb() -> None:
    ring = contents(
        [thing("task/a"), thing("task/b")], [("task/a", "isPartOf", "task/b"), ("task/b", "isPartOf", "task/a")]
    )
    assert tasks_above(ring) == {}


def test_edges_through_tasks() -> None:
    edges = {tuple(sorted((a.removeprefix(BASE), b.removeprefix(BASE)))) for a, b in through_tasks(TWO_TASKS).edges}
    assert edges == {
        ("place/port", "task/a"),
        ("place/port", "task/b"),
        ("place/road", "task/b"),
        ("sector/steel", "task/a"),
    }


def test_betweenness_of_the_path_steel_a_port_b_road() -> None:
    # Six pairs of others for each of five nodes in a row: the middle one lies between 2·2 of them, its neighbours 1·3.
    shares = {iri.removeprefix(BASE): share for iri, share in network.betweenness(through_tasks(TWO_TASKS)).items()}
    assert shares == {
        "place/port": Decimal("0.6667"),
        "task/a": Decimal("0.5000"),
        "task/b": Decimal("0.5000"),
        "place/road": Decimal("0.0000"),
        "sector/steel": Decimal("0.0000"),
    }


def test_only_what_joins_several_tasks_is_a_bridge() -> None:
    section = network.bridges(TWO_TASKS, {})
    (row,) = section.table("en").records()
    assert (row["thing"], row["betweenness"], row["taskCount"], row["tasks"]) == ("港", "0.6667", "2", "a; b")
    assert (row["article"], row["quote"], row["start"], row["end"]) == ("one", "港", "10", "11")
    assert section.summary == {"nodes": 5, "edges": 4}


def test_reach_counts_each_thing_once_and_never_the_task() -> None:
    reached = {iri.removeprefix(BASE): dict(counts) for iri, counts in network.reach(TWO_TASKS).items()}
    assert reached == {
        "task/a": {"Task": 1, "Action": 1, "Goal": 1, "Place": 1, "Sector": 1},
        "task/b": {"Place": 2, "Strategy": 1},
        "task/below": {"Action": 1, "Goal": 1, "Place": 1, "Sector": 1},
    }
    shares = [row["share"] for row in network.outreach(TWO_TASKS, {}).table("en").records()]
    assert shares == ["0.5556", "0.3333", "0.4444"]  # 5, 3 and 4 of nine things


def test_two_triangles_joined_by_an_edge_are_two_communities() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x"), ("c", "x")])
    groups = network.communities(graph)
    assert groups == [["a", "b", "c"], ["x", "y", "z"]]
    # Seven edges: within each 3, degrees 7 of 14: 2 · (3/7 − (7/14)²) = 5/14.
    assert network.modularity(graph, groups) == Decimal("0.3571")


def test_modularity_of_nothing_is_none() -> None:
    assert network.communities(nx.Graph()) == []
    assert network.modularity(nx.Graph(), []) == 0


def test_ties_weigh_how_many_links_join_two() -> None:
    made = contents(
        [thing("task/a"), PORT], [("task/a", "takesPlaceAt", "place/port"), ("task/a", "means", "place/port")]
    )
    assert [data["weight"] for *_, data in ties(made).edges(data=True)] == [2]


def test_sentences_that_name_both_are_counted_once() -> None:
    steel = thing("sector/steel", 12, "钢")
    made = contents([PORT, ROAD, steel], [])
    texts = {"one": [Span(0, 15), Span(15, 40)]}
    (row,) = network.cooccurrence(made, texts).table("en").records()
    told = [row[name] for name in ("place", "sector", "both", "withPlace", "withSector", "jaccard", "start", "end")]
    assert told == ["港", "钢", "1", "1", "1", "1.0000", "10", "11"]


def test_the_whole_graph_keeps_every_thing_and_link(jiangbei: Contents) -> None:
    graph = whole(jiangbei)
    assert graph.number_of_nodes() == len(jiangbei.things)
    assert graph.number_of_edges() == len(jiangbei.links)
    place = graph.nodes[BASE + "place/500105"]
    assert (place["type"], place["label_zh"], place["label_en"], place["quote"]) == (
        "Place",
        "江北区",
        "Jiangbei District",
        "江北",
    )
    assert networkx_of(Store(b"")).number_of_nodes() == 0


def test_the_district_itself_bridges_all_seven_tasks(jiangbei: Contents) -> None:
    rows = network.bridges(jiangbei, {}).table("zh").records()
    assert {row["thing"] for row in rows if row["taskCount"] == "7"} == {"江北区"}


def test_every_row_of_the_article_has_its_words(jiangbei: Contents, jiangbei_text: str) -> None:
    texts = {"jiangbei": sentences(jiangbei_text)}
    for measure in network.MEASURES.values():
        rows = measure(jiangbei, texts).table("zh").records()
        assert rows
        for row in rows:
            assert jiangbei_text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_places_and_sectors_of_the_first_paragraph(jiangbei: Contents, jiangbei_text: str) -> None:
    """The parks Gangcheng and Yufu stand in one sentence with cars, electronics and the traditional industries."""
    rows = network.cooccurrence(jiangbei, {"jiangbei": sentences(jiangbei_text)}).table("zh").records()
    pairs = {(row["place"], row["sector"]) for row in rows}
    assert {(park, sector) for park in ("港城", "鱼复") for sector in ("汽车", "电子电器", "传统产业")} <= pairs
    assert ("港城", "生物医药") not in pairs


PROGRAM = """
import sys
from pathlib import Path
from kg.analysis.sections import written
from kg.analysis.network import cohesion
from tests.analysis.conftest import contents_of
sys.stdout.write(written([cohesion(contents_of(Path("articles/jiangbei.txt")), {})], "json", "zh"))
"""


@pytest.mark.parametrize("seed", ["1", "77"])
def test_communities_are_the_same_in_every_process(seed: str, jiangbei: Contents) -> None:
    from kg.analysis.sections import written

    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == written([network.cohesion(jiangbei, {})], "json", "zh")
