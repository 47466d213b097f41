"""`kg build`: articles in, a folder with graph, report and pages out."""

from __future__ import annotations

import gc
from pathlib import Path

import click
from rich.console import Console

from kg.build import build
from kg.commands.output import print_findings, print_rejections
from kg.extraction import extractor as extractors
from kg.progress import built_lines, progress

_SELDOM = (100_000, 20, 100)
"""After how many new objects Python looks for garbage: a build's live to its end, and looking took a tenth of it."""


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Folder to make.")
@click.option("--no-curation", is_flag=True, help="Leave correction files aside.")
@click.option("--extractor", "name", default="rules", show_default=True, help="What extracts: rules, file, a plug-in.")
@click.pass_obj
def command(lang: str, paths: tuple[Path, ...], out: Path, no_curation: bool, name: str) -> None:
    """Build the articles at PATHS (files or folders; default: articles) into a graph with its report and pages."""
    gc.set_threshold(*_SELDOM)
    console = Console(soft_wrap=True)
    with progress(lang) as step:
        chosen = extractors.named(name)
        built = build(paths or (Path("articles"),), out, curated=not no_curation, extractor=chosen, step=step)
    for one in built.articles:
        print_rejections(one.document.article.name, one.statements)
    for line in built_lines(built, out, lang):
        console.print(line, markup=False, highlight=False)
    print_findings(console, built.findings, lang, strict=False, whole=False)
