"""`kg search`: words in, the things and sentences that have them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from kg.commands.output import write
from kg.commands.source import source
from kg.questions import tables
from kg.remote import open_store
from kg.resources import message
from kg.search import MOST, SENTENCE, Hit, Index
from kg.store import Table, Value
from kg.texts import texts_at
from kg.vocabulary import PLAN, PREFIXES
from kg.vocabulary import label as term_label

_COLUMNS = ("type", "label", "article", "start", "end", "sentence", "iri")
_BEFORE = 10  # characters of a sentence that a plain table shows before the first word found
_WHOLE = "http://www.w3.org/2001/XMLSchema#integer"


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, metavar="CLASS", help="Only these: Goal, Target … or Sentence.")
@click.option("--limit", type=click.IntRange(1, MOST), default=20, show_default=True, help="How many at most.")
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json", "md"]), default="table")
@source
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of names and headings.")
@click.pass_obj
def command(
    obj: str,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    limit: int,
    shape: str,
    place: Path | str,
    lang: str | None,
) -> None:
    """Search for WORDS in the names of things and the sentences of the articles, in Chinese or English.

    All WORDS must occur; one character is enough. Over an endpoint the sentences are those that its graph quotes.
    """
    lang = lang or obj
    store = open_store(place, PREFIXES)
    hits = Index(store, texts_at(place, store)).search(" ".join(words), limit, kinds)
    console = Console()
    if shape == "table" and console.is_terminal:
        _show(hits, " ".join(words), lang, console)
        return
    if shape == "table":
        if not hits:
            write(message("search", "none", lang).format(words=" ".join(words)) + "\n")
            return
        hits = [replace(hit, sentence=_from_mark(hit)) for hit in hits]
    table = Table(_COLUMNS, tuple(_row(hit, lang) for hit in hits))
    write(tables.written(table, shape, [message("search", name, lang) for name in _COLUMNS]))


def _row(hit: Hit, lang: str) -> tuple[Value | None, ...]:
    name = _name(hit, lang)
    start, end = (Value.literal(str(place), _WHOLE) for place in (hit.start, hit.end))
    label = Value.literal(name) if name else None
    article, sentence = Value.literal(hit.article), Value.literal(hit.sentence)
    return Value.literal(hit.type), label, article, start, end, sentence, Value.iri(hit.iri)


def _from_mark(hit: Hit) -> str:
    """Return the sentence of HIT from shortly before the first word found, since a plain table cuts its end."""
    start = max(0, hit.marks[0][0] - _BEFORE) if hit.marks else 0
    return f"…{hit.sentence[start:]}" if start else hit.sentence


def _name(hit: Hit, lang: str) -> str:
    return (hit.label_zh or hit.label_en) if lang == "zh" else (hit.label_en or hit.label_zh)


def _show(hits: Sequence[Hit], words: str, lang: str, console: Console) -> None:
    """Print HITS with their words marked; a hit takes a line of what and where and one of the sentence."""
    if not hits:
        console.print(Text(message("search", "none", lang).format(words=words)))
    for hit in hits:
        sentence = hit.type == SENTENCE
        kind = message("search", "sentence", lang) if sentence else term_label(PLAN[hit.type], lang)
        head = Text.assemble((kind, "dim"), " ", (_name(hit, lang), "bold"))
        head.append(f"  {hit.article} {hit.start}–{hit.end}", "dim")
        words_of = Text("  " + hit.sentence)
        for start, end in hit.marks:
            words_of.stylize("reverse", start + 2, end + 2)
        console.print(head)
        console.print(words_of)
