"""The keyboard alone: find an item, read its evidence, filter, switch the language, save; focus is always seen."""

import pytest
from browsing import opened

pytestmark = pytest.mark.browser

SEEN = """() => {
  const made = document.activeElement;
  const style = getComputedStyle(made);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return made === document.body || (outlined && made.getBoundingClientRect().width > 0);
}"""


def tab_to(page, selector, most=60):
    """Press Tab until the element for SELECTOR has the focus, which must be seen at every stop."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_a_whole_walk_without_a_mouse(browser, folder):
    with opened(browser, folder / "index.html", accept_downloads=True) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "skip"
        tab_to(page, "#search")
        page.keyboard.type("制造业")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.inner_text("#details h2") == "打造制造业高地"
        page.focus("#skip")
        tab_to(page, "#language")
        page.keyboard.press("Enter")
        assert page.get_attribute("html", "lang") == "en"
        tab_to(page, "#more > summary")
        page.keyboard.press("Enter")
        tab_to(page, "#save-csv", 3)
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename == "yunxi.csv"
        page.focus("#more > summary")
        tab_to(page, "#legend [data-type='Place']")
        page.keyboard.press("Space")
        page.wait_for_function("location.href.includes('off=Place')")
        tab_to(page, "#filters > summary")
        page.keyboard.press("Enter")
        tab_to(page, "#filter-status", 3)
        page.keyboard.press("Escape")
        assert page.get_attribute("#filters", "open") is None
        page.focus("#details")
        tab_to(page, "#details .quote .go")
        page.keyboard.press("Enter")
        page.wait_for_url("**/reader.html*")
        assert page.inner_text("#text .on") == "打造制造业高地"
