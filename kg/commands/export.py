"""`kg export`: a build in, a file for other people's tools out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.commands.source import source
from kg.errors import InputError
from kg.export.files import put, put_all
from kg.export.formats import FORMATS
from kg.export.source import open_source


@click.command("export")
@click.option("--to", "name", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@source
@click.option("--article", default="", help="Only this article.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="File to write (a folder for csv); standard output if not."
)
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of our own words in StratML.")
@click.pass_obj
def command(obj: str, name: str, place: Path | str, article: str, out: Path | None, lang: str | None) -> None:
    """Write a build as Turtle, TriG, JSON-LD, N-Quads, GraphML, GEXF, CSV or XLSX tables, or StratML Part 2.

    RDF formats hold all of the build, its ontology too; GraphML and GEXF its things and links, for Gephi; tables one
    row per thing or link, with the words that say it.
    """
    chosen = FORMATS[name]
    if out is None and (chosen.folder or chosen.binary):
        kind = "several files" if chosen.folder else "no text"
        raise InputError(f"{name} is {kind}", "standard output", "give --out")
    content = chosen.write(open_source(place, article), lang or obj)
    if isinstance(content, dict):
        put_all(out or Path(), content)
    elif out:
        put(out, content)
    else:
        sys.stdout.buffer.write(content)
