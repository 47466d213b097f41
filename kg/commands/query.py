"""`kg query`: a question in, a table, CSV, JSON, Markdown or Turtle out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from kg import questions
from kg.commands import asking
from kg.commands.output import write
from kg.commands.source import source
from kg.errors import QuestionError
from kg.questions import tables
from kg.questions.spoken import in_words
from kg.remote import open_store
from kg.resources import message
from kg.store import Store, Table
from kg.vocabulary import PREFIXES


@click.command("query")
@click.argument("question", required=False)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Set a parameter of the question.")
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json", "md", "ttl"]), default="table")
@source
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of labels and headings.")
@click.option("--cite", is_flag=True, help="Add to every row its sentence and a line that cites it.")
@click.pass_obj
def command(
    obj: str,
    question: str | None,
    params: tuple[str, ...],
    shape: str,
    place: Path | str,
    lang: str | None,
    cite: bool,
) -> None:
    """Ask QUESTION: a name of the library, a file of SPARQL, or - for standard input; without it, list the library.

    CSV has the columns' names as header; JSON is a list of one object per row, with numbers as numbers, null
    for what is not stated, and always the row's evidence and citation; ttl is for CONSTRUCT and DESCRIBE. Tables and
    Markdown are for reading: they say “at least” for >=, and a table in a pipe cuts long words.
    """
    lang = lang or obj
    if question is None:
        write(questions.listing(lang))
        return
    asked = asking.question(question)
    given = asking.values(params)
    store = open_store(place, PREFIXES)
    citing = _Citing(questions.Citations(store, lang), message("citation", "cite-as", lang), cite)
    if isinstance(asked, str):
        if given:
            raise QuestionError("no such parameter", ", ".join(given), "describe it in a #+ header of the query")
        _print(questions.ask_text(store, asked, question, PREFIXES), shape, citing)
    else:
        _print_answer(store, asked, given, shape, lang, citing)


@dataclass(frozen=True, slots=True)
class _Citing:
    """How an answer is cited: by what, the words before its sources, and whether every row is wanted."""

    citations: questions.Citations
    words: str
    every_row: bool


def _print_answer(
    store: Store, asked: questions.Question, given: dict[str, str], shape: str, lang: str, citing: _Citing
) -> None:
    if any(parameter.name == "lang" for parameter in asked.parameters):
        given.setdefault("lang", lang)
    table = questions.ask(store, asked, given)
    if shape in ("table", "md"):
        table = in_words(table, lang)
    meanings = {column.name: column.meaning.of(lang) for column in asked.columns}
    headings = [meanings.get(name, name) for name in table.columns]
    _print(table, shape, citing, headings, asked.question.of(lang))


def _print(
    answer: Table | bool | str, shape: str, citing: _Citing, headings: list[str] | None = None, title: str = ""
) -> None:
    """Write ANSWER to standard output as SHAPE; only a terminal gets lines and colours, and its sources below."""
    if isinstance(answer, Table):
        console = Console()
        if shape == "table" and console.is_terminal:
            _show(answer, citing, headings or list(answer.columns), title, console)
        else:
            cited = citing.citations.of(answer) if citing.every_row or shape == "json" else ()
            write(tables.written(answer, shape, headings or answer.columns, cited))
    elif shape not in ("table", "ttl"):
        raise QuestionError("this answer is no table", f"--format {shape}", "leave --format out")
    else:
        write(answer if isinstance(answer, str) else f"{str(answer).lower()}\n")


def _show(table: Table, citing: _Citing, headings: list[str], title: str, console: Console) -> None:
    cited = citing.citations.of(table)
    if citing.every_row:
        tables.show(tables.numbered(table, cited), ["#", *headings], title, console)
        lines = tables.notes(cited)
    else:
        tables.show(table, headings, title, console)
        lines = [f"{citing.words} {source}" for source in citing.citations.sources(cited)]
    for line in lines:
        console.print(line, markup=False, highlight=False, style="dim", soft_wrap=True)
