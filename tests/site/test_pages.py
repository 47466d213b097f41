"""The pages as files: self-contained, inert, the same at every build."""

import gzip
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from yunxi import TEXT

from kg.site import browserfiles, pages
from kg.site.font import covered
from kg.site.page import Share, listed, look
from kg.site.view import TYPES

LIMIT = 700_000  # bytes
PACKED = 250_000
FILES = [listed()[name].file for name in pages.VIEWS]


@pytest.fixture(scope="module")
def written(store, tmp_path_factory):
    target = tmp_path_factory.mktemp("site")
    return {path.name: path.read_text(encoding="utf-8") for path in pages.build(store, {"yunxi": TEXT}, target)}


def test_one_article_gives_a_page_for_every_view(written):
    assert set(written) >= {listed()[name].file for name in pages.VIEWS}
    assert next(iter(written)) == "index.html"


@pytest.mark.parametrize("name", FILES)
def test_a_page_loads_nothing(written, name):
    markup = re.sub(r"<script>.*?</script>", "", written[name], flags=re.S).replace("url(data:font/woff2;", "")
    assert re.findall(r"""(?:src|href|action|srcset)\s*=\s*["']?\s*(?:https?:|//)""", markup) == []
    assert "url(" not in markup
    assert "@import" not in markup


@pytest.mark.parametrize("name", FILES)
def test_the_policy_comes_before_everything_it_governs(written, name):
    head = written[name]
    assert "default-src &#39;none&#39;" in head
    assert head.index("Content-Security-Policy") < min(head.index("<style"), head.index("<script"), head.index("<link"))


@pytest.mark.parametrize("name", FILES)
def test_a_page_is_small_enough(written, name):
    assert len(written[name].encode()) <= LIMIT
    assert len(gzip.compress(written[name].encode())) <= PACKED


def test_the_pages_of_the_shipped_article_are_small_enough(built):
    weights = {path.name: path.read_bytes() for path in (built / "site").glob("*.html") if path.name != "sparql.html"}
    assert {name for name, page in weights.items() if len(page) > LIMIT} == set()
    assert {name for name, page in weights.items() if len(gzip.compress(page)) > PACKED} == set()


@pytest.mark.skipif("fonts" in browserfiles.absent(), reason="the font files are absent: python hatch_build.py")
def test_every_character_that_a_page_can_show_is_in_its_own_font(built):
    for path in sorted((built / "site").glob("*.html")):
        page = path.read_text(encoding="utf-8")
        held = set(re.findall(r"unicode-range:([^}]+)}", page))
        points = {point for ranges in held for one in ranges.split(",") for point in _points(one)}
        words = "".join(re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S))
        wanted = {letter for letter in words if letter.isprintable() and not letter.isspace()}
        missing = {letter for letter in wanted if ord(letter) not in points}
        assert covered(missing, browserfiles.fonts()) == set(), path.name


def _points(given):
    first, _, last = given.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def test_several_articles_give_a_list_a_folder_each_and_one_for_all(view, messages, tmp_path):
    other = replace(view, name="other", title="另一个规划", parts=())
    made = [path.relative_to(tmp_path).as_posix() for path in pages.write([view, other], messages, tmp_path)]
    assert made[0] == "index.html"
    for name in ("yunxi", "other", "_all"):
        assert {f"{name}/{file}" for file in FILES} <= set(made)
    assert "另一个规划" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_every_type_has_a_look_and_no_two_share_a_shape():
    found = look()
    assert sorted(found) == sorted(TYPES)
    assert len({entry["shape"] for entry in found.values()}) == len(found)


def test_the_data_of_a_page_holds_the_article_unchanged(written):
    found = re.search(r'id="data">(.*?)</script>', written["index.html"], re.S)
    assert found
    assert json.loads(found[1])["plan"]["text"] == TEXT


def test_all_pages_of_a_plan_carry_the_same_data(written):
    found = {re.search(r'id="data">(.*?)</script>', written[name], re.S)[1] for name in FILES}
    assert len(found) == 1


def test_hostile_names_never_become_markup(view, messages):
    bad = '</script><img src=x onerror=alert(1)>" onmouseover="x'
    hostile = replace(
        view, title=bad, items=tuple(replace(item, zh=bad, en=bad, aliases=(bad,), rules=(bad,)) for item in view.items)
    )
    share = Share(hostile, messages, tuple(pages.VIEWS))
    for make in pages.VIEWS.values():
        page = make(share).content.decode()
        assert "<img" not in page
        assert bad not in page


PROGRAM = """
import sys
from pathlib import Path
from kg.site import browserfiles, pages
from kg.site.font import covered
from kg.store import Store
texts = {"yunxi": Path(sys.argv[2]).read_text(encoding="utf-8")}
pages.build(Store(Path(sys.argv[1]).read_bytes()), texts, Path(sys.argv[3]))
"""


def test_the_same_graph_gives_the_same_bytes_in_another_process(store, written, tmp_path):
    (tmp_path / "text").write_text(TEXT, encoding="utf-8", newline="\n")
    (tmp_path / "graph.nq").write_bytes(_quads(store))
    command = [sys.executable, "-c", PROGRAM, *(str(tmp_path / name) for name in ("graph.nq", "text", "out"))]
    root = str(Path(__file__).parents[2])
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": root, "LC_ALL": "C", "TZ": "Asia/Tokyo", "PATH": ""}
    subprocess.run(command, check=True, env=environment, cwd=root)
    for name, text in written.items():
        assert (tmp_path / "out" / name).read_bytes() == text.encode()


def _quads(store):
    """Return the store's quads as N-Quads, in another order than the build wrote them."""
    rows = store.select("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }").rows
    return "".join(sorted((" ".join(cell.sparql() for cell in row) + " .\n" for row in rows), reverse=True)).encode()
