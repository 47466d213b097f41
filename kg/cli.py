"""The commands: words typed in a terminal in, tables, files and an exit code out. Nothing else lives here."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from kg.curation import curate
from kg.errors import KgError
from kg.evaluation import evaluate as score
from kg.evaluation import load_gold, report
from kg.extraction.pipeline import extract
from kg.reading.article import load
from kg.reading.layout import read


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


@main.command()
@click.argument("text", type=click.Path(path_type=Path))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--by-rule", is_flag=True, help="Also count right and wrong by rule.")
@click.option("--misses", is_flag=True, help="Also list what was missed or given too much, by sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--no-curation", is_flag=True, help="Leave the correction file beside TEXT aside.")
@click.pass_obj
def evaluate(lang: str, text: Path, gold: Path, by_rule: bool, misses: bool, as_json: bool, no_curation: bool) -> None:
    """Score what is extracted from TEXT against the file GOLD."""
    wanted = load_gold(gold)
    article = load(text)
    statements = extract(read(article))
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


if __name__ == "__main__":
    main()
