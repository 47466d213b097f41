"""Take the pictures of this folder anew from a finished build: python docs/pictures/take.py [SITE].

SITE is the folder of the pages, out/site unless named. Needs playwright, pillow and a Chromium (on the PATH, or
KG_BROWSER). Pictures are kept small: as many colours as such pages need.
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

COLOURS = 256
WIDE = (1280, 820)
PICTURES = (  # name, page, state in the address, size, what to click first
    ("outline", "index.html", "lang=zh&theme=light", WIDE, "#outline .item:has(.amount)"),
    ("outline-english", "index.html", "lang=en&theme=light", WIDE, "#outline .item:has(.amount)"),
    ("reader", "reader.html", "lang=zh&theme=light", WIDE, "#text .m.t-Formula >> nth=4"),
    ("reader-english-dark", "reader.html", "lang=en&theme=dark", WIDE, "#text .m.t-Formula >> nth=4"),
    ("network", "network.html", "lang=zh&theme=light", WIDE, ""),
    ("network-english", "network.html", "lang=en&theme=light", WIDE, ""),
    ("radial", "network.html", "lang=zh&theme=dark&v=radial", WIDE, ""),
    ("targets", "targets.html", "lang=zh&theme=light", WIDE, ""),
    ("actors", "actors.html", "lang=zh&theme=light", WIDE, "#matrix .count"),
    ("formulas", "formulas.html", "lang=en&theme=light", WIDE, ""),
    ("schema", "schema.html", "lang=en&theme=light", WIDE, ""),
    ("sparql", "sparql.html", "lang=en&theme=light", WIDE, "#questions button >> nth=9"),
    ("patterns", "patterns.html", "lang=en&theme=light", (1280, 1500), ""),
    ("phone", "index.html", "lang=zh&theme=light", (390, 844), ""),
)


def main(site: Path) -> None:
    """Write one PNG per entry of PICTURES whose page SITE has beside this file."""
    path = os.environ.get("KG_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, page_name, state, (width, height), click in PICTURES:
            if not (site / page_name).is_file():
                continue
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.add_init_script("try { localStorage.setItem('plan-kg.tour', 'yes') } catch {}")
            page.goto(f"{(site / page_name).resolve().as_uri()}#{state}")
            page.wait_for_timeout(1200)
            if click:
                page.locator(click).first.click()
                page.wait_for_timeout(1200)
            taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            small = taken.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            small.save(Path(__file__).with_name(f"{name}.png"), optimize=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/site"))
