"""The article with its marks in a browser: clicks lead from words to what they say, and what gave nothing is seen."""

import pytest
from browsing import in_sight, opened

pytestmark = pytest.mark.browser


def test_a_click_on_a_mark_opens_what_it_says(browser, folder):
    with opened(browser, folder / "reader.html") as page:
        page.click("#text .m:has-text('石桥园区')")
        assert page.inner_text("#details h2") == "石桥园区"
        assert page.inner_text("#details blockquote mark") == "石桥园区"
        assert "石桥" in page.inner_text("#details .facts")


def test_further_clicks_on_the_same_words_go_outwards(browser, folder):
    with opened(browser, folder / "reader.html") as page:
        names = []
        for _ in range(3):
            page.click("#text .m:has-text('企业数量')")
            names.append(page.inner_text("#details h2"))
        assert names == ["企业数量", "企业数量增至500家以上", "企业数量"]


def test_what_is_selected_is_brought_into_view(browser, folder, view):
    formula = next(item.key for item in view.items if item.type == "Formula")
    with opened(browser, folder / "reader.html", f"#lang=zh&t={formula}", height=300) as page:
        assert in_sight(page, "#text .m.on")
        assert page.inner_text("#text .m.on") == "两大行动"


def test_the_keyboard_alone_reads_the_evidence(browser, folder):
    with opened(browser, folder / "reader.html") as page:
        page.focus("#text .m[tabindex='0']")
        for _ in range(2):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        assert page.inner_text("#details h2")
        page.keyboard.press("Escape")
        assert page.locator("#details h2").count() == 0


def test_a_type_can_be_hidden(browser, folder):
    with opened(browser, folder / "reader.html") as page:
        assert page.locator("#text .t-Place.n").count() == 1
        page.click("#legend [data-type='Place']")
        assert page.locator("#text .t-Place.n").count() == 0


def test_a_sentence_that_gave_nothing_is_seen_and_can_be_reported(browser, folder):
    with opened(browser, folder / "reader.html") as page:
        assert page.inner_text("#text .bare") == "那天𠮷日，天气很好。"
        page.click("#silent button")
        assert page.inner_text("#details blockquote") == "那天𠮷日，天气很好。"
        page.click("#details .pill")
        assert 'quote: "那天𠮷日，天气很好。"' in page.inner_text("#correction pre")
