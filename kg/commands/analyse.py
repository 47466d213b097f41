"""`kg analyse`: a build in, measures of its network out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.analysis.contents import read
from kg.analysis.network import MEASURES
from kg.analysis.sections import SHAPES
from kg.commands.output import print_sections
from kg.commands.source import source
from kg.remote import open_store
from kg.site.view import sentences
from kg.texts import texts_at
from kg.vocabulary import PREFIXES


@click.command("analyse")
@click.argument("measures", nargs=-1, type=click.Choice(list(MEASURES)))
@source
@click.option("--article", help="Only this article; all together when left out.")
@click.option("--format", "shape", type=click.Choice(SHAPES), default="table", show_default=True)
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of names and headings.")
@click.pass_obj
def command(
    obj: str, measures: tuple[str, ...], place: Path | str, article: str | None, shape: str, lang: str | None
) -> None:
    """Measure the network of a plan: MEASURES, or all of them.

    bridges: what holds several tasks together. communities: what coheres. reach: how many things each task leads to.
    cooccurrence: places and sectors named together. Every row says where the text names the thing.
    """
    store = open_store(place, PREFIXES)
    contents = read(store)
    contents = contents.of_article(article) if article else contents
    texts = {name: sentences(text) for name, text in texts_at(place, store).items() if name in contents.articles}
    chosen = [MEASURES[name](contents, texts) for name in dict.fromkeys(measures or MEASURES)]
    print_sections(chosen, shape, lang or obj)
