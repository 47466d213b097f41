"""The pages for analysts: SPARQL and the schema as files, and what is said where browser files are absent."""

import gzip
import json
import re

import pytest
from yunxi import TEXT

from kg.site import browserfiles, pages
from kg.site.sparql import _wide

GRAPH = b'<http://e/s> <http://e/p> "</script><!-- x" <http://e/g> .\n'

needs_engine = pytest.mark.skipif(
    "oxigraph" in browserfiles.absent(), reason="Oxigraph is absent: python hatch_build.py brings it in"
)


def build(store, target):
    return {path.name: path.read_text(encoding="utf-8") for path in pages.build(store, {"yunxi": TEXT}, target, GRAPH)}


@pytest.fixture(scope="module")
def made(store, tmp_path_factory):
    return build(store, tmp_path_factory.mktemp("site"))


@needs_engine
def test_the_sparql_page_is_small_enough_and_runs_nothing_but_its_own(made):
    page = made["sparql.html"]
    assert len(page.encode()) <= 6_000_000
    assert len(gzip.compress(page.encode())) <= 2_300_000
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1)
    assert policy.startswith("default-src &#39;none&#39;")
    assert "wasm-unsafe-eval" in policy
    assert "worker-src blob:" in policy
    assert "unsafe-inline" not in policy
    assert "wasm-unsafe-eval" not in made["index.html"].split("</head>")[0].split("<style>")[0]


@needs_engine
def test_all_questions_are_there_in_both_languages(made):
    own = json.loads(
        re.search(r'<script type="application/json" id="page">(.*?)</script>', made["sparql.html"]).group(1)
    )
    assert len(own["questions"]) >= 10
    for one in own["questions"]:
        assert all((one["question"]["zh"], one["question"]["en"], one["sparql"]))
    assert own["articles"] == ["yunxi"]


def test_places_after_a_wide_character_are_known():
    assert [TEXT[place] for place in _wide(TEXT)] == ["𠮷"]


def test_the_ways_to_the_analysts_pages_stand_apart(made):
    menu = re.search(r'<div class="sheet">.*?</div>', made["index.html"], re.S)
    views = made["index.html"].split('<nav class="views"')[1]
    assert 'href="schema.html"' in menu.group(0)
    assert 'href="schema.html"' not in views.split("</nav>")[0]


def test_without_browser_files_the_pages_say_what_is_absent(store, tmp_path, monkeypatch):
    monkeypatch.setattr(browserfiles, "FOLDER", tmp_path / "nowhere")
    found = build(store, tmp_path / "site")
    assert "sparql.html" not in found
    assert "schema.html" in found
    assert 'data-t="absent.sparql"' in found["index.html"]
    assert 'data-t="absent.fonts"' in found["index.html"]
    assert "@font-face" not in found["index.html"]


def test_a_graph_too_large_for_a_page_is_said(store, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.site.sparql.LARGEST", 10)
    monkeypatch.setattr(browserfiles, "absent", lambda *_: ())
    found = build(store, tmp_path)
    assert "sparql.html" not in found
    assert 'data-t="absent.graph"' in found["index.html"]


def test_the_same_graph_gives_the_same_bytes(store, made, tmp_path):
    again = build(store, tmp_path)
    assert {name: made[name] == again[name] for name in made} == dict.fromkeys(made, True)
