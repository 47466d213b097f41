"""How the tests open a page: in a real browser, failing when it asks for anything or logs an error."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SEEN = "try { localStorage.setItem('plan-kg.tour', 'yes') } catch {}"


def find_browser() -> str | None:
    """Return the path of a browser: the one named in KG_BROWSER, else the first that is on the PATH."""
    return os.environ.get("KG_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def opened(browser, path: Path, fragment="#lang=zh", width=1400, height=900, tour=False, **options):
    """Open the page at PATH and fail when it asks for anything, logs an error or raises one."""
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
    if not tour:
        page.add_init_script(_SEEN)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri() + fragment)
    yield page
    own = (path.parent.as_uri(), path.parent.parent.as_uri(), "data:", "blob:", "about:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert errors == []
    page.close()


def in_sight(page, selector) -> bool:
    """Tell whether the first element for SELECTOR lies inside its pane."""
    found: bool = page.locator(selector).first.evaluate(
        """made => { const own = made.getBoundingClientRect();
        const box = made.closest('.pane').getBoundingClientRect();
        return own.top >= box.top - 1 && own.bottom <= box.bottom + 1 && own.height > 0 }"""
    )
    return found
