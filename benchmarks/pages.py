"""Measures the pages in a browser: first usable picture beside stock pyvis, panning, repainting, and sizes.

Usage: python benchmarks/pages.py [--nodes N...] [--wait SECONDS] [--site FOLDER]

For each number of nodes a plan is invented (with about 1.5 links a node), drawn by our page and by stock pyvis (which
lays out in the browser and is waited for no longer than SECONDS), each opened in Chromium, offline. The first usable
picture is when nodes stand where they stay: our page says so itself, stock pyvis when its stabilisation is done. FOLDER
is a finished site, whose pages are weighed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError
from pyvis.network import Network

from kg.model import Span
from kg.site import network
from kg.site.messages import Messages
from kg.site.page import Share
from kg.site.view import Item, PlanView, Relation

FRAMES = """(seconds) => new Promise((done) => {
  const canvas = document.querySelector('canvas');
  const box = canvas.getBoundingClientRect();
  const mouse = { bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1 };
  let frames = 0;
  let x = 0;
  const send = (type) => {
    const place = { clientX: box.x + 60 + x, clientY: box.y + box.height - 8 };
    canvas.dispatchEvent(new PointerEvent(type, { ...mouse, ...place }));
  };
  const start = performance.now();
  const step = () => {
    x = (x + 7) % 400;
    send('pointermove');
    frames += 1;
    if (performance.now() - start < seconds * 1000) return requestAnimationFrame(step);
    send('pointerup');
    return done(frames / seconds);
  };
  send('pointerdown');
  requestAnimationFrame(step);
})"""
PAINT = """() => new Promise((done) => {
  const start = performance.now();
  ACT;
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
SELECT = """document.querySelector('#canvas')
  .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))"""
FILTER = "document.querySelector('#legend [data-type=Place]').click()"
HEADS = (
    "nodes", "laid out and written", "first picture", "stock pyvis", "frames/s, opening", "frames/s, every node",
    "select", "filter",
)  # fmt: skip
KINDS = ("Goal", "Action", "Place", "Organisation", "Sector", "Target")


def invented(nodes: int) -> PlanView:
    """Return a plan of so many NODES with a text that names each."""
    chance = random.Random(nodes)
    tasks = max(3, nodes // 40)
    types = ["Plan", *["Task"] * tasks, *(chance.choice(KINDS) for _ in range(nodes - tasks - 1))]
    text, items = "", []
    for place, kind in enumerate(types):
        words = f"第{place}项{chance.choice('产业园区群众道路桥梁')}提升"
        items.append(
            Item(
                f"{kind.lower()}/{place}",
                kind,
                words,
                f"Item {place}",
                spans=(Span(len(text), len(text) + len(words)),),
            )
        )
        text += words + "。\n"
    links = [Relation("hasTask", items[0].key, items[1 + place].key) for place in range(tasks)]
    for item in items[1 + tasks :]:
        task = items[1 + chance.randrange(tasks)]
        kind = (
            "isPartOf" if item.type == "Action" else "achieves" if item.type in ("Goal", "Target") else "takesPlaceAt"
        )
        links.append(Relation(kind, item.key, task.key) if kind == "isPartOf" else Relation(kind, task.key, item.key))
    while len(links) < nodes * 3 // 2:
        one, other = chance.choice(items[1:]), chance.choice(items[1:])
        links.append(Relation("takesPlaceAt", one.key, other.key))
    return PlanView("invented", "Invented", text, tuple(items), tuple(links), "https://w3id.org/plan-kg/id/")


def stock(view: PlanView) -> str:
    """Return the page that pyvis makes of VIEW as it comes."""
    net = Network(directed=True, cdn_resources="in_line", height="800px", width="100%")
    for item in view.items:
        net.add_node(item.key, label=item.zh)
    for link in view.relations:
        net.add_edge(link.source, link.target)
    page: str = net.generate_html()
    return page.replace("network = new vis.Network(", "network = window.network = new vis.Network(")


def ours(browser: Browser, path: Path, nodes: int) -> list[str]:
    """Return how long our page at PATH takes to a picture, its frames a second, and how long a selection takes."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.add_init_script("try { localStorage.setItem('plan-kg.tour', 'yes') } catch {}")
    start = time.perf_counter()
    page.goto(path.as_uri() + "#lang=zh")
    page.wait_for_selector("html[data-drawn]")
    first = time.perf_counter() - start
    frames = page.evaluate(FRAMES, 3)
    chosen = page.evaluate(PAINT.replace("ACT", SELECT))
    filtered = page.evaluate(PAINT.replace("ACT", FILTER))
    page.evaluate(FILTER)
    page.evaluate("document.querySelector('[data-v=whole]').click()")
    if nodes > 300:
        page.evaluate("document.querySelector('#everything').click()")
    all_frames = page.evaluate(FRAMES, 3)
    page.close()
    return [f"{first:.2f} s", f"{frames:.0f}", f"{all_frames:.0f}", f"{chosen:.0f} ms", f"{filtered:.0f} ms"]


def theirs(browser: Browser, path: Path, wait: float) -> str:
    """Return how long the stock page at PATH takes until its nodes stand still, at most WAIT seconds."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    start = time.perf_counter()
    try:
        page.goto(path.as_uri(), timeout=wait * 1000, wait_until="domcontentloaded")
        page.evaluate(
            "window.done = false; window.network.once('stabilizationIterationsDone', () => { window.done = true })"
        )
        left = max(1.0, wait - (time.perf_counter() - start))
        page.wait_for_function("window.done", timeout=left * 1000, polling=100)
    except BrowserError:
        return f"over {wait:.0f} s"
    finally:
        page.close()
    return f"{time.perf_counter() - start:.1f} s"


def weigh(site: Path) -> None:
    """Print the size of each page in SITE, as it is and packed."""
    print("\n| page | KB | KB packed |\n|---|---|---|")
    for path in sorted(site.glob("*.html")):
        content = path.read_bytes()
        print(f"| {path.name} | {len(content) / 1000:.0f} | {len(gzip.compress(content)) / 1000:.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[150, 1000, 3000])
    parser.add_argument("--wait", type=float, default=120)
    parser.add_argument("--site", type=Path, default=Path("out/site"))
    given = parser.parse_args()
    path = os.environ.get("KG_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    messages = Messages.shipped()
    print("| " + " | ".join(HEADS) + " |\n" + "|---" * len(HEADS) + "|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for nodes in given.nodes:
            view = invented(nodes)
            start = time.perf_counter()
            made = network.page_of(Share(view, messages, ("outline", "reader", "network")))
            written = time.perf_counter() - start
            (Path(folder) / "ours.html").write_bytes(made.content)
            (Path(folder) / "stock.html").write_text(stock(view), encoding="utf-8")
            first, *rest = ours(browser, Path(folder) / "ours.html", nodes)
            row = [
                str(nodes),
                f"{written:.1f} s",
                first,
                theirs(browser, Path(folder) / "stock.html", given.wait),
                *rest,
            ]
            print("| " + " | ".join(row) + " |", flush=True)
        browser.close()
    weigh(given.site)


if __name__ == "__main__":
    main()
