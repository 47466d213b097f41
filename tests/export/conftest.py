from pathlib import Path

import pytest

from kg.build import build
from kg.export.source import Source, open_source

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the shipped article and two invented ones."""
    folder = tmp_path_factory.mktemp("export") / "out"
    texts = [ROOT / "tests" / "articles" / f"{name}.txt" for name in ("anyuan-outline", "qinghe-report")]
    build([ROOT / "articles" / "jiangbei.txt", *texts], folder)
    return folder


@pytest.fixture(scope="session")
def source(out: Path) -> Source:
    return open_source(out)


@pytest.fixture(scope="session")
def jiangbei(out: Path) -> Source:
    return open_source(out, "jiangbei")
