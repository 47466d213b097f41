"""What a command asks: the options --on and --endpoint, and the store that they name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from kg.connection import is_url
from kg.errors import InputError

_F = TypeVar("_F", bound=Callable[..., Any])
_ON = Path("out")


def source(function: _F) -> _F:
    """Give the click command FUNCTION the options --on DIR and --endpoint URL as one argument `place`.

    `place` is a Path or the URL as text; kg.remote.open_store opens either. An --endpoint (or KG_ENDPOINT) wins over
    the default of --on; both together are refused.
    """
    on = click.option(
        "--on",
        "place",
        type=click.Path(path_type=Path),
        default=_ON,
        show_default=True,
        callback=_choose,
        help="The build to ask.",
    )
    endpoint = click.option(
        "--endpoint",
        metavar="URL",
        is_eager=True,  # known before --on is looked at
        expose_value=False,
        callback=_keep,
        envvar="KG_ENDPOINT",
        show_envvar=True,
        help="Ask this SPARQL endpoint instead.",
    )
    return on(endpoint(function))


def _keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:  # noqa: ARG001
    if value and not is_url(value):
        raise InputError("not a URL of a server", value, "write http://HOST:PORT/PATH")
    context.meta[__name__] = value


def _choose(context: click.Context, parameter: click.Parameter, value: Path) -> Path | str:  # noqa: ARG001
    endpoint: str | None = context.meta.get(__name__)
    if not endpoint:
        return value
    typed = ParameterSource.COMMANDLINE
    if context.get_parameter_source("place") is typed:
        if context.get_parameter_source("endpoint") is typed:
            raise InputError("--on and --endpoint exclude each other", endpoint, "give one of them")
        return value
    return endpoint
