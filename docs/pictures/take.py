"""Take the pictures of this folder anew from a finished build: python docs/pictures/take.py [SITE].

SITE is the folder of the pages, out/site unless named. Needs playwright and a Chromium (on the PATH, or KG_BROWSER).
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = (  # name, page, state in the address, width, height, what to click first
    ("outline", "index.html", "lang=zh&theme=light", 1400, 900, "#outline .item:has(.amount)"),
    ("outline-english-dark", "index.html", "lang=en&theme=dark", 1400, 900, "#text .m.n.t-Place"),
    ("network", "network.html", "lang=zh&theme=light", 1400, 900, ""),
    ("network-english", "network.html", "lang=en&theme=light", 1400, 900, ""),
    ("phone", "index.html", "lang=zh&theme=light", 390, 844, ""),
)


def main(site: Path) -> None:
    """Write one PNG per entry of PICTURES beside this file."""
    path = os.environ.get("KG_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, page_name, state, width, height, click in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.goto(f"{(site / page_name).resolve().as_uri()}#{state}")
            if click:
                page.locator(click).first.click()
            page.wait_for_timeout(400)
            page.screenshot(path=Path(__file__).with_name(f"{name}.png"))
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/site"))
