"""The graph of the shipped article as it stands after curation, made once for all questions."""

from pathlib import Path

import pytest

from kg.curation import curate
from kg.extraction.pipeline import extract
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.reading.article import load
from kg.reading.layout import read
from kg.store import Store, open_build

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "articles" / "jiangbei.txt"


@pytest.fixture(scope="session")
def text() -> str:
    return load(ARTICLE).text


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Store:
    document = read(load(ARTICLE))
    corrections = ARTICLE.with_suffix(".curation.yaml")
    standing = curate(document.article, extract(document), corrections if corrections.is_file() else None)
    graph = tmp_path_factory.mktemp("build") / "graph.nq"
    graph.write_bytes(nquads(dataset([(document.article, standing)]).quads))
    return open_build(graph)
