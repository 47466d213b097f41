"""The commands: words typed in a terminal in, tables, files and an exit code out. Nothing else lives here."""

from __future__ import annotations

import sys

import click

from kg.errors import KgError


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


if __name__ == "__main__":
    main()
