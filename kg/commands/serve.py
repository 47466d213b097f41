"""`kg serve`: a build in, a SPARQL endpoint, a page to ask it and the site out, on this machine alone unless asked."""

from __future__ import annotations

from pathlib import Path

import click

from kg.errors import InputError
from kg.resources import message


@click.command("serve")
@click.option("--on", "folder", type=click.Path(path_type=Path), default=Path("out"), help="The build to serve.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes any.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that answer.")
@click.option("--deadline", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Seconds for a query.")
@click.option("--memory", type=click.IntRange(64), default=1024, show_default=True, help="Megabytes for a query.")
@click.option("--cors", is_flag=True, help="Let pages of other sites ask.")
@click.pass_obj
def command(
    lang: str, folder: Path, host: str, port: int, workers: int, deadline: float, memory: int, cors: bool
) -> None:
    """Serve a build: SPARQL at /sparql, a page to ask at /query, its things at their addresses, its site at /.

    Nothing can be changed through it. Stop it with Ctrl-C.
    """
    try:
        from kg.server.run import Settings, serve
    except ImportError as error:
        if error.name == "resource":
            raise InputError(
                "kg serve needs Linux or macOS", "", "elsewhere, load graph.nq into another store"
            ) from error
        raise InputError("kg serve needs an extra", str(error.name), "pip install 'plan-kg[serve]'") from error
    settings = Settings(host, port, workers, deadline, memory, cors)
    serve(folder, settings, lambda address: click.echo(message("serve", "ready", lang).format(address=address)))
    click.echo(message("serve", "stopped", lang))
