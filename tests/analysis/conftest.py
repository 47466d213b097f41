"""Graphs of the shipped article and of invented ones, as they stand after curation."""

from pathlib import Path

import pytest

from kg.build import read_article
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.store import Store

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = (
    ROOT / "articles" / "jiangbei.txt",
    ROOT / "tests" / "articles" / "qinghe-report.txt",
    ROOT / "tests" / "articles" / "lianshan-opinions.txt",
    ROOT / "tests" / "competency" / "articles" / "yunxiu-plan.txt",
)


@pytest.fixture(scope="session")
def plans() -> Store:
    standing = [read_article(path) for path in ARTICLES]
    return Store(nquads(dataset((one.document.article, one.statements) for one in standing).quads))


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in ARTICLES}
