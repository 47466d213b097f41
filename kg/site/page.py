"""One page: a template, the data that all pages share and what is the page's own in; a file that loads nothing out.

A view is a function that takes what its pages `Share` and returns a `Page`, made by `page`.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.resources import folder, parse_yaml
from kg.site import browserfiles
from kg.site.font import faces
from kg.site.letters import ASCII
from kg.site.messages import LANGUAGES, Messages
from kg.site.outline import outline
from kg.site.safe import as_script_data, policy
from kg.site.view import PlanView, as_data, numbers

_FIRST = ("data", "state", "words", "page", "search", "details", "wrong", "save", "tour")
_LAST = ("start",)
_STYLES = ("tokens", "page", "parts")


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: its NAME in the folder of its plan and its CONTENT."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Share:
    """What the pages of one folder share.

    Args:
        view: what they show; None for the pages above several plans.
        messages: the words of the pages.
        names: the pages that are made for each plan, by their names in data/site-pages.yaml.
        plans: key figures of every plan of the site, for the list and the way from one to another.
        up: how to get from the folder of these pages to the site's own: "" or "../".
        several: whether the site shows more than one plan, or none.
        beside: the pages that are made once for the whole site, by their names there.
        absent: what the pages have to do without, by the last word of the message absent.….
        cuts: sets of characters, each of which gives a font that several pages have; what a page has besides, its own.

    """

    view: PlanView | None
    messages: Messages
    names: tuple[str, ...]
    plans: Sequence[Mapping[str, object]] = field(default=())
    up: str = ""
    several: bool = False
    beside: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    cuts: tuple[frozenset[str], ...] = ()

    @cached_property
    def data(self) -> Markup:
        """Return the one set of data of all these pages, as JSON that may stand in a script element."""
        content: dict[str, object] = {"types": look(), "plan": None}
        if self.view is not None:
            plan = as_data(self.view)
            content.update(words=plan.pop("words"), plan=plan, outline=outline(self.view).as_data(numbers(self.view)))
        return as_script_data(content)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as data/site-pages.yaml lists it."""

    file: str
    group: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]


@cache
def listed() -> dict[str, Listed]:
    """Return all pages that can be made, by name, in the order in which they are offered."""
    rows = parse_yaml((folder("data") / "site-pages.yaml").read_text(encoding="utf-8"))
    return {
        name: Listed(row["file"], row["group"], tuple(row["scripts"]), tuple(row["styles"]))
        for name, row in rows.items()
    }


@cache
def look() -> dict[str, dict[str, str]]:
    """Return colour, shape and line of every type, as all pages use them."""
    found: dict[str, dict[str, str]] = parse_yaml(_shipped("site-types.yaml"))
    return found


def page(
    name: str,
    share: Share,
    content: Mapping[str, object] | None = None,
    *,
    library: str = "",
    engine: bool = False,
    letters: frozenset[str] = frozenset(),
    **fields: object,
) -> Page:
    """Return the page NAME of data/site-pages.yaml.

    Args:
        name: the page's name there; NAME.html is its template.
        share: what the pages of the folder share; its data is embedded in every one of them.
        content: what only this page needs, for its scripts as PAGE.
        library: a large script of others, which goes into the page packed.
        engine: whether the page runs WebAssembly in a worker of its own.
        letters: characters that the page may show besides those of its data, CONTENT and messages.
        fields: further values that the template asks for.

    The security policy is computed last, from the very scripts and styles that the page holds.
    """
    return Page(
        listed()[name].file,
        render(f"{name}.html", values(name, share, content, library=library, engine=engine, letters=letters), **fields),
    )


def render(template: str, given: Mapping[str, object], **fields: object) -> bytes:
    """Return TEMPLATE filled in with what `values` GIVES and FIELDS, as the bytes of a file."""
    return environment().get_template(template).render(given, **fields).encode("utf-8", "surrogatepass")


