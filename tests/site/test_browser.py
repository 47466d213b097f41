"""The pages in a real browser: only their own scripts run, nothing is asked of any network, clicks lead both ways."""

import os
import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Span
from kg.site import pages
from kg.site.network import ROWS
from kg.site.view import Item, Note, Relation

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BAD = """</script><script>document.title='RAN'</script><img src=x onerror="document.title='RAN'">href javascript:RAN"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("KG_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.skip(f"no browser found: put one of {', '.join(BROWSERS)} on the PATH or name it in KG_BROWSER")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def folder(view, messages, tmp_path_factory):
    target = tmp_path_factory.mktemp("site")
    pages.write([view], messages, target)
    return target


@contextmanager
def opened(browser, path: Path, fragment="#lang=zh", width=1400, **options):
    """Open the page at PATH and fail when it asks for anything, logs an error or raises one."""
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri() + fragment)
    yield page
    assert [url for url in asked if not url.startswith((path.parent.as_uri(), "data:"))] == []
    assert errors == []
    page.close()


def in_sight(page, selector):
    """Tell whether the first element for SELECTOR lies inside its pane."""
    return page.locator(selector).first.evaluate(
        """made => { const own = made.getBoundingClientRect();
        const box = made.closest('.pane').getBoundingClientRect();
        return own.top >= box.top - 1 && own.bottom <= box.bottom + 1 && own.height > 0 }"""
    )


def test_a_click_on_a_mark_opens_what_it_says(browser, folder, keys):
    with opened(browser, folder / "index.html") as page:
        page.click("#text .m:has-text('石桥园区')")
        assert page.inner_text("#details h2") == "石桥园区"
        assert page.inner_text("#details blockquote mark") == "石桥园区"
        assert "石桥" in page.inner_text("#details .facts")
        assert page.get_attribute("#outline [aria-current]", "data-key") == keys["石桥园区"]


def test_further_clicks_on_the_same_words_go_outwards(browser, folder):
    with opened(browser, folder / "index.html") as page:
        names = []
        for _ in range(3):
            page.click("#text .m:has-text('企业数量')")
            names.append(page.inner_text("#details h2"))
        assert names == ["企业数量", "企业数量增至500家以上", "企业数量"]


def test_a_click_on_an_item_brings_its_words_into_view(browser, folder):
    with opened(browser, folder / "index.html", width=1000) as page:
        page.set_viewport_size({"width": 1400, "height": 280})
        assert not in_sight(page, "#text .m:has-text('两大行动')")
        page.click("#outline [data-key^='formula/']")
        assert in_sight(page, "#text .m.on")
        assert page.inner_text("#text .m.on") == "两大行动"


def test_the_language_changes_everything_but_the_quotes(browser, folder, keys):
    with opened(browser, folder / "index.html", f"#lang=zh&t={keys['让云溪更强']}") as page:
        assert page.inner_text("#details h3 >> nth=0").startswith("原句依据")
        page.click("#language")
        assert page.inner_text("#details h3 >> nth=0").startswith("Evidence")
        assert page.get_attribute("html", "lang") == "en"
        assert page.inner_text("#details .english").startswith("Make Yunxi strong")
        assert page.get_attribute("#details .english .composed", "title") == "English composed from a word list"
        assert page.get_attribute("#details blockquote", "lang") == "zh-Hans"
        assert "让云溪更强" in page.inner_text("#details blockquote")
        assert "lang=en" in page.url


def test_the_address_reopens_the_same_item_in_the_same_language(browser, folder):
    with opened(browser, folder / "index.html", "#lang=en") as page:
        page.click("#text .m:has-text('打造')")
        address = page.url
        page.goto("about:blank")
        page.goto(address)
        assert page.inner_text("#details h2") == "打造制造业高地"
        assert page.get_attribute("html", "lang") == "en"


def test_going_back_selects_what_was_selected_before(browser, folder):
    with opened(browser, folder / "index.html") as page:
        page.click("#text .m:has-text('石桥园区')")
        page.click("#text .m:has-text('打造')")
        page.go_back()
        assert page.inner_text("#details h2") == "石桥园区"


def test_a_sentence_without_a_mark_is_seen_as_such(browser, folder):
    with opened(browser, folder / "index.html") as page:
        assert page.inner_text("#text .bare") == "那天𠮷日，天气很好。"
        assert page.inner_text("#coverage") == "5/6 句有标注"
        page.click("#coverage")
        assert page.inner_text("#text .bare.found") == "那天𠮷日，天气很好。"


def test_the_article_stands_there_whole(browser, folder, view):
    with opened(browser, folder / "index.html") as page:
        shown = page.evaluate("[...document.querySelectorAll('#text p')].map(p => p.textContent).join('\\n')")
        assert shown == view.text.strip()


def test_search_finds_parts_of_names_and_of_the_article(browser, folder):
    with opened(browser, folder / "index.html") as page:
        page.fill("#search", "云谷")
        assert page.locator("#hits button").count() == 2
        page.keyboard.press("Enter")
        assert page.inner_text("#details h2") == "云谷工程"
        page.fill("#search", "天气")
        page.click("#hits button")
        assert page.evaluate("String(getSelection())") == "天气"


def test_the_keyboard_alone_finds_an_item_and_its_evidence(browser, folder):
    with opened(browser, folder / "index.html") as page:
        page.focus("#text .m[tabindex='0']")
        for _ in range(2):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        first = page.inner_text("#details h2")
        assert first
        page.keyboard.press("Escape")
        assert page.locator("#details h2").count() == 0
        page.focus("#outline .knob >> nth=0")
        page.keyboard.press("Enter")
        assert page.get_attribute("#outline .knob >> nth=0", "aria-expanded") == "true"


def test_a_type_can_be_hidden(browser, folder):
    with opened(browser, folder / "index.html") as page:
        page.click("#legend [data-type='Place']")
        assert page.locator("#text .t-Place.n").count() == 0
        assert "off=Place" in page.url


@pytest.mark.parametrize("name", ["index.html", "network.html"])
@pytest.mark.parametrize("width", [1400, 390])
def test_no_page_is_wider_than_its_window(browser, folder, name, width):
    with opened(browser, folder / name, width=width) as page:
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


CANVAS = """() => { const canvas = document.querySelector('#canvas canvas'); const context = canvas.getContext('2d');
const data = context.getImageData(0, 0, canvas.width, canvas.height).data; let inked = 0;
for (let i = 3; i < data.length; i += 4) if (data[i]) inked += 1; return [inked, canvas.width, canvas.height] }"""


@pytest.mark.parametrize("width", [1400, 390])
def test_the_network_is_drawn_and_keeps_its_size(browser, folder, width):
    with opened(browser, folder / "network.html", width=width) as page:
        page.wait_for_selector("html[data-drawn]")
        first = page.evaluate(CANVAS)
        page.wait_for_timeout(600)
        later = page.evaluate(CANVAS)
        assert first[0] > 2000
        assert first[1:] == later[1:]
        assert later[2] <= 900


def test_full_columns_can_be_read_at_the_opening_zoom(browser, view, messages, tmp_path):
    """Cards do not overlap in the picture's own pixels (see test_network), so the zoom tells whether they are read."""
    goals = tuple(Item(f"goal/{n}", "Goal", f"打造第{n}个先行区", spans=(Span(n, n + 1),)) for n in range(ROWS))
    links = tuple(Relation("achieves", view.items[1].key, goal.key) for goal in goals)
    full = replace(view, items=view.items + goals, relations=view.relations + links)
    (tmp_path / "network.html").write_text(pages.network_page(full, messages), encoding="utf-8")
    with opened(browser, tmp_path / "network.html") as page:
        page.wait_for_selector("html[data-drawn]")
        assert float(page.get_attribute("html", "data-drawn")) >= 0.9


