"""The plan of Yunxi as a graph and as what the pages show."""

import hashlib

import pytest
from browsing import BROWSERS, find_browser
from yunxi import TEXT, statements

from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.model import Article, DocumentFacts
from kg.site import data, pages
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


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = find_browser()
    if not path:
        pytest.skip(f"no browser found: put one of {', '.join(BROWSERS)} on the PATH or name it in KG_BROWSER")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def folder(view, messages, tmp_path_factory):
    target = tmp_path_factory.mktemp("site")
    pages.write([view], messages, target)
    return target
