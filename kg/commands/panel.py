"""`kg panel`: a build in, its targets as a table out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.analysis.contents import read
from kg.analysis.panel import long_panel, panel
from kg.analysis.sections import SHAPES
from kg.commands.output import print_sections, write
from kg.commands.source import source
from kg.errors import InputError
from kg.export.files import put
from kg.export.sheets import as_csv
from kg.export.workbook import as_workbook
from kg.remote import open_store
from kg.vocabulary import PREFIXES


@click.command("panel")
@source
@click.option("--article", "articles", multiple=True, help="Only this article; may be given more than once.")
@click.option("--long", "one_per_row", is_flag=True, help="A row per target, with its words.")
@click.option("--format", "shape", type=click.Choice([*SHAPES, "xlsx"]), default="table", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="File to write (needed for xlsx).")
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of names and headings.")
@click.pass_obj
def command(
    obj: str,
    place: Path | str,
    articles: tuple[str, ...],
    one_per_row: bool,
    shape: str,
    out: Path | None,
    lang: str | None,
) -> None:
    """Show the targets as a table: indicator by article and year, for terminals, Markdown and spreadsheets.

    CSV and XLSX are made for spreadsheets: a byte order mark, and no cell that opens with a sign of a formula.
    """
    lang = lang or obj
    contents = read(open_store(place, PREFIXES))
    contents = contents.of_articles(articles) if articles else contents
    section = long_panel(contents) if one_per_row else panel(contents)
    if shape in ("csv", "xlsx"):
        table = section.table(lang, keys=True)
        content = as_csv(table) if shape == "csv" else as_workbook({section.key: table})
        if shape == "xlsx" and not out:
            raise InputError("a workbook is a file", "--format xlsx", "give --out FILE")
        if out:
            put(out, content)
        else:
            write(content.decode("utf-8"))
    else:
        print_sections([section], shape, lang)
