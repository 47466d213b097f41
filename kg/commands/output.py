"""What several commands print: findings of a check, claims left out, text on standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
from rich.console import Console

from kg.analysis.sections import Section, written
from kg.checks import Finding
from kg.errors import FoundWrong
from kg.extraction import extractor as extractors
from kg.model import Statements
from kg.progress import finding_lines
from kg.questions import tables


def write(text: str) -> None:
    """Write TEXT to standard output, as UTF-8 wherever it does not go to a terminal."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))


def print_sections(sections: Sequence[Section], shape: str, lang: str) -> None:
    """Write SECTIONS to standard output as SHAPE; only a terminal gets lines and colours."""
    console = Console()
    if shape != "table" or not console.is_terminal:
        write(written(sections, shape, lang))
        return
    for section in (section.for_people() for section in sections):
        tables.show(section.table(lang), section.headings(lang), section.title(lang), console)
        for line in (*section.in_short(lang), section.lead(lang), ""):
            console.print(line, style="dim", markup=False, highlight=False)


def print_findings(console: Console, findings: Sequence[Finding], lang: str, *, strict: bool, whole: bool) -> None:
    """Print FINDINGS, the first of each kind or the WHOLE.

    Raises:
        FoundWrong: when one is a violation, or STRICT and there is any.

    """
    for line in finding_lines(findings, lang, whole=whole):
        console.print(line, markup=False, highlight=False)
    grave = [finding for finding in findings if finding.severity == "violation" or strict]
    if grave:
        raise FoundWrong("the check found errors", f"{len(grave)}", "see above")


def print_rejections(name: str, statements: Statements) -> None:
    """Say on standard error how many stored claims of the article NAME were left out, by reason."""
    for reason, count in extractors.rejections(statements).items():
        click.echo(f"kg: {name}: {count} claims left out: {reason}", err=True)
