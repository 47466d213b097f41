"""`kg evaluate`: a text and its reference in, scores by the annotation guide out; or a page on all references."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from kg.commands.output import print_rejections
from kg.curation import curate
from kg.errors import InputError
from kg.evaluation import evaluate as score
from kg.evaluation import load_gold, report
from kg.evaluation.card import quality_card, references, rules_page
from kg.extraction import extractor as extractors
from kg.extraction.pipeline import extract
from kg.reading.article import load
from kg.reading.layout import read


@click.command("evaluate")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TEXT GOLD | FOLDER...")
@click.option("--by-rule", is_flag=True, help="Also count right and wrong by rule.")
@click.option("--misses", is_flag=True, help="Also list what was missed or given too much, by sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--no-curation", is_flag=True, help="Leave the correction file beside TEXT aside.")
@click.option("--extractor", "name", default="rules", show_default=True, help="What extracts: rules, file, a plug-in.")
@click.option("--card", type=click.Choice(["quality", "rules"]), help="Write a page on all references in FOLDERs.")
@click.pass_obj
def command(
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
    print_rejections(article.name, statements)
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
