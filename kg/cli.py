"""The commands: words typed in a terminal in, tables, files and an exit code out. Nothing else lives here."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from kg import questions
from kg.build import build, texts_of
from kg.checks import Finding, check, read_quads
from kg.curation import curate
from kg.errors import FoundWrong, InputError, KgError, QuestionError
from kg.evaluation import evaluate as score
from kg.evaluation import load_gold, report
from kg.evaluation.card import quality_card, references, rules_page
from kg.explanation import explain
from kg.extraction import extractor as extractors
from kg.extraction.pipeline import extract
from kg.model import Statements
from kg.progress import built_lines, finding_lines, progress
from kg.questions import tables
from kg.reading.article import load
from kg.reading.layout import read
from kg.store import Store, Table, open_build
from kg.vocabulary import PREFIXES


class _OneLineErrors(click.Group):
    """A group of commands in which an expected failure is one line and an exit code, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            sys.exit(error.exit_code)


@click.group(cls=_OneLineErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", envvar="KG_LANG", help="Language of messages.")
@click.version_option(package_name="plan-kg")
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Turn articles about public plans into a knowledge graph, check it, ask it, look at it."""
    context.obj = lang


@main.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Folder to make.")
@click.option("--no-curation", is_flag=True, help="Leave correction files aside.")
@click.option("--extractor", "name", default="rules", show_default=True, help="What extracts: rules, file, a plug-in.")
@click.pass_obj
def build_articles(lang: str, paths: tuple[Path, ...], out: Path, no_curation: bool, name: str) -> None:
    """Build the articles at PATHS (files or folders; default: articles) into a graph with its report and pages."""
    console = Console(soft_wrap=True)
    with progress(lang) as step:
        chosen = extractors.named(name)
        built = build(paths or (Path("articles"),), out, curated=not no_curation, extractor=chosen, step=step)
    for one in built.articles:
        _print_rejections(one.document.article.name, one.statements)
    for line in built_lines(built, out, lang):
        console.print(line, markup=False, highlight=False)
    _print_findings(console, built.findings, lang, strict=False, whole=False)


@main.command("check")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("out"))
@click.option("--strict", is_flag=True, help="Let what the text leaves open fail as well.")
@click.option("--all", "whole", is_flag=True, help="List every finding.")
@click.pass_obj
def check_build(lang: str, folder: Path, strict: bool, whole: bool) -> None:
    """Check the build in FOLDER: shapes, evidence, one graph per statement, the ontology's own style."""
    console = Console(soft_wrap=True)
    _print_findings(console, check(read_quads(folder), texts_of(folder)), lang, strict=strict, whole=whole)


def _print_findings(console: Console, findings: Sequence[Finding], lang: str, *, strict: bool, whole: bool) -> None:
    for line in finding_lines(findings, lang, whole=whole):
        console.print(line, markup=False, highlight=False)
    grave = [finding for finding in findings if finding.severity == "violation" or strict]
    if grave:
        raise FoundWrong("the check found errors", f"{len(grave)}", "see above")


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TEXT GOLD | FOLDER...")
@click.option("--by-rule", is_flag=True, help="Also count right and wrong by rule.")
@click.option("--misses", is_flag=True, help="Also list what was missed or given too much, by sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--no-curation", is_flag=True, help="Leave the correction file beside TEXT aside.")
@click.option("--extractor", "name", default="rules", show_default=True, help="What extracts: rules, file, a plug-in.")
@click.option("--card", type=click.Choice(["quality", "rules"]), help="Write a page on all references in FOLDERs.")
@click.pass_obj
def evaluate(
    lang: str,
    paths: tuple[Path, ...],
    by_rule: bool,
    misses: bool,
    as_json: bool,
    no_curation: bool,
    name: str,
    card: str | None,
) -> None:
    """Score what is extracted from TEXT against the reference GOLD.

    With --card, all references (NAME.gold.json) in the FOLDERs are scored, rules alone, and a page in Markdown is
    written: "quality" (docs/quality.md) or "rules" (docs/rules.md).
    """
    if card:
        click.echo(_card(paths, card), nl=False)
        return
    if len(paths) != 2:
        raise InputError("kg evaluate takes a text and its reference", " ".join(map(str, paths)), "give TEXT GOLD")
    text, gold = paths
    wanted = load_gold(gold)
    article = load(text)
    statements = extractors.named(name).extract(read(article))
    _print_rejections(article.name, statements)
    corrections = text.with_name(f"{text.stem}.curation.yaml")
    if corrections.exists() and not no_curation:
        statements = curate(article, statements, corrections)
    evaluation = score(statements, wanted, article.text)
    if as_json:
        click.echo(json.dumps(report.as_json(evaluation), ensure_ascii=False, indent=1))
        return
    console = Console()
    for table in report.tables(evaluation, article.name, lang, by_rule):
        console.print(table)
    if misses:
        for line in report.findings_by_sentence(evaluation, article.text, lang):
            console.print(line)


def _card(folders: tuple[Path, ...], card: str) -> str:
    evaluated = {}
    for gold, text in references(folders):
        article = load(text)
        one = score(extract(read(article)), load_gold(gold), article.text)
        evaluated[gold.name.removesuffix(".gold.json")] = (one, len(article.text))
    command = f"kg evaluate --card {card} {' '.join(map(str, folders))}"
    return rules_page(evaluated, command) if card == "rules" else quality_card(evaluated, command)


def _print_rejections(name: str, statements: Statements) -> None:
    for reason, count in extractors.rejections(statements).items():
        click.echo(f"kg: {name}: {count} claims left out: {reason}", err=True)


@main.command("explain")
@click.argument("text", type=click.Path(path_type=Path))
@click.option("--at", type=int, help="Only the sentence at this offset (in characters from the start).")
@click.pass_obj
def explain_text(lang: str, text: Path, at: int | None) -> None:
    """Show, sentence by sentence, which rule found what in TEXT, and what was considered and dropped."""
    document = read(load(text))
    for line in explain(document, extract(document), at, lang):
        click.echo(line)


@main.command()
@click.argument("question", required=False)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Set a parameter of the question.")
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json", "md", "ttl"]), default="table")
@click.option("--on", "folder", type=click.Path(path_type=Path), default=Path("out"), help="The build to ask.")
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of labels and headings.")
@click.pass_obj
def query(obj: str, question: str | None, params: tuple[str, ...], shape: str, folder: Path, lang: str | None) -> None:
    """Ask QUESTION: a name of the library, a file of SPARQL, or - for standard input; without it, list the library.

    CSV has the columns' names as header; JSON is a list of one object per row, with numbers as numbers and null
    for what is not stated; ttl is for CONSTRUCT and DESCRIBE.
    """
    lang = lang or obj
    if question is None:
        _write(questions.listing(lang))
        return
    asked = _question(question)
    given = _params(params)
    store = open_build(folder, PREFIXES)
    if isinstance(asked, str):
        if given:
            raise QuestionError("no such parameter", ", ".join(given), "describe it in a #+ header of the query")
        _print(questions.ask_text(store, asked, question, PREFIXES), shape)
    else:
        _print_answer(store, asked, given, shape, lang)


def _question(name: str) -> questions.Question | str:
    """Return the library's question called NAME, or the text of the file NAME or of standard input."""
    path = Path(name)
    if name != "-" and not path.is_file():
        return questions.find(name)
    try:
        text = (sys.stdin.buffer.read() if name == "-" else path.read_bytes()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError("the query is not UTF-8", name, "save it as UTF-8") from error
    return questions.read_own(name, text)


def _params(params: tuple[str, ...]) -> dict[str, str]:
    pairs = [param.partition("=") for param in params]
    for name, equals, _ in pairs:
        if not (name and equals):
            raise QuestionError("not a parameter", name, "write NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _print_answer(store: Store, asked: questions.Question, given: dict[str, str], shape: str, lang: str) -> None:
    if any(parameter.name == "lang" for parameter in asked.parameters):
        given.setdefault("lang", lang)
    table = questions.ask(store, asked, given)
    meanings = {column.name: column.meaning.of(lang) for column in asked.columns}
    headings = [meanings.get(name, name) for name in table.columns]
    _print(table, shape, headings, asked.question.of(lang))


def _print(answer: Table | bool | str, shape: str, headings: list[str] | None = None, title: str = "") -> None:
    """Write ANSWER to standard output as SHAPE; only a terminal gets lines and colours."""
    if isinstance(answer, Table):
        console = Console()
        if shape == "table" and console.is_terminal:
            tables.show(answer, headings or answer.columns, title, console)
        else:
            _write(tables.written(answer, shape, headings or answer.columns))
    elif shape not in ("table", "ttl"):
        raise QuestionError("this answer is no table", f"--format {shape}", "leave --format out")
    else:
        _write(answer if isinstance(answer, str) else f"{str(answer).lower()}\n")


def _write(text: str) -> None:
    """Write TEXT to standard output, as UTF-8 wherever it does not go to a terminal."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
