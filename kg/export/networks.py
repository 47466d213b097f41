"""Contents in, GraphML or GEXF out, as Gephi opens them: names in both languages, typed values, colours, weights."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import networkx as nx

from kg.analysis.graphs import whole
from kg.export.source import Source
from kg.export.xml_text import xml_text
from kg.resources import folder, parse_yaml

_DECIMALS = ("value", "low", "high", "normalValue", "baseValue")
_INTEGERS = ("declaredCount",)
# Formats give these names a meaning of their own: when a node or an edge is there, and how an edge is directed.
_RENAMED = {"start": "planStart", "end": "planEnd", "type": "kindOfThing"}
_DEFAULT_COLOUR = "#777777"
_META = re.compile(r"<meta [^>]*>.*?</meta>|<meta [^>]*/>", re.DOTALL)
_LETTER = re.compile(r"&#(\d+);")
_ASCII = 127
Attribute = str | int | float | bool


def to_graphml(source: Source) -> bytes:
    """Return all things and links of SOURCE as GraphML (graphml.graphdrawing.org), written by networkx.

    A node has label (Chinese), label_zh, label_en, kindOfThing, colour (as color, and r, g, b for Gephi), weight (in
    how many places it is named), its values with numbers as numbers, and the first words that name it; an edge its kind
    as label and kindOfLink, weight, role, position, derived and the first words that say it.
    """
    graph = _typed(source)
    for _, told in graph.nodes(data=True):
        red, green, blue = _rgb(_colours().get(str(told["kindOfThing"]), _DEFAULT_COLOUR))
        told.update(color=f"#{red:02x}{green:02x}{blue:02x}", r=red, g=green, b=blue)
    lines = nx.generate_graphml(
        graph, encoding="utf-8", prettyprint=True, named_key_ids=True, edge_id_from_attribute="id"
    )
    return _document("\n".join(lines))


def to_gexf(source: Source) -> bytes:
    """Return all things and links of SOURCE as GEXF 1.2 (gexf.net), written by networkx; see `to_graphml`."""
    graph = _typed(source)
    for _, told in graph.nodes(data=True):
        red, green, blue = _rgb(_colours().get(str(told["kindOfThing"]), _DEFAULT_COLOUR))
        told["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    text = "\n".join(nx.generate_gexf(graph, encoding="utf-8", prettyprint=True))
    # networkx writes today's date and its own version; the same build must give the same bytes.
    return _document(_META.sub("<meta><creator>plan-kg</creator></meta>", _LETTER.sub(_spelt_out, text), count=1))


def _spelt_out(reference: re.Match[str]) -> str:
    """Return the letter itself for a reference to one outside ASCII."""
    number = int(reference[1])
    return chr(number) if number > _ASCII else reference[0]


def _document(text: str) -> bytes:
    declared = text if text.startswith("<?xml") else f"<?xml version='1.0' encoding='utf-8'?>\n{text}"
    return (declared.rstrip("\n") + "\n").encode("utf-8")


def _typed(source: Source) -> nx.MultiDiGraph[str]:
    """Return the graph of SOURCE with the attributes that both formats share."""
    plain = whole(source.contents)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, told in plain.nodes(data=True):
        labels = {"label": xml_text(str(told.get("label_zh") or told.get("label_en") or iri))}
        graph.add_node(iri, **labels, weight=told["mentions"], **_attributes(told))
    for number, (start, end, told) in enumerate(plain.edges(data=True)):
        attributes = {name: value for name, value in told.items() if name != "type"}
        kind = told["type"]
        graph.add_edge(
            start, end, key=str(number), id=str(number), label=kind, kindOfLink=kind, **_attributes(attributes)
        )
    return graph


def _attributes(told: Mapping[str, object]) -> dict[str, Attribute]:
    return {_RENAMED.get(name, name): _attribute(name, value) for name, value in told.items()}


def _attribute(name: str, value: object) -> Attribute:
    if isinstance(value, int):
        return value
    if name in _DECIMALS:
        return float(str(value))
    if name in _INTEGERS:
        return int(str(value))
    return value == "true" if value in ("true", "false") else xml_text(str(value))


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


@cache
def _colours() -> Mapping[str, str]:
    """Return the colour of each type on light paper, as the pages have it."""
    look = parse_yaml((folder("data") / "site-types.yaml").read_text(encoding="utf-8"))
    return {name: entry["light"] for name, entry in look.items()}
