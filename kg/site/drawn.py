"""Nodes and lines written by pyvis into our own templates; the only module that knows pyvis."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pyvis
from pyvis.network import Network

from kg.errors import KgError
from kg.site import browserfiles
from kg.site.boxes import Boxes
from kg.site.page import Page, Share, listed, render, values

Net: TypeAlias = Any
"""A network as pyvis holds it; pyvis has no types."""
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "dragNodes": False, "tooltipDelay": 400},
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
        "arrows": {"to": {"enabled": False}},
        "selectionWidth": 0,
        "hoverWidth": 0,
    },
}


def empty() -> Net:
    """Return a network without nodes, with the options that all our pictures have: nothing moves by itself."""
    net = Network(directed=True, cdn_resources="in_line")
    net.set_options(json.dumps(_OPTIONS))
    return net


def drawn_page(name: str, share: Share, boxes: Boxes, content: Mapping[str, object] | None = None) -> Page:
    """Return the page NAME of data/site-pages.yaml with BOXES drawn on it; CONTENT is what else it shows."""
    net = empty()
    for box in boxes.boxes:
        net.add_node(box.key, label=box.zh, en=box.en, kind=box.type, note=box.note, shape="box", x=box.x, y=box.y)
    for number, line in enumerate(boxes.lines):
        net.add_edge(line.source, line.target, id=f"e{number}", zh=line.zh, en=line.en, count=line.count)
    return written(name, share, net, content)


def written(name: str, share: Share, net: Net, content: Mapping[str, object] | None = None) -> Page:
    """Return the page NAME with the nodes, edges and options of NET; CONTENT is what else the page shows."""
    template = _Template(f"{name}.html", values(name, share, content, library=library()))
    net.templateEnv, net.path = template, template.name
    return Page(listed()[name].file, net.generate_html().encode("utf-8", "surrogatepass"))


@cache
def library() -> str:
    """Return the script of vis-network: the small form among the browser files, else the one that pyvis ships.

    Raises:
        KgError: when it is absent and the installed pyvis lacks it.

    """
    if small := browserfiles.drawing():
        return small
    found = sorted((Path(pyvis.__file__).parent / "templates" / "lib").glob("vis-9.1*/vis-network.min.js"))
    if not found:
        raise KgError("the installed pyvis lacks vis-network 9.1", "", "pip install 'pyvis>=0.3.2,<0.4'")
    return found[-1].read_text(encoding="utf-8")


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
