"""A build's folder in, what exports are made from out: quads, contents and texts, of all or of one article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.analysis.contents import Contents, read
from kg.build import texts_of
from kg.checks import read_quads
from kg.graph.identity import ONTOLOGY, SHARED, article_graph, curation_graph
from kg.graph.quads import Quad, nquads
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Source:
    """What exports are made from: QUADS, CONTENTS of the articles, and TEXTS by article name."""

    quads: tuple[Quad, ...]
    contents: Contents
    texts: dict[str, str]


def open_source(folder: Path, article: str = "") -> Source:
    """Return the build in FOLDER, or of it the ARTICLE with the graphs that it needs.

    Raises:
        InputError: when there is no build, or it has no such article.

    """
    quads = tuple(read_quads(folder))
    texts = texts_of(folder)
    if not article:
        return Source(quads, read(Store(nquads(quads))), texts)
    wanted = {article_graph(article), curation_graph(article), SHARED, ONTOLOGY}
    kept = tuple(quad for quad in quads if quad[3] in wanted)
    contents = read(Store(nquads(kept))).of_article(article)
    return Source(kept, contents, {name: text for name, text in texts.items() if name == article})
