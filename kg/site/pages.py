"""The pages of a build: each one self-contained file that asks nothing of any network and runs only its own scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.resources import folder
from kg.site import data, network
from kg.site.messages import LANGUAGES, Messages
from kg.site.outline import outline
from kg.site.safe import as_script_data, policy
from kg.site.view import PlanView, as_data
from kg.store import Store

_SCRIPTS = {
    "outline": ("page.js", "details.js", "outline.js", "search.js"),
    "network": ("page.js", "details.js", "network.js"),
    "list": ("page.js", "list.js"),
}


def build(store: Store, documents: Mapping[str, str], target: Path) -> list[Path]:
    """Write the pages of all articles of STORE into the folder TARGET and return their paths in order.

    Args:
        store: the finished graph.
        documents: the articles' texts by name, the ones that offsets count in.
        target: where index.html and network.html go; made if need be. With several articles index.html lists
            them, and each has a folder of its own with its two pages.

    """
    messages = Messages.shipped()
    views = (data.read(store, name, text, messages) for name, text in sorted(documents.items()))
    return write(views, messages, target, several=len(documents) != 1)


def write(views: Iterable[PlanView], messages: Messages, target: Path, *, several: bool = False) -> list[Path]:
    """Write the pages of VIEWS, one at a time, into TARGET and return their paths in order; see `build`."""
    written = []
    entries = []
    for view in views:
        place = target / view.name if several else target
        written.append(_save(place / "index.html", outline_page(view, messages, several=several)))
        written.append(_save(place / "network.html", network_page(view, messages, several=several)))
        entries.append({"name": view.name, "title": view.title, "counts": view.counts()})
    if several:
        written.insert(0, _save(target / "index.html", list_page(entries, messages)))
    return written


def _save(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def outline_page(view: PlanView, messages: Messages, *, several: bool = False) -> str:
    """Return the page that shows the outline of VIEW beside its article; SEVERAL adds the way to the other plans."""
    content = {"plan": as_data(view), "outline": outline(view).as_data()}
    page = _page("outline", view.title, content, messages, several)
    return _environment().get_template("outline.html").render(page)


def network_page(view: PlanView, messages: Messages, *, several: bool = False) -> str:
    """Return the page that draws the network of VIEW; SEVERAL adds the way to the other plans."""
    drawing = network.drawing(view)
    plan = as_data(view, evidence_of_links=False)
    content = {"plan": plan, "drawing": drawing.as_data()}
    environment = _environment()
    environment.globals.update(_page("network", view.title, content, messages, several, network.library()))
    return network.html(drawing, environment, "network.html")


def list_page(entries: Sequence[Mapping[str, object]], messages: Messages) -> str:
    """Return the page that lists the plans of ENTRIES (name, title, counts by type) and leads to the pages of each."""
    page = _page("list", messages.text("page.list.title", "en"), {"plans": entries}, messages, several=False)
    return _environment().get_template("list.html").render(page)


def look() -> dict[str, dict[str, str]]:
    """Return colour, shape and line of every type, as all pages use them."""
    path = folder("data") / "site-types.yaml"
    found: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _page(
    name: str, title: str, content: Mapping[str, object], messages: Messages, several: bool, library: str = ""
) -> dict[str, object]:
    """Return the values that the template of the page NAME asks for, its security policy among them."""
    shipped = folder("data") / "templates"
    types = look()
    style = _colours(types) + "".join(_read(shipped / file) for file in ("page.css", f"{name}.css"))
    own = '"use strict";\n(() => {\n' + "".join(_read(shipped / file) for file in _SCRIPTS[name]) + "})();\n"
    scripts = [script for script in (library, own) if script]
    embedded = {**content, "types": types, "messages": messages.as_data(), "page": name, "several": several}
    return {
        "policy": policy(scripts, style),
        "title": title,
        "style": Markup(style),
        "scripts": [Markup(script) for script in scripts],
        "data": as_script_data(embedded),
        "several": several,
        "page": name,
        "noscript": {language: messages.text("page.noscript", language) for language in LANGUAGES},
    }


def _colours(types: Mapping[str, Mapping[str, str]]) -> str:
    """Return the style rules that give every type its colour on light and on dark paper."""

    def rules(paper: str) -> str:
        return "".join(f"--{name}:{look[paper]};" for name, look in types.items())

    light, dark = rules("light"), rules("dark")
    classes = "".join(f".t-{name}{{--c:var(--{name})}}" for name in types)
    lines = "".join(
        f".u-{name}{{text-decoration:underline {look['line']} var(--{name})}}"
        for name, look in types.items()
        if look["line"]
    )
    return f":root{{{light}}}@media screen{{:root[data-theme=dark]{{{dark}}}}}\n{classes}\n{lines}\n"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _environment() -> Environment:
    loader = FileSystemLoader(folder("data") / "templates", encoding="utf-8")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["script_data"] = as_script_data
    return environment
