"""The pages of a build: every view of every plan, a list where there are several, and all plans together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from kg.site import actors, analysts, browserfiles, data, font, letters, network
from kg.site.example import example
from kg.site.messages import Messages
from kg.site.page import Page, Share, listed, page
from kg.site.together import LONGEST, together
from kg.site.view import PlanView, silent
from kg.store import Store

MOST_IN_MENU = 50
"""With more plans than these the way from one to another is the list alone."""


def outline_page(share: Share) -> Page:
    """Return the page that shows a plan as an outline: tasks with what belongs to each, and key figures."""
    return page("outline", share)


def targets_page(share: Share) -> Page:
    """Return the page that shows what is promised in figures on a time line, and what was reached apart from it."""
    return page("targets", share)


def formulas_page(share: Share) -> Page:
    """Return the page that shows numbered phrases: members found against the number named."""
    return page("formulas", share)


def reader_page(share: Share) -> Page:
    """Return the page that shows the article with its marks."""
    return page("reader", share)


VIEWS: dict[str, Callable[[Share], Page]] = {
    "outline": outline_page,
    "reader": reader_page,
    "network": network.page_of,
    "targets": targets_page,
    "actors": actors.page_of,
    "formulas": formulas_page,
}
"""The views of a plan by their names in data/site-pages.yaml, in the order of the files."""


def build(store: Store, documents: Mapping[str, str], target: Path, graph: bytes = b"") -> list[Path]:
    """Write the pages of all articles of STORE into the folder TARGET and return their paths in order.

    Args:
        store: the finished graph.
        documents: the articles' texts by name, the ones that offsets count in.
        target: where the pages go; made if need be. With several articles index.html lists them, each has a folder
            of its own, and the folder `_all` shows all of them together.
        graph: the graph as N-Quads, for the page that answers SPARQL; without it the pages for analysts are left out.

    """
    messages = Messages.shipped()
    views = [data.read(store, name, text, messages) for name, text in sorted(documents.items())]
    beside, absent = analysts.beside(graph) if graph else ((), ())
    written = write(views, messages, target, beside, absent)
    cuts = _site_cuts(documents.values())
    site = Share(None, messages, tuple(VIEWS), several=len(views) != 1, beside=beside, absent=absent, cuts=cuts)
    if graph:
        written += [_save(target, made) for made in analysts.analysts_pages(site, store, graph, documents)]
    return written


def write(
    views: Sequence[PlanView],
    messages: Messages,
    target: Path,
    beside: tuple[str, ...] = (),
    absent: tuple[str, ...] = (),
) -> list[Path]:
    """Write the pages of VIEWS into TARGET and return their paths in order, the page to open first at the front.

    BESIDE and ABSENT name pages that are made beside these, and what the site has to do without; see `Share`.
    """
    several = len(views) != 1
    names = tuple(VIEWS)
    plans = [key_figures(view) for view in views] if several else []
    shown: list[PlanView] = list(views)
    if several and views and sum(len(view.text) for view in views) <= LONGEST:
        shown.append(together(views))
        plans.append(key_figures(shown[-1]))
    written = []
    cuts = _site_cuts([view.text for view in views])
    above = Share(None, messages, names, plans, several=several, beside=beside, absent=absent, cuts=cuts)
    if several:
        written.append(_save(target, page("list", above, {"plans": plans})))
    in_menu = plans if len(plans) <= MOST_IN_MENU else []
    titles = frozenset("".join(str(plan["title"]) for plan in in_menu)) - _cut("")
    sample = Share(example(messages), messages, names, several=several, beside=beside, absent=absent, cuts=cuts)
    written += [_save(target, page("help", above)), _save(target, page("patterns", sample))]
    for view in shown:
        cuts = (_cut(view.text), titles)
        share = Share(view, messages, names, in_menu, "../" if several else "", several, beside, absent, cuts)
        place = target / view.name if several else target
        written += [_save(place, VIEWS[name](share)) for name in names]
    return sorted(written, key=lambda path: path != target / "index.html")


def fonts_beside(texts: Collection[str]) -> AbstractContextManager[None]:
    """Let another process cut the fonts of pages of TEXTS while the block runs, in which the pages are to be made."""
    above = _site_cuts(texts)
    return font.beside(dict.fromkeys((*above[:1], *map(_cut, texts), *above[1:])), browserfiles.fonts())


def _cut(text: str) -> frozenset[str]:
    return letters.of_plan(text, Messages.shipped(), listed().keys() - VIEWS)


def _site_cuts(texts: Collection[str]) -> tuple[frozenset[str], ...]:
    """Return the cuts of the pages above the plans with TEXTS: an only plan's, which is there anyway, and the rest."""
    first = _cut("".join(texts) if len(texts) == 1 else "")
    return first, letters.of_what_ships() - first


def key_figures(view: PlanView) -> dict[str, object]:
    """Return what the list of plans tells of VIEW: its name, title, counts by type, and sentences with and without."""
    plan = next((item for item in view.items if item.type == "Plan"), None)
    return {
        "name": view.name,
        "title": view.title,
        "en": plan.en if plan and len(view.parts) == 1 else "",
        "counts": view.counts(),
        "plans": len(view.parts),
        "sentences": len(view.sentences()),
        "silent": len(silent(view)),
    }


def _save(place: Path, made: Page) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    path = place / made.name
    path.write_bytes(made.content)
    return path
