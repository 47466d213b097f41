"""The plan of Yunxi as a graph and as what the pages show."""

import hashlib

import pytest
from yunxi import TEXT, statements

from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.model import Article, DocumentFacts
from kg.site import data
from kg.site.messages import Messages
from kg.store import Store


@pytest.fixture(scope="session")
def messages():
    return Messages.shipped()


@pytest.fixture(scope="session")
def store():
    facts = DocumentFacts(title="云溪县未来5年规划", date="2022")
    article = Article("yunxi", TEXT, TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), facts)
    return Store(nquads(dataset([(article, statements())]).quads))


@pytest.fixture(scope="session")
def view(store, messages):
    return data.read(store, "yunxi", TEXT, messages)


@pytest.fixture(scope="session")
def keys(view):
    """Return the keys of the items by their Chinese names."""
    return {item.zh: item.key for item in view.items}
