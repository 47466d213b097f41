"""The commands by name: each is loaded when it is asked for. What a command does stands in kg/commands/."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from kg.errors import KgError

COMMANDS = (
    "build",
    "check",
    "query",
    "search",
    "view",
    "serve",
    "evaluate",
    "explain",
    "audit",
    "analyse",
    "compare",
    "panel",
    "export",
    "load",
)


class _Commands(click.Group):
    """The modules of kg.commands, loaded by name; an expected failure is one line and an exit code, no traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.commands.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            sys.exit(error.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", envvar="KG_LANG", help="Language of messages.")
@click.version_option(package_name="plan-kg")
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Turn articles about public plans into a knowledge graph, check it, ask it, look at it."""
    context.obj = lang


if __name__ == "__main__":
    main()
