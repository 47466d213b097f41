"""`kg audit`: a build in, the report on what its plans leave open out."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from kg.analysis.audit import audit
from kg.analysis.audit_report import as_json, as_markdown, as_text, lead, sections, title
from kg.commands.output import write
from kg.commands.source import source
from kg.export.files import put
from kg.questions import tables
from kg.remote import open_store
from kg.site.audit import audit_page
from kg.vocabulary import PREFIXES


@click.command("audit")
@source
@click.option("--article", default="", help="Only this article.")
@click.option("--format", "shape", type=click.Choice(["table", "md", "json", "html"]), default="table")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write instead of standard output.")
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of the report.")
@click.pass_obj
def command(obj: str, place: Path | str, article: str, shape: str, out: Path | None, lang: str | None) -> None:
    """Report what each plan leaves open: the gaps that analysts look for, each with its sentence and offsets.

    Tasks without targets, targets without baseline, unit, deadline or owner, actions without owner or place, phrases
    promised and not spelt out, sentences that gave nothing, and how firmly the plan promises.
    """
    lang = lang or obj
    store = open_store(place, PREFIXES)
    found = audit(store, lang, article)
    console = Console()
    if shape == "table" and not out and console.is_terminal:
        for one in found:
            console.print(title(one, lang), style="bold", markup=False, highlight=False)
            console.print(lead(one, lang), markup=False, highlight=False)
            for section in sections(one, lang):
                tables.show(section.table(), section.headings, section.title, console)
            console.print(one.source, style="dim", markup=False, highlight=False, soft_wrap=True)
        return
    if shape == "html":
        text = audit_page(
            {other: found if other == lang else audit(store, other, article) for other in ("zh", "en")}, lang
        )
    elif shape == "json":
        text = json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"
    else:
        text = as_markdown(found, lang) if shape == "md" else as_text(found, lang)
    if out is None:
        write(text)
    else:
        put(out, text.encode("utf-8"))
