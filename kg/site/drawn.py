"""Boxes and lines written by pyvis into our own templates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pyvis.network import Network

from kg.site.boxes import Boxes
from kg.site.network import library
from kg.site.page import Page, Share, listed, render, values

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "dragNodes": False},
    "nodes": {"shape": "box"},
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.4},
        "selectionWidth": 0,
        "hoverWidth": 0,
    },
}


def drawn_page(name: str, share: Share, boxes: Boxes, content: Mapping[str, object] | None = None) -> Page:
    """Return the page NAME of data/site-pages.yaml with BOXES drawn on it; CONTENT is what else it shows."""
    net = Network(directed=True, cdn_resources="in_line")
    for box in boxes.boxes:
        net.add_node(box.key, label=box.zh, en=box.en, kind=box.type, note=box.note, shape="box", x=box.x, y=box.y)
    for number, line in enumerate(boxes.lines):
        net.add_edge(line.source, line.target, id=f"e{number}", zh=line.zh, en=line.en, count=line.count)
    net.set_options(json.dumps(_OPTIONS))
    template = _Template(f"{name}.html", values(name, share, content, library=library()))
    net.templateEnv, net.path = template, template.name
    return Page(listed()[name].file, net.generate_html().encode("utf-8", "surrogatepass"))


class _Template:
    """A page's template as pyvis asks for it: found by its name, then filled in with what pyvis wrote."""

    def __init__(self, name: str, given: Mapping[str, object]) -> None:
        self.name = name
        self._given = given

    def get_template(self, name: str) -> _Template:
        """Return the template itself, whatever NAME pyvis has for it."""
        del name
        return self

    def render(self, **written: Any) -> str:
        """Return the page with what pyvis has WRITTEN in it."""
        drawn = {key: written[key] for key in ("nodes", "edges", "options")}
        return render(self.name, {**self._given, **drawn}).decode("utf-8", "surrogatepass")
