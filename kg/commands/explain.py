"""`kg explain`: a text in, which rule found what and what was dropped out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.explanation import explain
from kg.extraction.pipeline import extract
from kg.reading.article import load
from kg.reading.layout import read


@click.command("explain")
@click.argument("text", type=click.Path(path_type=Path))
@click.option("--at", type=int, help="Only the sentence at this offset (in characters from the start).")
@click.pass_obj
def command(lang: str, text: Path, at: int | None) -> None:
    """Show, sentence by sentence, which rule found what in TEXT, and what was considered and dropped."""
    document = read(load(text))
    for line in explain(document, extract(document), at, lang):
        click.echo(line)
