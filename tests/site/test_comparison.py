"""The page of a comparison: whole in one file, in both languages, and unable to run or fetch anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.analysis.compare import compare
from kg.analysis.contents import Contents, Evidence, Published, Thing, read
from kg.analysis.sides import Side
from kg.build import read_article
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.site.comparison import comparison_page
from kg.store import Store

TEXTS = Path(__file__).resolve().parents[1] / "articles"


def side(name: str) -> Side:
    one = read_article(TEXTS / f"{name}.txt")
    made = dataset([(one.document.article, one.statements)])
    return Side(read(Store(nquads(made.quads))), name)


@pytest.fixture(scope="module")
def page() -> str:
    a, b = side("qinghe-report"), side("huazhou-report")
    return comparison_page(a, b, compare(a, b))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> _Tags:
    found = _Tags()
    found.feed(page)
    return found


def test_nothing_runs_and_nothing_is_fetched(page: str) -> None:
    found = tags(page)
    assert found.open == []
    names = {tag for tag, _ in found.found}
    assert not names & {"script", "img", "iframe", "object", "embed", "form"}
    (policy,) = [told["content"] for tag, told in found.found if told.get("http-equiv") == "Content-Security-Policy"]
    assert policy and policy.startswith("default-src 'none'; script-src ; style-src 'sha256-")
    assert not re.search(r"""(?:src|href)=["'](?!data:,)""", page)
    assert not [name for _, told in found.found for name in told if name.startswith("on") or name == "style"]


def test_both_languages_stand_in_it(page: str) -> None:
    assert '<span lang="zh-Hans">同一指标</span><span lang="en">The same indicators</span>' in page
    assert '<span lang="zh-Hans">地区生产总值</span><span lang="en">gross regional product</span>' in page
    assert 'id="zh" checked' in page and 'for="en"' in page


def test_the_sources_are_named(page: str) -> None:
    assert "青禾县政府工作报告（节选）（qinghe-report；青禾县人民政府，2023-01-09）" in page
    assert "华洲省政府工作报告（节选） (huazhou-report; 华洲省人民政府, 2023-01-14)" in page


def test_words_of_an_article_never_become_markup() -> None:
    bad = Thing("http://e/1", "Goal", "<script>alert(1)</script>{{ 7 }}", "", (Evidence("x", 0, 1, '"><img>'),))
    odd = Side(Contents({"x": Published("x", title="<b>")}, {bad.iri: bad}, ()), "x")
    made = comparison_page(odd, odd, compare(odd, odd))
    assert "<script" not in made and "<img" not in made and "<b>" not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 }}" in made


def test_the_page_is_the_same_every_time(page: str) -> None:
    a, b = side("qinghe-report"), side("huazhou-report")
    assert comparison_page(a, b, compare(a, b)) == page
