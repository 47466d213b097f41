"""The pages for analysts, made once for the whole site: its schema, and SPARQL without a server."""

from __future__ import annotations

from collections.abc import Mapping

from kg.questions.spoken import units
from kg.site import browserfiles, sparql
from kg.site.boxes import Boxes
from kg.site.drawn import drawn_page
from kg.site.page import Page, Share
from kg.site.schema import Schema, picture, schema
from kg.site.sparql import sparql_page
from kg.store import Store


def beside(graph: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which of these pages can be made over GRAPH, and what the site has to do without (see data/messages)."""
    absent = browserfiles.absent()
    fonts = tuple(name for name in absent if name == "fonts")
    if "oxigraph" in absent:
        return ("schema",), ("sparql", *fonts)
    if len(graph) > sparql.LARGEST:
        return ("schema",), ("graph", *fonts)
    return ("schema", "sparql"), fonts


def analysts_pages(share: Share, store: Store, graph: bytes, texts: Mapping[str, str]) -> list[Page]:
    """Return the pages for analysts that SHARE says are made beside the plans' own."""
    found = schema(store)
    made = [schema_page(share, found, picture(found))]
    engine = browserfiles.engine()
    if "sparql" in share.beside and engine:
        made.append(sparql_page(share, graph.decode("utf-8"), texts, engine, units(store)))
    return made


def schema_page(share: Share, found: Schema, boxes: Boxes) -> Page:
    """Return the page that shows the classes and links FOUND, drawn as BOXES."""
    content = {
        "classes": [term.as_data() for term in found.classes],
        "links": [term.as_data() for term in found.links],
        "sparql": "sparql" in share.beside,
    }
    return drawn_page("schema", share, boxes, content)
