"""Boxes and lines written by pyvis into our own templates."""

from __future__ import annotations

from collections.abc import Mapping

from kg.site.boxes import Boxes
from kg.site.network import drawn, network
from kg.site.page import Page, Share


def drawn_page(name: str, share: Share, boxes: Boxes, content: Mapping[str, object] | None = None) -> Page:
    """Return the page NAME of data/site-pages.yaml with BOXES drawn on it; CONTENT is what else it shows."""
    net = network()
    for box in boxes.boxes:
        net.add_node(box.key, label=box.zh, en=box.en, kind=box.type, note=box.note, shape="box", x=box.x, y=box.y)
    for number, line in enumerate(boxes.lines):
        net.add_edge(line.source, line.target, id=f"e{number}", zh=line.zh, en=line.en, count=line.count)
    return drawn(name, share, content or {}, net)
