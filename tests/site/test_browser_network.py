"""The network in a browser: drawn, steady, readable, and everything it shows in tables and files too."""

import csv
import io
import re
from dataclasses import replace

import pytest
from browsing import opened
from rdflib import Graph

from kg.model import Span
from kg.site import browserfiles, network
from kg.site.drawn import library
from kg.site.network import ROWS
from kg.site.page import Share
from kg.site.view import Item, Relation

pytestmark = pytest.mark.browser

CANVAS = """() => { const canvas = document.querySelector('#canvas canvas'); const context = canvas.getContext('2d');
const data = context.getImageData(0, 0, canvas.width, canvas.height).data; let inked = 0;
for (let i = 3; i < data.length; i += 4) if (data[i]) inked += 1; return [inked, canvas.width, canvas.height] }"""


@pytest.mark.parametrize("name", ["network.html", "actors.html"])
def test_the_picture_is_drawn_and_keeps_its_size(browser, folder, name):
    with opened(browser, folder / name) as page:
        for width in (1400, 1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.reload()
            page.wait_for_selector("html[data-drawn]")
            page.locator("#canvas").scroll_into_view_if_needed()
            first = page.evaluate(CANVAS)
            page.wait_for_timeout(400)
            later = page.evaluate(CANVAS)
            assert first[0] > 2000
            assert first[1:] == later[1:]
            assert later[2] <= 900


def test_the_picture_is_drawn_without_browser_files_too(browser, view, messages, tmp_path, monkeypatch):
    monkeypatch.setattr(browserfiles, "FOLDER", tmp_path)
    library.cache_clear()
    made = drawn(view, messages, tmp_path)
    library.cache_clear()
    assert "@font-face" not in made.read_text(encoding="utf-8")
    with opened(browser, made) as page:
        page.wait_for_selector("html[data-drawn]")
        assert page.evaluate(CANVAS)[0] > 2000


def drawn(view, messages, folder):
    """Write the network page of VIEW into FOLDER and return its path."""
    made = network.page_of(Share(view, messages, ("outline", "reader", "network")))
    (folder / made.name).write_bytes(made.content)
    return folder / made.name


def test_full_columns_can_be_read_at_the_opening_zoom(browser, view, messages, tmp_path):
    """Cards do not overlap in the picture's own pixels (see test_network), so the zoom tells whether they are read."""
    goals = tuple(Item(f"goal/{n}", "Goal", f"打造第{n}个先行区", spans=(Span(n, n + 1),)) for n in range(ROWS))
    links = tuple(Relation("achieves", view.items[1].key, goal.key) for goal in goals)
    full = replace(view, items=view.items + goals, relations=view.relations + links)
    with opened(browser, drawn(full, messages, tmp_path)) as page:
        page.wait_for_selector("html[data-drawn]")
        assert float(page.get_attribute("html", "data-drawn")) >= 0.8


def test_never_more_than_300_are_drawn_unless_asked(browser, view, messages, tmp_path):
    places = tuple(Item(f"place/{n}", "Place", f"第{n}园", spans=(Span(n % 50, n % 50 + 1),)) for n in range(700))
    links = tuple(Relation("takesPlaceAt", view.items[1].key, place.key) for place in places)
    large = replace(view, items=view.items + places, relations=view.relations + links)
    with opened(browser, drawn(large, messages, tmp_path), "#lang=en") as page:
        page.wait_for_selector("html[data-drawn]")
        counts = [int(page.inner_text("#drawn").split()[0])]
        page.click("[data-v=whole]")
        counts.append(int(page.inner_text("#drawn").split()[0]))
        page.click("#everything")
        counts.append(int(page.inner_text("#drawn").split()[0]))
        assert counts[0] <= 300
        assert counts[1:] == [300, len(large.items)]


def test_the_keyboard_walks_over_nodes_and_opens_what_is_folded(browser, folder, view, keys):
    with opened(browser, folder / "network.html") as page:
        page.wait_for_selector("html[data-drawn]")
        page.focus("#canvas")
        page.keyboard.press("ArrowRight")
        assert page.inner_text("#details h2") == view.title
        page.keyboard.press("ArrowRight")
        assert page.inner_text("#details h2") == "以创新为支撑，让云溪更强"
        assert page.locator("#details blockquote").count() >= 1
        before = int(re.findall(r"\d+", page.inner_text("#drawn"))[0])
        page.keyboard.press("Enter")
        assert int(re.findall(r"\d+", page.inner_text("#drawn"))[0]) == before + 1
        assert "举措" in page.inner_text("#columns")


def test_neighbours_by_steps_and_the_way_between_two(browser, folder, keys):
    project, indicator = keys["云谷工程"], keys["企业数量"]
    with opened(browser, folder / "network.html", f"#lang=en&t={project}&near=1") as page:
        page.wait_for_selector("html[data-drawn]")
        assert page.inner_text("#drawn") == "3 drawn of 9"
        page.select_option("#depth", "2")
        assert page.inner_text("#drawn") == "5 drawn of 9"
        page.wait_for_function("location.href.includes('depth=2')")
    with opened(browser, folder / "network.html", f"#lang=en&t={keys['石桥园区']}&from={keys['让云溪更强']}") as page:
        page.wait_for_selector("html[data-drawn]")
        assert page.inner_text("#drawn") == "A way of 3 steps"
        steps = page.locator("#details .path .step").all_inner_texts()
        assert steps == ["achieved by", "includes", "takes place at"]
    with opened(browser, folder / "network.html", f"#lang=en&t={indicator}&from={project}") as page:
        page.wait_for_selector("html[data-drawn]")
        assert page.inner_text("#drawn") in ("There is no way between the two", "A way of 4 steps")


def test_pyvis_wrote_the_edges_that_the_scene_works_out(browser, folder):
    with opened(browser, folder / "network.html") as page:
        page.wait_for_selector("html[data-drawn]")
        count = int(re.findall(r"\d+", page.inner_text("#drawn"))[0])
        nodes = page.evaluate("JSON.parse(document.getElementById('nodes').textContent).length")
        assert count == nodes


def test_the_tables_hold_every_item_and_link_under_the_same_filter(browser, folder, view):
    with opened(browser, folder / "network.html") as page:
        page.wait_for_selector("html[data-drawn]")
        page.click("#table")
        tables = page.locator("#tables table")
        assert tables.nth(0).locator("tbody tr").count() == len(view.items)
        assert tables.nth(1).locator("tbody tr").count() == len(view.relations)
        page.click("#legend [data-type='Place']")
        assert tables.nth(0).locator("tbody tr").count() == len(view.items) - 1
        assert tables.nth(1).locator("tbody tr").count() == len(view.relations) - 1


def saved(page, button):
    page.click("#more summary")
    with page.expect_download() as download:
        page.click(button)
    assert page.get_attribute("#more", "open") is None
    return download.value.path().read_bytes()


def test_what_is_saved_opens_again(browser, folder, view, messages, tmp_path):
    formula = replace(
        view,
        items=tuple(
            replace(item, zh="=1+1", en='=HYPERLINK("x")') if item.type == "Place" else item for item in view.items
        ),
    )
    with opened(browser, drawn(formula, messages, tmp_path), "#lang=en", accept_downloads=True) as page:
        page.wait_for_selector("html[data-drawn]")
        table, turtle, png, svg = (saved(page, f"#save-{kind}") for kind in ("csv", "turtle", "png", "svg"))
        (tmp_path / "saved.svg").write_bytes(svg)
        page.goto((tmp_path / "saved.svg").as_uri())
        assert page.locator("svg text").count() >= 5
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert len(rows) == len(view.items) + len(view.relations)
    assert [row["zh"] for row in rows if row["type"] == "Place"] == ["'=1+1"]
    graph = Graph().parse(data=turtle.decode(), format="turtle")
    assert len(set(graph.subjects())) == len(view.items)
    assert png.startswith(b"\x89PNG")
    assert len(png) > 5000
