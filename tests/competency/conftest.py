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
    corrections = ARTICLE.with_suffix(".curation.yaml")
    if not corrections.is_file():
        pytest.skip("the shipped article has no corrections yet, and the rules alone do not read all of it right")
    document = read(load(ARTICLE))
    standing = curate(document.article, extract(document), corrections)
    graph = tmp_path_factory.mktemp("build") / "graph.nq"
    graph.write_bytes(nquads(dataset([(document.article, standing)]).quads))
    return open_build(graph)
