"""What every page has: one selection kept in the address, two languages, search, filters, corrections to copy."""

import re
from dataclasses import replace

import pytest
import yaml
from browsing import opened
from yunxi import TEXT, statements

from kg.curation import curate
from kg.model import Article, DocumentFacts
from kg.site import pages
from kg.site.page import Share, listed
from kg.site.view import Note

BAD = """</script><script>document.title='RAN'</script><img src=x onerror="document.title='RAN'">href javascript:RAN"""
PLAN_PAGES = [listed()[name].file for name in pages.VIEWS]

pytestmark = pytest.mark.browser


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
        page.wait_for_function("location.href.includes('lang=en')")


def test_the_address_reopens_view_item_language_and_a_chinese_search(browser, folder):
    with opened(browser, folder / "index.html", "#lang=en") as page:
        page.fill("#search", "制造业")
        page.click("#hits button")
        address = page.url
        assert "%E5%88%B6" in address
        page.goto("about:blank")
        page.goto(address)
        assert page.inner_text("#details h2") == "打造制造业高地"
        assert page.get_attribute("html", "lang") == "en"
        assert page.input_value("#search") == "制造业"


def test_an_item_can_be_named_by_its_whole_iri(browser, folder, view, keys):
    with opened(browser, folder / "index.html", f"#lang=zh&t={view.base}{keys['石桥园区']}") as page:
        assert page.inner_text("#details h2") == "石桥园区"


def test_the_selection_goes_along_to_another_page(browser, folder):
    with opened(browser, folder / "index.html", "#lang=en&theme=dark") as page:
        page.click("#outline .item:has-text('打造')")
        page.click(".views [data-to='reader']")
        assert page.inner_text("#details h2") == "打造制造业高地"
        assert page.get_attribute("html", "data-theme") == "dark"
        assert page.inner_text("#text .on") == "打造制造业高地"


def test_going_back_selects_what_was_selected_before(browser, folder):
    with opened(browser, folder / "reader.html") as page:
        page.click("#text .m:has-text('石桥园区')")
        page.click("#text .m:has-text('打造')")
        page.go_back()
        assert page.inner_text("#details h2") == "石桥园区"


def test_search_finds_names_further_names_and_words_of_the_article(browser, folder):
    with opened(browser, folder / "reader.html") as page:
        page.fill("#search", "石桥")
        assert "石桥园区" in page.inner_text("#hits button >> nth=0")
        page.fill("#search", "yunxi plan")
        assert page.locator("#hits button").count() == 1
        page.fill("#search", "云谷")
        assert page.locator("#hits button").count() == 2
        page.keyboard.press("Enter")
        assert page.inner_text("#details h2") == "云谷工程"
        page.fill("#search", "天气")
        page.click("#hits button")
        assert page.evaluate("String(getSelection())") == "天气"


def test_what_search_finds_in_the_article_opens_in_the_reader(browser, folder):
    with opened(browser, folder / "index.html") as page:
        page.fill("#search", "天气")
        page.click("#hits button")
        page.wait_for_url("**/reader.html*")
        assert page.evaluate("String(getSelection())") == "天气"


def test_filters_hold_on_every_page_and_their_choices_are_counted(browser, folder, keys):
    with opened(browser, folder / "index.html") as page:
        page.click("#filters summary")
        assert page.inner_text("#filter-status option >> nth=1") == "计划中 (3)"
        page.select_option("#filter-task", keys["以创新为支撑，让云溪更强"])
        page.click("#legend [data-type='Place']")
        page.wait_for_function("location.href.includes('off=Place')")
        assert page.inner_text("#filtercount") == "1"
        page.goto(page.url.replace("index.html", "reader.html"))
        assert page.locator("#text .t-Place.n").count() == 0
        assert page.get_attribute("#legend [data-type='Place']", "aria-pressed") == "false"


def test_no_page_is_wider_than_its_window(browser, folder):
    with opened(browser, folder / "index.html", width=390) as page:
        for name in PLAN_PAGES:
            page.goto((folder / name).as_uri() + "#lang=en")
            page.wait_for_timeout(80)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, name


def test_on_a_phone_the_tab_of_this_page_is_in_sight(browser, folder):
    for lang in ("zh", "en"):
        with opened(browser, folder / "formulas.html", f"#lang={lang}", width=390) as page:
            own = page.locator(".views [aria-current]").bounding_box()
            assert own["x"] >= 0
            assert own["x"] + own["width"] <= 390


