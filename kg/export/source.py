"""A build's folder in, what exports are made from out: contents, texts and quads, of all or of one article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.analysis.contents import Contents, read
from kg.build import texts_of
from kg.checks import read_quads
from kg.graph.identity import ONTOLOGY, SHARED, article_graph, curation_graph
from kg.graph.quads import Quad
from kg.store import open_build


@dataclass(frozen=True)
class Source:
    """What exports are made from: CONTENTS of the articles, TEXTS by article name, and quads, read when asked for."""

    contents: Contents
    texts: dict[str, str]
    read_quads: Callable[[], tuple[Quad, ...]] = tuple

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """The quads of the build, or of one article the graphs that it needs."""
        return self.read_quads()


def open_source(folder: Path, article: str = "") -> Source:
    """Return the build in FOLDER, or of it the ARTICLE with the graphs that it needs.

    Raises:
        InputError: when there is no build, or it has no such article.

    """
    contents, texts = read(open_build(folder)), texts_of(folder)
    if not article:
        return Source(contents, texts, lambda: tuple(read_quads(folder)))
    wanted = {article_graph(article), curation_graph(article), SHARED, ONTOLOGY}
    own = {name: text for name, text in texts.items() if name == article}
    return Source(
        contents.of_article(article), own, lambda: tuple(quad for quad in read_quads(folder) if quad[3] in wanted)
    )
