"""`kg load`: a build in, its named graphs in a store elsewhere out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kg.loading import BATCH, Told, load, note_of
from kg.resources import message


@click.command("load")
@click.argument("place", type=click.Path(path_type=Path), default=Path("out"), metavar="[BUILD]")
@click.option("--to", "url", required=True, metavar="URL", help="The store's Graph Store URL; see docs/stores.md.")
@click.option("--batch", type=click.IntRange(1), default=BATCH, show_default=True, help="Statements sent at once.")
@click.pass_obj
def command(lang: str, place: Path, url: str, batch: int) -> None:
    """Load the named graphs of BUILD (a folder, default: out, or a file of N-Quads) into the store at URL.

    Each named graph there is replaced; other graphs are left alone. An interrupted load goes on where it stopped when
    the same command is run again. Name and password: KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or ~/.netrc.
    """
    try:
        with _progress(lang) as told:
            done = load(place, url, batch=batch, told=told)
    except BaseException:  # also when a person interrupts it
        if note_of(place).is_file():
            click.echo(message("load", "again", lang).format(note=note_of(place)), err=True)
        raise
    if done.before:
        click.echo(message("load", "resumed", lang).format(batches=done.before))
    click.echo(message("load", "loaded", lang).format(triples=done.triples, graphs=done.graphs, url=url))


@contextmanager
def _progress(lang: str) -> Iterator[Told | None]:
    """Give a function that moves a bar on a terminal, or None in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console) as bar:
        task = bar.add_task("")

        def told(there: int, whole: int, graph: str) -> None:
            bar.update(
                task, completed=there, total=whole, description=message("load", "sending", lang).format(graph=graph)
            )

        yield told
