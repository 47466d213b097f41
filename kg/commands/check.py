"""`kg check`: a build in, findings in words out."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from kg.checks import check, read_quads
from kg.commands.output import print_findings
from kg.texts import texts_of


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("out"))
@click.option("--strict", is_flag=True, help="Let what the text leaves open fail as well.")
@click.option("--all", "whole", is_flag=True, help="List every finding.")
@click.pass_obj
def command(lang: str, folder: Path, strict: bool, whole: bool) -> None:
    """Check the build in FOLDER: shapes, evidence, one graph per statement, the ontology's own style."""
    findings = check(read_quads(folder), texts_of(folder))
    print_findings(Console(soft_wrap=True), findings, lang, strict=strict, whole=whole)
