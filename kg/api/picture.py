"""An answer or a thing in, what to draw of it out: nodes and edges for kg.site.network, and the page around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rdflib import URIRef

from kg import questions
from kg.api.rows import Rows
from kg.errors import QuestionError
from kg.resources import folder, message
from kg.search import narrowest
from kg.site import network
from kg.site.pages import look
from kg.site.safe import as_script_data, policy
from kg.store import Store, Value
from kg.texts import evidence_query
from kg.vocabulary import PLAN, supertypes
from kg.vocabulary import label as term_label

MOST = 120  # nodes; more than that cannot be read in a frame of a notebook
_TERMS = str(PLAN.Plan).removesuffix("Plan")
_APART = 420  # pixels for each unit of the layout
_LONGEST = 24  # characters of a name in a box; the whole of it shows when the pointer rests there


def of_rows(rows: Rows, lang: str) -> str:
    """Return a page that ties the first column of ROWS to the others, one edge for each pair of cells of a row.

    Columns of evidence (article, quote, offsets) are left out, and so is what stands beyond the first 120 nodes.

    Raises:
        QuestionError: when there are not two columns to tie.

    """
    columns = [name for name in rows.columns if name not in questions.shared().columns]
    if len(columns) < 2:
        raise QuestionError("nothing to tie in this answer", ", ".join(rows.columns), "ask for two things in a row")
    colours = [entry["light"] for entry in look().values()]
    groups = {name: (rows.heading(name), colours[place % len(colours)]) for place, name in enumerate(columns)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows:
        first = _cell(graph, columns[0], row[columns[0]])
        for name in columns[1:]:
            other = _cell(graph, name, row[name])
            if first and other and not graph.has_edge(first, other):
                graph.add_edge(first, other, label=rows.heading(name))
    return _page(graph, groups, rows.title or message("python", "question", lang), lang)


def _cell(graph: nx.MultiDiGraph[str], column: str, cell: object) -> str:
    if cell is None or cell == "":
        return ""
    key = f"{column}\t{cell}"
    graph.add_node(key, label=str(cell), group=column)
    return key


def of_thing(store: Store, iri: str, lang: str) -> str:
    """Return a page that shows the thing IRI amid all that it is tied to.

    Raises:
        QuestionError: when the graph has no link from or to IRI.

    """
    rows = store.select(evidence_query("around"), {"thing": Value.iri(iri)}).records()
    links = sorted({(row["end"], row["link"], row["outward"]) for row in rows if row["link"]})
    if not links:
        raise QuestionError("nothing is tied to such a thing", iri, "take an IRI from an answer or a search")
    types: dict[str, set[str]] = {}
    names: dict[str, dict[str, str]] = {}
    for row in rows:
        types.setdefault(row["end"], set()).add(row["type"].removeprefix(_TERMS))
        named = names.setdefault(row["end"], {})
        named[row["language"]] = min(row["name"], named.get(row["language"], row["name"]))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for end in sorted(types, key=lambda one: (one != iri, one)):
        graph.add_node(end, label=_name(names[end], lang), group=narrowest(types[end]))
    for end, link, outward in links:
        source, target = (iri, end) if outward else (end, iri)
        graph.add_edge(source, target, label=_term(link.removeprefix(_TERMS), lang))
    shown = {str(group) for _, group in graph.nodes(data="group")}
    groups = {name: (_term(name, lang), colour) for name, colour in _colours(shown).items()}
    return _page(graph, groups, _name(names.get(iri, {}), lang) or iri, lang)


def _name(names: Mapping[str, str], lang: str) -> str:
    return names.get(lang) or names.get("zh") or next(iter(names.values()), "")


def _term(name: str, lang: str) -> str:
    try:
        return term_label(PLAN[name], lang)
    except KeyError:  # a term of another vocabulary
        return URIRef(name).fragment or name


def _colours(names: Iterable[str]) -> dict[str, str]:
    """Return for each class its colour on the pages, or that of the nearest class above it that has one."""
    pages = look()
    found = {}
    for name in sorted(names):
        above = (str(upper).removeprefix(_TERMS) for upper in supertypes(PLAN[name]))
        found[name] = pages[next((one for one in above if one in pages), "Plan")]["light"]
    return found


def _page(graph: nx.MultiDiGraph[str], groups: Mapping[str, tuple[str, str]], title: str, lang: str) -> str:
    whole = graph.number_of_nodes()
    kept = list(graph)[:MOST]
    drawn = graph.subgraph(kept)
    if whole > MOST:
        title = f"{title} ({message('python', 'too-many', lang).format(shown=MOST, whole=whole)})"
    places = nx.spring_layout(nx.Graph(drawn), seed=1, k=2.2 / max(1, len(kept)) ** 0.5)
    nodes = [
        {
            "id": key,
            "label": _short(str(graph.nodes[key]["label"])),
            "title": str(graph.nodes[key]["label"]),
            "group": str(graph.nodes[key]["group"]),
            "x": round(float(places[key][0]) * _APART * max(1.0, len(kept) / 25)),
            "y": round(float(places[key][1]) * _APART * max(1.0, len(kept) / 40)),
        }
        for key in kept
    ]
    edges = [(source, target, str(told["label"])) for source, target, told in drawn.edges(data=True)]
    used = {key: shown for key, shown in groups.items() if any(node["group"] == key for node in nodes)}
    return network.picture(nodes, edges, _environment(used, title, lang), "view.html")


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"


def _environment(groups: Mapping[str, tuple[str, str]], title: str, lang: str) -> Environment:
    root = folder("data") / "notebook-templates"
    environment = Environment(loader=FileSystemLoader(root, "utf-8"), autoescape=True, undefined=StrictUndefined)
    style, own = ((root / name).read_text(encoding="utf-8") for name in ("view.css", "view.js"))
    scripts: Sequence[str] = (network.library(), own)
    environment.filters["script_data"] = as_script_data
    environment.globals |= {
        "title": title,
        "lang": lang,
        "policy": policy(scripts, style),
        "style": Markup(style),
        "scripts": [Markup(script) for script in scripts],
        "groups": as_script_data([{"key": key, "name": name, "colour": hue} for key, (name, hue) in groups.items()]),
    }
    return environment
