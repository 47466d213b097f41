"""The graph of the shipped article as it stands after curation, made once for all questions."""

from pathlib import Path

import pytest

from kg.build import read_article
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.reading.article import load
from kg.store import Store, open_build

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "articles" / "jiangbei.txt"


@pytest.fixture(scope="session")
def text() -> str:
    return load(ARTICLE).text


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Store:
    standing = read_article(ARTICLE)
    graph = tmp_path_factory.mktemp("build") / "graph.nq"
    graph.write_bytes(nquads(dataset([(standing.document.article, standing.statements)]).quads))
    return open_build(graph)
