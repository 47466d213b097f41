"""`kg view`: a question in, a page with a picture of its answer out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import asking
from kg.commands.source import source
from kg.errors import InputError, QuestionError
from kg.remote import open_store
from kg.resources import message
from kg.site.shown import show
from kg.vocabulary import PREFIXES


@click.command("view")
@click.argument("question")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Set a parameter of the question.")
@click.option("--out", type=click.Path(path_type=Path), help="The page to write; NAME.html by default.")
@source
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of the names asked for.")
@click.pass_obj
def command(
    obj: str, question: str, params: tuple[str, ...], out: Path | None, place: Path | str, lang: str | None
) -> None:
    """Draw the answer to QUESTION: a name of the library, a file of SPARQL, or - for standard input.

    Things in the answer become boxes; the graph's links between them, and what a row holds together, become lines. The
    page has the same as tables, in Chinese and English, and works offline.
    """
    lang = lang or obj
    asked, given = asking.question(question), asking.values(params)
    if isinstance(asked, str) and given:
        raise QuestionError("no such parameter", ", ".join(given), "describe it in a #+ header of the query")
    target = out or Path("answer.html" if question == "-" else f"{Path(question).stem}.html")
    shown = show(open_store(place, PREFIXES), asked, given, lang, Path(question).stem)
    _write(target, shown.html)
    click.echo(message("build", "open", lang).format(path=target))


def _write(target: Path, text: str) -> None:
    """Write TEXT beside TARGET and rename it, so that TARGET is at no time half written."""
    made = target.with_name(f".{target.name}.new")
    try:
        made.write_bytes(text.encode("utf-8", "surrogatepass"))
        made.replace(target)
    except OSError as error:
        raise InputError("the page cannot be written", str(target), "give another --out") from error