def test_the_pattern_page_shows_both_looks_and_each_of_its_marks_answers(browser, folder):
    rgb = "made => getComputedStyle(made).backgroundColor"
    with opened(browser, folder / "patterns.html", "#lang=zh&theme=dark") as page:
        for patch in page.locator(".swatch").all():
            red, green, blue = (int(part) for part in re.findall(r"\d+", patch.evaluate(rgb)))
            assert f"#{red:02x}{green:02x}{blue:02x}" == patch.locator("..").inner_text()
        page.locator("#patterns p.bar .wrong").first.click()
        assert page.locator("#patterns #correction").count() == 1


def test_what_is_wrong_is_copied_as_an_entry_that_the_correction_file_takes(browser, folder, keys, tmp_path):
    article = Article("yunxi", TEXT, TEXT, "0" * 64, DocumentFacts())
    allowed = ["clipboard-read", "clipboard-write"]
    with opened(browser, folder / "index.html", f"#lang=zh&t={keys['石桥园区']}", permissions=allowed) as page:
        page.click("#details .wrongs button >> nth=0")
        page.wait_for_function("document.querySelector('#correction .copied').textContent.includes('剪贴板')")
        assert "articles/yunxi.curation.yaml" in page.inner_text("#correction")
        removed = page.evaluate("navigator.clipboard.readText()")
        page.goto(page.url.split("#")[0] + f"#lang=zh&t={keys['云谷工程']}")
        page.reload()
        page.click("#details .rows .wrong >> nth=0")
        unlinked = page.inner_text("#correction pre")
        page.click("#details .facts .wrong >> nth=0")
        unset = page.inner_text("#correction pre")
    assert yaml.safe_load(removed)[0]["remove"] == "Place"
    written = (unlinked + "\n" + unset + "\n" + removed).replace('""', '"a reader"')
    path = tmp_path / "yunxi.curation.yaml"
    path.write_text(f"entries:\n{written}\n", encoding="utf-8")
    curated = curate(article, statements(), path)
    assert "石桥园区" not in [thing.label for thing in curated.things]
    assert len(curated.links) < len(statements().links)


def test_the_tour_has_three_steps_and_is_shown_once(browser, folder):
    with opened(browser, folder / "index.html", tour=True) as page:
        for step in "123":
            assert f"{step}/3" in page.inner_text("#tour strong")
            page.click("#tour .pill")
        assert page.locator("#tour").count() == 0
        page.reload()
        assert page.locator("#tour").count() == 0
        page.click("#more summary")
        page.click("#tour-again")
        page.click("#tour .more")
        assert page.locator("#tour").count() == 0


def hostile(view):
    """Return VIEW with markup in every field that holds words."""
    items = tuple(
        replace(
            item, zh=BAD, en=BAD, aliases=(BAD,), rules=(BAD,), corrections=((BAD, BAD),), figure_zh=BAD, figure_en=BAD,
            facts=item.facts | dict.fromkeys(("commitment", "rank", "level", "time"), BAD), origin="composed",
        )
        for item in view.items
    )  # fmt: skip
    relations = tuple(replace(one, role=BAD, rules=(BAD,), who=BAD, zh=BAD, en=BAD) for one in view.relations)
    notes = tuple(Note(note.span, BAD, BAD) for note in view.notes)
    text = BAD + view.text[len(BAD) :]
    return replace(
        view, name=BAD, title=BAD, text=text, items=items, relations=relations, notes=notes, glossary={BAD: BAD},
        parts=tuple(replace(part, name=BAD, title=BAD) for part in view.parts),
    )  # fmt: skip


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no-policy"])
def test_hostile_words_in_every_field_stay_words(browser, view, messages, tmp_path, bypass):
    share = Share(hostile(view), messages, tuple(pages.VIEWS))
    made = [make(share) for make in pages.VIEWS.values()]
    for one in made:
        (tmp_path / one.name).write_bytes(one.content)
    with opened(browser, tmp_path / made[0].name, "#lang=en", bypass_csp=bypass) as page:
        for one in made:
            page.goto((tmp_path / one.name).as_uri() + "#lang=en")
            for item in view.items:
                page.evaluate(f"location.hash = '#lang=zh&t={item.key}'")
                page.wait_for_timeout(10)
            page.fill("#search", "script")
            page.wait_for_timeout(50)
            assert page.title() != "RAN"
            assert page.locator("img").count() == 0
            assert page.locator("body > script:not([type])").count() >= 1
