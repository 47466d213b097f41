"""Values in, HTML for a notebook out, from templates; whatever an article says stays text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.resources import folder


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], title: str = "", more: int = 0) -> str:
    """Return a table of ROWS under HEADINGS; MORE says how many rows are not shown.

    Example:
        >>> "&lt;script&gt;" in table(["a"], [["<script>"]])
        True

    """
    return _environment().get_template("table.html").render(headings=headings, rows=rows, title=title, more=more)


def marked(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """Return TEXT with the stretches MARKS marked.

    Example:
        >>> print(marked("a<b", [(0, 1)]))
        <mark>a</mark>&lt;b

    """
    parts, place = [Markup()], 0
    for start, end in sorted(marks):
        start = max(start, place)
        if start < end:
            parts += [Markup.escape(text[place:start]), Markup("<mark>{}</mark>").format(text[start:end])]
            place = end
    return Markup().join([*parts, Markup.escape(text[place:])])


def quotes(entries: Iterable[tuple[str, Markup, str]]) -> str:
    """Return ENTRIES, each a heading, a sentence and a line on where it is from, one below the other."""
    return _environment().get_template("quotes.html").render(entries=list(entries))


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(folder("data") / "notebook-templates", encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