def values(
    name: str,
    share: Share,
    content: Mapping[str, object] | None = None,
    *,
    library: str = "",
    engine: bool = False,
    letters: frozenset[str] = frozenset(),
) -> dict[str, object]:
    """Return the values that base.html asks for, see `page`."""
    entry = listed()[name]
    files = {one: listed()[one].file for one in share.names}
    above = {one: share.up + listed()[one].file for one in share.beside}
    frame = {"name": name, "files": files, "beside": above, "several": share.several}
    script = _own_script((*_FIRST, *entry.scripts, *_LAST))
    words = share.messages.of_page(listed(), name, script)
    own = as_script_data({**(content or {}), **frame, "messages": words})
    rules = "".join(_template(f"{file}.css") for file in (*_STYLES, *entry.styles))
    style = fonts(share.cuts, letters.union(ASCII, share.data, own)) + colours(look()) + rules
    title = share.view.title if share.view else share.messages.text(f"page.{name}.title", "en")
    return {
        "policy": policy([script, *([library] if library else [])], style, engine=engine),
        "title": title,
        "style": Markup(style),
        "script": Markup(script),
        "library": packed(library) if library else "",
        "data": share.data,
        "own": own,
        "page": name,
        "pages": {one: listed()[one] for one in share.names},
        "plans": share.plans if share.view else (),
        "here": share.view.name if share.view else "",
        "up": share.up,
        "several": share.several,
        "beside": {one: listed()[one] for one in share.beside},
        "absent": share.absent,
        "banded": share.view is not None,
        "noscript": {language: share.messages.text("page.noscript", language) for language in LANGUAGES},
    }


def fonts(cuts: Iterable[frozenset[str]], shown: frozenset[str]) -> str:
    """Return the style rules of the pages' own font: one cut for each of CUTS, and one for what is SHOWN besides."""
    files, rules = browserfiles.fonts(), []
    for cut in cuts:
        rules.append(_font(cut, files))
        shown -= cut
    return "".join((*rules, _font(shown, files)))


@cache
def _font(letters: frozenset[str], files: Path) -> str:
    rules = faces(letters, files)
    return rules + "\n" if rules else ""


@lru_cache(maxsize=1)
def packed(script: str) -> str:
    """Return SCRIPT compressed, in letters that may stand in a page; data/templates/unpack.js is the way back.

    Example:
        >>> zlib.decompress(base64.b64decode(packed("let a;"))).decode()
        'let a;'

    """
    return base64.b64encode(zlib.compress(script.encode("utf-8"), 9)).decode("ascii")


def colours(types: Mapping[str, Mapping[str, str]]) -> str:
    """Return the style rules that give every type its colour on light and on dark paper, and its line."""

    def rules(paper: str) -> str:
        return "".join(f"--{name}:{entry[paper]};" for name, entry in types.items())

    light, dark = rules("light"), rules("dark")
    classes = "".join(f".t-{name}{{--c:var(--{name})}}" for name in types)
    lines = "".join(
        f".u-{name}{{text-decoration:underline {entry['line']} var(--{name})}}"
        for name, entry in types.items()
        if entry["line"]
    )
    return f":root{{{light}}}@media screen{{:root[data-theme=dark]{{{dark}}}}}\n{classes}\n{lines}\n"


def worker_script(engine: str) -> Markup:
    """Return what runs beside the page that answers SPARQL: the script ENGINE, then our own that uses it."""
    return Markup(engine + _template("sparql-worker.js"))


@cache
def _own_script(names: tuple[str, ...]) -> str:
    return '"use strict";\n(() => {\n' + "".join(_template(f"{name}.js") for name in names) + "})();\n"


def _template(file: str) -> str:
    return _shipped(Path("templates") / file)


@cache
def _shipped(path: Path | str) -> str:
    return (folder("data") / path).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the one environment that all templates are filled in by; everything is escaped."""
    loader = FileSystemLoader(folder("data") / "templates", encoding="utf-8")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    made.filters["script_data"] = as_script_data
    return made
