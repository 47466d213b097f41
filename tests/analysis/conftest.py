from pathlib import Path

import pytest

from kg.analysis.contents import Contents, read
from kg.analysis.sides import Side
from kg.build import read_article
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.store import Store

ROOT = Path(__file__).resolve().parents[2]
OWN = Path(__file__).with_name("texts")


def contents_of(path: Path) -> Contents:
    standing = read_article(path)
    return read(Store(nquads(dataset([(standing.document.article, standing.statements)]).quads)))


def side_of(path: Path) -> Side:
    return Side(contents_of(path), path.stem)


@pytest.fixture(scope="session")
def jiangbei() -> Contents:
    return contents_of(ROOT / "articles" / "jiangbei.txt")


@pytest.fixture(scope="session")
def jiangbei_text() -> str:
    return read_article(ROOT / "articles" / "jiangbei.txt").document.text


@pytest.fixture(scope="session")
def invented() -> dict[str, Side]:
    names = ("qinghe-report", "huazhou-report", "anyuan-outline", "linhai-news")
    found = {name: side_of(ROOT / "tests" / "articles" / f"{name}.txt") for name in names}
    return found | {path.stem: side_of(path) for path in sorted(OWN.glob("*.txt"))}