def test_a_click_on_a_node_shows_its_sentence(browser, folder, view):
    with opened(browser, folder / "network.html") as page:
        page.wait_for_selector("html[data-drawn]")
        page.focus("#canvas")
        page.keyboard.press("ArrowRight")
        assert page.inner_text("#details h2") == view.title
        page.keyboard.press("ArrowRight")
        assert page.inner_text("#details h2") == "以创新为支撑，让云溪更强"
        assert page.locator("#details blockquote").count() == 1


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no-policy"])
@pytest.mark.parametrize("name", ["index.html", "network.html"])
def test_hostile_words_in_every_field_stay_words(browser, view, messages, tmp_path, name, bypass):
    items = tuple(
        replace(
            item, zh=BAD, en=BAD, aliases=(BAD,), rules=(BAD,), corrections=((BAD, BAD),), figure_zh=BAD, figure_en=BAD,
            facts=dict.fromkeys(("commitment", "deadline", "rank", "level"), BAD), origin="composed",
        )
        for item in view.items
    )  # fmt: skip
    relations = tuple(replace(one, role=BAD, rules=(BAD,), who=BAD, zh=BAD, en=BAD) for one in view.relations)
    notes = tuple(Note(note.span, BAD, BAD) for note in view.notes)
    text = BAD + view.text[len(BAD) :]
    hostile = replace(view, name=BAD, title=BAD, text=text, items=items, relations=relations, notes=notes)
    hostile = replace(hostile, glossary={BAD: BAD})
    page_text = pages.outline_page(hostile, messages) if name == "index.html" else pages.network_page(hostile, messages)
    (tmp_path / name).write_text(page_text, encoding="utf-8")
    with opened(browser, tmp_path / name, "#lang=en", bypass_csp=bypass) as page:
        for item in view.items:
            page.goto((tmp_path / name).as_uri() + f"#lang=zh&t={item.key}")
            page.wait_for_timeout(20)
        if name == "index.html":
            page.fill("#search", "script")
        assert "RAN'" in page.title()  # the words themselves, as the title they are
        assert page.title() != "RAN"
        assert page.locator("img").count() == 0
        assert page.locator("script:not([type])").count() == (1 if name == "index.html" else 2)
