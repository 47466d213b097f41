"""Targets, actors and phrases in a browser, and every view free of what axe-core finds."""

import itertools
from dataclasses import replace

import pytest
from browsing import opened

from kg.site import pages
from kg.site.page import listed

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
EVERY = [*pages.VIEWS, "help", "patterns"]


def violations(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


def ready(page, name):
    if name in ("network", "actors"):
        page.wait_for_selector("html[data-drawn]")
    page.wait_for_timeout(100)


def test_axe_finds_nothing_on_any_page(browser, folder, keys):
    with opened(browser, folder / "index.html", bypass_csp=True) as page:
        for name in EVERY:
            page.goto((folder / listed()[name].file).as_uri() + f"#lang=en&theme=light&t={keys['云谷工程']}")
            ready(page, name)
            assert violations(page) == [], name


MATRIX = [*itertools.product(EVERY, ["zh", "en"], ["light", "dark"], [1400, 390])]


@pytest.mark.long
@pytest.mark.parametrize(("name", "lang", "theme", "width"), MATRIX)
def test_axe_finds_nothing_in_any_state(browser, folder, keys, name, lang, theme, width):
    for item in ("", keys["企业数量增至500家以上"]):
        state = f"#lang={lang}&theme={theme}&t={item}"
        with opened(browser, folder / listed()[name].file, state, width=width, bypass_csp=True) as page:
            ready(page, name)
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.long
@pytest.mark.parametrize("name", EVERY)
def test_no_button_asks_anything_of_a_network(browser, folder, name):
    with opened(browser, folder / listed()[name].file, "#lang=en") as page:
        ready(page, name)
        for place in range(page.locator("main button:visible").count()):
            made = page.locator("main button:visible").nth(place)
            if made.count() and made.is_enabled():
                made.click(timeout=500, force=True, no_wait_after=True)
                page.wait_for_timeout(15)


def test_a_target_stands_on_the_time_line_apart_from_what_was_reached(browser, folder, view):
    with opened(browser, folder / "targets.html") as page:
        assert page.inner_text("#summary") == "1 个指标目标，其中 1 个有期限，0 个给出了基数。"
        assert "500家以上" in page.inner_text("#promised .said")
        assert page.locator("#promised .inferred").count() == 0
        assert page.locator("#reached table").count() == 0


def test_a_date_that_the_clause_does_not_print_is_told_as_inferred(browser, view, messages, tmp_path):
    items = tuple(
        replace(item, facts=item.facts | {"deadline": "2027", "deadlineEnd": "2027-12-31"}, inferred=("deadline",))
        if item.type == "Target"
        else item
        for item in view.items
    )
    pages.write([replace(view, items=items)], messages, tmp_path)
    with opened(browser, tmp_path / "targets.html", "#lang=en") as page:
        assert page.locator("#promised .span.inferred").count() == 1
        assert page.inner_text("#promised .derived") == "inferred"


def test_a_count_of_the_matrix_leads_to_its_sentences(browser, folder):
    with opened(browser, folder / "actors.html") as page:
        page.click("#matrix .count")
        assert page.inner_text("#details h2") == "石桥园区"
        assert page.inner_text("#details blockquote mark") == "在石桥园区建设云谷工程"


def test_phrases_are_judged_by_their_members_and_can_be_filtered(browser, folder):
    with opened(browser, folder / "formulas.html", "#lang=en") as page:
        assert page.inner_text("#formulas .verdict") == "2 of 2, complete"
        assert page.inner_text("#formulas .tally") == "●●"
        page.click("#how-wrong")
        assert page.inner_text("#formulas") == "No phrase fits the filters"
        page.reload()
        assert page.get_attribute("#how-wrong", "aria-pressed") == "true"


def test_the_outline_opens_a_group_by_keyboard_and_leads_to_the_views_of_its_figures(browser, folder):
    with opened(browser, folder / "index.html") as page:
        page.focus("#outline .knob >> nth=0")
        page.keyboard.press("Enter")
        assert page.get_attribute("#outline .knob >> nth=0", "aria-expanded") == "true"
        page.click("#figures [data-to=targets]")
        assert page.url.split("#")[0].endswith("targets.html")


def test_help_opens_at_the_view_it_was_asked_from(browser, folder):
    with opened(browser, folder / "network.html", "#lang=en") as page:
        ready(page, "network")
        page.click("#more summary")
        page.click("[data-to=help]")
        assert page.inner_text(".asked h2") == "Network"


def test_several_plans_are_listed_and_shown_together(browser, view, messages, tmp_path):
    other = replace(view, name="other", title="另一个规划", parts=())
    pages.write([view, other], messages, tmp_path)
    with opened(browser, tmp_path / "index.html") as page:
        assert page.locator("#plans > li").count() == 3
        page.click("#plans a:has-text('全部规划合览')")
        assert page.inner_text("h1") == "2 个规划合览"
        page.click("#filters summary")
        assert page.locator("#filter-plan option").count() == 3
        page.keyboard.press("Escape")
        page.select_option("#plans-menu", label="另一个规划")
        page.wait_for_url("**/other/index.html*")
        page.click(".views [data-to=list]")
        assert page.locator("#plans > li").count() == 3
