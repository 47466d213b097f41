"""Servers that the tests share: over three graphs of the protocol's kind, and over the shipped article."""

from pathlib import Path

import pytest

from kg.build import build
from tests.server.serving import ROOT, Server

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
GRAPHS = ("http://e/one", "http://e/two", "http://e/three")


@pytest.fixture(scope="session")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return three graphs, each of which says of itself that it is a document."""
    path = tmp_path_factory.mktemp("graphs") / "graphs.nq"
    path.write_text("".join(f"<{graph}> <{TYPE}> <http://e/Document> <{graph}> .\n" for graph in GRAPHS))
    return path


@pytest.fixture(scope="session")
def server(graphs):
    one = Server(graphs, ("--deadline", "1", "--memory", "128", "--workers", "1")).start()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "out"
    build([ROOT / "articles"], folder)
    return folder


@pytest.fixture(scope="session")
def article(out):
    """Return a server over the shipped article."""
    one = Server(out).start()
    yield one
    one.stop()
