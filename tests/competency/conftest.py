"""The graph of the shipped article, and that of it with all invented articles, as they stand after curation."""

from pathlib import Path

import pytest

from kg.build import read_article
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.reading.article import load
from kg.store import Store, open_build

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "articles" / "jiangbei.txt"
INVENTED = sorted([*(ROOT / "tests" / "articles").glob("*.txt"), *Path(__file__).parent.glob("articles/*.txt")])


def graph_of(paths: list[Path], folder: Path) -> Store:
    standing = [read_article(path) for path in paths]
    graph = folder / "graph.nq"
    graph.write_bytes(nquads(dataset((one.document.article, one.statements) for one in standing).quads))
    return open_build(graph)


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return {path.stem: load(path).text for path in (ARTICLE, *INVENTED)}


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return graph_of([ARTICLE], tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return graph_of([ARTICLE, *INVENTED], tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def graphs(build: Store, corpus: Store) -> dict[str, Store]:
    return {"build": build, "corpus": corpus}
